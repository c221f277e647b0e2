import type { Entity, PersonId } from '../../records/entity.ts';
import { decidersOf } from '../action/follow-up.ts';
import { addDays, type Calendar } from '../calendar.ts';
import { type CommitteeState, peopleInRole } from '../committee.ts';
import { hasLeft } from '../departed.ts';
import type { DecisionState } from '../decision/state.ts';
import { secretaryOf } from '../meeting/find.ts';
import type { Context } from '../model.ts';
import { askedOn } from '../raid/rules.ts';
import type { RaidKind, RaidState } from '../raid/state.ts';
import { planningOf } from './ladder.ts';
import { addressedFrom } from './morning.ts';
import { isOut, orStepIns, stepIns } from './reach.ts';
import { climb, orTaken } from './rows.ts';
import type { Climbing, Row } from './rows.ts';
import { mondayAfter, repeated, weekly, weeksFrom, weekStart } from './rungs.ts';
import type { Rung } from './rungs.ts';
import { stepKey, timesPlanned, unarmed } from './state.ts';

/** A decision in force or an open RAID entry that is to be looked at again. */
export interface Review extends Climbing {
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly on: string;
  /** That is the day by which an entry of this kind is to be settled, not the day of a review. */
  readonly by?: RaidKind;
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
  const { owner, reviewOn, chase = unarmed } = entity.state as DecisionState | RaidState;
  const by = entity.type === 'raid' && on !== reviewOn && (entity.state as RaidState).kind;
  return { on, chase, ...(owner ? { owner } : {}), ...(by ? { by } : {}) };
};

/** Whoever has it to review; nobody where they have left. */
const holderOf = ({ owner }: Review, committee: CommitteeState): PersonId | undefined =>
  owner === undefined || hasLeft(committee, owner) ? undefined : owner;

/** Whom a step of a review speaks to, as the roles stand; not its owner, where that is somebody above them. */
export const reviewRecipients = (
  { step, to }: Pick<Rung, 'step' | 'to'>,
  review: Review,
  committee: CommitteeState,
): readonly PersonId[] => {
  const owner = holderOf(review, committee);
  if (to === 'owner') return owner === undefined ? [] : [owner];
  // The secretary cannot choose what is to become of their own.
  if (step === 'stopped-secretary')
    return owner === undefined ? [] : decidersOf({ owner }, committee);
  const secretary = secretaryOf(committee);
  if (to === 'secretary') return secretary === undefined ? [] : [secretary];
  const presiding = ['chair', 'deputy'] as const;
  return (
    presiding
      .map((role) => peopleInRole(committee, role))
      .map((people) => people.filter((person) => person !== owner && person !== secretary))
      .find((people) => people.length > 0) ?? []
  );
};

/**
 * The steps of a review, planned or not: its owner on the date and five working days later, the secretary
 * after ten, one line in the chair's week; then the owner on Mondays, and after three of them the secretary,
 * who must choose. Without an owner it is the secretary who is asked. A pause moves them to its end. Empty where
 * the committee has paused its reminders for good.
 */
export const reviewRungs = (
  review: Review,
  committee: CommitteeState,
  calendar: Calendar,
): Rung[] => {
  const { on } = review;
  const owner = holderOf(review, committee);
  const { chasesPausedUntil: paused = '' } = committee;
  if (paused === '9999-12-31') return [];
  const first = calendar.addWorkingDays(on > paused ? on : addDays(paused, 1), 0);
  const date = (days: number): string => calendar.addWorkingDays(first, days);
  const to = owner === undefined ? 'secretary' : 'owner';
  const monday = mondayAfter(calendar, date(10));
  const others = owner !== undefined && owner !== secretaryOf(committee);
  return [
    { step: 'review', n: 1, date: date(0), to },
    { step: 'review-5', n: 1, date: date(5), to },
    ...(others
      ? [{ step: 'review-10-secretary', n: 1, date: date(10), to: 'secretary' } as const]
      : []),
    { step: 'review-10-chair', n: 1, date: weekStart(calendar, date(10)), to: 'chair' },
    ...(owner === undefined
      ? repeated(review, 'review-weekly', 'secretary', weeksFrom(calendar, monday))
      : weekly(review, calendar, 'review-weekly', monday)),
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
export const reviewPeople = (review: Review, committee: CommitteeState): PersonId[] => [
  ...stepIns(committee),
  ...(
    [
      { step: 'review', to: 'owner' },
      { step: 'review', to: 'secretary' },
      { step: 'review-10-chair', to: 'chair' },
      { step: 'stopped-secretary', to: 'secretary' },
    ] as const
  ).flatMap((rung) => reviewRecipients(rung, review, committee)),
];

const told = (
  rung: Rung,
  review: Review,
  committee: CommitteeState,
  { people, now }: Context,
): Row[] =>
  orStepIns(reviewRecipients(rung, review, committee), committee, people, review.owner)
    .flatMap((person) => people.get(person) ?? [])
    .map((facts) => ({
      step: rung.step,
      n: rung.n,
      to: addressedFrom(facts, rung.date, now),
    }));

/** An owner out of reach stands in the secretary's digest instead. */
const instead = (
  review: Review,
  date: string,
  committee: CommitteeState,
  context: Context,
  step: 'unreachable-secretary' | 'unreachable-chair' = 'unreachable-secretary',
): Row[] => {
  const n = timesPlanned(review, step) + 1;
  return told({ step, n, date, to: 'secretary' }, review, committee, context);
};

const rowsOf = (rung: Rung, review: Review, committee: CommitteeState, context: Context): Row[] => {
  const { step, n, date, to } = rung;
  const owner = context.people.get(review.owner ?? '');
  if (to === 'owner') {
    if (!owner || isOut(owner)) return [{ step, n }, ...instead(review, date, committee, context)];
    // Opting out silences the reminder on the date, as it does for actions.
    const asks = !(owner.optedOut && step === 'review');
    return [{ step, n, to: addressedFrom(owner, date, context.now), asks }];
  }
  // Nobody is told that an owner has not looked who was never reached.
  const held = holderOf(review, committee) !== undefined;
  if (held && isOut(owner) && step !== 'stopped-secretary') return [{ step, n }];
  return orTaken(told(rung, review, committee, context), rung);
};

/** What is due of a review: a row for each step and person, on their own working morning. */
export const planReview = (review: Review, committee: CommitteeState, context: Context): Row[] =>
  climb(
    review,
    context.now,
    (climbing) => nextRung(climbing, committee, context.calendar),
    (rung, climbing) => rowsOf(rung, climbing, committee, context),
  );

/** The secretary hears once that a reminder did not reach the owner; of one to the secretary, whoever steps in. */
export const reviewNotReached = (
  review: Review,
  committee: CommitteeState,
  context: Context,
  unreached: PersonId,
): Row[] => {
  const isOwner = review.owner === unreached;
  if (!isOwner && secretaryOf(committee) !== unreached) return [];
  const step = isOwner ? 'unreachable-secretary' : 'unreachable-chair';
  if (timesPlanned(review, step) > 0) return [];
  const date = context.calendar.dateOf(context.now);
  const rows = instead(review, date, committee, context, step);
  return rows.filter(({ to }) => isOwner || to?.person !== unreached);
};
