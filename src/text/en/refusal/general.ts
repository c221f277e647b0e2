/** Why something was not done. One sentence each: what is not allowed, and who can do it. */
export const generalRefusals = {
  general: 'That did not work. Nothing was changed.',
  store:
    'The records do not answer just now, so nothing was recorded. Please try again in a few minutes.',
  'store-busy':
    'The records do not answer just now, so nothing was recorded. Please try again in a few minutes.',
  'store-unsure':
    'The records do not answer just now. Look again in a few minutes before you repeat it: it may have been recorded.',
  slow: 'This takes longer than Teams waits. Look again in a moment before you repeat it: it may have been recorded.',
} as const;
