import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import { agendaNeeds, waitingOf } from '../agenda/find.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import { sittingMeeting, untouched } from '../meeting/find.ts';
import type { MeetingState, QuorumCount } from '../meeting/state.ts';
import { takenUp } from '../meeting/taken-up.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { Matter } from '../interests.ts';
import { interestsIn } from '../interests.ts';
import { firstOnNextAgenda, topicOf } from '../next-agenda.ts';
import { decided } from './decided.ts';
import { aboutOf, isQuorate, quorumAt } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { motionNeeds, numberOf } from './putting.ts';
import { ratifyingItem } from './to-ratify.ts';
import type { MotionState } from './state.ts';

/** What was carried without a quorum stands on the next agenda by itself, before what was left over. */
export const toRatify = (
  states: States,
  motions: readonly (Matter & Pick<MotionState, 'text' | 'mover' | 'from'>)[],
  context: Context,
  meeting: MeetingState,
  waiting = waitingOf(states),
): EntityChange[] =>
  firstOnNextAgenda(
    states,
    motions.map((motion) => ({
      ...topicOf(states, motion, context, meeting),
      ratifies: motion.id,
    })),
    context,
    waiting,
  );

/** Why there is no quorum: those in the room are too few, or somebody without whom there is none is missing. */
const noQuorum = ({ present, needed, missing: [who] = [] }: QuorumCount): Refusal =>
  present < needed || who === undefined
    ? refuse('no-quorum', { present, needed })
    : refuse('required-missing', { who: who.replaceAll('-', '_') });

/** The item that was to come, now or next time, is done with; one that is being taken ends with the next. */
const settled = (
  states: States,
  meeting: MeetingState,
  item: string | undefined,
  at: string,
): EntityChange[] => {
  const again = takenUp(states, meeting, { item }, at);
  const isToCome = again.length > 0 || untouched(meeting).includes(item ?? '');
  if (item === undefined || !isToCome) return [];
  const taken: MeetingEvent = { type: 'item-settled', v: 1, data: { item, outcome: 'taken' } };
  return [
    ...again,
    meetingChange(meeting.ref, taken),
    agendaItemChange(item, { type: 'item-taken', v: 1, data: { at } }),
  ];
};

const needs = (command: About, states: States): Needs => ({
  ids: [...(motionNeeds(command, states).ids ?? []), ...(agendaNeeds(command, states).ids ?? [])],
});

interface RatifyInput {
  /** The meeting does not want it: it is lost. */
  readonly refused?: boolean;
}

/** This meeting's minutes tell of it too. */
const minutedAt = ({ ref, leftMotions }: MeetingState, motion: string): EntityChange[] =>
  leftMotions?.includes(motion)
    ? []
    : [meetingChange(ref, { type: 'ratification-refused', v: 1, data: { motion } })];

/** What may still be ratified: what waits for it, and what was refused at this very sitting in error. */
const waits = ({ status, unratified }: MotionState, meeting: MeetingState): boolean =>
  status === 'provisional' || unratified?.meeting === meeting.ref;

/**
 * Makes binding, at a later meeting with a quorum, what was carried without one; or records that this meeting
 * does not want it.
 */
const ratify = (
  states: States,
  { id, input }: Command<RatifyInput>,
  context: Context,
): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if ('refusal' in meeting) return meeting;
  const motion = states.get('motion', id ?? '')?.state;
  if (!motion) return refuse('not-found');
  const number = numberOf(motion.id);
  if (!waits(motion, meeting) || (input.refused && motion.unratified))
    return refuse('nothing-to-ratify', { number });
  if (motion.meeting === meeting.ref) return refuse('ratify-later', { number });
  const { now } = context;
  const own = ratifyingItem(states, meeting.agenda, motion.id);
  const about = own ?? meeting.current ?? aboutOf(motion, meeting);
  // Whoever has an interest in it is not counted, whichever item it is ratified under.
  const interests = [...meeting.interests, ...interestsIn(states, motion)];
  const concerned = { ...meeting, interests };
  const quorum = quorumAt(committee, concerned, about, now);
  if (!isQuorate(quorum)) return noQuorum(quorum);
  const isReserved = (item = '') => states.get('agenda-item', item)?.state.reserved ?? false;
  const kept = isReserved(motion.item) && !isReserved(meeting.current);
  const item = own ?? (kept ? motion.item : meeting.current);
  if (input.refused) {
    const under = item === undefined ? {} : { item };
    const data = { at: now, by: context.actor, meeting: meeting.ref, ...under };
    return {
      changes: [
        motionChange(motion.id, { type: 'ratification-refused', v: 1, data }),
        ...minutedAt(meeting, motion.id),
        ...settled(states, meeting, item, now),
      ],
    };
  }
  const ref = context.fresh('D');
  const ratified: MotionEvent = {
    type: 'motion-ratified',
    v: 1,
    data: { at: now, by: context.actor, decision: ref },
  };
  const { result } = motion;
  const carriedIn = motion.meeting === undefined ? {} : { carriedIn: motion.meeting };
  return {
    changes: [
      motionChange(motion.id, ratified),
      decided(
        ref,
        motion,
        item,
        result && { ...result, ratified: true, ...carriedIn },
        concerned,
        context,
      ),
      ...settled(states, meeting, item, now),
    ],
  };
};

export const ratifyingCommands = {
  'motion.ratify': { needs, decide: ratify },
};
