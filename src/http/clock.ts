import { z } from 'zod';
import type { ClockMover } from '../clock-mover.ts';
import { Invalid } from '../errors.ts';
import { ok } from './route.ts';
import type { Route } from './route.ts';

const move = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true, local: true }) }),
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
