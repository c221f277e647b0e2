import { DateTime } from 'luxon';
import { addDays, type CalendarRules, weekdayOf } from '../calendar.ts';
import type { OnHoliday, Series } from '../meeting/recurrence.ts';
import { firstDate, nextOccurrence } from '../meeting/recurrence.ts';
import { timeIn, withoutTime } from './instant.ts';
import { type NoDate, type Reader, readWhen } from './read.ts';
import { readRhythm, type SpokenRhythm } from './rhythm.ts';
import { DAY_CODES, NUMBERS } from './vocabulary.ts';
import { readWritten, writtenIn, type WrittenRule } from './written-rule.ts';

/** A recurring meeting as said: what of a series is asked for. */
export type SpokenSeries = Omit<Series, 'planned'>;

/** No usable series; `no-time`: it says no hour, `none`: no days, `not-understood`: something else. */
export interface NoSeries {
  readonly why: NoDate | 'no-time' | 'not-understood';
  /** The words that it is about, where not all are. */
  readonly text?: string;
}

const UNITS = 'day|week|month|quarter|year';
/** `every …`, `monthly`, `twice a year`, `Thursdays`. */
const RECURS = new RegExp(
  `\\b(?:every|each|daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|(?:half-?)?yearly|annually|(?:once|twice|times)\\s+(?:a|per)\\s+(?:${UNITS}))\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\\b|\\bfreq=`,
  'iu',
);
/** `, six times`, `for 6 meetings`. */
const TIMES = new RegExp(
  `,?\\s*\\b(?:for\\s+)?(?<times>\\d{1,3}|${NUMBERS.join('|')})\\s+(?:times|meetings|sessions|occurrences|dates)\\b`,
  'iu',
);
/** Where a clause ends: at the next one. */
const END = '(?=,|;|\\b(?:from|starting|beginning|until|till|at|on)\\b|$)';
/** `until June`, `through 1 March`. */
const UNTIL = new RegExp(`\\b(?:until|till|through)\\s+(?<date>.+?)\\s*${END}`, 'iu');
/** `from 7 January`, `starting on Monday`. */
const FROM = new RegExp(
  `\\b(?:from|starting|beginning)\\s+(?:on\\s+)?(?<date>.+?)\\s*${END}`,
  'iu',
);
const HOLIDAYS = '(?:an?\\s+|the\\s+)?(?:(?:public|bank)\\s+)?holidays?';
const BUT = '(?:,?\\s*\\b(?:but|or|and)\\s+|,\\s*)?';
/** `on holidays the working day after`; without holidays it must be a working day: `or the next business day`. */
const movedTo = (sides: string, where: string): RegExp => {
  const day = (working: string) =>
    `(?:(?:moved?\\s+)?to\\s+|held\\s+on\\s+|on\\s+)?(?:the\\s+)?(?:(?:${sides})\\s+${working}day|${working}day\\s+${where})`;
  const on = `(?:(?:on|in\\s+case\\s+of|if\\s+(?:it|that)\\s+is|for)\\s+)?${HOLIDAYS}[,:]?\\s+`;
  return new RegExp(
    `${BUT}(?:${on}${day('(?:(?:working|business)\\s+)?')}|${day('(?:working|business)\\s+')})(?:\\s+(?:on|after|before|for)\\s+${HOLIDAYS})?`,
    'iu',
  );
};
/** What is said of meetings that fall on holidays. */
const ON_HOLIDAY: readonly (readonly [OnHoliday, RegExp])[] = [
  // `skip bank holidays`
  [
    'skip',
    new RegExp(
      `${BUT}\\b(?:skip(?:ping)?|(?:not|never)\\s+on|except(?:\\s+on)?)\\s+${HOLIDAYS}`,
      'iu',
    ),
  ],
  // `also on holidays`, `holidays included`
  [
    'keep',
    new RegExp(
      `${BUT}\\b(?:(?:also|even|including|regardless\\s+of)\\s+(?:on\\s+)?${HOLIDAYS}|(?:on\\s+)?${HOLIDAYS}\\s+(?:included|too|as\\s+well))`,
      'iu',
    ),
  ],
  ['next', movedTo('next|following', 'after')],
  ['previous', movedTo('previous|preceding', 'before')],
];

/** True for words that plan more than one meeting. */
export const recurs = (said: string): boolean => RECURS.test(said);

const MOST_TIMES = 200;

/** The date on which a series ends that is to be held so often, holidays left out. */
const endAfter = (
  times: number,
  series: SpokenSeries,
  rules: CalendarRules,
  now: string,
): string | undefined => {
  let last: string | undefined;
  for (let n = 0; n < times; n += 1) {
    const planned = last === undefined ? {} : { planned: last };
    last = nextOccurrence({ ...series, ...planned }, rules, now)?.on ?? last;
  }
  return last;
};

/** The day that a clause names; undefined where nothing is said. */
const dayIn = (clause: string | undefined, reader: Reader): string | NoSeries | undefined => {
  if (clause === undefined) return undefined;
  const read = readWhen(clause, reader);
  return 'date' in read ? read.date : { why: read.why, text: clause };
};

/** How often, as said or as written: not both. */
const rhythmIn = (
  said: string,
  { rule }: Partial<WrittenRule>,
  workingDays: readonly number[],
): SpokenRhythm => {
  const spoken = readRhythm(said, workingDays);
  if (rule === undefined) return spoken;
  return 'rule' in spoken || spoken.unclear
    ? { unclear: said.replaceAll(/[|\s]+/gu, ' ').trim() }
    : { rule };
};

/**
 * Reads "every second Thursday at 14:00", "every first and third Monday of the month 10:00 until June", "every 2
 * weeks on Thu 14:00 from 7 January, next working day on holidays", "Thursdays at 10:00, 6 times",
 * "FREQ=WEEKLY;BYDAY=TH at 10:00", in the zone of the committee's calendar (`rules`). Holidays are left out unless
 * it says otherwise. Never throws: words that it does not understand are named.
 */
export const readSeries = (
  said: string,
  reader: Reader,
  rules: CalendarRules,
): SpokenSeries | NoSeries => {
  const calm = said.replaceAll(/\s+/gu, ' ');
  const [onHoliday, holidays = ''] = ON_HOLIDAY.find(([, words]) => words.test(calm)) ?? [];
  const ruled = writtenIn(calm);
  const written: Partial<WrittenRule> | undefined =
    ruled === '' ? {} : readWritten(ruled, rules.workingDays);
  if (written === undefined) return { why: 'not-understood', text: ruled };
  const plain = calm.replace(ruled, '|').replace(holidays, '');
  const until = written.until ?? dayIn(UNTIL.exec(plain)?.groups?.['date'], reader);
  const start = dayIn(FROM.exec(plain)?.groups?.['date'], reader);
  if (typeof until === 'object') return until;
  if (typeof start === 'object') return start;
  const times = written.times ?? TIMES.exec(plain)?.groups?.['times']?.toLowerCase();
  const rest = [UNTIL, FROM, TIMES].reduce((left, clause) => left.replace(clause, '|'), plain);
  const time = timeIn(rest);
  if (time === undefined) return { why: 'no-time' };
  const rhythm = rhythmIn(withoutTime(rest), written, rules.workingDays);
  if (!('rule' in rhythm))
    return rhythm.unclear === undefined
      ? { why: 'none' }
      : { why: 'not-understood', text: rhythm.unclear };
  const { rule, onDayOff = 'skip' } = rhythm;
  const { calendar, now } = reader;
  const today = calendar.dateOf(now);
  if (until !== undefined && until < today) return { why: 'past', text: until };
  // Said on the day itself after the hour, it begins with the next such day.
  const earliest = calendar.instantOf(today, time) > now ? today : addDays(today, 1);
  // Its first meeting is the first such day to come; from there every second week or third month counts.
  const from = firstDate(rule.replace(/;INTERVAL=\d+/u, ''), start ?? earliest);
  if (from === undefined) return { why: 'none' };
  const series = {
    rule,
    from,
    time,
    onHoliday: onHoliday ?? onDayOff,
    ...(until === undefined ? {} : { until }),
  };
  if (times === undefined) return series;
  const count = Number(times) || NUMBERS.indexOf(times) + 1;
  if (count < 1 || count > MOST_TIMES) return { why: 'not-understood', text: times };
  const last = endAfter(count, series, rules, now);
  return last === undefined ? series : { ...series, until: last };
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
  const day = DAY_CODES[weekdayOf(from) - 1];
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
