import { randomBytes } from 'node:crypto';
import type { Ids } from './clock.ts';

/** Random ids of 80 bits: they tell nothing, and nobody guesses one. */
export const randomIds: Ids = { next: (prefix) => `${prefix}${randomBytes(10).toString('hex')}` };
