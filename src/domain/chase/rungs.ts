import { isRunning } from '../action/standing.ts';
import type { ActionState } from '../action/state.ts';
import { addDays, type Calendar, weekdayOf } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import { stepKey, timesPlanned } from './state.ts';

/** The steps of the ladder, as the ledger names them. */
export type Step =
  | 'no-answer'
  | 'no-answer-secretary'
  | 'before-due'
  | 'due'
  | 'overdue-1'
  | 'overdue-3'
  | 'overdue-3-secretary'
  | 'overdue-5-chair'
  | 'overdue-10-agenda'
  | 'overdue-10-sponsor'
  | 'weekly'
  | 'stopped-secretary'
  | 'blocked-secretary'
  | 'blocked-weekly'
  | 'decide'
  | 'decide-again'
  | 'declined-secretary'
  | 'ownerless-secretary'
  | 'incomplete-secretary'
  | 'unreachable-secretary'
  | 'unreachable-chair'
  | 'returned'
  | 'review'
  | 'review-5'
  | 'review-10-secretary'
  | 'review-10-chair'
  | 'review-weekly';

/** Whom a step speaks to. `agenda`: nobody; the item joins the next meeting's matters arising. */
type Audience = 'owner' | 'secretary' | 'decider' | 'chair' | 'sponsor' | 'agenda';

export interface Rung {
  readonly step: Step;
  /** Which repetition, from 1. */
  readonly n: number;
  /** `YYYY-MM-DD` in the committee's zone; on a working day of the committee. */
  readonly date: string;
  readonly to: Audience;
}

/** Three weekly questions without an answer, then the secretary chooses. */
const WEEKLY_QUESTIONS = 3;
/** Working days between assignment and date below which nobody is reminded before the date. */
const ROOM_BEFORE_DUE = 5;

/** The last working day on or before a date. */
export const lastWorkingDay = (calendar: Calendar, date: string): string =>
  calendar.isWorkingDay(date) ? date : calendar.addWorkingDays(date, -1);

const monday = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** The first working day of the first week that begins on or after a date. */
export const weekStart = (calendar: Calendar, date: string): string => {
  const start = calendar.addWorkingDays(monday(date), 0);
  return start >= date ? start : calendar.addWorkingDays(addDays(monday(date), 7), 0);
};

/** A repeated step: its last planned repetition and the one after, n = 1 on the date given for it. */
export const repeated = (
  record: Pick<ActionState, 'chase'>,
  step: Step,
  to: Audience,
  dateOf: (n: number) => string,
): Rung[] => {
  const done = timesPlanned(record, step);
  return [done, done + 1].filter((n) => n > 0).map((n) => ({ step, n, date: dateOf(n), to }));
};

/** The Monday of the first week that begins after a date. */
export const mondayAfter = (calendar: Calendar, date: string): string =>
  monday(weekStart(calendar, addDays(date, 1)));

/** The day of the nth weekly question, n = 1 on the first or the working day after it. */
export const weeksFrom =
  (calendar: Calendar, first: string) =>
  (n: number): string =>
    calendar.addWorkingDays(addDays(first, 7 * (n - 1)), 0);

/** Questions once a week from `first` on; after three the secretary chooses. */
export const weekly = (
  record: Pick<ActionState, 'chase'>,
  calendar: Calendar,
  step: 'weekly' | 'blocked-weekly' | 'review-weekly',
  first: string,
): Rung[] => {
  const week = weeksFrom(calendar, first);
  return [
    ...repeated(record, step, 'owner', week).filter(({ n }) => n <= WEEKLY_QUESTIONS),
    ...repeated(record, 'stopped-secretary', 'secretary', (n) => week(WEEKLY_QUESTIONS + n)),
  ];
};

/** The day of the nth question: a first date, then every week. */
const thenWeekly =
  (calendar: Calendar, first: string) =>
  (n: number): string =>
    n === 1 ? first : weekStart(calendar, addDays(first, 7 * (n - 2) + 1));

/** What waits for the secretary alone: the next working day, then every week until it is settled. */
const forSecretary = (action: ActionState, calendar: Calendar, from: string, step: Step): Rung[] =>
  repeated(action, step, 'secretary', thenWeekly(calendar, calendar.addWorkingDays(from, 1)));

/** Without an owner or a date: the secretary is asked for it on Mondays. */
const incomplete = (action: ActionState, calendar: Calendar, from: string): Rung[] =>
  repeated(action, 'incomplete-secretary', 'secretary', (n) =>
    weekStart(calendar, addDays(from, 7 * (n - 1) + 1)),
  );

const afterDate = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
  { from, armed }: { readonly from: string; readonly armed: string },
): Rung[] => {
  if (action.due === undefined) return [];
  const { due } = action;
  const base = due > from ? due : from;
  const on = (days: number): string => calendar.addWorkingDays(base, days);
  const once = (step: Step, date: string, to: Audience): Rung => ({ step, n: 1, date, to });
  // Somebody who has just answered about a late item is not asked again the very next day.
  const answeredLate = armed > due && action.chase.armedAt !== action.assignedAt;
  return [
    ...(answeredLate ? [] : [once('overdue-1', on(1), 'owner')]),
    once('overdue-3', on(3), 'owner'),
    once('overdue-3-secretary', on(3), 'secretary'),
    once('overdue-5-chair', weekStart(calendar, on(5)), 'chair'),
    once('overdue-10-agenda', on(10), 'agenda'),
    ...(committee.sponsor === undefined ? [] : [once('overdue-10-sponsor', on(10), 'sponsor')]),
    ...weekly(action, calendar, 'weekly', mondayAfter(calendar, on(10))),
  ];
};

const beforeDate = (action: ActionState, calendar: Calendar, from: string): Rung[] => {
  const { due, chase, assignedAt } = action;
  const rungs: Rung[] = [];
  const add = (step: Step, date: string, to: Audience): void => {
    if (due === undefined || date < due) rungs.push({ step, n: 1, date, to });
  };
  if (chase.armedAt === assignedAt) {
    add('no-answer', calendar.addWorkingDays(from, 2), 'owner');
    add('no-answer-secretary', calendar.addWorkingDays(from, 4), 'secretary');
  }
  if (due === undefined) return rungs;
  if (calendar.workingDaysBetween(calendar.dateOf(assignedAt ?? due), due) >= ROOM_BEFORE_DUE)
    add('before-due', calendar.addWorkingDays(due, -3), 'owner');
  rungs.push({ step: 'due', n: 1, date: lastWorkingDay(calendar, due), to: 'owner' });
  return rungs;
};

/** Whoever decides on a date is reminded twice. */
const decisions = (calendar: Calendar, from: string): [Rung, Rung] => [
  { step: 'decide', n: 1, date: calendar.addWorkingDays(from, 2), to: 'decider' },
  { step: 'decide-again', n: 1, date: calendar.addWorkingDays(from, 5), to: 'decider' },
];

/** Whoever confirms a claim is reminded twice, then every week until they do. */
const confirmations = (action: ActionState, calendar: Calendar, from: string): Rung[] => {
  const [first, { step, to, date }] = decisions(calendar, from);
  return [first, ...repeated(action, step, to, thenWeekly(calendar, date))];
};

/** What is asked of the owner, and told of them, while nothing waits for somebody else. */
const ordinary = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
  since: { readonly from: string; readonly armed: string },
): Rung[] => {
  const { from } = since;
  if (action.blocked)
    return [
      { step: 'blocked-secretary', n: 1, date: calendar.addWorkingDays(from, 1), to: 'secretary' },
      ...weekly(action, calendar, 'blocked-weekly', addDays(from, 7)),
    ];
  return [
    ...beforeDate(action, calendar, from),
    ...afterDate(action, committee, calendar, since),
  ].filter(({ date }) => date > from);
};

/**
 * The ladder of an action as it stands: every step that is still possible since the last arming, planned
 * or not, with its date in the committee's calendar. Empty for a complete one whose owner was not told yet,
 * that has ended, or whose committee has paused its reminders for good.
 * Product contract, "The ladder": the waits count from the last arming or answer, or from the end of a
 * pause, whichever is later.
 */
export const rungsOf = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
): Rung[] => {
  const { chase, status } = action;
  if (action.withdrawn || committee.chasesPausedUntil === '9999-12-31') return [];
  const armed = calendar.dateOf(chase.armedAt ?? action.addedAt);
  const paused = committee.chasesPausedUntil ?? '';
  const from = paused > armed ? paused : armed;
  if (status === 'proposed') return incomplete(action, calendar, from);
  if (chase.armedAt === undefined) return [];
  if (status === 'declined') return forSecretary(action, calendar, from, 'declined-secretary');
  if (status === 'done') return confirmations(action, calendar, from);
  if (!isRunning(action)) return [];
  if (action.ownerless) return forSecretary(action, calendar, from, 'ownerless-secretary');
  if (action.assignedAt === undefined) return [];
  // A date that nobody decides on holds the questions up only while its deciders are asked.
  const since = action.proposedDate ? calendar.addWorkingDays(from, 5) : from;
  return [
    ...(action.proposedDate ? decisions(calendar, from) : []),
    ...ordinary(action, committee, calendar, { from: since, armed }),
  ];
};

/** The rungs that no event has planned yet, the earliest first. */
export const openRungs = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
): Rung[] =>
  rungsOf(action, committee, calendar)
    .filter(({ step, n }) => !action.chase.planned.includes(stepKey(step, n)))
    .filter(({ step }) => !action.chase.stopped || step === 'stopped-secretary')
    .sort((a, b) => a.date.localeCompare(b.date));
