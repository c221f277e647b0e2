import type { EntityChange } from '../../records/entity.ts';
import { agendaNeeds, waitingChange, waitingOf } from '../agenda/find.ts';
import { added } from '../agenda/with-standing.ts';
import type { Context, Needs, States } from '../model.ts';
import { motionChange } from '../motion/events.ts';
import type { MotionState } from '../motion/state.ts';
import { undecidedChange, undecidedOf } from '../motion/undecided.ts';
import { newItem, topicOf } from '../next-agenda.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { ofType } from './find.ts';
import type { MeetingState } from './state.ts';

/** Each costs itself and an item, beside an agenda of fifty, of the 100 operations of a commit. */
const PAGE = 15;

const waits = ({ status }: MotionState): boolean => status === 'deferred';

const earlierMotions = (states: States): MotionState[] =>
  undecidedOf(states).flatMap((id) => states.get('motion', id)?.state ?? []);

/**
 * What is without a result at a meeting: its own motions, and those that earlier ones left to it and that
 * it did not put.
 */
const leftBy = (states: States, { ref, agenda }: MeetingState): MotionState[] => {
  const own = ofType(states.ofMeeting(ref), 'motion').map(({ state }) => state);
  return [
    ...(['voting', 'open', 'proposed'] as const).flatMap((status) =>
      own.filter((motion) => motion.status === status),
    ),
    ...earlierMotions(states).filter(
      (motion) =>
        waits(motion) &&
        agenda.includes(motion.item ?? '') &&
        !motion.deferrals?.some(({ meeting }) => meeting === ref),
    ),
  ];
};

export interface Deferred {
  readonly events: readonly MeetingEvent[];
  readonly changes: readonly EntityChange[];
  /** The items that were made for motions, for the next agenda to list. */
  readonly items: readonly string[];
}

/**
 * The motions that a held meeting leaves without a result, which a later one can put: a page of them, the one
 * being voted on first, since its vote ends with the meeting. Each comes back under its item where that does
 * (`left` are the items that the meeting leaves), else under one made for it; an amendment comes with its motion.
 * `events` tell the meeting which, and whether others follow. The meeting's records must be loaded.
 */
export const deferMotions = (
  states: States,
  meeting: MeetingState,
  left: readonly string[],
  context: Context,
): Deferred => {
  const { now: at } = context;
  const all = leftBy(states, meeting);
  const page = all.slice(0, PAGE);
  if (page.length === 0) return { events: [], changes: [], items: [] };
  const coming = new Set([...left, ...waitingOf(states)]);
  const made = new Map(
    page
      .filter(({ amends, item = '' }) => amends === undefined && !coming.has(item))
      .map((motion) => {
        const topic = { ...topicOf(states, motion, context, meeting), puts: motion.id };
        return [motion.id, newItem(topic, context)] as const;
      }),
  );
  const itemOf = ({ id, amends }: MotionState): string | undefined => {
    const amended =
      states.get('motion', amends ?? '')?.state ?? all.find((each) => each.id === amends);
    return made.get(id)?.item ?? (amended && itemOf(amended));
  };
  const since = all.length > PAGE ? at : null;
  const motions = page.map(({ id }) => id);
  const kept = earlierMotions(states)
    .filter(waits)
    .map(({ id }) => id);
  return {
    events: [{ type: 'motions-left', v: 1, data: { since, motions } }],
    items: [...made.values()].map(({ item }) => item),
    changes: [
      ...[...made.values()].map(({ change }) => change),
      ...page.map((motion) => {
        const item = itemOf(motion);
        const data = { at, meeting: meeting.ref, ...(item === undefined ? {} : { item }) };
        return motionChange(motion.id, { type: 'motion-deferred', v: 1, data });
      }),
      undecidedChange(states, motions, kept),
    ],
  };
};

/** What must be loaded to defer the next page, beside what was recorded in the meeting. */
export const deferringNeeds = (command: About, states: States): Needs['ids'] => [
  ...(agendaNeeds(command, states).ids ?? []),
  ...(states.get('meeting', command.id ?? '')?.state.agenda ?? []),
  ...undecidedOf(states),
];

/** The next page, of a meeting that left more motions than one commit holds. */
export const deferMore = (
  states: States,
  meeting: MeetingState,
  context: Context,
): EntityChange[] => {
  const { ref, agenda, outcomes } = meeting;
  const left = agenda.filter((item) => outcomes[item] === 'deferred');
  const { events, changes, items } = deferMotions(states, meeting, left, context);
  const none: MeetingEvent = { type: 'motions-left', v: 1, data: { since: null } };
  const waiting = items.reduce<readonly string[]>(
    (agendaSoFar, item) => added(states, agendaSoFar, item),
    waitingOf(states),
  );
  return [
    meetingChange(ref, ...(events.length > 0 ? events : [none])),
    ...changes,
    ...(items.length > 0 ? [waitingChange(waiting)] : []),
  ];
};
