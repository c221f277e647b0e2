import { readSpan } from './span.ts';
import { agreed, type NoDate, type Reader, scan } from './read.ts';

/** A UTC instant, or why there is none: `no-time` where a day is named without an hour. */
export type Instant = { readonly instant: string } | { readonly why: NoDate | 'no-time' };

const MINUTE_MS = 60_000;
/** `2026-12-03T10:00Z`, `2026-12-03T10:00:00.000+01:00`. */
const EXACT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
/** `at 10`, `at 2.30 pm`, `14:00`, `3pm`, `noon`. */
const TIME =
  /(?:\bat\s+(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?|(?:\b|T)(?<hour>\d{1,2})[:.](?<minute>\d{2})|\b(?<hour>\d{1,2})(?=\s*[ap]m\b))(?:\s*(?<half>[ap])m\b)?|\b(?<noon>noon|midday)\b/i;

/** `14h`, `14h30`, `14 Uhr` as `14:00`; `in 2h` is no time of day. */
const FRENCH =
  /(?<!\b(?:in|for|within)\s+)\b(?<hour>\d{1,2})\s?(?:h|uhr)\s?(?<minute>\d{2})?(?!\w)/giu;

const withColons = (text: string): string =>
  text.replaceAll(FRENCH, (_, hour: string, minute = '00') => `${hour}:${minute}`);

/** What stands around a time alone. */
const AROUND =
  /\b(?:at|on|for|by|from|until|around|about|the|this|in|morning|afternoon|evening|tonight|o['’]?clock|hrs?|hours|sharp|please|again|already)\b/giu;
const SAYS_MORE = /\p{L}{2}/u;

/** A text without the words that say its time. */
export const withoutTime = (text: string): string => withColons(text).replace(TIME, '|');

/** `HH:mm` of the time that a text names. A bare "at 2" is the afternoon: nobody meets at night. */
export const timeIn = (text: string): string | undefined => {
  const groups = TIME.exec(withColons(text))?.groups;
  if (!groups) return undefined;
  if (groups['noon'] !== undefined) return '12:00';
  const said = Number(groups['hour']);
  const half = groups['half']?.toLowerCase();
  const bare = half === undefined && groups['minute'] === undefined;
  const afternoon = half === 'p' ? said < 12 : bare && said >= 1 && said <= 6;
  const hour = half === 'a' && said === 12 ? 0 : said + (afternoon ? 12 : 0);
  const minute = Number(groups['minute'] ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/**
 * Reads a date with a time, for meetings: "Thursday at 10", "next Tuesday 14:00",
 * "2026-12-03T10:00", "in 2 hours", in the calendar's zone. A time alone is today's.
 * Never throws; a passed instant is `past`.
 */
export const readInstant = (text: string, reader: Reader): Instant => {
  if (EXACT.test(text.trim())) {
    const exact = Date.parse(text.trim());
    if (Number.isNaN(exact)) return { why: 'absurd' };
    return readable(new Date(exact).toISOString(), reader);
  }
  const span = readSpan(/^in\s+(?<span>.+)$/iu.exec(text.trim())?.groups?.['span'] ?? '');
  if (span !== undefined)
    return { instant: new Date(Date.parse(reader.now) + span * MINUTE_MS).toISOString() };
  const { found, rest } = scan(withColons(text.replace(/(\d)T(\d)/, '$1 $2')), reader);
  const time = timeIn(rest);
  if (found.length === 0 && time === undefined) return { why: 'none' };
  // A day that was not understood is not today: "Freitag um 14 Uhr".
  if (found.length === 0 && SAYS_MORE.test(withoutTime(rest).replaceAll(AROUND, ' ')))
    return { why: 'none' };
  const today = reader.calendar.dateOf(reader.now);
  const when = found.length === 0 ? { date: today } : agreed(found, reader);
  if ('why' in when) return { why: when.why };
  return time === undefined
    ? { why: 'no-time' }
    : readable(reader.calendar.instantOf(when.date, time), reader);
};

const readable = (instant: string, { now, calendar }: Reader): Instant => {
  if (instant < now) return { why: 'past' };
  return Number(calendar.dateOf(instant).slice(0, 4)) > Number(now.slice(0, 4)) + 5
    ? { why: 'absurd' }
    : { instant };
};
