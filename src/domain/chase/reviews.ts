import type { Entity, PersonId } from '../../records/entity.ts';
import { addDays, type Calendar } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import { hasLeft } from '../departed.ts';
import type { DecisionState } from '../decision/state.ts';
import { secretaryOf } from '../meeting/find.ts';
import type { Context } from '../model.ts';
import { askedOn } from '../raid/rules.ts';
import type { RaidState } from '../raid/state.ts';
import { planningOf } from './ladder.ts';
import { morningFrom } from './morning.ts';
import { climb, isOut, orTaken } from './rows.ts';
import type { Climbing, Row } from './rows.ts';
import type { Rung } from './rungs.ts';
import { stepKey, timesPlanned, unarmed } from './state.ts';

/** A decision in force or an open RAID entry that is to be looked at again. */
export interface Review extends Climbing {
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly on: string;
}

const dateOf = ({ type, state }: Pick<Entity, 'type' | 'state'>): string | undefined => {
  if (type === 'decision') {
    const { status, reviewOn, discuss } = state as DecisionState;
    // Its owner has put it before the next meeting: that answers the review.
    const answered = reviewOn !== undefined && discuss?.answers === reviewOn;
    return status === 'in-force' && !answered ? reviewOn : undefined;
  }
  if (type !== 'raid') return undefined;
  const entry = state as RaidState;
  return entry.status === 'open' ? askedOn(entry) : undefined;
};

/** The review that a record waits for; undefined where it has no date, or has ended. */
export const reviewOf = (entity: Pick<Entity, 'type' | 'state'>): Review | undefined => {
  const on = dateOf(entity);
  if (on === undefined) return undefined;
  const { owner, chase = unarmed } = entity.state as DecisionState | RaidState;
  return { on, chase, ...(owner ? { owner } : {}) };
};

/**
 * The steps of a review, planned or not: its owner on the date and five working days later, the secretary
 * after ten; without an owner the secretary at once. A pause moves them to its end. Empty where the
 * committee has paused its reminders for good.
 */
export const reviewRungs = (
  { on, owner }: Review,
  committee: CommitteeState,
  calendar: Calendar,
): Rung[] => {
  const { chasesPausedUntil: paused = '' } = committee;
  if (paused === '9999-12-31') return [];
  const first = calendar.addWorkingDays(on > paused ? on : addDays(paused, 1), 0);
  const date = (days: number): string => calendar.addWorkingDays(first, days);
  const nobody = owner === undefined || hasLeft(committee, owner);
  const to = nobody ? 'secretary' : 'owner';
  const others = !nobody && owner !== secretaryOf(committee);
  return [
    { step: 'review', n: 1, date: date(0), to },
    { step: 'review-5', n: 1, date: date(5), to },
    ...(others
      ? [{ step: 'review-10-secretary', n: 1, date: date(10), to: 'secretary' } as const]
      : []),
  ];
};

const nextRung = (
  review: Review,
  committee: CommitteeState,
  calendar: Calendar,
): Rung | undefined =>
  reviewRungs(review, committee, calendar).find(
    ({ step, n }) => !review.chase.planned.includes(stepKey(step, n)),
  );

/** When a review next needs `chase.plan` (UTC instant); undefined: never, as it stands. */
export const reviewWake = (
  entity: Pick<Entity, 'type' | 'state'>,
  committee: CommitteeState,
  calendar: Calendar,
): string | undefined => {
  const review = reviewOf(entity);
  const rung = review && nextRung(review, committee, calendar);
  return rung && planningOf(rung);
};

/** Whom the reminders of a review can concern. */
export const reviewPeople = ({ owner }: Review, committee: CommitteeState): PersonId[] =>
  [owner, secretaryOf(committee)].filter((person) => person !== undefined);

const toSecretary = (
  row: Pick<Rung, 'step' | 'n' | 'date'>,
  committee: CommitteeState,
  { people, now }: Context,
): Row[] => {
  const facts = people.get(secretaryOf(committee) ?? '');
  const { step, n, date } = row;
  if (!facts) return [];
  return [{ step, n, to: { person: facts.id, plannedFor: morningFrom(facts, date, now) } }];
};

/** An owner out of reach stands in the secretary's digest instead. */
const instead = (
  review: Review,
  date: string,
  committee: CommitteeState,
  context: Context,
): Row[] => {
  const step = 'unreachable-secretary';
  return toSecretary({ step, n: timesPlanned(review, step) + 1, date }, committee, context);
};

const rowsOf = (rung: Rung, review: Review, committee: CommitteeState, context: Context): Row[] => {
  const { step, n, date, to } = rung;
  const owner = context.people.get(review.owner ?? '');
  if (to === 'owner') {
    if (!owner || isOut(owner)) return [{ step, n }, ...instead(review, date, committee, context)];
    // Opting out silences the reminder on the date, as it does for actions.
    if (owner.optedOut && step === 'review') return [{ step, n }];
    const plannedFor = morningFrom(owner, date, context.now);
    return [{ step, n, to: { person: owner.id, plannedFor }, asks: true }];
  }
  // Nobody is told that an owner has not looked who was never reached.
  if (review.owner !== undefined && isOut(owner)) return [{ step, n }];
  return orTaken(toSecretary(rung, committee, context), rung);
};

/** What is due of a review: a row for each step and person, on their own working morning. */
export const planReview = (review: Review, committee: CommitteeState, context: Context): Row[] =>
  climb(
    review,
    context.now,
    (climbing) => nextRung(climbing, committee, context.calendar),
    (rung, climbing) => rowsOf(rung, climbing, committee, context),
  );

/** The secretary hears once that a reminder did not reach the owner. */
export const reviewNotReached = (
  review: Review,
  committee: CommitteeState,
  context: Context,
): Row[] =>
  timesPlanned(review, 'unreachable-secretary') === 0
    ? instead(review, context.calendar.dateOf(context.now), committee, context)
    : [];
