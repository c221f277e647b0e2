import type {
  Entity,
  EntityChange,
  EntityType,
  PersonId,
  PlannedChase,
} from '../../records/entity.ts';
import { decidersOf, decidersOn, verifiersOf } from '../action/follow-up.ts';
import { isOverdue, isRunning } from '../action/standing.ts';
import type { ActionState } from '../action/state.ts';
import { createCalendar } from '../calendar.ts';
import { type CommitteeState, peopleInRole } from '../committee.ts';
import {
  type Command,
  type CommandRule,
  type Context,
  type Needs,
  type PersonFacts,
  refuse,
  type States,
} from '../model.ts';
import { toldOfVoters, voterMissed } from '../motion/missing.ts';
import { nextChase } from './ladder.ts';
import { addressed, addressedFrom, isAway, later, morningOf, notBefore } from './morning.ts';
import { planReview, reviewNotReached, reviewOf, reviewPeople } from './reviews.ts';
import { isNoNews, isOut, orStepIns, stepIns } from './reach.ts';
import { climb, eventOf, orTaken, type Row } from './rows.ts';
import type { Rung, Step } from './rungs.ts';
import { timesPlanned } from './state.ts';

/**
 * Which actions and reviews may have something due. With `unreached` only those of that owner are looked at, or
 * those for that secretary, whose message has just failed for good: the secretary is to hear of it, or who steps in.
 */
export interface PlanInput {
  readonly ids: readonly string[];
  readonly unreached?: PersonId;
  /** Gavel is back in the conversation: what is overdue is told on the owner's next working morning. */
  readonly returned?: boolean;
}

/** Opting out silences the steps up to the first after the date. */
const nudges: ReadonlySet<Step> = new Set([
  'no-answer',
  'before-due',
  'due',
  'overdue-1',
  'review',
]);
/** Steps that tell others that the owner has not moved: only of an owner who was reached. */
const escalations: ReadonlySet<Step> = new Set([
  'no-answer-secretary',
  'overdue-3-secretary',
  'overdue-5-chair',
  'overdue-10-sponsor',
]);

/** Whether opting out silences a step. */
export const isNudge = (step: string): boolean => nudges.has(step as Step);

/** Whether a step tells others that the owner has not moved. */
export const isEscalation = (step: string): boolean => escalations.has(step as Step);

/** Whom a step speaks to, as the roles stand, whether or not they are reached; nobody where it waits for no person. */
export const recipientsOf = (
  to: Rung['to'],
  action: ActionState,
  committee: CommitteeState,
): readonly PersonId[] => {
  const { owner } = action;
  const others = (people: readonly PersonId[]) => people.filter((person) => person !== owner);
  switch (to) {
    case 'owner':
      return owner === undefined ? [] : [owner];
    case 'decider':
      return action.status === 'done'
        ? verifiersOf(action, committee)
        : decidersOf(action, committee);
    case 'secretary':
      return decidersOf(action, committee);
    case 'chair': {
      const chairs = others(peopleInRole(committee, 'chair'));
      return chairs.length > 0 ? chairs : others(peopleInRole(committee, 'deputy'));
    }
    case 'sponsor':
      return others(committee.sponsor === undefined ? [] : [committee.sponsor]);
    default:
      return [];
  }
};

const recipients = (
  { to }: Pick<Rung, 'to'>,
  action: ActionState,
  { committee }: States,
): readonly PersonId[] => (committee ? recipientsOf(to, action, committee.state) : []);

/** As `recipients`; in place of a secretary out of reach, who steps in. */
const reached = (
  rung: Pick<Rung, 'to'>,
  action: ActionState,
  states: States,
  { people }: Context,
): readonly PersonFacts[] => {
  const asked = recipients(rung, action, states);
  const found = states.committee
    ? orStepIns(asked, states.committee.state, people, action.owner)
    : asked;
  return found.flatMap((person) => people.get(person) ?? []);
};

const reviewedIn = (states: States, id: string): Entity | undefined =>
  states.get('decision', id) ?? states.get('raid', id);

/** Whom the reminders of one record can concern. */
const concerned = (states: States, id: string): readonly PersonId[] => {
  const action = states.get('action', id)?.state;
  const audiences = ['owner', 'secretary', 'chair', 'sponsor'] as const;
  const others = states.committee ? stepIns(states.committee.state) : [];
  if (action) return [...audiences.flatMap((to) => recipients({ to }, action, states)), ...others];
  if (states.get('motion', id)) return toldOfVoters(states);
  const entity = reviewedIn(states, id);
  const review = entity && reviewOf(entity);
  return review && states.committee ? reviewPeople(review, states.committee.state) : [];
};

const needs = ({ input }: Command<PlanInput>, states: States): Needs => ({
  ids: input.ids,
  people: [...new Set(input.ids.flatMap((id) => concerned(states, id)))],
});

const rowsOf = (rung: Rung, action: ActionState, states: States, context: Context): Row[] => {
  const { step, n } = rung;
  const { people, calendar } = context;
  const taken: Row = { step, n };
  const dated = { step, date: rung.date, due: action.due };
  const now = notBefore(dated, calendar, context.now);
  const owner = people.get(action.owner ?? '');
  const told = (facts: PersonFacts, since: string): Row[] => {
    const morning = (of: PersonFacts) => morningOf(dated, of, calendar, since);
    const plannedFor = morning(facts);
    // Whoever opted out by then is not asked; the ledger says so.
    const asks = rung.to === 'owner' && !(nudges.has(step) && facts.optedOut);
    return plannedFor === undefined
      ? []
      : [{ ...taken, to: addressed(facts, plannedFor, morning), asks }];
  };
  if (rung.to === 'owner') {
    if (!owner || isOut(owner))
      return isNoNews(step, action)
        ? [taken]
        : [taken, ...unreachable(rung.date, action, states, context)];
    return orTaken(told(owner, now), taken);
  }
  if (escalations.has(step) && isOut(owner)) return [taken];
  // An owner whose own morning comes later is asked before anybody hears of it; unless they are away,
  // which the escalation says.
  // The reminder on the date is planned days ahead: what comes before it does not wait for it.
  const ahead = rung.date < (action.due ?? '') && timesPlanned(action, 'due') > 0;
  const asked = (!ahead && action.chase.askedFor) || '';
  const there = owner && !isAway(owner, createCalendar(owner).dateOf(now));
  const since = escalations.has(step) && there ? later(now, asked) : now;
  return orTaken(
    reached(rung, action, states, context).flatMap((facts) => told(facts, since)),
    taken,
  );
};

/** An owner out of reach stands in the secretary's digest instead. */
const unreachable = (
  date: string,
  action: ActionState,
  states: States,
  context: Context,
  step: 'unreachable-secretary' | 'unreachable-chair' = 'unreachable-secretary',
): Row[] => {
  const n = timesPlanned(action, step) + 1;
  return reached({ to: 'secretary' }, action, states, context)
    .filter(({ id }) => id !== action.owner)
    .map((facts) => ({ step, n, to: addressedFrom(facts, date, context.now) }));
};

/** Everything due of one action, rung by rung. */
const climbed = (
  action: ActionState,
  committee: CommitteeState,
  states: States,
  context: Context,
): Row[] =>
  climb(
    action,
    context.now,
    (climbing) => nextChase(climbing, committee, context.calendar),
    (rung, climbing) => rowsOf(rung, climbing, states, context),
  );

/** The secretary hears once since the last arming that a message did not reach the owner. */
const notReached = (action: ActionState, states: States, context: Context): Row[] =>
  isRunning(action) && timesPlanned(action, 'unreachable-secretary') === 0
    ? unreachable(context.calendar.dateOf(context.now), action, states, context)
    : [];

/** Whoever steps in hears once since the last arming of what did not reach the secretary. */
const secretaryMissed = (
  secretary: PersonId,
  action: ActionState,
  states: States,
  context: Context,
): Row[] =>
  timesPlanned(action, 'unreachable-chair') === 0 && decidersOn(action, states).includes(secretary)
    ? unreachable(
        context.calendar.dateOf(context.now),
        action,
        states,
        context,
        'unreachable-chair',
      ).filter(({ to }) => to?.person !== secretary)
    : [];

/** What fell silent while Gavel was removed; what waits for somebody else's decision goes on by itself. */
const afterReturn = (action: ActionState, states: States, context: Context): Row[] => {
  const { calendar, now } = context;
  const { ownerless, blocked, proposedDate, chase } = action;
  if (!isRunning(action) || !isOverdue(action, calendar, now)) return [];
  if (ownerless || blocked || proposedDate || chase.stopped) return [];
  const n = timesPlanned(action, 'returned') + 1;
  const rung: Rung = { step: 'returned', n, date: calendar.dateOf(now), to: 'owner' };
  return rowsOf(rung, action, states, context);
};

const askedOf = (
  { unreached, returned }: PlanInput,
  action: ActionState,
  committee: CommitteeState,
  states: States,
  context: Context,
): Row[] => {
  if (returned) return afterReturn(action, states, context);
  if (unreached === undefined) return climbed(action, committee, states, context);
  return action.owner === unreached
    ? notReached(action, states, context)
    : secretaryMissed(unreached, action, states, context);
};

/** What is to be planned of one record, and since which arming; undefined where it waits for nothing. */
const plannedOf = (
  id: string,
  input: PlanInput,
  states: States,
  context: Context,
): { readonly type: EntityType; readonly dueVersion: number; readonly rows: Row[] } | undefined => {
  const committee = states.committee?.state;
  if (!committee) return undefined;
  const { unreached, returned } = input;
  const action = states.get('action', id)?.state;
  if (action) {
    const rows = askedOf(input, action, committee, states, context);
    return { type: 'action', dueVersion: action.chase.dueVersion, rows };
  }
  const entity = reviewedIn(states, id);
  const review = entity && reviewOf(entity);
  if (!review || returned) return undefined;
  const { dueVersion } = review.chase;
  const rows =
    unreached === undefined
      ? planReview(review, committee, context)
      : reviewNotReached(review, committee, context, unreached);
  return { type: entity.type, dueVersion, rows };
};

/**
 * Plans the reminders that are due of the given actions and reviews: one row for each person and step, on
 * that person's own working morning. Refuses `nothing-due` where no step has come.
 */
const decide = (states: States, { input }: Command<PlanInput>, context: Context) => {
  if (!states.committee) return refuse('no-committee');
  const changes: EntityChange[] = [];
  const chases: PlannedChase[] = [];
  for (const id of input.ids) {
    const missed = voterMissed(states, id, input.unreached, context);
    changes.push(...missed.changes);
    chases.push(...missed.chases);
    const planned = plannedOf(id, input, states, context);
    if (!planned || planned.rows.length === 0) continue;
    const { type, dueVersion, rows } = planned;
    changes.push({ id, type, events: rows.map(eventOf) });
    for (const { step, n, to } of rows)
      if (to) chases.push({ entity: id, step, n, dueVersion, ...to });
  }
  return changes.length > 0 ? { changes, chases } : refuse('nothing-due');
};

export const planChases = { needs, decide } satisfies CommandRule<PlanInput>;
