import { DateTime } from 'luxon';
import { addDays } from '../calendar.ts';
import { type Instant, readInstant } from './instant.ts';
import type { Reader } from './read.ts';
import { readSpan } from './span.ts';

/** `10:40`, `at 2.15pm`, `14`, `noon`, `midnight`. */
const CLOCK =
  /^(?:at\s+)?(?:(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?:(?<half>[ap])\.?m\.?)?|(?<noon>noon|midday)|(?<midnight>midnight))$/iu;
/** `5 minutes ago`. */
const AGO = /^(?<span>.+)\s+ago$/iu;
/** `in 10 minutes`, `for an hour`. */
const FROM_NOW = /^(?:(?:in|for|within|after)\s+)?(?<span>.+)$/iu;
/** Hours or minutes: nobody knows. */
const BARE = /^\d{1,2}$/u;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Here = Pick<Reader, 'now' | 'calendar'>;

const shifted = (now: string, minutes: number): string =>
  new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();

/** The hours of 24 that may be meant. On a clock of twelve, "2.15" is the night's or the afternoon's. */
const hoursOf = (hour: string, half: string | undefined): readonly number[] => {
  const said = Number(hour);
  if (half !== undefined)
    return said > 12 ? [] : [(said % 12) + (half.toLowerCase() === 'p' ? 12 : 0)];
  if (said > 23) return [];
  return said === 0 || said > 12 || hour.startsWith('0') ? [said] : [said, (said + 12) % 24];
};

/** The times of day (`HH:mm`) that a clock time may mean, the literal one first; undefined for other words. */
const clocksOf = (text: string): readonly string[] | undefined => {
  const found = CLOCK.exec(text.trim())?.groups;
  if (found === undefined || Number(found['minute'] ?? 0) > 59) return undefined;
  if (found['noon'] !== undefined) return ['12:00'];
  if (found['midnight'] !== undefined) return ['00:00'];
  const { hour = '', minute = '00', half } = found;
  const hours = hoursOf(hour, half);
  return hours.length === 0
    ? undefined
    : hours.map((each) => `${String(each).padStart(2, '0')}:${minute}`);
};

/**
 * When clocks show these times, from yesterday to tomorrow, in order: an hour that comes twice in a night
 * is two.
 */
const instantsOf = (clocks: readonly string[], { now, calendar }: Here): readonly string[] => {
  const today = calendar.dateOf(now);
  return [-1, 0, 1]
    .flatMap((days) => clocks.map((clock) => calendar.instantOf(addDays(today, days), clock)))
    .flatMap((instant) =>
      DateTime.fromISO(instant, { zone: calendar.timeZone })
        .getPossibleOffsets()
        .map((each) => each.toUTC().toISO() ?? instant),
    )
    .sort();
};

/**
 * The UTC instant of a time of day that lies behind: `10:40`, `at 2.15pm`, `5 minutes ago`, in the calendar's
 * zone. It is the latest one between `since` (the meeting began; it may have been before midnight) and `until`
 * (now), else today's. Undefined where the words name no time; an instant to come where they name one of later today.
 */
export const readClockTime = (
  text: string,
  {
    since,
    until,
    ...here
  }: Here & { readonly since?: string | undefined; readonly until?: string | undefined },
): string | undefined => {
  const { now, calendar } = here;
  const ago = readSpan(AGO.exec(text.trim())?.groups?.['span'] ?? '');
  if (ago !== undefined) return shifted(now, -ago);
  const clocks = clocksOf(text);
  if (clocks === undefined) return undefined;
  const today = calendar.dateOf(now);
  const passed = instantsOf(clocks, here).filter((instant) => instant <= now);
  const literal = calendar.instantOf(today, clocks[0] ?? '');
  return (
    passed.findLast((each) => since !== undefined && each >= since && each <= (until ?? now)) ??
    passed.findLast((instant) => calendar.dateOf(instant) === today && instant >= literal) ??
    literal
  );
};

/** As far ahead as a clock time alone is meant: without its day, and where it says no half of the day. */
const FARTHEST_MS = [16 * HOUR_MS, 6 * HOUR_MS] as const;

/**
 * The UTC instant that lies ahead in words of the moment: `15:20`, `midnight`, `in 10 minutes`, `for an hour`,
 * `tomorrow 9:00`, in the calendar's zone. A time of day alone is the next one; what would be far off was a slip,
 * or wants its day. Never throws.
 */
export const readAhead = (text: string, reader: Reader): Instant => {
  const { now, calendar } = reader;
  const span = readSpan(FROM_NOW.exec(text.trim())?.groups?.['span'] ?? '');
  if (span !== undefined) return { instant: shifted(now, span) };
  const clocks = BARE.test(text.trim()) ? undefined : clocksOf(text);
  if (clocks === undefined) return readInstant(text, reader);
  const today = calendar.dateOf(now);
  const [next] = clocks
    .flatMap((clock, other) =>
      instantsOf([clock], reader).filter((instant) => {
        const far = Date.parse(instant) - Date.parse(now);
        const said = other === 0 && calendar.dateOf(instant) === today;
        return far > 0 && (said || far < (FARTHEST_MS[other] ?? 0));
      }),
    )
    .sort();
  return next === undefined ? { why: 'past' } : { instant: next };
};
