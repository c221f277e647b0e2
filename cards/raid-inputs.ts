import type { Score } from '../src/domain/raid/scale.ts';
import type { TextKey } from '../src/text/text.ts';
import { beside, type Choice, choiceInput } from './inputs.ts';
import type { Element } from './kit.ts';
import { words } from './words.ts';

/** What can be chosen, each with its word; `of` them where not all. */
export const choices = (
  keys: Readonly<Record<string, TextKey>>,
  of = Object.keys(keys),
): Choice[] =>
  of.flatMap((value) => {
    const key = keys[value];
    return key ? [{ value, title: words(key) }] : [];
  });

const STEPS: readonly Choice[] = [1, 2, 3, 4, 5].map((step) => ({
  value: String(step),
  title: words('raid.step', { step: String(step) }),
}));

/** Folded, with what holds. */
export const compact = (value: string | undefined) => ({
  compact: true,
  none: words('card.notSet'),
  ...(value === undefined ? {} : { value }),
});

/** Probability beside impact. */
export const scoreInput = (of: 'Now' | 'Inherent' | 'Target', score: Score | undefined): Element =>
  beside(
    choiceInput(
      `probability${of}`,
      words(`raid.probability${of}`),
      STEPS,
      compact(score && String(score.probability)),
    ),
    choiceInput(
      `impact${of}`,
      words(`raid.impact${of}`),
      STEPS,
      compact(score && String(score.impact)),
    ),
  );
