import { setTimeout as pause } from 'node:timers/promises';

/**
 * Keeps requests within a rate, in real time: up to `burst` at once, `perSecond` on average.
 * Source: Microsoft Teams, "Rate limiting for bots" (30 requests a second for an app and a tenant).
 */
export const createTokens = ({
  perSecond,
  burst = perSecond,
  elapsedMs = () => performance.now(),
  wait = (ms) => pause(ms),
}: {
  readonly perSecond: number;
  readonly burst?: number;
  readonly elapsedMs?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}): (() => Promise<void>) => {
  let tokens = burst;
  let at = elapsedMs();
  return async () => {
    const now = elapsedMs();
    tokens = Math.min(burst, tokens + ((now - at) * perSecond) / 1000) - 1;
    at = now;
    if (tokens < 0) await wait((-tokens * 1000) / perSecond);
  };
};
