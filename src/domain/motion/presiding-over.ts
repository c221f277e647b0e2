import type { PersonId } from '../../records/entity.ts';
import { interestsIn } from '../interests.ts';
import { known, openMeeting } from '../meeting/find.ts';
import { presidingFor } from '../meeting/presiding.ts';
import type { States } from '../model.ts';
import { aboutOf } from './electorate.ts';
import { ratifyingItem } from './to-ratify.ts';

/**
 * What tells who has an interest in a motion, beside its meeting: its item, what it amends, and the item
 * that is to ratify it.
 */
export const overMotionNeeds = (states: States, id: string | undefined): readonly string[] => {
  const { item, amends, status, unratified } = states.get('motion', id ?? '')?.state ?? {};
  const amended = states.get('motion', amends ?? '')?.state.item;
  const ratifies = status === 'provisional' || unratified !== undefined;
  const agenda = ratifies ? openMeeting(states)?.agenda : undefined;
  return [...known(item, amends, amended), ...(agenda ?? [])];
};

/**
 * Who presides over a motion at the meeting in session: whoever has an interest in it yields, also while another
 * item is being taken. Undefined where it is no motion, or no meeting sits.
 */
export const overMotion = (states: States, id: string | undefined): PersonId | undefined => {
  const motion = states.get('motion', id ?? '')?.state;
  const meeting = openMeeting(states);
  const committee = states.committee?.state;
  if (!motion || motion.circular || !meeting || !committee) return undefined;
  const about = ratifyingItem(states, meeting.agenda, motion.id) ?? aboutOf(motion, meeting);
  const own = interestsIn(states, motion).map((interest) => ({ ...interest, item: about }));
  return presidingFor(committee, { ...meeting, interests: [...meeting.interests, ...own] }, about);
};
