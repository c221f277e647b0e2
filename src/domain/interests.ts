import type { Entity, EntityChange } from '../records/entity.ts';
import type { AgendaItemEvent, AgendaItemState, ItemInterest } from './agenda-item.ts';
import { agendaItemChange } from './agenda-item.ts';
import type { MeetingEvent } from './meeting/events.ts';
import { evolveMeeting } from './meeting/evolve.ts';
import { openMeeting } from './meeting/find.ts';
import type { MeetingState } from './meeting/state.ts';
import type { States } from './model.ts';
import { refuse } from './model.ts';
import { aboutOf, isRecused } from './motion/electorate.ts';
import type { MotionState } from './motion/state.ts';

const distinct = (interests: readonly ItemInterest[]): ItemInterest[] => [
  ...new Map(interests.toReversed().map(({ person, text }) => [person, { person, text }])).values(),
];

/** What an interest in a motion hangs on. */
export type Matter = Pick<MotionState, 'id'> &
  Partial<Pick<MotionState, 'item' | 'meeting' | 'amends' | 'circular'>>;

/**
 * Everybody with an interest in a motion: in its item, in the motion at the meeting or in the circulation that
 * had it last, or in what it amends. The item, the meeting and the amended motion count as far as they are loaded.
 */
export const interestsIn = (
  states: States,
  motion: Matter,
  meeting = states.get('meeting', motion.meeting ?? '')?.state,
): ItemInterest[] => {
  const about = meeting && aboutOf(motion, meeting);
  const amended = states.get('motion', motion.amends ?? '')?.state;
  return distinct([
    ...itemInterests(states, motion.item),
    ...(meeting?.interests ?? []).filter(({ item = about }) => item === about),
    ...(motion.circular?.recused ?? []).map((person) => ({ person, text: '' })),
    ...(amended ? interestsIn(states, amended) : []),
  ]);
};

/** Who declared an interest in an item, where it is loaded. */
export const itemInterests = (states: States, item = ''): readonly ItemInterest[] =>
  states.get('agenda-item', item)?.state.interests ?? [];

const worded = ({ text }: ItemInterest) => (text === '' ? {} : { text: { text } });

/** The facts with which interests declared before follow their matter into a meeting. */
export const carriedInto = (
  meeting: Pick<MeetingState, 'interests'>,
  about: string,
  interests: readonly ItemInterest[] = [],
): MeetingEvent[] =>
  interests
    .filter(({ person }) => !isRecused(meeting, about, person))
    .map((interest) => ({
      type: 'interest-carried',
      v: 1,
      data: { person: interest.person, item: about },
      ...worded(interest),
    }));

/**
 * The same for a motion that an earlier meeting left, and the meeting as it is then. What is said of a
 * reserved matter stays under its item.
 */
export const withInterests = (
  states: States,
  meeting: MeetingState,
  motion: MotionState,
): { readonly meeting: MeetingState; readonly events: readonly MeetingEvent[] } => {
  const { reserved } = states.get('agenda-item', motion.item ?? '')?.state ?? {};
  const interests = interestsIn(states, motion).map(({ person, text }) => ({
    person,
    text: reserved ? '' : text,
  }));
  const events = carriedInto(meeting, aboutOf(motion, meeting), interests);
  return { meeting: events.reduce<MeetingState>(evolveMeeting, meeting), events };
};

/** The facts that put interests on an item. Who has one there already is left out. */
export const interestEvents = (
  item: Pick<AgendaItemState, 'interests'> | undefined,
  interests: readonly ItemInterest[],
): AgendaItemEvent[] =>
  interests
    .filter(({ person }) => !item?.interests?.some((each) => each.person === person))
    .map((interest) => ({
      type: 'item-interest-declared',
      v: 1,
      data: { person: interest.person },
      ...worded(interest),
    }));

/** The same for an item that there is; nothing where there is none, or nobody new. */
export const itemInterested = (
  item: Entity<AgendaItemState> | undefined,
  interest: ItemInterest,
): EntityChange[] => {
  const events = interestEvents(item?.state, [interest]);
  return item && events.length > 0 ? [agendaItemChange(item.id, ...events)] : [];
};

/** Nothing is recorded under a reserved item by whoever declared an interest in it. */
export const keptOut = (states: States, item: string | undefined, person: string) => {
  const found = states.get('agenda-item', item ?? '')?.state;
  if (!found?.reserved) return undefined;
  const meeting = openMeeting(states);
  const interested =
    found.interests?.some((each) => each.person === person) ||
    (meeting !== undefined && isRecused(meeting, found.id, person));
  return interested ? refuse('recused-apart') : undefined;
};
