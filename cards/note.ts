import { type Choice, choiceInput, type Dialog, form, LONG, textInput } from './inputs.ts';
import { submit, type Subject } from './buttons.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

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
  view: { readonly text: string },
): Dialog =>
  form({
    title: words('record.noteEditTitle'),
    inputs: [
      textInput('text', words('record.noteText'), {
        required: true,
        multiline: true,
        max: LONG,
        value: view.text,
      }),
    ],
    send: words('card.save'),
    verb: 'note.edit',
    place,
    subject,
    also: [
      submit(words('record.asAction'), 'record.convert', place, subject, { to: 'action' }),
      submit(words('record.asDecision'), 'record.convert', place, subject, { to: 'decision' }),
    ],
  });
