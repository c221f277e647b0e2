import type { Decided, Entity, EntityChange, PersonId, Refusal } from '../records/entity.ts';
import { agendaNeeds, waitingChange, waitingOf, without } from './agenda/find.ts';
import { agendaItemChange } from './agenda-item.ts';
import { committeeChange } from './committee.ts';
import { convertRule } from './convert.ts';
import type { Entry } from './entry.ts';
import { endingUndone } from './decision/ending.ts';
import type { DecisionState } from './decision/state.ts';
import { entryOf, restored, withdrawn } from './entry.ts';
import { known, ofType, openMeeting, sessionIds, sittingMeeting } from './meeting/find.ts';
import { meetingChange } from './meeting/events.ts';
import type { MeetingState } from './meeting/state.ts';
import type { Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import { motionChange } from './motion/events.ts';
import { ratifyingItem } from './motion/to-ratify.ts';
import type { MotionState } from './motion/state.ts';
import { patched } from './patch.ts';
import { tiesOf, untied } from './ties.ts';

/** How long one's own last entry can be taken back. */
const UNDO_MS = 10 * 60_000;

/** What can be taken back: an entry, or a motion that was carried without a quorum. */
type Undoable = Pick<Entry, 'id' | 'by' | 'onBehalfOf' | 'at' | 'item' | 'motion' | 'ratifies'> & {
  readonly entry?: Entry;
};

const provisional = ({ id, state }: Entity<MotionState>): Undoable[] => {
  const { status, closedBy: by, closedAt: at, onBehalfOf, item } = state;
  if (status !== 'provisional' || by === undefined || at === undefined) return [];
  return [patched({ id, by, at, motion: id }, { onBehalfOf, item })];
};

/** The last that was recorded by somebody or on their behalf, or the one of that id. */
const meant = (entities: readonly Entity[], { id, actor }: Command): Undoable | undefined => {
  const isMeant = (each: Undoable) =>
    id === undefined ? [each.by, each.onBehalfOf].includes(actor) : each.id === id;
  const entries = entities.flatMap((entity) => entryOf(entity) ?? []).filter(({ live }) => live);
  const motions = ofType(entities, 'motion').flatMap(provisional);
  const last = [
    entries.map((entry): Undoable => ({ ...entry, entry })).findLast(isMeant),
    motions.findLast(isMeant),
  ];
  return last
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
};

/** The records that go when that is taken back: a motion that nobody moved goes with its result. */
const going = (
  recorded: readonly Entity[],
  { entry, motion, ratifies }: Undoable,
): readonly Entity[] => [
  ...recorded.filter(({ id }) => id === entry?.id),
  ...ofType(recorded, 'motion').filter(
    ({ id, state }) => id === motion && !ratifies && state.mover === undefined,
  ),
];

/**
 * A result that was declared in error: whoever moved the motion has it before the meeting again, and what
 * nobody moved goes with it. What an earlier meeting carried without a quorum waits again to be ratified.
 */
const motionUndone = (
  recorded: readonly Entity[],
  { motion, ratifies }: Undoable,
  by: PersonId,
  at: string,
): EntityChange[] => {
  if (motion === undefined) return [];
  if (ratifies)
    return [motionChange(motion, { type: 'ratification-undone', v: 1, data: { at, by } })];
  const moved = ofType(recorded, 'motion').some(({ id, state }) => id === motion && state.mover);
  const status = moved ? 'open' : 'withdrawn';
  return [motionChange(motion, { type: 'result-undone', v: 1, data: { at, by, status } })];
};

/** The item that the next meeting was to ratify it under leaves that agenda. */
const unlisted = (states: States, { motion, entry }: Undoable, at: string): EntityChange[] => {
  const waiting = waitingOf(states);
  const item = entry ? undefined : ratifyingItem(states, waiting, motion ?? '');
  if (item === undefined) return [];
  return [
    agendaItemChange(item, { type: 'item-withdrawn', v: 1, data: { at } }),
    waitingChange(without(waiting, item)),
  ];
};

/** Whether an item was settled by what is taken back: by its ratification, or approved with all consent items. */
const settledBy = (states: States, { item = '', ratifies, motion }: Undoable): boolean => {
  const { kind, ratifies: waits } = states.get('agenda-item', item)?.state ?? {};
  return ratifies ? waits === motion : kind === 'consent';
};

/** What it had settled is before the meeting again. */
const reopened = (
  states: States,
  meeting: MeetingState,
  undoable: Undoable,
  at: string,
): EntityChange[] => {
  const { item = '' } = undoable;
  if (meeting.outcomes[item] !== 'taken' || !settledBy(states, undoable)) return [];
  return [
    meetingChange(meeting.ref, { type: 'item-unsettled', v: 1, data: { item } }),
    agendaItemChange(item, { type: 'item-reopened', v: 1, data: { at } }),
  ];
};

const isOver = (at: string, now: string): boolean => Date.parse(now) - Date.parse(at) > UNDO_MS;

/** The decision of that id, ended in error: by whoever ended it, between meetings too. */
const endedInError = (
  states: States,
  { id, actor }: Command,
  now: string,
): Decided | Refusal | undefined => {
  const decision = states.get('decision', id ?? '')?.state;
  if (!decision?.ended || decision.status === 'withdrawn') return undefined;
  const { ref, ended } = decision;
  if (ended.person !== actor) return refuse('undo-own');
  if (isOver(ended.at, now)) return refuse('undo-too-late', { ref });
  return { changes: endingUndone(states, ref, ended.by, now) };
};

/** What the actor took out of force by a decision of this meeting, after their last entry. */
const lastEnding = (
  states: States,
  entities: readonly Entity[],
  actor: PersonId,
  since: string,
  now: string,
): Decided | undefined => {
  const last = ofType(entities, 'decision')
    .filter(({ state }) => state.status !== 'withdrawn')
    .flatMap(({ id, state: { cited } }) => (cited?.by === actor ? [{ id, ...cited }] : []))
    .filter(({ at }) => at > since && !isOver(at, now))
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  return last && { changes: endingUndone(states, last.to, last.id, now) };
};

/** What the actor last decided alone, or had written down for them; or the one of that id. */
const lastAlone = (states: States, { id, actor }: Command): Entity<DecisionState> | undefined =>
  (states.committee?.state.toReport ?? [])
    .flatMap((ref) => states.get('decision', ref) ?? [])
    .filter(({ state }) => state.method === 'chair' && (id === undefined || state.ref === id))
    .findLast(({ state }) => [state.declaredBy, state.onBehalfOf].includes(actor));

/** All that is tied to what would be taken back, beside what says whether it may be. */
const undoNeeds = (command: Command, states: States): Needs => {
  const { inSession, toReport = [] } = states.committee?.state ?? {};
  const meeting = openMeeting(states);
  const recorded = meeting ? states.ofMeeting(meeting.ref) : [];
  const last = meant(recorded, command);
  const alone = lastAlone(states, command);
  const by = states.get('decision', command.id ?? '')?.state.ended?.by;
  const gone = [...(last ? going(recorded, last) : []), ...(alone ? [alone] : [])];
  return {
    ids: [
      ...(agendaNeeds(command, states).ids ?? []),
      ...sessionIds(command, states),
      ...toReport,
      ...known(by, states.get('decision', by ?? '')?.state.meeting),
      ...gone.flatMap(tiesOf),
    ],
    meetings: known(inSession),
  };
};

/**
 * What the chair decided alone between meetings, taken back by whoever declared it or for whom it was written
 * down: the last, or the one of that id. The next meeting is not told of it then.
 */
const decidedAlone = (
  states: States,
  command: Command,
  now: string,
): Decided | Refusal | undefined => {
  const { toReport = [] } = states.committee?.state ?? {};
  const last = lastAlone(states, command);
  const entry = last && entryOf(last);
  if (!last || !entry?.live) return undefined;
  if (isOver(entry.at, now)) return refuse('undo-too-late', { ref: entry.id });
  const decisions = toReport.filter((ref) => ref !== entry.id);
  return {
    changes: [
      withdrawn(entry, { why: 'undone', to: null }, command.actor, now),
      committeeChange({ type: 'decisions-to-report', v: 1, data: { decisions } }),
      ...untied(states, last),
    ],
  };
};

/**
 * Reverses one's own last entry within ten minutes, or the entry of that id. What the secretary declared on
 * behalf of the presiding person, that person can take back: by its id until the meeting closes.
 */
const undo = (states: States, command: Command, { now }: Context): Decided | Refusal => {
  const { id, actor } = command;
  const ended = endedInError(states, command, now);
  if (ended) return ended;
  if (!openMeeting(states)) return decidedAlone(states, command, now) ?? refuse('undo-in-session');
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const recorded = states.ofMeeting(meeting.ref);
  const last = meant(recorded, command);
  const ending = id === undefined && lastEnding(states, recorded, actor, last?.at ?? '', now);
  if (ending) return ending;
  if (!last) return refuse('nothing-to-undo');
  const onMyBehalf = last.onBehalfOf === actor;
  if (last.by !== actor && !onMyBehalf) return refuse('undo-own');
  if (isOver(last.at, now)) {
    if (!onMyBehalf) return refuse('undo-too-late', { ref: last.id });
    if (id === undefined) return refuse('undo-by-name', { ref: last.id });
  }
  const { entry } = last;
  return {
    changes: [
      ...(entry ? [withdrawn(entry, { why: 'undone', to: null }, actor, now)] : []),
      ...(entry ? restored(entry, now) : []),
      ...motionUndone(recorded, last, actor, now),
      ...unlisted(states, last, now),
      ...reopened(states, meeting, last, now),
      ...going(recorded, last).flatMap((each) => untied(states, each)),
    ],
  };
};

/** Taking back and turning into something else what was recorded in a meeting. */
export const recordCommands = {
  'record.undo': { needs: undoNeeds, decide: undo },
  'record.convert': convertRule,
};
