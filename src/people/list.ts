import { mask, unmasked } from './mask.ts';
import { type Candidate, plainName, type Speech } from './names.ts';

const BETWEEN = /(\s*,\s*(?:(?:and|&)\s+)?|\s*\/\s*|\s+(?:and|[&+])\s+)/iu;
/** Nobody names or chooses more people at once. */
export const MOST_PEOPLE = 500;
/** Names in a row that may together be one: `Smith, Jones and Partners`. */
const LONGEST_NAME = 7;

/**
 * The names of a list as typed: `Maya, Tom and Lee`. A comma or an "and" within a mention or within somebody's
 * whole name separates nobody: `Raman, Priya`, `Anna and Co`. Of more than `MOST_PEOPLE` only one more.
 */
export const splitNames = (
  words: string,
  candidates: readonly Candidate[],
  { mentions = [] }: Speech = {},
): readonly string[] => {
  const called = new Set(candidates.map(({ name }) => plainName(name)));
  // Every other part is what stands between two names.
  const parts = mask(words, mentions)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .split(BETWEEN)
    .slice(0, 2 * MOST_PEOPLE + 1);
  const names: string[] = [];
  for (let from = 0; from < parts.length;) {
    const whole = (to: number): string => unmasked(parts.slice(from, to).join(''), mentions).trim();
    let to = Math.min(parts.length, from + LONGEST_NAME);
    while (to > from + 1 && !called.has(plainName(whole(to)))) to -= 2;
    names.push(whole(to));
    from = to + 1;
  }
  return names.filter((name) => name !== '');
};
