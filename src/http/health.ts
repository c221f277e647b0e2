import { ok } from './route.ts';
import type { Route } from './route.ts';

/** What must hold for the process to be of use: `store`, `chaser`. A check that throws does not hold. */
export type Checks = Readonly<Record<string, () => Promise<boolean> | boolean>>;

/** Whoever asks waits no longer; what does not answer is as good as down. */
const PATIENCE_MS = 1_000;

const holds = async (check: Checks[string], patienceMs: number): Promise<boolean> => {
  const { promise: over, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, patienceMs, false);
  try {
    return await Promise.race([check(), over]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

/** `/healthz`: the process answers. `/readyz`: everything it needs does. */
export const healthRoutes = (checks: Checks, patienceMs = PATIENCE_MS): readonly Route[] => [
  { method: 'GET', path: '/healthz', handle: async () => ok({ status: 'ok' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async () => {
      const results = await Promise.all(
        Object.entries(checks).map(
          async ([name, check]) =>
            [name, (await holds(check, patienceMs)) ? 'ok' : 'down'] as const,
        ),
      );
      const ready = results.every(([, state]) => state === 'ok');
      return {
        status: ready ? 200 : 503,
        body: { status: ready ? 'ok' : 'down', ...Object.fromEntries(results) },
      };
    },
  },
];
