import Holidays from 'date-holidays';
import { DateTime, IANAZone, Info } from 'luxon';
import { Invalid } from '../errors.ts';

/** Working-day arithmetic of one committee or one person. Dates are `YYYY-MM-DD` in `timeZone`. */
export interface Calendar {
  readonly timeZone: string;
  /** The local date of a UTC instant. */
  dateOf(instant: string): string;
  /**
   * The UTC instant of a local wall-clock time (`HH:mm`) on a date. A skipped hour moves forward, an
   * hour that comes twice is the first of the two.
   */
  instantOf(date: string, time: string): string;
  isWorkingDay(date: string): boolean;
  /**
   * The n-th working day after (n > 0) or before (n < 0) `date`; n = 0: `date` itself if working, else the
   * next.
   */
  addWorkingDays(date: string, n: number): string;
  /** Working days in `(from, to]`; where `to` is earlier, those of `[to, from)` as a negative number. */
  workingDaysBetween(from: string, to: string): number;
}

/** What makes a calendar. A committee and the facts of a person both have this shape. */
export interface CalendarRules {
  /** IANA zone. */
  readonly timeZone: string;
  /** ISO weekdays, 1 = Monday; at least one. */
  readonly workingDays: readonly number[];
  /** Region as date-holidays names it (`GB-ENG`); absent, or unknown to it: no holidays. */
  readonly region?: string;
}

const DAY_MS = 86_400_000;

const MOST_REMEMBERED = 1_000;

/** A pure function that remembers its last answers: a pass asks the same few dates ten thousand times. */
const remembering = <K, V>(work: (key: K) => V): ((key: K) => V) => {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(key);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(key, answer);
    return answer;
  };
};

const dateAt = remembering((ms: number): string => new Date(ms).toISOString().slice(0, 10));

const midnight = remembering((date: string): number => {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(ms) || dateAt(ms) !== date) throw new Invalid('date-unknown', { date });
  return ms;
});

/** The date that is `n` calendar days after (or before) another. Throws Invalid `date-unknown`. */
export const addDays = (date: string, n: number): string => dateAt(midnight(date) + n * DAY_MS);

/** The UTC instant at which a date begins where it does first (UTC+14): early enough for its morning anywhere. */
export const beginningOf = (date: string): string =>
  new Date(`${date}T00:00:00+14:00`).toISOString();

/**
 * The last instant of a date in a zone, in UTC: what stood then, stood at the end of that day. Throws
 * Invalid `date-unknown`.
 */
export const endOfDay = (timeZone: string, date: string): string => {
  const day = DateTime.fromISO(date, { zone: timeZone });
  if (!day.isValid) throw new Invalid('date-unknown', { date });
  return day.endOf('day').toUTC().toISO();
};

/** The ISO weekday of a date, 1 = Monday. Throws Invalid `date-unknown`. */
export const weekdayOf = (date: string): number => new Date(midnight(date)).getUTCDay() || 7;

/** True for an IANA zone that this runtime knows; offsets such as `+02:00` are not zones. */
export const isZone = (zone: string): boolean =>
  /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);

const atlas = new Holidays();

/** True for a country, state or region of date-holidays: `GB`, `GB-ENG`, `US-LA-NO`. */
export const isRegion = (region: string): boolean => {
  const [country = '', state, part, ...rest] = region.split('-');
  const has = (names: object | undefined, name: string): boolean =>
    names !== undefined && Object.hasOwn(names, name);
  if (rest.length > 0 || !has(atlas.getCountries(), country)) return false;
  if (state === undefined) return true;
  if (!has(atlas.getStates(country), state)) return false;
  return part === undefined || has(atlas.getRegions(country, state), part);
};

/** The holidays region of a client's locale: `en-GB` → `GB`; undefined where it names no known country. */
export const regionOfLocale = (locale: string): string | undefined => {
  try {
    const { region } = new Intl.Locale(locale);
    return region !== undefined && isRegion(region) ? region : undefined;
  } catch {
    return undefined;
  }
};

const WEEK: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * The ISO weekdays on which the country of a region (`SA`, `GB-ENG`) works: all but its weekend, as CLDR (Unicode,
 * supplemental week data) has it.
 */
export const workingDaysIn = (region: string): readonly number[] => {
  const weekend: readonly number[] = Info.getWeekendWeekdays({
    locale: `und-${region.slice(0, 2)}`,
  });
  return WEEK.filter((day) => !weekend.includes(day));
};

const regions = new Map<string, Holidays>();
const years = new Map<string, ReadonlySet<string>>();

const holidaysOf = (region: string): Holidays => {
  const known = regions.get(region);
  if (known) return known;
  const [country = '', ...parts] = region.split('-');
  const holidays = new Holidays([country, ...parts].join('.'));
  regions.set(region, holidays);
  return holidays;
};

/** The dates of a region's public holidays in one year: each holiday, its substitute, each day of a long one. */
const holidayDates = (region: string, year: number): ReadonlySet<string> => {
  const key = `${region}|${year}`;
  const known = years.get(key);
  if (known) return known;
  const dates = new Set<string>();
  for (const holiday of holidaysOf(region).getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    const first = holiday.date.slice(0, 10);
    const days = Math.max(1, Math.round((+holiday.end - +holiday.start) / DAY_MS));
    for (let n = 0; n < days; n += 1) dates.add(addDays(first, n));
  }
  years.set(key, dates);
  return dates;
};

const makeCalendar = ({ timeZone, workingDays, region }: CalendarRules): Calendar => {
  // People live in countries that date-holidays has not heard of.
  const known = region !== undefined && isRegion(region) ? region : undefined;
  const dateOf = remembering((instant: string): string => {
    const local = DateTime.fromISO(instant, { zone: timeZone });
    if (!local.isValid) throw new Invalid('instant-unknown', { instant });
    return local.toISODate();
  });

  const instantAt = remembering((dateAndTime: string): string => {
    const local = DateTime.fromISO(dateAndTime, { zone: timeZone });
    if (!local.isValid) {
      const [date = '', time = ''] = dateAndTime.split('T');
      throw new Invalid('date-unknown', { date, time });
    }
    // Luxon resolves an hour that comes twice by the offset of this very moment: take the first always.
    const [first = local] = local.getPossibleOffsets();
    return first.toUTC().toISO();
  });
  const instantOf = (date: string, time: string): string => instantAt(`${date}T${time}`);

  // Samoa had no 30 December 2011: a date that a zone skipped is nobody's working day.
  const exists = (date: string): boolean => dateOf(instantOf(date, '12:00')) === date;
  const isHoliday = (date: string): boolean =>
    known !== undefined && holidayDates(known, Number(date.slice(0, 4))).has(date);

  const isWorkingDay = remembering(
    (date: string): boolean =>
      workingDays.includes(weekdayOf(date)) && !isHoliday(date) && exists(date),
  );

  const addWorkingDays = (date: string, n: number): string => {
    const step = n < 0 ? -1 : 1;
    let left = Math.abs(n);
    let day = date;
    if (n === 0) {
      while (!isWorkingDay(day)) day = addDays(day, 1);
      return day;
    }
    while (left > 0) {
      day = addDays(day, step);
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  };

  const workingDaysBetween = (from: string, to: string): number => {
    const step = to < from ? -1 : 1;
    let count = 0;
    for (let day = from; day !== to;) {
      day = addDays(day, step);
      if (isWorkingDay(day)) count += step;
    }
    return count;
  };

  return { timeZone, dateOf, instantOf, isWorkingDay, addWorkingDays, workingDaysBetween };
};

const calendars = new Map<string, Calendar>();

/**
 * The working calendar of a committee or a person. Only public holidays count; where one falls on a
 * weekend, its substitute day is free as well. One calendar serves everybody with the same rules.
 * Throws Invalid `zone-unknown`, `working-days`.
 */
export const createCalendar = (rules: CalendarRules): Calendar => {
  const { timeZone, workingDays, region } = rules;
  const key = [timeZone, workingDays.join(), region].join('|');
  const known = calendars.get(key);
  if (known) return known;
  if (!isZone(timeZone)) throw new Invalid('zone-unknown', { zone: timeZone });
  if (workingDays.length === 0 || workingDays.some((day) => !WEEK.includes(day)))
    throw new Invalid('working-days', { days: workingDays.join(',') });
  const calendar = makeCalendar(rules);
  calendars.set(key, calendar);
  return calendar;
};

/**
 * The first instant at or after `from` (UTC) that is `slot` (`HH:mm`) on a working day of the
 * calendar's owner.
 */
export const nextMorning = (calendar: Calendar, slot: string, from: string): string => {
  const today = calendar.addWorkingDays(calendar.dateOf(from), 0);
  const morning = calendar.instantOf(today, slot);
  return Date.parse(morning) >= Date.parse(from)
    ? morning
    : calendar.instantOf(calendar.addWorkingDays(today, 1), slot);
};
