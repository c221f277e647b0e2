import { addDays, createCalendar, nextMorning } from '../calendar.ts';
import type { PersonFacts } from '../model.ts';
import { lastWorkingDay } from './rungs.ts';

/** The later of two UTC instants. */
export const later = (a: string, b: string): string => (a > b ? a : b);

/** True while a date (`YYYY-MM-DD`, theirs) lies in somebody's absence. */
export const isAway = ({ awayUntil }: PersonFacts, date: string): boolean =>
  awayUntil !== undefined && date <= awayUntil;

/**
 * The UTC instant of somebody's own first working morning at or after both a date of theirs and a UTC
 * instant; after their absence, where they are away then.
 */
export const morningFrom = (facts: PersonFacts, date: string, now: string): string => {
  const calendar = createCalendar(facts);
  const from = (day: string): string => later(calendar.instantOf(day, '00:00'), now);
  const morning = nextMorning(calendar, facts.slot, from(date));
  return facts.awayUntil !== undefined && isAway(facts, calendar.dateOf(morning))
    ? nextMorning(calendar, facts.slot, from(addDays(facts.awayUntil, 1)))
    : morning;
};

/**
 * The UTC instant of somebody's own last working morning on or before a due date, but not before `now`.
 * Undefined where none is left; whoever is away then hears on the first morning back.
 */
export const morningBy = (facts: PersonFacts, due: string, now: string): string | undefined => {
  const calendar = createCalendar(facts);
  const day = lastWorkingDay(calendar, due);
  if (isAway(facts, day)) return morningFrom(facts, day, now);
  const morning = calendar.instantOf(day, facts.slot);
  return morning >= now ? morning : undefined;
};
