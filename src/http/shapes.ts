import type { ActionState } from '../domain/action/state.ts';
import type { Calendar } from '../domain/calendar.ts';
import { isOverdue, isOwed } from '../domain/action/standing.ts';
import { reviewOf } from '../domain/chase/reviews.ts';
import type { CommitteeState } from '../domain/committee.ts';
import { rulesOf } from '../domain/rules.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import { linksOf } from '../domain/lineage.ts';
import { TAKEN_BACK, takenBack } from '../domain/taken-back.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import { GAVEL } from '../domain/permission.ts';
import type { RaidState } from '../domain/raid/state.ts';
import type { Directory } from '../people/directory.ts';
import type { PersonId } from '../records/entity.ts';
import type { Listed } from '../records/execute.ts';
import { text } from '../text/text.ts';
import { decisionShape, namedInDecision, namedInEntry, raidShape } from './register-shapes.ts';

interface PersonShape {
  readonly id: PersonId;
  readonly name: string;
  readonly aadObjectId?: string;
}

/** Finds how people read, in one go. */
export type Naming = (id: PersonId) => PersonShape;

export const namesOf = async (
  directory: Directory,
  tenant: string,
  ids: readonly (PersonId | undefined)[],
): Promise<Naming> => {
  const wanted = ids.filter((id) => id !== undefined).filter((id) => id !== GAVEL);
  const people = new Map(
    (await directory.many(tenant, wanted)).map((person) => [person.id, person]),
  );
  return (id) => {
    const person = people.get(id);
    const name = person?.name ?? (id === GAVEL ? text('general.gavel') : '');
    return {
      id,
      name,
      ...(person?.aadObjectId !== undefined && { aadObjectId: person.aadObjectId }),
    };
  };
};

/** The names as documents print them: who was erased keeps a place in the roll. */
export const printed =
  (nameOf: Naming) =>
  (person: PersonId): string =>
    nameOf(person).name || text('people.erased');

export const committeeShape = (state: CommitteeState, nameOf: Naming) => ({
  id: state.committeeId,
  code: state.code,
  name: state.name,
  timeZone: state.timeZone,
  rules: rulesOf(state),
  roles: Object.entries(state.roles).map(([id, { role, votes, office }]) => ({
    person: nameOf(id),
    role,
    votes,
    office,
  })),
});

interface About {
  readonly calendar: Calendar;
  readonly now: string;
  readonly nameOf: Naming;
}

const flagsOf = (action: ActionState, calendar: Calendar, now: string): readonly string[] =>
  [
    isOwed(action) && action.blocked && 'blocked',
    isOverdue(action, calendar, now) && 'overdue',
    isOwed(action) && action.ownerless && 'ownerless',
    action.selfVerified && 'self-verified',
  ].filter((flag) => typeof flag === 'string');

/** Nothing of it tells which way anybody voted before the vote is closed. */
const motionShape = (motion: MotionState, nameOf: Naming) => {
  const { mover, seconder, item, amends, from, result, decision } = motion;
  const { openedAt, closesAt, closedAt, by, ballots } = motion;
  return {
    mover: mover && nameOf(mover),
    seconder: seconder && nameOf(seconder),
    item,
    amends,
    from,
    openedAt,
    closesAt,
    closedAt,
    voted: motion.status === 'voting' ? ballots.length : undefined,
    by,
    secret: motion.secret,
    counts: result?.counts,
    quorum: result?.quorum,
    decision,
  };
};

/** The people that a record of its kind names beside its owner. */
export const namedIn = ({ type, state }: Listed): readonly (PersonId | undefined)[] => {
  if (type === 'decision') return namedInDecision(state as DecisionState);
  if (type === 'raid') return namedInEntry(state as RaidState);
  if (type !== 'motion') return [];
  const { mover, seconder } = state as MotionState;
  return [mover, seconder];
};

/** A review is overdue once its day has passed. */
const reviewFlags = (record: Listed, { calendar, now }: About): readonly string[] => {
  const review = reviewOf(record);
  return review && review.on < calendar.dateOf(now) ? ['overdue'] : [];
};

const special = (record: Listed, about: About) => {
  const { type, state } = record;
  const { calendar, now, nameOf } = about;
  if (type === 'action') return { flags: flagsOf(state as ActionState, calendar, now) };
  if (type === 'motion') return motionShape(state as MotionState, nameOf);
  if (type === 'decision')
    return { ...decisionShape(state as DecisionState, nameOf), flags: reviewFlags(record, about) };
  if (type === 'raid')
    return { ...raidShape(state as RaidState, nameOf), flags: reviewFlags(record, about) };
  if (type !== 'meeting') return {};
  const { minutes, plannedFor, startedAt, closedAt } = state as MeetingState;
  return { minutes, plannedFor, startedAt, closedAt };
};

/** What was taken back has ended as its type does; a flag and what it became tell it from others. */
const taken = (record: Listed, flags: readonly string[] = []) => {
  const back = takenBack(record);
  const { type } = record;
  if (!back || !(type === 'action' || type === 'decision' || type === 'raid')) return {};
  return {
    status: TAKEN_BACK[type],
    ...(back.became === undefined ? { flags: [...flags, 'recorded-in-error'] } : back),
  };
};

export const recordShape = (
  record: Listed,
  about: About & { readonly committee: CommitteeState },
) => {
  const { ref, status, owner, due, meeting } = record.index;
  const own = special(record, about);
  return {
    id: record.id,
    ref: ref ?? record.id,
    type: record.type,
    status,
    version: record.version,
    title: record.title,
    committee: about.committee.committeeId,
    committeeCode: about.committee.code,
    meeting,
    owner: owner === undefined ? undefined : about.nameOf(owner),
    due,
    ...own,
    ...taken(record, 'flags' in own ? own.flags : []),
    links: record.type === 'meeting' ? undefined : linksOf(record),
    updatedAt: record.updatedAt,
  };
};
