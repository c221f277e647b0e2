import type { DomainEvent, Entity, EntityChange, PersonId, Ref } from '../records/entity.ts';
import type { ActionState } from './action/state.ts';
import { decisionChange } from './decision/events.ts';
import type { DecisionState } from './decision/state.ts';
import type { NoteEvent, NoteState } from './note.ts';
import { noteChange } from './note.ts';
import { raidChange } from './raid/events.ts';
import type { RaidState } from './raid/state.ts';

/** What notes, decisions, actions and RAID entries have in common: somebody recorded them. */
export interface Entry {
  readonly id: string;
  readonly type: 'note' | 'decision' | 'action' | 'raid';
  readonly by: PersonId;
  /** For whom, where the secretary recorded it on the presiding person's behalf. */
  readonly onBehalfOf?: PersonId;
  /** UTC instant of the recording. */
  readonly at: string;
  readonly text: string;
  readonly meeting?: Ref;
  readonly item?: string;
  /** The motion that a decision was carried by; and whether an earlier meeting had carried it. */
  readonly motion?: string;
  readonly ratifies?: true;
  /** What it took the place of: decisions that it ended, the risk that it is the issue of. */
  readonly replaces?: readonly Ref[];
  /** True while it can still be taken back or converted: its own life has not begun. */
  readonly live: boolean;
  /** True where the minutes of its meeting hold it: recorded, and not taken back since. */
  readonly minuted: boolean;
}

const placed = ({ meeting, item }: { readonly meeting?: Ref; readonly item?: string }) => ({
  ...(meeting === undefined ? {} : { meeting }),
  ...(item === undefined ? {} : { item }),
});

/** The entry that an entity is; undefined for entities that nobody records in a meeting. */
export const entryOf = ({ id, type, state }: Entity): Entry | undefined => {
  switch (type) {
    case 'note': {
      const note = state as NoteState;
      const live = note.status === 'recorded' || note.status === 'proposed';
      const minuted = note.status === 'recorded';
      return {
        id,
        type,
        by: note.by,
        at: note.at,
        text: note.text,
        live,
        minuted,
        ...placed(note),
      };
    }
    case 'decision': {
      const decision = state as DecisionState;
      const { declaredBy: by, decidedAt: at, text, onBehalfOf } = decision;
      const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
      const live = decision.status === 'in-force';
      // A decision that was superseded or rescinded later was still made at its meeting.
      const minuted = decision.status !== 'withdrawn';
      const { vote, ratifies, replaces = [] } = decision;
      const motion = vote?.motion ?? ratifies;
      const carried = motion === undefined ? {} : { motion };
      const ratified = vote?.ratified || ratifies ? { ratifies: true as const } : {};
      const said = { id, type, by, at, text, ...behalf, ...carried, ...ratified };
      return { ...said, replaces, live, minuted, ...placed(decision) };
    }
    case 'action': {
      const action = state as ActionState;
      const { addedBy: by, addedAt: at, what: text, status } = action;
      const minuted = action.withdrawn === undefined;
      const untold = minuted && action.assignedAt === undefined;
      const live = untold && (status === 'proposed' || status === 'open');
      return { id, type, by, at, text, live, minuted, ...placed(action) };
    }
    case 'raid': {
      const raid = state as RaidState;
      const { addedBy: by, addedAt: at, text } = raid;
      const live = raid.status === 'open';
      const minuted = raid.status !== 'withdrawn';
      const replaces = raid.from === undefined ? [] : [raid.from];
      return { id, type, by, at, text, replaces, live, minuted, ...placed(raid) };
    }
    default:
      return undefined;
  }
};

type Withdrawal = { readonly why: 'undone' | 'converted'; readonly to: string | null };

/**
 * Takes an entry back, for good or for the record that it became: nothing of it is listed or minuted any
 * more, its history stays.
 */
export const withdrawn = (
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

/** Where an entry is taken back, what it took the place of stands again. */
export const restored = ({ id, type, replaces = [] }: Entry, at: string): EntityChange[] =>
  replaces.map((each) =>
    type === 'decision'
      ? decisionChange(each, { type: 'decision-reinstated', v: 1, data: { to: id, at } })
      : raidChange(each, { type: 'raid-reopened', v: 1, data: { at } }),
  );
