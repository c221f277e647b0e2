import { DateTime } from 'luxon';
import type { Refusal } from '../records/entity.ts';
import type { Context } from './model.ts';
import { refuse } from './model.ts';

const YEARS_AHEAD = 5;
/** Nothing that a committee has on record began earlier, and no spreadsheet knows an earlier day. */
const EARLIEST = '1900-01-01';

const isDay = (date: string): boolean =>
  DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' }).isValid;

/**
 * Why a day (`YYYY-MM-DD` in the committee's zone) can be nobody's meaning: it is in no calendar, or lies more
 * than five years ahead or before 1900. Undefined where it can, or where none is given.
 */
export const badDay = (
  date: string | null | undefined,
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
): Refusal | undefined => {
  if (date === undefined || date === null) return undefined;
  const today = calendar.dateOf(now);
  const farthest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  const known = isDay(date) && date >= EARLIEST && date <= farthest;
  return known ? undefined : refuse('date-absurd', { date });
};

/** As `badDay`, of a day on which something is due: it must not have passed either. */
export const badDate = (
  due: string | null | undefined,
  context: Pick<Context, 'calendar' | 'now'>,
): Refusal | undefined => {
  const bad = badDay(due, context);
  if (bad || due === undefined || due === null) return bad;
  return due < context.calendar.dateOf(context.now)
    ? refuse('date-past', { date: due })
    : undefined;
};
