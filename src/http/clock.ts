import { z } from 'zod';
import type { ClockMover } from '../clock-mover.ts';
import { parse } from './input.ts';
import { ok } from './route.ts';
import type { Route } from './route.ts';

const move = z.union(
  [
    z.strictObject({ now: z.iso.datetime({ offset: true }) }),
    z.strictObject({ advance: z.string().max(100) }),
  ],
  {
    error: 'should be {"now": ISO time} or {"advance": ISO duration}',
  },
);

/** The rehearsal's clock: local mode only. */
export const clockRoutes = (mover: ClockMover): readonly Route[] => [
  { method: 'GET', path: '/local/clock', handle: async () => ok({ now: mover.now() }) },
  {
    method: 'POST',
    path: '/local/clock',
    handle: async ({ body }) => {
      const asked = parse(move, body);
      return ok({
        now: await ('now' in asked ? mover.set(asked.now) : mover.advance(asked.advance)),
      });
    },
  },
];
