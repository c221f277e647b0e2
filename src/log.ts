import { pino } from 'pino';
import { GavelError } from './errors.ts';

/** What the rooms write to. Codes, ids and counts only: names and texts stay out of the log. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** The frames without the message: another system's message may quote what a person wrote. */
const framesOf = (error: Error): string | undefined =>
  error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');

const describe = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: error.name,
    code: error instanceof GavelError || 'code' in error ? error.code : undefined,
    frames: framesOf(error),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  };
};

const personal = [
  'authorization',
  'password',
  'key',
  'token',
  'name',
  'email',
  'text',
  'aadObjectId',
  'value',
  'body',
];

/** One JSON line an event, on standard output, without personal data. */
export const createLog = (): Log =>
  pino({
    level: 'info',
    serializers: { err: describe },
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), remove: true },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });

export const silentLog: Log = pino({ level: 'silent' });
