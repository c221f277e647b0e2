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
  readonly busy: boolean;
  /** True where a write may have happened although no answer says so. */
  readonly doubtful: boolean;
  /** How long to wait before asking again, in milliseconds. */
  readonly waitMs: number;
}

/** A little disorder, so that those who failed together do not come back together. */
export const jitter = (ms: number): number => ms + Math.random() * 20;

/** What an error of the SDK says. A batch wraps the error of its request as the cause. */
export function failureOf(error: unknown): Failure {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, retryAfterInMs } = failureShape.safeParse(inner).data ?? {};
  const answered =
    typeof code === 'number' && code >= 400 && code < 500 && code !== 408 && code !== 410;
  return {
    code,
    busy: busyCodes.includes(code),
    doubtful: !answered && !unreachedCodes.includes(code),
    waitMs: jitter(retryAfterInMs ?? 10),
  };
}

/**
 * Asks, and asks again after the time that Cosmos DB names while it is too busy, until `busyMs` (monotonic) have
 * passed. For requests that may be repeated: reads. Throws Upstream (`store-busy`, `store`), safe to retry.
 */
export async function patiently<T>(
  busyMs: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + busyMs;
  const abort = AbortSignal.timeout(busyMs);
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- asked again only after a no
      return await request(abort);
    } catch (error) {
      const { code, busy, waitMs } = failureOf(error);
      if (!busy) throw new Upstream('store', true, { code }, error);
      if (performance.now() + waitMs > deadline) throw new Upstream('store-busy', true, {}, error);
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await pause(waitMs);
    }
  }
}
