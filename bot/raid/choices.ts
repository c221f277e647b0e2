import * as names from '../../cards/raid-words.ts';
import { type TextKey, text } from '../../src/text/text.ts';

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

const KEYS: Readonly<Partial<Record<keyof typeof CHOICES, Readonly<Record<string, TextKey>>>>> = {
  proximity: names.PROXIMITY,
  response: names.RESPONSE,
  category: names.CATEGORY,
};

/** What cards call the choices of a name, where that is more than its own words. */
export const titlesOf = (name: keyof typeof CHOICES): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(KEYS[name] ?? {}).map(([choice, key]) => [choice, text(key)]));
