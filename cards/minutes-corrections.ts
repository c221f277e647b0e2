import { dialog, execute, primary, show, type Subject } from './buttons.ts';
import { type Choice, choiceInput, type Dialog, form, LONG, textInput } from './inputs.ts';
import { card, type Card, heading, line, type Place, prose, small, title } from './kit.ts';
import { words } from './words.ts';

/** The minutes that a dialog is about; `ref` is the meeting's. */
export interface MinutesSubject extends Subject {
  readonly ref: string;
}

/** `entries` are the notes, decisions and actions that a correction can name. */
export const proposeCorrectionDialog = (
  place: Place,
  subject: MinutesSubject,
  view: { readonly entries: readonly Choice[] },
): Dialog =>
  form({
    title: words('minutes.correctionTitle'),
    inputs: [
      choiceInput('target', words('minutes.correctionWhere'), view.entries.slice(0, 60), {
        compact: true,
        placeholder: words('minutes.correctionWhole'),
      }),
      textInput('text', words('minutes.correctionText'), {
        required: true,
        multiline: true,
        max: LONG,
      }),
    ],
    send: words('card.send'),
    verb: 'minutes.propose-correction',
    place,
    subject,
  });

/** One open correction, for who decides it. `mayRefuse`: the presiding person. */
export interface CorrectionView extends MinutesSubject {
  readonly number: number;
  readonly by: string;
  readonly text: string;
  /** The entry concerned: its reference or title, and its wording now. */
  readonly target?: { readonly name: string; readonly text: string };
  readonly mayAccept: boolean;
  readonly mayRefuse: boolean;
  /** Whoever proposed it. */
  readonly mayWithdraw: boolean;
}

export const correctionCard = (place: Place, view: CorrectionView): Card => {
  const { number, ref } = view;
  const headline = words('minutes.decideTitle', { number, ref });
  return card(
    headline,
    [
      title(headline),
      small(words('minutes.decideBy', { by: view.by })),
      ...(view.target
        ? [
            line(words('minutes.decideTarget', { target: view.target.name })),
            heading(words('minutes.now')),
            prose(view.target.text, 2500),
          ]
        : []),
      heading(words('minutes.proposed')),
      prose(view.text, 2500),
    ],
    [
      ...(view.mayAccept
        ? [
            primary(
              execute(words('minutes.accept'), 'minutes.decide-correction', place, view, {
                number,
                accept: 'yes',
              }),
            ),
          ]
        : []),
      ...(view.mayRefuse && !view.mayWithdraw
        ? [
            dialog(words('minutes.refuse'), 'minutes.decide-correction', place, view, {
              number,
            }),
          ]
        : []),
      ...(view.mayWithdraw
        ? [
            execute(words('minutes.withdrawCorrection'), 'minutes.decide-correction', place, view, {
              number,
              accept: 'no',
            }),
          ]
        : []),
      show(words('card.back'), place, { show: 'minutes', id: ref }),
    ],
  );
};

/** A refusal gives its reason. */
export const refuseCorrectionDialog = (
  place: Place,
  subject: MinutesSubject,
  view: { readonly number: number },
): Dialog =>
  form({
    title: words('minutes.refuseTitle', { number: view.number }),
    inputs: [textInput('reason', words('minutes.refuseWhy'), { required: true, multiline: true })],
    send: words('minutes.refuse'),
    verb: 'minutes.decide-correction',
    place,
    subject,
    fixed: { number: view.number, accept: 'no' },
  });

/** `places`: for whom it can be, where part of the minutes is reserved. */
export const addendumDialog = (
  place: Place,
  subject: MinutesSubject,
  view: { readonly places: readonly Choice[] },
): Dialog =>
  form({
    title: words('minutes.addendumTitle', { ref: subject.ref }),
    intro: words('minutes.addendumIntro'),
    inputs: [
      ...(view.places.length > 0
        ? [
            choiceInput('about', words('minutes.addendumFor'), view.places.slice(0, 60), {
              compact: true,
              required: true,
            }),
          ]
        : []),
      textInput('text', words('minutes.addendumText'), {
        required: true,
        multiline: true,
        max: LONG,
      }),
    ],
    send: words('card.save'),
    verb: 'minutes.add-addendum',
    place,
    subject,
  });
