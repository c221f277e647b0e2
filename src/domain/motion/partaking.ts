import type { PersonId, Refusal } from '../../records/entity.ts';
import { voters } from '../committee.ts';
import { interestsIn, itemInterests } from '../interests.ts';
import { presentAt } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { States } from '../model.ts';
import { refuse } from '../model.ts';
import { aboutOf, isRecused } from './electorate.ts';
import type { MotionState } from './state.ts';

const isApart = (
  states: States,
  meeting: MeetingState,
  about: MotionState | string | undefined,
  person: PersonId,
): boolean => {
  if (typeof about !== 'object') {
    const interests = itemInterests(states, about);
    return isRecused(meeting, about, person) || interests.some((each) => each.person === person);
  }
  return (
    isRecused(meeting, aboutOf(about, meeting), person) ||
    interestsIn(states, about).some((each) => each.person === person)
  );
};

interface At {
  readonly actor: PersonId;
  readonly now: string;
}

/**
 * Why somebody moves, seconds or amends nothing here: an interest, theirs or of whom they stand in for, in the
 * motion or in the item (by id) that it would stand under; or the roll, once it is taken, has them as away.
 */
export const partsNot = (
  states: States,
  meeting: MeetingState,
  about: MotionState | string | undefined,
  { actor, now }: At,
): Refusal | undefined => {
  if (isApart(states, meeting, about, actor)) return refuse('recused-moving');
  const { alternateFor: seat } = meeting.roll[actor] ?? {};
  if (seat !== undefined && isApart(states, meeting, about, seat)) return refuse('recused-seat');
  const away = meeting.roll[actor] !== undefined && !presentAt(meeting.roll, now).includes(actor);
  return meeting.rollTaken && away ? refuse('moving-absent') : undefined;
};

/** Who is said to have moved and seconded, by whoever writes it down. */
export interface Movers {
  readonly mover?: PersonId;
  readonly seconder?: PersonId;
}

/**
 * Why those who are named do not move or second a motion: they would not themselves, they have no vote and stand
 * in for nobody, or they are one person.
 */
export const namedNot = (
  states: States,
  meeting: MeetingState,
  about: MotionState | string | undefined,
  { now }: Pick<At, 'now'>,
  { mover, seconder }: Movers,
): Refusal | undefined => {
  if (mover !== undefined && mover === seconder) return refuse('second-not-mover');
  const committee = states.committee?.state;
  const votes = (person: PersonId) =>
    committee !== undefined &&
    (voters(committee).includes(person) || meeting.roll[person]?.alternateFor !== undefined);
  const person = [mover, seconder].find(
    (each) =>
      each !== undefined &&
      (!votes(each) || partsNot(states, meeting, about, { actor: each, now }) !== undefined),
  );
  return person === undefined ? undefined : refuse('named-without-vote', { person });
};
