import type {
  Decided,
  DomainEvent,
  EntityChange,
  PersonId,
  Ref,
  Refusal,
} from '../records/entity.ts';
import type { Fact } from './fact.ts';
import { keptOut } from './interests.ts';
import type { About } from './meeting/find.ts';
import { keepsMinutes, known, openMeeting, recordsClosed, sessionIds } from './meeting/find.ts';
import type { Area, Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import { patched } from './patch.ts';

/** One minuted paragraph under an agenda item; id `N-3`. */
export interface NoteState {
  readonly id: string;
  readonly text: string;
  readonly meeting: Ref;
  readonly item?: string;
  readonly by: PersonId;
  readonly at: string;
  /** `proposed`: written by somebody who may not minute; `converted`: it became another record. */
  readonly status: 'recorded' | 'proposed' | 'deleted' | 'converted';
  readonly convertedTo?: string;
}

/** The facts of a note. */
export type NoteEvent =
  | Fact<
      'note-added',
      {
        readonly id: string;
        readonly meeting: Ref;
        readonly item: string | null;
        readonly by: PersonId;
        readonly at: string;
        readonly status: 'recorded' | 'proposed';
      },
      { readonly text: string }
    >
  | Fact<'note-edited', { readonly by: PersonId; readonly at: string }, { readonly text: string }>
  | Fact<'note-deleted', { readonly by: PersonId; readonly at: string }>
  | Fact<'note-converted', { readonly to: string }>;

/** The facts that a command adds to one note. */
export const noteChange = (id: string, ...events: readonly NoteEvent[]): EntityChange => ({
  id,
  type: 'note',
  events,
});

const blank: NoteState = { id: '', text: '', meeting: '', by: '', at: '', status: 'recorded' };

const evolve = (before: NoteState | undefined, fact: DomainEvent): NoteState => {
  const state = before ?? blank;
  const event = fact as NoteEvent;
  switch (event.type) {
    case 'note-added':
      return patched(state, { ...event.data, ...event.text });
    case 'note-edited':
      return patched(state, { status: 'recorded', ...event.text });
    case 'note-deleted':
      return { ...state, status: 'deleted' };
    case 'note-converted':
      return { ...state, status: 'converted', convertedTo: event.data.to };
    default:
      return state;
  }
};

interface NoteInput {
  readonly text: string;
  /** Absent: the item being taken. */
  readonly item?: string;
}

/** Recorded by the presiding person and the secretary, proposed by others. `id` names the meeting. */
const add = (
  states: States,
  { id, input }: Command<NoteInput>,
  context: Context,
): Decided | Refusal => {
  const meeting = states.get('meeting', id ?? states.committee?.state.inSession ?? '')?.state;
  if (!meeting || meeting.startedAt === undefined) return refuse('no-meeting');
  const closed = recordsClosed(meeting);
  if (closed) return closed;
  if (input.item !== undefined && !meeting.agenda.includes(input.item))
    return refuse('not-on-agenda');
  const item = input.item ?? meeting.current;
  const not = keptOut(states, item, context.actor);
  if (not) return not;
  const note = context.fresh('N');
  const added: NoteEvent = {
    type: 'note-added',
    v: 1,
    data: {
      id: note,
      meeting: meeting.ref,
      item: item ?? null,
      by: context.actor,
      at: context.now,
      status: keepsMinutes(states, context.actor) ? 'recorded' : 'proposed',
    },
    text: { text: input.text },
  };
  return { changes: [noteChange(note, added)] };
};

const noteNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(states.get('note', command.id ?? '')?.state.meeting),
  ],
});

const addNeeds = (command: Command<NoteInput>, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...known(command.input.item, openMeeting(states)?.current)],
});

/** The note, while it may still be changed. */
const changeable = (states: States, id: string | undefined): NoteState | Refusal => {
  const note = states.get('note', id ?? '')?.state;
  if (!note || note.status === 'deleted' || note.status === 'converted') return refuse('not-found');
  const meeting = states.get('meeting', note.meeting)?.state;
  return (meeting && recordsClosed(meeting)) ?? note;
};

/** A proposed note that the secretary or the presiding person edits is recorded from then on. */
const edit = (
  states: States,
  { id, input }: Command<{ readonly text: string }>,
  { actor, now }: Context,
): Decided | Refusal => {
  const note = changeable(states, id);
  if ('refusal' in note) return note;
  const edited: NoteEvent = {
    type: 'note-edited',
    v: 1,
    data: { by: actor, at: now },
    text: { text: input.text },
  };
  return { changes: [noteChange(note.id, edited)] };
};

const remove = (states: States, { id }: Command, { actor, now }: Context): Decided | Refusal => {
  const note = changeable(states, id);
  if ('refusal' in note) return note;
  const deleted: NoteEvent = { type: 'note-deleted', v: 1, data: { by: actor, at: now } };
  return { changes: [noteChange(note.id, deleted)] };
};

/** The life of a note. */
export const noteArea = {
  type: 'note',
  evolve,
  project: ({ text, status, meeting }) => ({ title: text, status, meeting }),
  commands: {
    'note.add': { needs: addNeeds, decide: add },
    'note.edit': { needs: noteNeeds, decide: edit },
    'note.delete': { needs: noteNeeds, decide: remove },
  },
} satisfies Area<NoteState>;
