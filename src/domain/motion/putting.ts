import type { Decided, EntityChange, Message, PersonId, Refusal } from '../../records/entity.ts';
import { arisingUnder, underNeeds } from '../descent.ts';
import { withInterests } from '../interests.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import { known, ofType, openMeeting, sessionIds } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { rulesOf } from '../rules.ts';
import { amendmentSettled, chainOf } from './amendments.ts';
import { aboutOf, isRecused, sitting, votesPresent } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import type { Movers } from './partaking.ts';
import { namedNot } from './partaking.ts';
import { type Majority, strictest } from './rules.ts';
import { isEnded, type MotionState } from './state.ts';
import { itemDone } from './undecided.ts';

/** The number that people know a motion by. */
export const numberOf = (id: string): number => Number(id.slice('V-'.length));

/** What is in session, and the items of the motion and of the moment. */
export const motionNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(states.get('motion', command.id ?? '')?.state.item, openMeeting(states)?.current),
    ...underNeeds(states, undefined, openMeeting(states)?.current),
    ...chainOf(states, command.id),
  ],
});

const openingNeeds = (command: About, states: States): Needs => ({
  ...motionNeeds(command, states),
  meetings: known(states.committee?.state.inSession),
});

/** A commit holds no more messages than this beside what it decides. */
const MOST_TOLD = 80;

/**
 * Said in the meeting's thread; of a reserved item only to the voters in the room and whoever presides, in
 * 1:1.
 */
export const announced = (
  states: States,
  kind: 'vote-opened' | 'vote-closed',
  { id, item }: Pick<MotionState, 'id' | 'item'>,
  meeting: MeetingState,
  { now }: Context,
): Message[] => {
  const { ref, presiding } = meeting;
  const committee = states.committee?.state;
  if (!committee || !states.get('agenda-item', item ?? '')?.state.reserved)
    return [{ to: { conversation: 'thread' }, kind, about: id, params: { thread: ref } }];
  const about = aboutOf({ id, ...(item === undefined ? {} : { item }) }, meeting);
  const votes = votesPresent(committee, meeting, about, now);
  const told = new Set([...votes.values(), ...known(presiding)]);
  return [...told]
    .filter((person) => !isRecused(meeting, about, person))
    .slice(0, MOST_TOLD)
    .map((person) => ({ to: { person }, kind, about: id }));
};

/** The majority that a motion is to ask for; null: the committee's. */
export interface Asking {
  readonly majority?: Majority | null;
}

/** The fact of a motion that is put now, under the item being taken unless another is given. */
export const proposed = (
  id: string,
  text: string,
  meeting: MeetingState,
  { now }: Context,
  about: {
    readonly mover?: PersonId;
    readonly status: 'proposed' | 'open';
    readonly item?: string | null;
    readonly amends?: string;
    readonly from?: string;
    readonly majority?: Majority;
  },
): MotionEvent => ({
  type: 'motion-proposed',
  v: 1,
  data: {
    id,
    meeting: meeting.ref,
    item: meeting.current ?? null,
    mover: null,
    at: now,
    ...about,
  },
  text: { text },
});

/** The fact that somebody seconded a motion, where somebody did. */
export const seconded = (seconder: PersonId | undefined, at: string): MotionEvent[] =>
  seconder === undefined ? [] : [{ type: 'motion-seconded', v: 1, data: { seconder, at } }];

/**
 * The majority that a single motion asks for beside the committee's: nothing where it is the same, refused where
 * it is weaker or another.
 */
export const ownMajority = (
  states: States,
  { majority }: Asking,
): { readonly majority?: Majority } | Refusal => {
  const { majority: usual } = rulesOf(states.committee?.state ?? {});
  if (!majority || majority === usual) return {};
  return strictest(majority, usual) === usual ? refuse('majority-weaker') : { majority };
};

/** The motion, while it has not come to a result. */
export const unsettled = (states: States, id: string | undefined): MotionState | Refusal => {
  const motion = states.get('motion', id ?? '')?.state;
  if (!motion) return refuse('not-found');
  const number = numberOf(motion.id);
  if (motion.status === 'provisional') return refuse('motion-provisional', { number });
  const over = ['carried', 'lost', 'withdrawn'].includes(motion.status);
  return over ? refuse('motion-over', { number }) : motion;
};

/** Why a motion cannot be put now: it waits for its amendment, or is one whose motion is past amending. */
const heldUp = (states: States, motion: MotionState): Refusal | undefined => {
  const number = numberOf(motion.id);
  if (motion.amendment !== undefined)
    return refuse('amendment-first', { number, amendment: numberOf(motion.amendment) });
  const amended = motion.amends === undefined ? undefined : unsettled(states, motion.amends);
  return amended && 'refusal' in amended ? amended : undefined;
};

/**
 * The motion that can be put now: one that waits, or a fresh one, which whoever presides may put without a
 * mover (Robert's Rules of Order Newly Revised, 12th ed., 49:21) or as moved by whom they name. `linked`: what it
 * arises from says so too.
 */
export const toPut = (
  states: States,
  { id, input }: Command<Movers & Asking & { readonly text?: string }>,
  meeting: MeetingState,
  context: Context,
):
  | {
      readonly motion: MotionState;
      readonly events: readonly MotionEvent[];
      readonly linked: readonly EntityChange[];
    }
  | Refusal => {
  if (id !== undefined) {
    const motion = unsettled(states, id);
    if ('refusal' in motion) return motion;
    const number = numberOf(motion.id);
    if (motion.status === 'proposed') return refuse('needs-second', { number });
    if (motion.status === 'voting') return refuse('vote-is-open', { number });
    return heldUp(states, motion) ?? { motion, events: [], linked: [] };
  }
  if (!input.text) return refuse('motion-empty');
  const arising = arisingUnder(states, undefined, meeting.current);
  if ('refusal' in arising) return arising;
  const { mover, seconder } = input;
  const not = namedNot(states, meeting, arising.facts.item ?? meeting.current, context, input);
  if (not) return not;
  const fresh = context.fresh('V');
  const own = ownMajority(states, input);
  if ('refusal' in own) return own;
  const about = { status: 'open', ...(mover && { mover }), ...arising.facts, ...own } as const;
  const event = proposed(fresh, input.text, meeting, context, about);
  const item = meeting.current === undefined ? {} : { item: meeting.current };
  const motion = {
    id: fresh,
    text: input.text,
    status: 'open',
    meeting: meeting.ref,
    ...own,
  } as const;
  return {
    motion: { ...motion, ...item, ballots: [] },
    events: [event, ...seconded(seconder, context.now)],
    linked: arising.linked(fresh),
  };
};

interface OpenInput extends Movers, Asking {
  readonly text?: string;
  readonly secret?: boolean;
  /**
   * The UTC instant at which the vote closes by itself, of an open vote from now on; absent or null: when
   * whoever presides closes it.
   */
  readonly closes?: string | null;
}

/** Another time, or none, at which a vote under way closes by itself. What was voted stands. */
const moveClosing = (
  motion: MotionState,
  closes: string | null,
  { actor, now }: Context,
): Decided | Refusal => {
  const { id, closesAt } = motion;
  if (isEnded(motion, now)) return refuse('vote-ended', { number: numberOf(id) });
  if (closes !== null && closes <= now) return refuse('closes-past');
  if (closes === (closesAt ?? null)) return { changes: [] };
  const data = { at: now, by: actor, closesAt: closes };
  return { changes: [motionChange(id, { type: 'vote-timed', v: 1, data })] };
};

/** Opens the vote. One question at a time (Robert's Rules of Order Newly Revised, 12th ed., 5:4). */
const open = (states: States, command: Command<OpenInput>, context: Context): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const { committee, meeting } = here;
  const { closes } = command.input;
  const asked = states.get('motion', command.id ?? '')?.state;
  const underWay = asked?.status === 'voting' && asked.meeting === meeting.ref;
  // What was voted openly does not become secret with another time.
  if (underWay && closes !== undefined && (asked.secret || !command.input.secret))
    return moveClosing(asked, closes, context);
  const other = ofType(states.ofMeeting(meeting.ref), 'motion').find(
    ({ state }) => state.status === 'voting',
  );
  if (other) return refuse('vote-is-open', { number: numberOf(other.id) });
  const put = toPut(states, command, meeting, context);
  if ('refusal' in put) return put;
  const { motion, events, linked } = put;
  if (closes && closes <= context.now) return refuse('closes-past');
  const own = ownMajority(states, command.input);
  if ('refusal' in own) return own;
  const { secretBallots } = rulesOf(committee);
  if (command.input.secret && secretBallots === 'never') return refuse('never-secret');
  const secret = secretBallots === 'always' || (command.input.secret ?? false);
  const carried = withInterests(states, meeting, motion);
  if (votesPresent(committee, carried.meeting, aboutOf(motion, meeting), context.now).size === 0)
    return refuse('nobody-to-vote');
  const opened: MotionEvent = {
    type: 'vote-opened',
    v: 1,
    data: {
      at: context.now,
      meeting: meeting.ref,
      by: context.actor,
      ...(secret ? { secret } : {}),
      ...(closes ? { closesAt: closes } : {}),
      ...(command.input.majority !== undefined && { majority: own.majority ?? null }),
    },
  };
  return {
    changes: [
      motionChange(motion.id, ...events, opened),
      ...linked,
      ...(carried.events.length > 0 ? [meetingChange(meeting.ref, ...carried.events)] : []),
    ],
    messages: announced(states, 'vote-opened', motion, carried.meeting, context),
  };
};

/** By the mover before the vote, by whoever presides until there is a result. Its amendments fall with it. */
const withdraw = (states: States, { id, actor }: Command, { now }: Context): Decided | Refusal => {
  const motion = unsettled(states, id);
  if ('refusal' in motion) return motion;
  const meeting = openMeeting(states)?.ref ?? null;
  const event: MotionEvent = {
    type: 'motion-withdrawn',
    v: 1,
    data: { at: now, by: actor, meeting },
  };
  const { amendment = '' } = motion;
  const falling = [amendment, states.get('motion', amendment)?.state.amendment ?? ''].filter(
    Boolean,
  );
  return {
    changes: [motion.id, ...falling]
      .map((each) => motionChange(each, event))
      .concat(amendmentSettled(states, motion, false), itemDone(states, motion, 'withdrawn', now)),
  };
};

export const puttingCommands = {
  'motion.open': { needs: openingNeeds, decide: open },
  'motion.withdraw': { needs: motionNeeds, decide: withdraw },
};
