import { setTimeout as pause } from 'node:timers/promises';

/**
 * Keeps requests within a rate, in real time: up to `burst` at once, `perSecond` on average.
 * Source: Microsoft Teams, "Rate limiting for bots" (30 requests a second for an app and a tenant).
 */
export const createTokens = ({
  perSecond,
  burst = perSecond,
}: {
  readonly perSecond: number;
  readonly burst?: number;
}): (() => Promise<void>) => {
  let tokens = burst;
  let at = performance.now();
  return async () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - at) * perSecond) / 1000) - 1;
    at = now;
    if (tokens < 0) await pause((-tokens * 1000) / perSecond);
  };
};
