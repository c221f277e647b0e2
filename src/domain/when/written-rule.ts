import { DAY_CODES } from './vocabulary.ts';

/** A recurrence rule as calendars write it; `until`: `YYYY-MM-DD`. */
export interface WrittenRule {
  readonly rule: string;
  readonly until?: string;
  readonly times?: string;
}

/** `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE` */
const RULE = /(?:\brrule\s*:\s*)?(?<rule>\b[a-z]+=[^\s;]+(?:;[a-z]+=[^\s;]+)*);?/iu;

/** The words that are a written rule; empty where none are. */
export const writtenIn = (said: string): string => {
  const [words = ''] = RULE.exec(said) ?? [];
  return /\bFREQ=/iu.test(words) ? words : '';
};

const DAY = DAY_CODES.join('|');
const listOf = (each: string): RegExp => new RegExp(`^(?:${each})(?:,(?:${each}))*$`, 'u');
const DAYS = listOf(DAY);
const NTH_DAYS = listOf(`(?:\\+?[1-5]|-1)(?:${DAY})`);
const DATES = listOf('[1-9]|[12]\\d|3[01]|-1');
const MONTHS = listOf('[1-9]|1[0-2]');

type Parts = Readonly<Record<string, string | undefined>>;

/** Which days of a month. */
const daysOfMonth = ({ BYDAY: days, BYMONTHDAY: dates, BYSETPOS: place }: Parts, work: string) => {
  if (days === undefined) return place === undefined && DATES.test(dates ?? '');
  if (dates !== undefined) return false;
  return place === undefined
    ? NTH_DAYS.test(days)
    : days.split(',').toSorted().join() === work && /^(?:[1-5]|-1)$/u.test(place);
};

/** What may stand beside FREQ, and whether it says on which days: what the card can put into words. */
const FITS: Readonly<
  Record<string, readonly [names: readonly string[], fits: (parts: Parts, work: string) => boolean]>
> = {
  DAILY: [[], () => true],
  WEEKLY: [['BYDAY'], ({ BYDAY = '' }) => DAYS.test(BYDAY)],
  MONTHLY: [['BYDAY', 'BYMONTHDAY', 'BYSETPOS'], daysOfMonth],
  YEARLY: [
    ['BYMONTH', 'BYDAY', 'BYMONTHDAY'],
    (parts, work) => MONTHS.test(parts['BYMONTH'] ?? '') && daysOfMonth(parts, work),
  ],
};

/** What is said beside the rhythm, and how. */
const BESIDE: Readonly<Record<string, RegExp>> = {
  FREQ: /^[A-Z]+$/u,
  INTERVAL: /^[1-9]\d?$/u,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/u,
  COUNT: /^[1-9]\d{0,2}$/u,
  // Weeks begin on Monday here too.
  WKST: /^MO$/u,
};

/**
 * Reads a recurrence rule (RFC 5545, 3.3.10) of days, weeks, months or years; `workingDays` are ISO weekdays.
 * Undefined where it asks for more than can be planned or put into words, such as hours or days of the year.
 */
export const readWritten = (
  written: string,
  workingDays: readonly number[],
): WrittenRule | undefined => {
  const pairs = (RULE.exec(written)?.groups?.['rule'] ?? '')
    .toUpperCase()
    .split(';')
    .map((part) => part.split('=') as [string, string]);
  const parts: Parts = Object.fromEntries(pairs);
  const { FREQ = '', INTERVAL = '1', UNTIL, COUNT } = parts;
  const [names, fits] = FITS[FREQ] ?? [];
  const work = workingDays
    .map((day) => DAY_CODES[day - 1] ?? '')
    .toSorted()
    .join();
  const known = pairs.every(([name, value]) => names?.includes(name) || BESIDE[name]?.test(value));
  const twice = new Set(pairs.map(([name]) => name)).size < pairs.length;
  if (!names || !fits?.(parts, work) || !known || twice || (UNTIL && COUNT)) return undefined;
  const until = UNTIL?.replace(/^(\d{4})(\d\d)(\d\d).*$/u, '$1-$2-$3');
  if (until !== undefined && Number.isNaN(Date.parse(until))) return undefined;
  const days = names.flatMap((name) => (parts[name] ? `${name}=${parts[name]}` : []));
  const step = INTERVAL === '1' ? [] : [`INTERVAL=${INTERVAL}`];
  return {
    rule: [`FREQ=${FREQ}`, ...step, ...days].join(';').replaceAll('+', ''),
    ...(until === undefined ? {} : { until }),
    ...(COUNT === undefined ? {} : { times: COUNT }),
  };
};
