import type { Outbound } from '../src/chaser/ports.ts';
import { Upstream } from '../src/errors.ts';
import type { Metrics } from '../src/metrics.ts';

/** The way out, each request counted by what came of it. */
export const measured = (outbound: Outbound, metrics: Pick<Metrics, 'request'>): Outbound => {
  const count = async <T>(kind: string, request: Promise<T>): Promise<T> => {
    try {
      const result = await request;
      metrics.request(kind, 'ok');
      return result;
    } catch (error) {
      metrics.request(kind, error instanceof Upstream ? error.code : 'failed');
      throw error;
    }
  };
  return {
    post: (...request) => count('post', outbound.post(...request)),
    update: (...request) => count('update', outbound.update(...request)),
    openPersonal: (...request) => count('open', outbound.openPersonal(...request)),
  };
};
