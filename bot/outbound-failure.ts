import { DateTime } from 'luxon';
import { z } from 'zod';
import { Upstream } from '../src/errors.ts';

/** What the connector's client throws: the channel's own code, or the socket's. */
const failureSchema = z.object({
  name: z.string(),
  message: z.string().default(''),
  statusCode: z.number().optional(),
  code: z.string().optional().catch(undefined),
  response: z
    .object({ headers: z.custom<Headers>((headers) => headers instanceof Object) })
    .optional()
    .catch(undefined),
});

type Failure = z.infer<typeof failureSchema>;
interface Headers {
  get(name: string): string | undefined;
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const blockedCodes = new Set([
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'MessageWritesBlocked',
]);

/** Where the channel does not say. */
const DEFAULT_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 1_000;
/**
 * Teams asks for seconds or minutes. A whole tenant rests meanwhile: a mistaken header must not silence it for
 * long.
 */
const LONGEST_WAIT_MS = 60 * 60_000;

/** Seconds or a date, as RFC 9110 has it. */
const retryAfterMs = ({ response }: Partial<Failure>): number => {
  const header = response?.headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d+(\.\d+)?$/.test(header)
    ? Number(header) * 1000
    : DateTime.fromHTTP(header).toMillis() - Date.now();
  return Number.isNaN(wait)
    ? DEFAULT_WAIT_MS
    : Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
};

const forbidden = ({ code = '', message = '' }: Partial<Failure>): string => {
  if (blockedCodes.has(code)) return 'blocked';
  return /guest/i.test(`${code} ${message}`) ? 'guest' : 'not-installed';
};

/** Taken, and the answer unreadable; too late; or the connector broke over it. */
const mayHaveArrived = (status: number): boolean => status < 300 || status === 408 || status >= 500;

/**
 * A failed call to the connector as an `Upstream` with a code of the `Outbound` port. `idempotent` tells
 * a read or an update from a post: after a timeout, a reset or a 5xx the former may be repeated, the
 * latter may have arrived. A plain 500 is never worth repeating.
 * Source: Microsoft Teams, "Status codes from bot conversational APIs".
 */
export const upstreamOf = (error: unknown, idempotent: boolean): Upstream => {
  const failure: Partial<Failure> = failureSchema.safeParse(error).data ?? {};
  const fact = (code: string): Upstream => new Upstream(code, false, {}, error);
  const passing = (code: string): Upstream => new Upstream(code, true, {}, error);
  const ambiguous = new Upstream('ambiguous', idempotent && failure.statusCode !== 500, {}, error);

  switch (failure.statusCode) {
    case undefined:
      break;
    case 401:
      return fact('not-authorised');
    case 403:
      return fact(forbidden(failure));
    case 404:
      return fact('gone');
    case 412:
      return passing('busy');
    case 413:
      return fact('too-large');
    case 429:
      return new Upstream('throttled', true, { retryAfterMs: retryAfterMs(failure) }, error);
    default:
      return mayHaveArrived(failure.statusCode) ? ambiguous : fact('rejected');
  }
  // Only the HTTP client's own errors say that a request may have left: anything else, a token that
  // could not be had above all, came before it.
  const sent = failure.name === 'AbortError' || failure.name === 'RestError';
  return sent && !neverConnected.has(failure.code ?? '') ? ambiguous : passing('unreachable');
};
