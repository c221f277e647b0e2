import { DateTime } from 'luxon';
import { addDays, weekdayOf } from '../calendar.ts';
import type { OnHoliday, Series } from '../meeting/recurrence.ts';
import { firstDate } from '../meeting/recurrence.ts';
import { timeIn } from './instant.ts';
import { type NoDate, type Reader, readWhen } from './read.ts';

/** A recurring meeting as said: what of a series is asked for. */
export type SpokenSeries = Omit<Series, 'planned'>;

/** No usable series; `no-time`: it says no hour, `none`: no days. */
export interface NoSeries {
  readonly why: NoDate | 'no-time';
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
};

const weekday =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const ordinal = 'first|second|third|fourth|last|[1-4](?:st|nd|rd|th)';

const RECURS = new RegExp(
  `\\b(?:every|each|daily|weekly|fortnightly|bi-?weekly|monthly|quarterly)\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\\b`,
  'iu',
);
const NTH = new RegExp(`\\b(?<nth>${ordinal})\\s+(?<day>${weekday})\\b`, 'iu');
const WEEKDAY = new RegExp(`\\b(?<day>${weekday})s?\\b`, 'giu');
const STEP = new RegExp(
  `\\b(?:every|each)\\s+(?<step>\\d{1,2}|other|second|third|${NUMBERS.join('|')})(?:nd|rd|th)?\\s+(?<unit>weeks?|months?|${weekday})`,
  'iu',
);
const DAY_OF_MONTH = /\b(?<day>\d{1,2})(?:st|nd|rd|th)\b/iu;
const END = '(?=,|;|\\b(?:from|starting|beginning|until|till|at|on)\\b|$)';
const UNTIL = new RegExp(`\\b(?:until|till|through)\\s+(?<date>.+?)\\s*${END}`, 'iu');
const FROM = new RegExp(
  `\\b(?:from|starting|beginning)\\s+(?:on\\s+)?(?<date>.+?)\\s*${END}`,
  'iu',
);
const HOLIDAY =
  /,?\s*(?:(?:but|or)\s+)?(?:on\s+)?(?:(?:public|bank)\s+)?(?:holidays?,?\s+)?(?:(?:moved?\s+to\s+)?(?:the\s+)?(?<side>next|following|previous|preceding)\s+(?:working|business)\s+day|(?:skip(?:ping)?|not\s+on|except(?:\s+on)?)\s+(?:(?:public|bank)\s+)?holidays?)(?:\s+(?:on|after|before|for)\s+(?:an?\s+)?(?:(?:public|bank)\s+)?holidays?)?/iu;

/** True for words that plan more than one meeting. */
export const recurs = (said: string): boolean => RECURS.test(said);

const indexOf = (name: string): number => NAMES.indexOf(name.slice(0, 3).toLowerCase());

const stepOf = (said: string): number => {
  if (/\b(?:fortnight(?:ly)?|bi-?weekly)\b/iu.test(said)) return 2;
  const step = STEP.exec(said)?.groups?.['step']?.toLowerCase() ?? '1';
  if (step === 'other' || step === 'second') return 2;
  if (step === 'third') return 3;
  return Number(step) || NUMBERS.indexOf(step) + 1;
};

const monthly = (said: string, interval: number): string | undefined => {
  const head = `FREQ=MONTHLY${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
  const { nth, day } = NTH.exec(said)?.groups ?? {};
  if (nth !== undefined && day !== undefined) {
    const which = ORDINALS[nth.toLowerCase()] ?? Number(nth.slice(0, 1));
    return `${head};BYDAY=${which}${DAYS[indexOf(day)]}`;
  }
  const date = Number(DAY_OF_MONTH.exec(said)?.groups?.['day'] ?? 0);
  // Months differ in length: whoever says the 31st means the last day.
  if (/\blast\s+(?:working\s+)?day\b/iu.test(said) || date === 31) return `${head};BYMONTHDAY=-1`;
  return date >= 1 && date <= 30 ? `${head};BYMONTHDAY=${date}` : undefined;
};

/**
 * The rule that the words say. "Every second Thursday" is every other one; with "of the month", the
 * second. "Every first", "third", "fourth" and "last" can only be of a month.
 */
const ruleOf = (said: string, workingDays: readonly number[]): string | undefined => {
  if (/\b(?:daily|every\s+day)\b/iu.test(said)) return 'FREQ=DAILY';
  if (/\b(?:every|each)\s+(?:working|business|week)\s?day\b/iu.test(said))
    return `FREQ=WEEKLY;BYDAY=${workingDays.map((day) => DAYS[day - 1]).join(',')}`;
  const nth = NTH.exec(said)?.groups?.['nth']?.toLowerCase();
  const ofMonth = /\bmonth/iu.test(said);
  if (/\bquarter(?:ly)?\b/iu.test(said)) return monthly(said, 3);
  if (ofMonth || (nth !== undefined && nth !== 'second' && nth !== '2nd')) {
    const { unit = '' } = STEP.exec(said)?.groups ?? {};
    const { interval = '1' } =
      /every\s+(?<interval>other|second|third|\d)\s+month/iu.exec(said)?.groups ?? {};
    return monthly(said, /^month/iu.test(unit) ? stepOf(`every ${interval} months`) : 1);
  }
  const days = [...said.matchAll(WEEKDAY)].map(({ groups }) => indexOf(groups?.['day'] ?? ''));
  if (days.length === 0) return undefined;
  const interval = stepOf(said);
  const names = [...new Set(days)].toSorted((a, b) => a - b).map((day) => DAYS[day]);
  return `FREQ=WEEKLY${interval > 1 ? `;INTERVAL=${interval}` : ''};BYDAY=${names.join(',')}`;
};

const holidayIn = (said: string): OnHoliday => {
  const side = HOLIDAY.exec(said)?.groups?.['side']?.toLowerCase();
  if (side === undefined) return 'skip';
  return side === 'next' || side === 'following' ? 'next' : 'previous';
};

/**
 * Reads "every second Thursday at 14:00", "every first Monday of the month 10:00 until June", "every 2
 * weeks on Thu 14:00 from 7 January, next working day on holidays", in the calendar's zone. Holidays are
 * left out unless it says otherwise. `workingDays` are ISO weekdays. Never throws.
 */
export const readSeries = (
  said: string,
  reader: Reader,
  workingDays: readonly number[],
): SpokenSeries | NoSeries => {
  const plain = said.replace(HOLIDAY, '');
  const untilSaid = UNTIL.exec(plain)?.groups?.['date'];
  const fromSaid = FROM.exec(plain)?.groups?.['date'];
  const until = untilSaid === undefined ? undefined : readWhen(untilSaid, reader);
  const start = fromSaid === undefined ? undefined : readWhen(fromSaid, reader);
  if (until && 'why' in until) return { why: until.why };
  if (start && 'why' in start) return { why: start.why };
  const rest = plain.replace(UNTIL, '').replace(FROM, '');
  const time = timeIn(rest);
  if (time === undefined) return { why: 'no-time' };
  const rule = ruleOf(rest, workingDays);
  if (rule === undefined) return { why: 'none' };
  const { calendar, now } = reader;
  const today = calendar.dateOf(now);
  // Said on the day itself after the hour, it begins with the next such day.
  const earliest = calendar.instantOf(today, time) > now ? today : addDays(today, 1);
  // Its first meeting is the first such day to come; from there every second week or third month counts.
  const from = firstDate(rule.replace(/;INTERVAL=\d+/u, ''), start?.date ?? earliest);
  if (from === undefined) return { why: 'none' };
  return {
    rule,
    from,
    time,
    onHoliday: holidayIn(said),
    ...(until ? { until: until.date } : {}),
  };
};

/** How often a meeting comes again that was first given a date: the choices of the form. */
export type Repeat = 'weekly' | 'fortnightly' | 'monthly' | 'quarterly';

/** The series that begins with a meeting at this UTC instant, in the calendar's zone. */
export const seriesFrom = (
  instant: string,
  repeat: Repeat,
  { calendar }: Pick<Reader, 'calendar'>,
): Pick<Series, 'rule' | 'from' | 'time'> => {
  const from = calendar.dateOf(instant);
  const day = DAYS[weekdayOf(from) - 1];
  // Not every month has a fifth Thursday: the last one is meant.
  const place = Math.ceil(Number(from.slice(8)) / 7);
  const nth = place > 4 ? -1 : place;
  const rules = {
    weekly: `FREQ=WEEKLY;BYDAY=${day}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
    monthly: `FREQ=MONTHLY;BYDAY=${nth}${day}`,
    quarterly: `FREQ=MONTHLY;INTERVAL=3;BYDAY=${nth}${day}`,
  } satisfies Record<Repeat, string>;
  const time = DateTime.fromISO(instant, { zone: calendar.timeZone }).toFormat('HH:mm');
  return { rule: rules[repeat], from, time };
};
