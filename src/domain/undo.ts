import type {
  Decided,
  DomainEvent,
  Entity,
  EntityChange,
  PersonId,
  Refusal,
} from '../records/entity.ts';
import type { DecisionEvent } from './decision.ts';
import { decisionChange } from './decision.ts';
import type { Entry } from './entry.ts';
import { entryOf } from './entry.ts';
import type { About } from './meeting/find.ts';
import {
  known,
  openMeeting,
  presentAt,
  recordsClosed,
  sessionIds,
  sittingMeeting,
} from './meeting/find.ts';
import type { MeetingState } from './meeting/state.ts';
import type { Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import type { NoteEvent } from './note.ts';
import { noteChange } from './note.ts';

/** How long one's own last entry can be taken back. */
const UNDO_MS = 10 * 60_000;

type Withdrawal = { readonly why: 'undone' | 'converted'; readonly to: string | null };

/** Takes an entry back: nothing of it is listed or minuted any more, its history stays. */
const withdrawn = (
  entry: Entry,
  withdrawal: Withdrawal,
  by: PersonId,
  at: string,
): EntityChange => {
  const { to } = withdrawal;
  switch (entry.type) {
    case 'note': {
      const event: NoteEvent =
        to === null
          ? { type: 'note-deleted', v: 1, data: { by, at } }
          : { type: 'note-converted', v: 1, data: { to } };
      return noteChange(entry.id, event);
    }
    case 'decision':
      return decisionChange(entry.id, { type: 'decision-withdrawn', v: 1, data: withdrawal });
    default: {
      const event: DomainEvent = { type: `${entry.type}-withdrawn`, v: 1, data: withdrawal };
      return { id: entry.id, type: entry.type, events: [event] };
    }
  }
};

const undoNeeds = (command: About, states: States): Needs => ({
  ids: sessionIds(command, states),
  meetings: known(states.committee?.state.inSession),
});

const live = (entities: readonly Entity[]): Entry[] =>
  entities.flatMap((entity) => entryOf(entity) ?? []).filter((entry) => entry.live);

const lastOf = (entries: readonly Entry[], person: PersonId): Entry | undefined =>
  entries
    .filter(({ by }) => by === person)
    .reduce<Entry | undefined>(
      (latest, entry) => (latest && latest.at > entry.at ? latest : entry),
      undefined,
    );

/**
 * Reverses one's own last entry within ten minutes, or the entry of that id. What the secretary declared on
 * behalf of the presiding person, that person can take back until the meeting closes.
 */
const undo = (states: States, { id, actor }: Command, { now }: Context): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const entries = live(states.ofMeeting(meeting.ref));
  const entry = id === undefined ? lastOf(entries, actor) : entries.find((each) => each.id === id);
  if (!entry) return refuse('nothing-to-undo');
  const onMyBehalf = entry.onBehalfOf === actor;
  if (entry.by !== actor && !onMyBehalf) return refuse('undo-own');
  if (!onMyBehalf && Date.parse(now) - Date.parse(entry.at) > UNDO_MS)
    return refuse('undo-too-late', { ref: entry.id });
  return { changes: [withdrawn(entry, { why: 'undone', to: null }, actor, now)] };
};

export interface ConvertInput {
  readonly to: 'note' | 'action' | 'decision';
  /** Of the new action, where known. */
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly due?: string;
}

const counters = { note: 'N', action: 'A', decision: 'D' } as const;

/** The record that takes an entry's place: same words, meeting, item and moment. */
const successor = (
  id: string,
  entry: Entry,
  { to, owner, due }: ConvertInput,
  meeting: MeetingState,
  { actor }: Context,
): EntityChange => {
  const place = { meeting: meeting.ref, item: entry.item ?? null };
  if (to === 'note') {
    const data = { id, ...place, by: actor, at: entry.at, status: 'recorded' } as const;
    return noteChange(id, { type: 'note-added', v: 1, data, text: { text: entry.text } });
  }
  if (to === 'action') {
    const status = owner === undefined || due === undefined ? 'proposed' : 'open';
    const person = { owner: owner ?? null, due: due ?? null, contributors: [] };
    const data = { ref: id, ...person, ...place, addedBy: actor, addedAt: entry.at, status };
    const added: DomainEvent = { type: 'action-added', v: 1, data, text: { what: entry.text } };
    return { id, type: 'action', events: [added] };
  }
  const recorded: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref: id,
      method: 'consensus',
      ...place,
      declaredBy: actor,
      onBehalfOf: meeting.presiding === actor ? null : (meeting.presiding ?? null),
      decidedAt: entry.at,
      roll: presentAt(meeting.roll, entry.at),
    },
    text: { text: entry.text },
  };
  return decisionChange(id, recorded);
};

const found = (states: States, id: string | undefined): Entry | undefined => {
  const types = ['note', 'decision', 'action', 'raid'] as const;
  const entity = types.map((type) => states.get(type, id ?? '')).find((each) => each !== undefined);
  return entity && entryOf(entity);
};

const convertNeeds = (command: About, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...known(found(states, command.id)?.meeting)],
});

/** Makes a note an action, an action a decision, and so on, until the minutes are circulated. */
const convert = (
  states: States,
  { id, input, actor }: Command<ConvertInput>,
  context: Context,
): Decided | Refusal => {
  const entry = found(states, id);
  if (!entry) return refuse('not-found');
  if (!entry.live) return refuse('entry-moved-on', { ref: entry.id });
  if (entry.type === input.to) return refuse('already-that', { to: input.to });
  const meeting =
    entry.meeting === undefined ? openMeeting(states) : states.get('meeting', entry.meeting)?.state;
  if (!meeting) return refuse('convert-needs-meeting');
  const closed = recordsClosed(meeting);
  if (closed) return closed;
  const to = context.fresh(counters[input.to]);
  return {
    changes: [
      withdrawn(entry, { why: 'converted', to }, actor, context.now),
      successor(to, entry, input, meeting, context),
    ],
  };
};

export const recordCommands = {
  'record.undo': { needs: undoNeeds, decide: undo },
  'record.convert': { needs: convertNeeds, decide: convert },
};
