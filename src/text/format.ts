import { DateTime, Info } from 'luxon';

const LOCALE = 'en-GB';

/** `Fri 27 Nov`, with the year where it is not that of `today`. Both are `YYYY-MM-DD` in one zone. */
export const dayText = (date: string, today: string): string => {
  const day = DateTime.fromISO(date, { locale: LOCALE });
  if (!day.isValid) return date;
  return day.toFormat(date.slice(0, 4) === today.slice(0, 4) ? 'ccc d LLL' : 'ccc d LLL yyyy');
};

/** `Friday 27 November 2026`, for what is read years later. */
export const fullDayText = (date: string): string => {
  const day = DateTime.fromISO(date, { locale: LOCALE });
  return day.isValid ? day.toFormat('cccc d LLLL yyyy') : date;
};

/** `Fri 27 Nov 2026`, for tables that are read years later. */
export const datedText = (date: string): string => dayText(date, '');

/** `15:20`: the wall clock of a UTC instant in an IANA zone. */
export const timeText = (instant: string, zone: string): string =>
  DateTime.fromISO(instant, { zone }).toFormat('HH:mm');

/** `Fri 27 Nov, 15:20` of a UTC instant in an IANA zone; `today` decides whether the year is said. */
export const momentText = (instant: string, zone: string, today: string): string => {
  const moment = DateTime.fromISO(instant, { zone });
  return `${dayText(moment.toISODate() ?? instant, today)}, ${moment.toFormat('HH:mm')}`;
};

/** `15:20` of a UTC instant today; of another day `Fri 27 Nov, 15:20`. */
export const soonText = (instant: string, zone: string, today: string): string =>
  DateTime.fromISO(instant, { zone }).toISODate() === today
    ? timeText(instant, zone)
    : momentText(instant, zone, today);

/** `15:20` of what happened at a meeting; of a later day than that on which it began `Fri 27 Nov, 15:20`. */
export const sittingText = (instant: string, zone: string, startedAt = instant): string => {
  const day = (at: string) => DateTime.fromISO(at, { zone }).toISODate() ?? at;
  const first = day(startedAt);
  return day(instant) === first ? timeText(instant, zone) : momentText(instant, zone, first);
};

/** Whole days from one `YYYY-MM-DD` to another; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days);

/** `Priya, Tom and Ana`. */
export const listText = (names: readonly string[]): string =>
  new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(names);

/** `Thursday` of an ISO weekday, 1 = Monday. */
export const weekdayText = (day: number): string =>
  Info.weekdays('long', { locale: LOCALE })[day - 1] ?? '';

/** `March` of a month, 1 = January. */
export const monthText = (month: number): string =>
  Info.months('long', { locale: LOCALE })[month - 1] ?? '';

/** Names as a reader looks for them: by the alphabet. */
export const inOrder = (names: readonly string[]): string[] =>
  names.toSorted((a, b) => a.localeCompare(b, 'en'));
