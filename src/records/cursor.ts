import { z } from 'zod';
import { Invalid } from '../errors.ts';

/** The values of an order's keys in the last row of a page. */
export type Keys = readonly (string | number)[];

const shape = z.array(z.union([z.string(), z.number()]));

export const cursorOf = (keys: Keys): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The keys that a cursor holds. Throws Invalid (`bad-cursor`) for one that this order never gave. */
export function keysOf(cursor: string, length: number): Keys {
  try {
    return shape.length(length).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (error) {
    throw new Invalid('bad-cursor', {}, error);
  }
}
