import { CHOICES } from '../src/domain/motion/naming.ts';
import {
  type Choosable,
  choiceInput,
  dateInput,
  type Dialog,
  form,
  listed,
  LONG,
  PEOPLE_BYTES,
  textInput,
} from './inputs.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

/** More voters than these are folded into a list. */
const LAID_OPEN = 12;

interface About {
  readonly id: string;
  readonly number: number;
}

/** The last day for the voters' answers, of a motion that waits or of fresh words. */
export const circulateDialog = (
  place: Place,
  view: {
    readonly about?: About;
    readonly text?: string;
    /** The record that fresh words arise from. */
    readonly from?: string;
    readonly last: string;
  },
): Dialog =>
  form({
    title: words('circular.putTitle'),
    intro: words('circular.putIntro'),
    inputs: [
      ...(view.about
        ? []
        : [
            textInput('text', words('motion.text'), {
              required: true,
              multiline: true,
              max: LONG,
              ...(view.text && { value: view.text }),
            }),
          ]),
      dateInput('until', words('circular.until'), {
        required: true,
        value: view.last,
        min: place.today,
      }),
    ],
    send: words('circular.put'),
    verb: 'motion.open',
    place,
    subject: view.about ? { id: view.about.id } : {},
    ...(view.from && { fixed: { from: view.from } }),
  });

/** Takes a motion from the voters' cards to the next meeting. */
export const objectDialog = (place: Place, { id, number }: About): Dialog =>
  form({
    title: words('circular.objectTitle', { number }),
    intro: words('circular.objectIntro'),
    inputs: [textInput('why', words('circular.objectWhy'), { required: true, multiline: true })],
    send: words('circular.object'),
    verb: 'motion.object',
    place,
    subject: { id },
  });

export const recuseDialog = (place: Place, { id, number }: About): Dialog =>
  form({
    title: words('circular.recuseTitle', { number }),
    inputs: [textInput('text', words('meeting.interestText'), { required: true, multiline: true })],
    send: words('motion.declareInterest'),
    verb: 'motion.recuse',
    place,
    subject: { id },
  });

/** What a voter answered by another way. */
export const answerDialog = (
  place: Place,
  { id, number }: About,
  missing: readonly Choosable[],
): Dialog =>
  form({
    title: words('circular.answerTitle', { number }),
    inputs: [
      choiceInput('of', words('circular.answerOf'), listed(missing, { most: PEOPLE_BYTES }), {
        required: true,
        compact: missing.length > LAID_OPEN,
      }),
      choiceInput(
        'choice',
        words('circular.answerIs'),
        CHOICES.map((value) => ({
          value,
          title: words(`motion.${value}`),
        })),
        { required: true },
      ),
    ],
    send: words('card.save'),
    verb: 'motion.vote',
    place,
    subject: { id },
  });

/** What the chair decides alone, with the reason that the next meeting is told. */
export const chairDialog = (
  place: Place,
  view: { readonly text: string; readonly from?: string },
): Dialog =>
  form({
    title: words('circular.chairTitle'),
    intro: words('circular.chairIntro'),
    inputs: [
      textInput('text', words('record.decisionText'), {
        required: true,
        multiline: true,
        max: LONG,
        value: view.text,
      }),
      textInput('rationale', words('circular.chairWhy'), { required: true, multiline: true }),
    ],
    send: words('circular.chairSend'),
    verb: 'decision.record',
    place,
    subject: {},
    fixed: { method: 'chair', ...(view.from && { from: view.from }) },
  });
