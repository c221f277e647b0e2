import type { Decided, Entity, EntityChange, PersonId, Refusal } from '../records/entity.ts';
import { convertRule } from './convert.ts';
import type { Entry } from './entry.ts';
import { endingUndone } from './decision/ending.ts';
import { entryOf, restored, withdrawn } from './entry.ts';
import type { About } from './meeting/find.ts';
import { known, ofType, openMeeting, sessionIds, sittingMeeting } from './meeting/find.ts';
import type { Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import { motionChange } from './motion/events.ts';

/** How long one's own last entry can be taken back. */
const UNDO_MS = 10 * 60_000;

const undoNeeds = (command: About, states: States): Needs => ({
  ids: sessionIds(command, states),
  meetings: known(states.committee?.state.inSession),
});

/**
 * A result that was declared in error takes its motion with it, which can be moved once more. What an earlier
 * meeting carried without a quorum waits again to be ratified.
 */
const motionUndone = ({ motion, ratifies }: Entry, by: PersonId, at: string): EntityChange[] => {
  if (motion === undefined) return [];
  const type = ratifies ? 'ratification-undone' : 'motion-withdrawn';
  return [motionChange(motion, { type, v: 1, data: { at, by } })];
};

/** In the order of recording. */
const live = (entities: readonly Entity[]): Entry[] =>
  entities.flatMap((entity) => entryOf(entity) ?? []).filter((entry) => entry.live);

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
  return { changes: endingUndone(ref, ended.by, now) };
};

/** What the actor took out of force by a decision of this meeting, after their last entry. */
const lastEnding = (
  entities: readonly Entity[],
  actor: PersonId,
  since: string,
  now: string,
): Decided | undefined => {
  const last = ofType(entities, 'decision')
    .flatMap(({ id, state: { cited } }) => (cited?.by === actor ? [{ id, ...cited }] : []))
    .filter(({ at }) => at > since && !isOver(at, now))
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  return last && { changes: endingUndone(last.to, last.id, now) };
};

/**
 * Reverses one's own last entry within ten minutes, or the entry of that id. What the secretary declared on
 * behalf of the presiding person, that person can take back until the meeting closes.
 */
const undo = (states: States, command: Command, { now }: Context): Decided | Refusal => {
  const { id, actor } = command;
  const ended = endedInError(states, command, now);
  if (ended) return ended;
  if (!openMeeting(states)) return refuse('undo-in-session');
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const recorded = states.ofMeeting(meeting.ref);
  const entries = live(recorded);
  const entry = entries.findLast((each) => (id === undefined ? each.by === actor : each.id === id));
  const ending = id === undefined && lastEnding(recorded, actor, entry?.at ?? '', now);
  if (ending) return ending;
  if (!entry) return refuse('nothing-to-undo');
  const onMyBehalf = entry.onBehalfOf === actor;
  if (entry.by !== actor && !onMyBehalf) return refuse('undo-own');
  if (!onMyBehalf && isOver(entry.at, now)) return refuse('undo-too-late', { ref: entry.id });
  const taken = withdrawn(entry, { why: 'undone', to: null }, actor, now);
  return {
    changes: [taken, ...restored(entry, now), ...motionUndone(entry, actor, now)],
  };
};

/** Taking back and turning into something else what was recorded in a meeting. */
export const recordCommands = {
  'record.undo': { needs: undoNeeds, decide: undo },
  'record.convert': convertRule,
};
