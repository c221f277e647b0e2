import type { PersonId, Refusal } from '../../records/entity.ts';
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

/**
 * Why somebody moves, seconds or amends nothing here: an interest in the motion, or in the item (by id) that it
 * would stand under; or the roll, once it is taken, has them as away.
 */
export const partsNot = (
  states: States,
  meeting: MeetingState,
  about: MotionState | string | undefined,
  { actor, now }: { readonly actor: PersonId; readonly now: string },
): Refusal | undefined => {
  if (isApart(states, meeting, about, actor)) return refuse('recused-moving');
  const away = meeting.roll[actor] !== undefined && !presentAt(meeting.roll, now).includes(actor);
  return meeting.rollTaken && away ? refuse('moving-absent') : undefined;
};
