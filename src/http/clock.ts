import { DateTime } from 'luxon';
import { z } from 'zod';
import type { ClockMover } from '../clock-mover.ts';
import { Invalid } from '../errors.ts';
import { ok } from './route.ts';
import type { Route } from './route.ts';

/** ISO 8601, from the date on; in UTC where it has no offset. */
const time = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\d/u)
  .refine((said) => DateTime.fromISO(said).isValid);

const move = z.union([
  z.strictObject({ now: time }),
  z.strictObject({ advance: z.string().max(100) }),
]);

/** The rehearsal's clock: local mode only. */
export const clockRoutes = (mover: ClockMover): readonly Route[] => [
  {
    method: 'GET',
    path: '/local/clock',
    handle: async () => ok({ now: mover.now(), next: await mover.next() }),
  },
  {
    method: 'POST',
    path: '/local/clock',
    handle: async ({ body }) => {
      const { data: asked } = move.safeParse(body);
      if (!asked) throw new Invalid('clock-request');
      return ok({
        now: await ('now' in asked ? mover.set(asked.now) : mover.advance(asked.advance)),
      });
    },
  },
];
