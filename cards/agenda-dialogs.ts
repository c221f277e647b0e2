import type { AgendaKind, Paper } from '../src/domain/agenda-item.ts';
import { KIND, LONGEST_TITLE } from './agenda.ts';
import type { Subject } from './buttons.ts';
import {
  type Choice,
  type Choosable,
  choiceInput,
  type Dialog,
  form,
  LONG,
  minutesInput,
  personInput,
  textInput,
  toggleInput,
} from './inputs.ts';
import { type Element, type Place } from './kit.ts';
import { words } from './words.ts';

/** What of an item is asked. */
export interface ItemForm {
  readonly people: readonly Choosable[];
  readonly title?: string;
  readonly kind?: AgendaKind;
  readonly minutes?: number;
  /** The presenter's id. */
  readonly owner?: string;
  readonly papers?: readonly Paper[];
  readonly reserved?: boolean;
}

const inputsOf = (view: ItemForm, minutes: number | undefined): Element[] => [
  textInput('title', words('agenda.proposeWhat'), {
    required: true,
    max: LONGEST_TITLE,
    ...(view.title && { value: view.title }),
  }),
  choiceInput(
    'kind',
    words('agenda.proposeKind'),
    Object.entries(KIND).map(([value, key]) => ({ value, title: words(key) })),
    { value: view.kind ?? 'discussion', compact: true },
  ),
  minutesInput('minutes', words('agenda.proposeMinutes'), minutes),
  personInput('presenter', words('agenda.proposePresenter'), view.people, {
    ...(view.owner && { chosen: [view.owner] }),
  }),
  textInput('papers', words('agenda.proposePapers'), {
    multiline: true,
    max: LONG,
    placeholder: words('agenda.proposePapersExample'),
    ...(view.papers && {
      value: view.papers.map(({ title, url }) => `${title} ${url}`).join('\n'),
    }),
  }),
  toggleInput('reserved', words('agenda.proposeReserved'), view.reserved),
];

/** Proposes a topic for the agenda. */
export const proposeItemDialog = (place: Place, subject: Subject, view: ItemForm): Dialog =>
  form({
    title: words('agenda.proposeTitle'),
    inputs: inputsOf(view, 10),
    send: words('agenda.propose'),
    verb: 'agenda.propose',
    place,
    subject,
  });

/** Changes what an item says, until it was taken. */
export const editItemDialog = (place: Place, subject: Subject, view: ItemForm): Dialog =>
  form({
    title: words('agenda.editTitle'),
    inputs: inputsOf(view, view.minutes),
    send: words('card.save'),
    verb: 'agenda.edit',
    edits: true,
    place,
    subject,
  });

/** Asks why an item waits for the next meeting; the reason comes back with it. */
export const deferDialog = (
  place: Place,
  subject: Subject,
  view: { readonly title: string },
): Dialog =>
  form({
    title: words('agenda.deferTitle', view),
    inputs: [textInput('why', words('agenda.deferWhy'), { max: 300 })],
    send: words('agenda.defer'),
    verb: 'agenda.defer',
    place,
    subject,
  });

/** The topics of every meeting, a line each, to be reworded as text. */
export const standingDialog = (
  place: Place,
  subject: Subject,
  view: { readonly lines: readonly string[] },
): Dialog =>
  form({
    title: words('agenda.standingTitle'),
    intro: words('agenda.standingIntro'),
    inputs: [
      textInput('items', words('agenda.standingItems'), {
        multiline: true,
        max: LONG,
        ...(view.lines.length > 0 && { value: view.lines.join('\n') }),
      }),
    ],
    send: words('card.save'),
    verb: 'agenda.standing',
    place,
    subject,
  });

/** Asks which of the consent items is to be discussed by itself. */
export const pullDialog = (place: Place, view: { readonly items: readonly Choice[] }): Dialog =>
  form({
    title: words('agenda.pullTitle'),
    inputs: [
      choiceInput('item', words('agenda.pullWhich'), view.items.slice(0, 40), {
        required: true,
        compact: true,
      }),
    ],
    send: words('agenda.pull'),
    verb: 'agenda.pull',
    place,
    subject: {},
  });
