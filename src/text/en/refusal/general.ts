/** Why something was not done. One sentence each: what is not allowed, and who can do it. */
export const generalRefusals = {
  general: 'That did not work. Nothing was changed.',
} as const;
