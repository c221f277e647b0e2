/** Probability and impact, each from 1 (very low) to 5 (very high). */
export type Score = { readonly probability: number; readonly impact: number };

/** The words of a score, from the least to the worst. */
export const severities = ['low', 'medium', 'high', 'very-high'] as const;

export type Severity = (typeof severities)[number];

const STEPS = [1, 2, 3, 4, 5];

/** Whether both figures are on the scale. */
export const isScore = ({ probability, impact }: Score): boolean =>
  STEPS.includes(probability) && STEPS.includes(impact);

/** Probability times impact: 1 to 25. */
export const valueOf = ({ probability, impact }: Score): number => probability * impact;

/**
 * The word for a score of 1 to 25: low to 4, medium to 9, high to 16, very high above. PRINCE2 7 leaves the
 * scale to each project's risk management approach; these are the usual bands of a 5 × 5 grid.
 */
export const severityOf = (value: number): Severity => {
  if (value > 16) return 'very-high';
  if (value > 9) return 'high';
  return value > 4 ? 'medium' : 'low';
};
