import { ok } from './route.ts';
import type { Route } from './route.ts';

/** What must hold for the process to be of use: `store`, `chaser`. A check that throws does not hold. */
export type Checks = Readonly<Record<string, () => Promise<boolean> | boolean>>;

const holds = async (check: Checks[string]): Promise<boolean> => {
  try {
    return await check();
  } catch {
    return false;
  }
};

/** `/healthz`: the process answers. `/readyz`: everything it needs does. */
export const healthRoutes = (checks: Checks): readonly Route[] => [
  { method: 'GET', path: '/healthz', handle: async () => ok({ status: 'ok' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async () => {
      const results = await Promise.all(
        Object.entries(checks).map(
          async ([name, check]) => [name, (await holds(check)) ? 'ok' : 'down'] as const,
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
