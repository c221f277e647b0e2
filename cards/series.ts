import type { Rhythm, Series } from '../src/domain/meeting/recurrence.ts';
import { rhythmOf } from '../src/domain/meeting/recurrence.ts';
import { dayText, listText, monthText, weekdayText } from '../src/text/format.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

const nthText = (nth: number): string =>
  words('meeting.seriesNth', { nth: nth < 0 ? 'last' : String(nth) });

/** `first and third Tuesday`, `first Monday and last Friday`, `last working day`. */
const placesText = (places: Rhythm['places']): string => {
  const named = places.map(({ nth, weekday }) => ({
    nth: nthText(nth),
    day: weekday === undefined ? words('meeting.seriesWorkingDay') : weekdayText(weekday),
  }));
  const days = new Set(named.map(({ day }) => day));
  return days.size === 1
    ? `${listText(named.map(({ nth }) => nth))} ${[...days].join('')}`
    : listText(named.map(({ nth, day }) => `${nth} ${day}`));
};

const datesText = ({ daysOfMonth, orLast }: Rhythm): string =>
  listText(
    daysOfMonth.map((day) =>
      day < 0
        ? words('meeting.seriesLastDay')
        : words('meeting.seriesDate', { day, orLast: String(orLast) }),
    ),
  );

const rhythmText = (series: Series): string => {
  const rhythm = rhythmOf(series);
  const { unit, interval, weekdays, places, months } = rhythm;
  if (unit === 'day') return words('meeting.seriesDays', { interval });
  if (unit === 'week')
    return words('meeting.seriesWeeks', { interval, days: listText(weekdays.map(weekdayText)) });
  const days = places.length > 0 ? placesText(places) : datesText(rhythm);
  return unit === 'year'
    ? words('meeting.seriesYears', { interval, days, months: listText(months.map(monthText)) })
    : words('meeting.seriesMonths', { interval, days });
};

/** `every second Thursday at 14:00 until Wed 30 Jun 2027, not on holidays`. */
export const seriesText = ({ today }: Pick<Place, 'today'>, series: Series): string =>
  words('meeting.series', {
    rhythm: rhythmText(series),
    time: series.time,
    until: series.until === undefined ? 'none' : dayText(series.until, today),
    holidays: series.onHoliday,
  });
