import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Upstream } from '../errors.ts';

/** Too many requests, and "retry with": nothing was done, and it may be asked again after a while. */
const busyCodes: readonly unknown[] = [429, 449];
/** The server was never reached. */
const unreachedCodes: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND'];

const failureShape = z.object({
  code: z.union([z.number(), z.string()]).optional(),
  retryAfterInMs: z.number().optional(),
});

export interface Failure {
  /** An HTTP status, or a word of Node's. */
  readonly code: number | string | undefined;
  /** True where a write may have happened although no answer says so. */
  readonly doubtful: boolean;
  /** How long to wait before asking again, in milliseconds; absent: asking again is of no use. */
  readonly waitMs?: number;
}

const longestWaitMs = 1_000;

/** Doubles with every attempt (from 0), with disorder: those who failed together must not come back together. */
export const backOff = (attempt: number): number =>
  Math.min(10 * 2 ** attempt, longestWaitMs) * (0.5 + Math.random());

/** What an error of the SDK says of one attempt. A batch wraps the error of its request as the cause. */
export function failureOf(error: unknown, attempt: number): Failure {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, retryAfterInMs } = failureShape.safeParse(inner).data ?? {};
  if (busyCodes.includes(code)) {
    const waitMs = retryAfterInMs === undefined ? backOff(attempt) : retryAfterInMs + backOff(0);
    return { code, doubtful: false, waitMs };
  }
  if (unreachedCodes.includes(code)) return { code, doubtful: false, waitMs: backOff(attempt) };
  const refused =
    typeof code === 'number' && code >= 400 && code < 500 && code !== 408 && code !== 410;
  return refused ? { code, doubtful: false } : { code, doubtful: true, waitMs: backOff(attempt) };
}

/**
 * Asks, and asks again after the time that Cosmos DB names, until `busyMs` (monotonic) have passed. For requests
 * that may be repeated whatever became of them: reads. Throws Upstream (`store`), safe to retry.
 */
export async function patiently<T>(
  busyMs: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + busyMs;
  const abort = AbortSignal.timeout(busyMs);
  for (let attempt = 0; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- asked again only after a no
      return await request(abort);
    } catch (error) {
      const { code, waitMs } = failureOf(error, attempt);
      if (waitMs === undefined || performance.now() + waitMs > deadline) {
        throw new Upstream('store', true, { code }, error);
      }
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await pause(waitMs);
    }
  }
}
