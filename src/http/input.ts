import type { z } from 'zod';
import { Invalid } from '../errors.ts';

/** A part of a request, checked. Throws Invalid (`input`) naming the field and what it should be. */
export const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Invalid('input', {
    field: issue?.path.join('.') || 'none',
    problem: issue?.message ?? '',
  });
};
