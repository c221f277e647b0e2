import { DateTime } from 'luxon';
import { addDays, type Calendar, weekdayOf } from '../calendar.ts';
import { monthName, monthNumber, NUMBERS, weekdayName, weekdayNumber } from './vocabulary.ts';

/** Why a text gives no usable date. `no-meeting`: it names the next meeting and none is planned. */
export type NoDate = 'none' | 'ambiguous' | 'past' | 'absurd' | 'no-meeting';

/** The day on which something is said, and what its words can refer to. */
export interface Day {
  /** `YYYY-MM-DD` in the calendar's zone. */
  readonly today: string;
  readonly calendar: Calendar;
  /** Date of the next meeting, where one is planned. */
  readonly nextMeeting?: string;
}

type Reading = { readonly date: string } | { readonly why: NoDate };
type Groups = Readonly<Record<string, string | undefined>>;

interface Phrase {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, day: Day) => Reading;
}

const month = `(?<month>${monthName})\\.?`;
const weekday = `(?<weekday>${weekdayName})`;
const named = `(?:${weekday}\\.?,?\\s+(?:the\\s+)?)?`;
const ordinal = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const meeting = '(?:the\\s+|our\\s+)?next\\s+(?:[\\w-]+\\s+){0,3}?meeting';

const words = (source: string): RegExp => new RegExp(`\\b${source}(?!\\w)`, 'gi');

const dateFrom = (year: number, month: number, day: number): string | undefined =>
  DateTime.utc(year, month, day).toISODate() ?? undefined;

/** Years until a day comes again that not every year has. */
const LEAP = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** A date as written out. Without a year it is the next such day; a weekday that does not fit is a slip. */
const absolute = (groups: Groups, { today }: Day): Reading => {
  const written = groups['year'];
  const month = Number(groups['number'] ?? monthNumber(groups['month'] ?? ''));
  const day = Number(groups['day']);
  const thisYear = Number(today.slice(0, 4));
  const year = written === undefined ? thisYear : Number(written.padStart(4, '20'));
  // 29 February without a year is the next leap year's.
  const years = written === undefined ? LEAP.map((n) => year + n) : [year];
  const date = years
    .map((each) => dateFrom(each, month, day))
    .find((each) => each !== undefined && (written !== undefined || each >= today));
  if (date === undefined) return { why: 'absurd' };
  const said = groups['weekday'];
  return said !== undefined && weekdayNumber(said) !== weekdayOf(date)
    ? { why: 'ambiguous' }
    : { date };
};

const dayOfMonth = (groups: Groups, { today }: Day): Reading => {
  const day = Number(groups['day']);
  const first = DateTime.fromISO(today, { zone: 'utc' }).startOf('month');
  for (let n = 0; n < 3; n += 1) {
    const { year, month } = first.plus({ months: n });
    const date = dateFrom(year, month, day);
    if (date !== undefined && date >= today) return { date };
  }
  return { why: 'absurd' };
};

/** The coming Friday; said on a Friday, that of next week: only "today" means today. */
const onWeekday = (groups: Groups, { today }: Day): Reading => {
  const target = weekdayNumber(groups['weekday'] ?? '');
  const now = weekdayOf(today);
  const ofNextWeek = groups['which']?.toLowerCase() === 'next' || groups['nextWeek'] !== undefined;
  if (groups['which']?.toLowerCase() === 'last') return { why: 'past' };
  if (ofNextWeek) return { date: addDays(today, 7 - now + target) };
  const ahead = target > now ? target - now : target - now + 7;
  return { date: addDays(today, ahead + (groups['weekLater'] === undefined ? 0 : 7)) };
};

/** The last day of a period; of a week its last working day, before Saturday. */
const endOf = (unit: string, ahead: number, { today, calendar }: Day): string => {
  const day = DateTime.fromISO(today, { zone: 'utc' });
  if (unit === 'week') {
    const sundayFirst = day.weekday === 7 && calendar.isWorkingDay(today);
    const saturday = addDays(today, sundayFirst ? 6 : 6 - day.weekday);
    return calendar.addWorkingDays(addDays(saturday, ahead * 7), -1);
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit] ?? 1;
  const start = unit === 'quarter' ? 'quarter' : unit === 'year' ? 'year' : 'month';
  const end = day
    .startOf(start)
    .plus({ months: months * ahead })
    .endOf(start);
  return end.toISODate() ?? today;
};

const period = (groups: Groups, day: Day): Reading => ({
  date: endOf(
    (groups['unit'] ?? '').toLowerCase(),
    /next/i.test(groups['which'] ?? '') ? 1 : 0,
    day,
  ),
});

const initials = (groups: Groups, day: Day): Reading => {
  const unit = { w: 'week', m: 'month', q: 'quarter', y: 'year' }[
    (groups['unit'] ?? '').toLowerCase()
  ];
  return { date: endOf(unit ?? 'month', 0, day) };
};

const quarter = (groups: Groups, { today }: Day): Reading => {
  const end = (year: number): string =>
    DateTime.utc(year, Number(groups['quarter']) * 3, 1)
      .endOf('month')
      .toISODate() ?? today;
  const written = groups['year'] ?? groups['yearBefore'];
  if (written !== undefined) return { date: end(Number(written.padStart(4, '20'))) };
  const year = Number(today.slice(0, 4));
  return { date: end(year) >= today ? end(year) : end(year + 1) };
};

const numberFrom = (word = ''): number =>
  /^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase()) + 1;

const beforeMeeting = (_groups: Groups, { calendar, nextMeeting }: Day): Reading =>
  nextMeeting === undefined
    ? { why: 'no-meeting' }
    : { date: calendar.addWorkingDays(nextMeeting, -1) };

const atMeeting = (_groups: Groups, { nextMeeting }: Day): Reading =>
  nextMeeting === undefined ? { why: 'no-meeting' } : { date: nextMeeting };

/**
 * The phrases of minutes that chrono-node misses or reads otherwise than a committee means them, the
 * more specific first. Day first, as in en-GB. A period named as a date means its last day.
 */
export const phrases: readonly Phrase[] = [
  {
    pattern: words(`(?:early|mid|late)[\\s-]+(?:in\\s+)?${month}`),
    read: () => ({ why: 'ambiguous' }),
  },
  {
    pattern: words('(?<!after\\s+)(?<casual>today|tomorrow)'),
    read: ({ casual }, { today }) => ({
      date: casual?.toLowerCase() === 'tomorrow' ? addDays(today, 1) : today,
    }),
  },
  {
    pattern: words(`${named}(?<year>\\d{4})[-/](?<number>\\d{1,2})[-/](?<day>\\d{1,2})`),
    read: absolute,
  },
  {
    pattern: words(`${named}(?<day>\\d{1,2})[/.](?<number>\\d{1,2})[/.](?<year>\\d{4}|\\d{2})`),
    read: absolute,
  },
  { pattern: words(`${named}(?<day>\\d{1,2})/(?<number>\\d{1,2})(?![/.\\d])`), read: absolute },
  {
    // As most of Europe writes it. After "at" the same figures are a time.
    pattern: words(
      `(?<!\\bat\\s+)${named}(?<day>\\d{1,2})\\.\\s?(?<number>0?[1-9]|1[0-2])\\.(?!\\d)`,
    ),
    read: absolute,
  },
  {
    pattern: words(`${named}${ordinal}(?:\\s+of)?\\s*${month}(?:,?\\s+(?<year>\\d{4}))?`),
    read: absolute,
  },
  {
    pattern: words(`${named}${month}\\s+${ordinal}(?![\\d:]|\\s*[ap]m)(?:,?\\s+(?<year>\\d{4}))?`),
    read: absolute,
  },
  {
    pattern: words(
      '(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)(?!\\s+(?!(?:at|by|noon|midday|please|because|latest)\\b)[a-z])',
    ),
    read: dayOfMonth,
  },
  { pattern: words(`before\\s+${meeting}`), read: beforeMeeting },
  { pattern: words(`(?:(?:by|at|for|until|till)\\s+)?${meeting}`), read: atMeeting },
  {
    pattern: words(
      `(?:(?:with)?in\\s+)?(?<count>\\d{1,3}|${NUMBERS.join('|')})\\s+(?:working|business)\\s+days?`,
    ),
    read: ({ count }, { today, calendar }) => ({
      date: calendar.addWorkingDays(today, numberFrom(count)),
    }),
  },
  {
    pattern: words('(?:(?:with)?in\\s+)?a\\s+fortnight'),
    read: (_groups, { today }) => ({ date: addDays(today, 14) }),
  },
  {
    pattern: words(
      '(?:in\\s+|end\\s+of\\s+)?(?:(?<yearBefore>\\d{4})\\s*)?q(?<quarter>[1-4])(?:[\\s/-]*(?<year>\\d{4})|[/-](?<year>\\d{2}))?',
    ),
    read: quarter,
  },
  {
    pattern: words(
      `(?:(?<which>this|next|coming|last)\\s+)?${weekday}(?:(?<nextWeek>\\s+next\\s+week)|(?<weekLater>\\s+week))?`,
    ),
    read: onWeekday,
  },
  {
    pattern: words(
      '(?:the\\s+)?end\\s+of\\s+(?<which>the\\s+|this\\s+|next\\s+)?(?<unit>week|month|quarter|year)',
    ),
    read: period,
  },
  { pattern: words('(?<which>this|next)\\s+(?<unit>week|month|quarter|year)'), read: period },
  { pattern: words('(?<unit>week|month|quarter|year)[\\s-]+end'), read: period },
  { pattern: words('eo(?<unit>[wmqy])'), read: initials },
  {
    pattern: words('end\\s+of\\s+(?<year>\\d{4})'),
    read: ({ year }) => ({ date: `${year}-12-31` }),
  },
];
