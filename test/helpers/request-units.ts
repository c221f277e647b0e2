import { composites, indexed } from '../../src/records/cosmos-container.ts';
import type { Written } from './cosmos-emulator.ts';

/**
 * Request units by the formulae that Microsoft published for items of 1 KB: create 5 + 0.2 for each indexed term,
 * replace 10 + 0.4 for each term that changes, point read 1. Larger items cost more in the proportion of its table
 * of writes by size (learn.microsoft.com, "Understand request unit consumption").
 */

/** Kilobytes, and the units of writing as much. */
const sizes = [
  [1, 4.95],
  [2, 6.29],
  [4, 6.67],
  [8, 7.04],
  [16, 9.52],
  [32, 11.23],
  [64, 22.67],
  [128, 48.19],
  [256, 98.29],
  [512, 184.57],
  [1_024, 625],
  [2_048, 1_250],
] as const;

type Item = object;

const valuesAt = (value: unknown, steps: readonly string[]): readonly unknown[] => {
  const [step, ...rest] = steps;
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === '[]')
    return Array.isArray(value) ? value.flatMap((each) => valuesAt(each, rest)) : [];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[step], rest);
};

const at = (item: Item, path: string): readonly unknown[] =>
  valuesAt(item, path.split('/').slice(1));

/** Every term of the index that an item has. */
const termsOf = (item: Item): ReadonlySet<string> => {
  const single = indexed.flatMap((path) =>
    at(item, path).map((value) => `${path}=${String(value)}`),
  );
  const several = composites.flatMap((paths) => {
    const values = paths.map((path) => at(item, path)[0]);
    return values.includes(undefined) ? [] : [`${paths.join()}=${values.join()}`];
  });
  return new Set([...single, ...several]);
};

const kilobytes = (item: Item): number => Buffer.byteLength(JSON.stringify(item)) / 1024;
const bySize = (item: Item): number =>
  (sizes.find(([most]) => kilobytes(item) <= most)?.[1] ?? 1_250) / sizes[0][1];

const none: ReadonlySet<string> = new Set();

/** What one operation of a batch costs. */
export function unitsOf({ before, after }: Written): number {
  const [old, fresh] = [before ? termsOf(before) : none, after ? termsOf(after) : none];
  const changed = [...old, ...fresh].filter((term) => !old.has(term) || !fresh.has(term)).length;
  if (!before) return after ? 5 * bySize(after) + 0.2 * changed : 0;
  return after ? 10 * bySize(after) + 0.4 * changed : 5 * bySize(before) + 0.2 * changed;
}

export const readUnits = 1;
/** Of a query that finds one page of small items by its index; every further item costs about a tenth. */
export const queryUnits = 3;
