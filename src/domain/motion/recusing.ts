import type { Decided, EntityChange, PersonId, Refusal } from '../../records/entity.ts';
import { itemInterested } from '../interests.ts';
import { known, ofType, sittingMeeting } from '../meeting/find.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Needs, States } from '../model.ts';
import type { About } from '../meeting/find.ts';
import { aboutOf, isRecused } from './electorate.ts';
import { motionChange } from './events.ts';
import { motionNeeds, unsettled } from './putting.ts';

/**
 * Votes that are open on what somebody declared an interest in, and that they voted on: they take it back, but
 * not from one that was counted and ended in a tie.
 */
const votesTaken = (
  states: States,
  meeting: MeetingState,
  about: string | undefined,
  person: PersonId,
): EntityChange[] =>
  ofType(states.ofMeeting(meeting.ref), 'motion')
    .filter(({ state }) => state.status === 'voting' && state.circular === undefined)
    .filter(({ state }) => state.endedAt === undefined)
    .filter(({ state }) => about === undefined || aboutOf(state, meeting) === about)
    .filter(({ state }) => state.ballots.some(({ seat, by }) => seat === person || by === person))
    .map(({ id }) => motionChange(id, { type: 'ballot-withdrawn', v: 1, data: { person } }));

/**
 * An interest that somebody declares in an agenda item, in a motion that stands under none, or (`about`
 * undefined) in the meeting's business as a whole. The meeting's records must be loaded.
 */
export const interestDeclared = (
  states: States,
  meeting: MeetingState,
  {
    person,
    about,
    text,
  }: {
    readonly person: PersonId;
    readonly about: string | undefined;
    readonly text: string;
  },
): EntityChange[] => {
  const declared: MeetingEvent = {
    type: 'interest-declared',
    v: 1,
    data: { person, item: about ?? null },
    text: { text },
  };
  return [
    meetingChange(meeting.ref, declared),
    ...itemInterested(states.get('agenda-item', about ?? ''), { person, text }),
    ...votesTaken(states, meeting, about, person),
  ];
};

const needs = (command: About, states: States): Needs => ({
  ...motionNeeds(command, states),
  meetings: known(states.committee?.state.inSession),
});

/**
 * Declares an interest from a motion's card: in its agenda item, and so in every motion under it. Whoever has
 * one neither votes on it nor counts; a vote cast before is taken back.
 */
const recuse = (
  states: States,
  { id, input, actor }: Command<{ readonly text: string }>,
): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const motion = unsettled(states, id);
  if ('refusal' in motion) return motion;
  const about = aboutOf(motion, meeting);
  if (isRecused(meeting, about, actor)) return { changes: [] };
  const interest = { person: actor, text: input.text };
  const item = about === motion.item ? undefined : states.get('agenda-item', motion.item ?? '');
  return {
    changes: [
      ...interestDeclared(states, meeting, { ...interest, about }),
      ...itemInterested(item, interest),
    ],
  };
};

export const recusingCommands = {
  'motion.recuse': { needs, decide: recuse },
};
