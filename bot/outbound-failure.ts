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

/** Seconds or a date, as RFC 9110 has it; a minute where the channel says neither. */
const retryAfterMs = ({ response }: Partial<Failure>): number => {
  const header = response?.headers.get('retry-after') ?? '';
  const seconds = Number.parseFloat(header);
  const wait = /^\d/.test(header) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 60_000;
};

const forbidden = ({ code = '', message = '' }: Partial<Failure>): string => {
  if (blockedCodes.has(code)) return 'blocked';
  return /guest/i.test(`${code} ${message}`) ? 'guest' : 'not-installed';
};

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
      return failure.statusCode === 408 || failure.statusCode >= 500 ? ambiguous : fact('rejected');
  }
  // Only the HTTP client's own errors say that a request may have left: anything else, a token that
  // could not be had above all, came before it.
  const sent = failure.name === 'AbortError' || failure.name === 'RestError';
  return sent && !neverConnected.has(failure.code ?? '') ? ambiguous : passing('unreachable');
};
