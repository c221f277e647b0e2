/** Words that no single area owns. */
export const general = {
  gavel: 'Gavel',
  somebody: 'Somebody',
} as const;
