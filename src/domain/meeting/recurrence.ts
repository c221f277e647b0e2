// oxlint-disable-next-line import/default -- for Node its entry is CommonJS, whatever its types say
import rrule from 'rrule';
import type { CalendarRules } from '../calendar.ts';
import { createCalendar } from '../calendar.ts';

// oxlint-disable-next-line import/no-named-as-default-member -- the names that its types export do not exist
const { RRule } = rrule;

/** What happens to a meeting that falls on a holiday or a day off; `keep`: it is held all the same. */
export type OnHoliday = 'skip' | 'next' | 'previous' | 'keep';

/** A recurring meeting, in the wall time of its committee's zone. */
export interface Series {
  /** A recurrence rule of RFC 5545 (`FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`), without start or end. */
  readonly rule: string;
  /** `YYYY-MM-DD` from which the rule counts; its first date. */
  readonly from: string;
  /** `HH:mm` in the committee's zone. */
  readonly time: string;
  /** Last date, inclusive. */
  readonly until?: string;
  readonly onHoliday: OnHoliday;
  /** The date by the rule of the meeting planned last. */
  readonly planned?: string;
}

/** One meeting of a series: its date by the rule, and the UTC instant at which it is held. */
export interface Occurrence {
  readonly on: string;
  readonly at: string;
}

/** A rule whose every date is a day off would be looked through for ever. */
const MOST_TRIED = 400;

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);
const dateIn = (day: Date): string => day.toISOString().slice(0, 10);

/**
 * The rule over bare dates. It is never told a zone: each date is midnight in UTC, whatever clocks do where
 * the committee meets, and the hour is put to it afterwards.
 */
const datesOf = ({ rule, from }: Pick<Series, 'rule' | 'from'>) =>
  new RRule({ ...RRule.parseString(rule), dtstart: midnight(from) });

/** The first date of a rule on or after another; undefined where it has none. */
export const firstDate = (rule: string, from: string): string | undefined => {
  const first = datesOf({ rule, from }).after(midnight(from), true);
  return first ? dateIn(first) : undefined;
};

/** What a rule says, for those who put it into words. Weekdays are ISO, 1 = Monday. */
export interface Rhythm {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  /** All weekdays on which it can fall. */
  readonly weekdays: readonly number[];
  /** Which weekdays of the month, 1 to 5, or -1 for the last; without a weekday: which working day. */
  readonly places: readonly { readonly nth: number; readonly weekday?: number }[];
  /** Days of the month, -1 for its last; `orLast`: the last of a month that is shorter. */
  readonly daysOfMonth: readonly number[];
  readonly orLast: boolean;
  /** Of the year, 1 = January; empty: every one. */
  readonly months: readonly number[];
}

const UNITS: Readonly<Record<number, Rhythm['unit']>> = {
  [RRule.YEARLY]: 'year',
  [RRule.MONTHLY]: 'month',
  [RRule.WEEKLY]: 'week',
};

/** What the rule of a series says. */
export const rhythmOf = (series: Pick<Series, 'rule' | 'from'>): Rhythm => {
  const { freq, interval, byweekday, bynweekday, bymonthday, bynmonthday, bymonth, bysetpos } =
    datesOf(series).options;
  const numbered = (bynweekday ?? []).map(([day = 0, nth = 1]) => ({ nth, weekday: day + 1 }));
  const plain = (byweekday ?? []).map((day) => day + 1);
  const days = [...bymonthday, ...(bynmonthday ?? [])];
  const orLast = bysetpos !== null && days.length > 0;
  const working = plain.length > 0 && bysetpos ? bysetpos.map((nth) => ({ nth })) : [];
  return {
    unit: UNITS[freq] ?? 'day',
    interval,
    weekdays: [...plain, ...numbered.map(({ weekday }) => weekday)],
    places: [...numbered, ...working],
    daysOfMonth: orLast ? days.slice(-1) : days,
    orLast,
    months: bymonth ?? [],
  };
};

/** The date on which a meeting of this date is held; undefined where it is left out. */
const heldOn = (series: Series, committee: CalendarRules) => {
  const calendar = createCalendar(committee);
  const workingDays = [...new Set([...committee.workingDays, ...rhythmOf(series).weekdays])];
  // Whoever says "every Saturday" means Saturdays: only holidays are in its way.
  const meant = createCalendar({
    ...committee,
    workingDays: workingDays.toSorted((a, b) => a - b),
  });
  return (date: string): string | undefined => {
    if (series.onHoliday === 'keep' || meant.isWorkingDay(date)) return date;
    if (series.onHoliday === 'skip') return undefined;
    return calendar.addWorkingDays(date, series.onHoliday === 'next' ? 1 : -1);
  };
};

/** The UTC instant at which the meeting of a date by the rule is held; undefined where it is left out. */
export const instantOn = (
  series: Series,
  committee: CalendarRules,
  on: string,
): string | undefined => {
  const day = heldOn(series, committee)(on);
  return day && createCalendar(committee).instantOf(day, series.time);
};

/**
 * The first meeting of a series after the one planned last, and after `now` (UTC instant) and the day `after`.
 * Two dates that a holiday moves to one day are one meeting. Undefined once the series is over.
 */
export const nextOccurrence = (
  series: Series,
  committee: CalendarRules,
  now: string,
  after = '',
): Occurrence | undefined => {
  const { planned, from, until = '9999-12-31', time } = series;
  const dates = datesOf(series);
  const held = heldOn(series, committee);
  const calendar = createCalendar(committee);
  const last = (planned !== undefined && held(planned)) || '';
  const taken = last > after ? last : after;
  let date = dates.after(midnight(planned ?? from), planned === undefined);
  for (let tried = 0; date && tried < MOST_TRIED; tried += 1) {
    const on = dateIn(date);
    if (on > until) return undefined;
    const day = held(on);
    const at = day === undefined ? '' : calendar.instantOf(day, time);
    if (day !== undefined && day > taken && at > now) return { on, at };
    date = dates.after(date, false);
  }
  return undefined;
};
