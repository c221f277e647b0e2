import { z } from 'zod';
import { LONG } from '../cards/inputs.ts';
import { Invalid } from '../src/errors.ts';

/** Spaces, zero-width characters and fillers are all that some clients send, and nobody can read them. */
const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What people write. Trimmed, whole characters only; Teams leaves empty optional inputs out. */
const written = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => (VISIBLE.test(value) ? value.toWellFormed().trim() : ''));

/** What was typed, trimmed. Throws Invalid (`too-long`: nobody's words are cut; `nothing-visible`). */
export const typedWords = (said: string, max = LONG): string => {
  const trimmed = said.trim();
  if (trimmed !== '' && !VISIBLE.test(trimmed)) throw new Invalid('nothing-visible');
  if (trimmed.length > max) throw new Invalid('too-long', { max });
  return trimmed;
};

/** Required words. */
export const words = (max = LONG) => written(max).pipe(z.string().min(1));

/** Optional words; empty ones count as absent. */
export const maybeWords = (max = LONG) =>
  written(max)
    .optional()
    .transform((value) => (value === '' ? undefined : value));

/** As `schema`, where what was emptied takes the value away: a null. */
export const clearable = <T extends z.ZodType>(schema: T) =>
  z.union([
    z
      .string()
      .regex(/^\s*$/u)
      .transform(() => null),
    schema,
  ]);

/** A date of a date input, `YYYY-MM-DD`; empty counts as absent. */
export const maybeDate = z
  .string()
  .max(10)
  .optional()
  .transform((value) => (value === '' ? undefined : value))
  .pipe(z.iso.date().optional());

export const date = z.iso.date();

/** A person picker's value: one id, or several with commas. */
export const person = z.string().trim().min(1).max(200);
export const maybePerson = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((value) => (value === '' ? undefined : value));
export const maybePeople = z.string().trim().max(100_000).optional();

export const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');

/** The fields of `value` that are there, for exact optional properties. */
export const present = <T extends object>(
  value: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
