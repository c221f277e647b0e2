import type { Upstream } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { later, partition } from './outbox.ts';
import type { Parts } from './parts.ts';

const LONGEST_MS = 60 * 60_000;

/** What fails more often than this does not pass by itself. */
export const MOST_ATTEMPTS = 12;

/** How long a claim holds: a request to a channel takes half a minute at most. */
export const LEASE_MS = 2 * 60_000;

/**
 * When to try again what failed without effect: as long as the channel asks, and then the whole tenant
 * rests; else twice as long each time. Being throttled says nothing against a message and is no attempt.
 */
export const tryAgain = (
  { clock, pace }: Pick<Parts, 'clock' | 'pace'>,
  { pk, body }: Doc,
  { code, params }: Upstream,
  now: string,
): { readonly attempts: number; readonly at: string } => {
  const asked = params['retryAfterMs'];
  const before = typeof body['attempts'] === 'number' ? body['attempts'] : 0;
  const attempts = typeof asked === 'number' ? before : before + 1;
  const ms = typeof asked === 'number' ? asked : Math.min(1000 * 2 ** attempts, LONGEST_MS);
  if (code === 'throttled') pace.rest(partition(pk).tenant, ms);
  const from = clock.now() > now ? clock.now() : now;
  return { attempts, at: later(from, Math.max(Math.ceil(ms), 1)) };
};
