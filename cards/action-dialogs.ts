import { dayText } from '../src/text/format.ts';
import type { Subject } from './buttons.ts';
import {
  type Choosable,
  dateInput,
  type Dialog,
  form,
  LONG,
  personInput,
  choiceInput,
  textInput,
} from './inputs.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

/** The action that a dialog is about. */
export interface ActionSubject extends Subject {
  readonly ref: string;
}

/** Adds an action. */
export const addActionDialog = (
  place: Place,
  subject: Subject,
  view: {
    readonly people: readonly Choosable[];
    /** The record that it comes from. */
    readonly from?: string;
  },
): Dialog =>
  form({
    title: words('action.addTitle'),
    intro: words('action.addIntro'),
    inputs: [
      textInput('what', words('action.what'), { required: true, multiline: true, max: LONG }),
      personInput('owner', words('action.who'), view.people),
      dateInput('due', words('action.when'), { min: place.today }),
      personInput('contributors', words('action.contributors'), view.people, { many: true }),
    ],
    send: words('card.save'),
    verb: 'action.add',
    place,
    subject,
    fixed: view.from ? { from: view.from } : {},
  });

/** Changes wording, owner or date as recorded. `owner` is an id of `people`. */
export const editActionDialog = (
  place: Place,
  subject: ActionSubject,
  view: {
    readonly what: string;
    readonly owner?: string;
    readonly due?: string;
    readonly people: readonly Choosable[];
    /** The meeting whose closing check asks: it comes back when the dialog is sent. */
    readonly closing?: string;
    readonly followUp?: true;
  },
): Dialog =>
  form({
    title: words('action.editTitle', { ref: subject.ref }),
    inputs: [
      textInput('what', words('action.what'), {
        required: true,
        multiline: true,
        max: LONG,
        value: view.what,
      }),
      personInput('owner', words('action.who'), view.people, {
        chosen: view.owner ? [view.owner] : [],
      }),
      textInput('external', words('action.outside'), {
        placeholder: words('action.outsideExample'),
        max: 300,
      }),
      dateInput('due', words('action.when'), view.due ? { value: view.due } : {}),
    ],
    send: words('card.save'),
    verb: 'action.edit',
    edits: true,
    place,
    subject,
    fixed: {
      ...(view.closing && { closing: view.closing }),
      ...(view.followUp && { followup: true }),
    },
  });

/** Records done, with what shows it. */
export const claimDialog = (place: Place, subject: ActionSubject): Dialog =>
  form({
    title: words('action.doneTitle', { ref: subject.ref }),
    intro: words('action.doneIntro'),
    inputs: [textInput('evidence', words('action.doneEvidence'), { multiline: true, max: LONG })],
    send: words('action.markDone'),
    verb: 'action.claim',
    place,
    subject,
  });

export const progressDialog = (place: Place, subject: ActionSubject): Dialog =>
  form({
    title: words('action.progressTitle', { ref: subject.ref }),
    inputs: [
      textInput('text', words('action.progressText'), {
        required: true,
        multiline: true,
        max: LONG,
      }),
    ],
    send: words('card.save'),
    verb: 'action.progress',
    place,
    subject,
  });

/** Asks why, in one input `why`: stuck, declined, reopened, cancelled. */
export const whyDialog = (
  place: Place,
  subject: ActionSubject,
  verb: 'action.block' | 'action.decline' | 'action.reopen' | 'action.cancel',
): Dialog => {
  const { ref } = subject;
  const asked = {
    'action.block': [words('action.blockTitle', { ref }), words('action.blockWhy')],
    'action.decline': [words('action.declineTitle', { ref }), words('action.declineWhy')],
    'action.reopen': [words('action.reopenTitle', { ref }), words('action.reopenWhy')],
    'action.cancel': [words('action.cancelTitle', { ref }), words('action.cancelWhy')],
  } as const;
  const [title, label] = asked[verb];
  return form({
    title,
    ...(verb === 'action.block' && { intro: words('action.blockIntro') }),
    inputs: [textInput('why', label, { required: true, multiline: true })],
    send: words('card.send'),
    verb,
    place,
    subject,
  });
};

/** The owner asks for another date. */
export const proposeDateDialog = (
  place: Place,
  subject: ActionSubject,
  view: { readonly due?: string },
): Dialog =>
  form({
    title: words('action.dateTitle', { ref: subject.ref }),
    intro: words('action.dateIntro'),
    inputs: [
      dateInput('date', words('action.dateWhen'), {
        required: true,
        min: place.today,
        ...(view.due && { value: view.due }),
      }),
      textInput('why', words('action.dateWhy'), { required: true, multiline: true }),
    ],
    send: words('card.send'),
    verb: 'action.propose-date',
    place,
    subject,
  });

/** The decider answers to a proposed date. */
export const decideDateDialog = (
  place: Place,
  subject: ActionSubject,
  view: { readonly owner: string; readonly date: string; readonly why: string },
): Dialog =>
  form({
    title: words('action.decideTitle', { ref: subject.ref }),
    intro: words('action.decideIntro', {
      owner: view.owner,
      date: dayText(view.date, place.today),
      why: view.why,
    }),
    inputs: [
      choiceInput(
        'accept',
        words('action.decideAccept'),
        [
          { value: 'yes', title: words('action.decideYes') },
          { value: 'no', title: words('action.decideNo') },
        ],
        { value: 'yes', required: true },
      ),
      dateInput('date', words('action.decideDate'), { min: place.today }),
    ],
    send: words('card.send'),
    verb: 'action.decide-date',
    place,
    subject,
  });

/** Hands over; the giver answers for it until the receiver accepts. */
export const transferDialog = (
  place: Place,
  subject: ActionSubject,
  view: { readonly people: readonly Choosable[] },
): Dialog =>
  form({
    title: words('action.transferTitle', { ref: subject.ref }),
    intro: words('action.transferIntro'),
    inputs: [personInput('to', words('action.transferTo'), view.people, { required: true })],
    send: words('action.handOver'),
    verb: 'action.transfer',
    place,
    subject,
  });
