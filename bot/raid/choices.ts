import * as names from '../../cards/raid-words.ts';

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  Object.keys(words) as [K, ...K[]];

/** What can be chosen of an entry, pressed or typed. */
export const CHOICES = {
  kind: keysOf(names.KIND),
  nature: keysOf(names.NATURE),
  proximity: keysOf(names.PROXIMITY),
  response: keysOf(names.RESPONSE),
  category: keysOf(names.CATEGORY),
  priority: keysOf(names.PRIORITY),
  direction: ['in', 'out'],
  outcome: keysOf(names.OUTCOME),
} as const;
