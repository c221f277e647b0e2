import { en } from 'chrono-node';
import { DateTime } from 'luxon';
import type { Calendar } from '../calendar.ts';

const LONGEST = 60;

/**
 * The day (`YYYY-MM-DD` in the calendar's zone) that words name, read as one that has been: "1 March" is the
 * latest 1 March, "Friday" the last one, a month its last day so far. `now` is a UTC instant. Undefined
 * for words without a date and for a day that is still to come.
 */
export const readPast = (text: string, calendar: Calendar, now: string): string | undefined => {
  const today = calendar.dateOf(now);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // Chrono works in the zone of the process: give it the wall calendar, at a noon that no change of clocks touches.
  const [found] = en.GB.parse(text.slice(0, LONGEST), new Date(year, month - 1, day, 12));
  if (!found) return undefined;
  const { start } = found;
  const said = DateTime.utc(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  if (!said.isValid) return undefined;
  const weekday = start.isCertain('weekday') && !start.isCertain('day');
  const relative = found.tags().has('result/relativeDate');
  const wholeMonth = start.isCertain('month') && !start.isCertain('day') && !weekday && !relative;
  const earlier = start.isCertain('year') || relative ? {} : weekday ? { weeks: 1 } : { years: 1 };
  const begun = said.toISODate() <= today ? said : said.minus(earlier);
  const date = (wholeMonth ? begun.endOf('month') : begun).toISODate();
  if (date <= today) return date;
  return wholeMonth && begun.toISODate() <= today ? today : undefined;
};
