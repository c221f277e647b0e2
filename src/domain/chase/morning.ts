import {
  addDays,
  type Calendar,
  type CalendarRules,
  createCalendar,
  nextMorning,
} from '../calendar.ts';
import type { PlannedChase } from '../../records/entity.ts';
import type { PersonFacts } from '../model.ts';
import { lastWorkingDay } from './rungs.ts';

/** The later of two UTC instants. */
export const later = (a: string, b: string): string => (a > b ? a : b);

/** When somebody is told what is for their mornings. */
export type Hours = CalendarRules & Pick<PersonFacts, 'slot' | 'awayUntil'>;

/** True while a date (`YYYY-MM-DD`, theirs) lies in somebody's absence. */
export const isAway = ({ awayUntil }: Pick<Hours, 'awayUntil'>, date: string): boolean =>
  awayUntil !== undefined && date <= awayUntil;

/**
 * The UTC instant of somebody's own first working morning at or after both a date of theirs and a UTC
 * instant; after their absence, where they are away then.
 */
export const morningFrom = (facts: Hours, date: string, now: string): string => {
  const calendar = createCalendar(facts);
  const from = (day: string): string => later(calendar.instantOf(day, '00:00'), now);
  const morning = nextMorning(calendar, facts.slot, from(date));
  return facts.awayUntil !== undefined && isAway(facts, calendar.dateOf(morning))
    ? nextMorning(calendar, facts.slot, from(addDays(facts.awayUntil, 1)))
    : morning;
};

/** Product contract, "The ladder": quiet hours begin. */
const EVENING = '18:00';

/** The UTC instant at which the hours of somebody's morning of a date (`YYYY-MM-DD`, theirs) are over. */
export const morningEnds = (facts: Hours, date: string): string =>
  createCalendar(facts).instantOf(date, EVENING);

/** Whether what was planned for a morning of somebody's may still come at a UTC instant of that working day. */
export const isInHours = (facts: Hours, now: string): boolean => {
  const calendar = createCalendar(facts);
  const date = calendar.dateOf(now);
  return (
    calendar.isWorkingDay(date) &&
    !isAway(facts, date) &&
    now >= calendar.instantOf(date, facts.slot) &&
    now < morningEnds(facts, date)
  );
};

/**
 * The UTC instant of somebody's own last working morning on or before a due date, but not before `now`.
 * Undefined where none is left; whoever is away then hears on the first morning back.
 */
const morningBy = (facts: PersonFacts, due: string, now: string): string | undefined => {
  const calendar = createCalendar(facts);
  const day = lastWorkingDay(calendar, due);
  if (isAway(facts, day)) return morningFrom(facts, day, now);
  const morning = calendar.instantOf(day, facts.slot);
  return morning >= now ? morning : undefined;
};

/** To whom something goes, and when. */
export type Addressee = Pick<PlannedChase, 'person' | 'plannedFor' | 'date'>;

/** Somebody's row on a morning of theirs; `ifThere`: the morning that it would be if they were not away. */
export const addressed = (
  facts: PersonFacts,
  plannedFor: string,
  ifThere: (facts: PersonFacts) => string | undefined,
): Addressee => {
  const { awayUntil, ...there } = facts;
  const sooner = awayUntil === undefined ? undefined : ifThere(there);
  const date = sooner === undefined ? undefined : createCalendar(facts).dateOf(sooner);
  return { person: facts.id, plannedFor, ...(date === undefined ? {} : { date }) };
};

/** Somebody's row on their own first working morning at or after a date of theirs and a UTC instant. */
export const addressedFrom = (facts: PersonFacts, date: string, now: string): Addressee =>
  addressed(facts, morningFrom(facts, date, now), (there) => morningFrom(there, date, now));

/** A step of the ladder: its date, and the date of the action. Both `YYYY-MM-DD`. */
interface Dated {
  readonly step: string;
  readonly date: string;
  readonly due?: string | undefined;
}

/**
 * The later of `since` and the UTC instant at which a step may be told: a date has passed when it has in
 * the committee's zone (`calendar`), whatever anybody's own clock says.
 */
export const notBefore = (
  { date, due = '' }: Pick<Dated, 'date' | 'due'>,
  calendar: Calendar,
  since: string,
): string => (date > due ? later(since, calendar.instantOf(date, '00:00')) : since);

/**
 * The UTC instant at which a step reaches somebody: their own working morning on or after its date, not
 * before `since`. Undefined for a reminder on the date itself whose last morning is over.
 */
export const morningOf = (
  of: Dated,
  facts: PersonFacts,
  calendar: Calendar,
  since: string,
): string | undefined => {
  const from = notBefore(of, calendar, since);
  return of.step === 'due' && of.due !== undefined
    ? morningBy(facts, of.due, from)
    : morningFrom(facts, of.date, from);
};
