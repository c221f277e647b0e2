import { STATUS_CODES } from 'node:http';
import { Conflict, GavelError, Invalid, NotFound, Refused, Upstream } from '../errors.ts';
import { refusalText } from '../text/text.ts';
import type { RouteAnswer } from './route.ts';

/** Nobody is signed in, or not in a way that can be trusted. */
export class Unauthorised extends GavelError {}

const statusOf = (error: unknown): number => {
  if (error instanceof Unauthorised) return 401;
  if (error instanceof Invalid) return 400;
  if (error instanceof Refused) return 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Conflict) return 409;
  return error instanceof Upstream ? 503 : 500;
};

/** A problem document (RFC 9457). Says what a rule says, never what an exception says. */
export const problem = (status: number, code?: string, detail?: string): RouteAnswer => ({
  status,
  headers: {
    'content-type': 'application/problem+json',
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
  },
  body: JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
  }),
});

/** The one place where a failed request becomes an answer. */
export const problemOf = (error: unknown): RouteAnswer => {
  const status = statusOf(error);
  if (!(error instanceof GavelError)) return problem(status);
  return problem(status, error.code, refusalText(error.code, error.params));
};
