import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from '../metrics.ts';
import { Unauthorised } from './problem.ts';
import type { Route, RouteRequest } from './route.ts';

const loopback = /^(?:::ffff:)?127\.|^::1$/u;

/** On the machine itself; what a proxy passes on comes from elsewhere. */
const isLocal = ({ remote = '', headers }: RouteRequest): boolean =>
  loopback.test(remote) && headers['x-forwarded-for'] === undefined;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

const hasToken = ({ headers }: RouteRequest, token: string | undefined): boolean =>
  token !== undefined &&
  timingSafeEqual(digest(headers['authorization'] ?? ''), digest(`Bearer ${token}`));

/** For Prometheus: from the machine itself, or with the token. Throws Unauthorised. */
export const metricsRoute = (metrics: Metrics, token: string | undefined): Route => ({
  method: 'GET',
  path: '/metrics',
  handle: async (request) => {
    if (!isLocal(request) && !hasToken(request, token)) throw new Unauthorised('sign-in');
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' };
    return { status: 200, headers, body: await metrics.text() };
  },
});
