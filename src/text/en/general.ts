/** Words that no single area owns. */
export const general = {
  gavel: 'Gavel',
} as const;
