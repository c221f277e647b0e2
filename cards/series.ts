import type { Series } from '../src/domain/meeting/recurrence.ts';
import { rhythmOf } from '../src/domain/meeting/recurrence.ts';
import { dayText, listText, weekdayText } from '../src/text/format.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

const rhythmText = (series: Series): string => {
  const { unit, interval, weekdays, nth, dayOfMonth } = rhythmOf(series);
  const days = listText(weekdays.map(weekdayText));
  if (unit === 'day') return words('meeting.seriesDays');
  if (unit === 'week') return words('meeting.seriesWeeks', { interval, days });
  if (dayOfMonth !== undefined)
    return words(dayOfMonth < 0 ? 'meeting.seriesMonthEnd' : 'meeting.seriesMonthDay', {
      interval,
      day: dayOfMonth,
    });
  return words('meeting.seriesMonths', { interval, days, nth: String(nth).replace('-', 'last') });
};

/** `every second Thursday at 14:00 until Wed 30 Jun 2027, not on holidays`. */
export const seriesText = ({ today }: Pick<Place, 'today'>, series: Series): string =>
  words('meeting.series', {
    rhythm: rhythmText(series),
    time: series.time,
    until: series.until === undefined ? 'none' : dayText(series.until, today),
    holidays: series.onHoliday,
  });
