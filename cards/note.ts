import type { NoteState } from '../src/domain/note.ts';
import { dialog, execute, primary, show, submit, type Subject } from './buttons.ts';
import { type Choice, choiceInput, type Dialog, form, LONG, textInput } from './inputs.ts';
import { card, type Card, type Element, type Place, prose, row, small, title } from './kit.ts';
import { words } from './words.ts';

/** A note as its own card shows it. */
export interface NoteView {
  readonly id: string;
  readonly version: number;
  readonly meeting: string;
  readonly status: NoteState['status'];
  readonly text: string;
  readonly by: string;
  /** What it was made, where it is another record now. */
  readonly became?: string;
  readonly mayEdit: boolean;
}

/** What somebody who does not minute would have the minutes say. */
export type ProposedNote = Pick<NoteView, 'id' | 'version' | 'text' | 'by'>;

/** Which card its buttons stand on: that one comes back up to date. */
export type NoteOn = 'closing' | 'note';

/** Adds a note; of somebody who does not minute, it is a proposal. `items` are the agenda's. */
export const noteDialog = (
  place: Place,
  subject: Subject,
  view: { readonly items: readonly Choice[]; readonly proposes?: boolean },
): Dialog =>
  form({
    title: words(view.proposes ? 'record.noteProposeTitle' : 'record.noteTitle'),
    inputs: [
      textInput('text', words('record.noteText'), { required: true, multiline: true, max: LONG }),
      ...(view.items.length > 1
        ? [
            choiceInput('item', words('record.noteItem'), view.items.slice(0, 40), {
              compact: true,
              placeholder: words('record.currentItem'),
            }),
          ]
        : []),
    ],
    send: words('card.save'),
    verb: 'note.add',
    place,
    subject,
  });

/** Changes a note's wording, or makes it another kind of record. */
export const editNoteDialog = (
  place: Place,
  subject: Subject,
  view: { readonly text: string; readonly by?: string; readonly on?: NoteOn },
): Dialog =>
  form({
    title: view.by
      ? words('record.noteProposedTitle', { by: view.by })
      : words('record.noteEditTitle'),
    inputs: [
      textInput('text', words('record.noteText'), {
        required: true,
        multiline: true,
        max: LONG,
        value: view.text,
      }),
    ],
    send: words(view.by ? 'record.noteAccept' : 'card.save'),
    verb: 'note.edit',
    place,
    subject,
    ...(view.on && { fixed: { on: view.on } }),
    also: [
      submit(words('record.asAction'), 'record.convert', place, subject, { to: 'action' }),
      submit(words('record.asDecision'), 'record.convert', place, subject, { to: 'decision' }),
      submit(words('record.noteDelete'), 'note.delete', place, subject, view.on && { on: view.on }),
    ],
  });

/** A proposed note in one line, which opens it; `waiting` more come after it. */
export const proposedRow = (
  place: Place,
  note: ProposedNote,
  { waiting = 0, on }: { readonly waiting?: number; readonly on?: NoteOn } = {},
): Element => {
  const line = words('record.noteProposed', { by: note.by, text: note.text, waiting });
  return row(
    line,
    undefined,
    dialog(words('meeting.note'), 'note.edit', place, note, on && { on }),
  );
};

const buttonsOf = (place: Place, view: NoteView): Element[] => {
  const { status } = view;
  if (!view.mayEdit || status === 'deleted' || status === 'converted') return [];
  const on = { on: 'note' } satisfies { readonly on: NoteOn };
  const accept = execute(words('record.noteAccept'), 'note.edit', place, view, {
    ...on,
    accept: 'yes',
  });
  return [
    ...(status === 'proposed' ? [primary(accept)] : []),
    dialog(words('minutes.edit'), 'note.edit', place, view, on),
    execute(words('record.noteDelete'), 'note.delete', place, view, on),
  ];
};

export const noteCard = (place: Place, view: NoteView): Card => {
  const { id, status, by, became = 'none', meeting } = view;
  const headline = words('record.noteCard', { ref: id, status, by, became });
  return card(
    words('action.summary', { ref: headline, what: view.text }),
    [
      title(headline),
      prose(view.text, 3000),
      ...(status === 'proposed' ? [small(words('record.noteWaits', { ref: meeting }))] : []),
    ],
    [
      ...buttonsOf(place, view),
      show(meeting, place, { show: 'record', id: meeting }),
      show(words('card.history'), place, { show: 'history', id }),
    ],
  );
};
