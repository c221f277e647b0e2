import { execute, submit } from './buttons.ts';
import type { Rules } from '../src/domain/rules.ts';
import {
  type Choosable,
  choiceInput,
  countInput,
  type Dialog,
  form,
  textInput,
  toggleInput,
} from './inputs.ts';
import { bytesOf, type Element, type Place } from './kit.ts';
import type { MotionView } from './motion.ts';
import { words } from './words.ts';

const handsInputs = (): Element[] => [
  countInput('for', words('motion.handsFor')),
  countInput('against', words('motion.handsAgainst')),
  countInput('abstain', words('motion.handsAbstain')),
];

/** A question of the moment: voted on by card, or counted in the room. */
export const putDialog = (place: Place, secretBallots: Rules['secretBallots']): Dialog =>
  form({
    title: words('motion.putTitle'),
    intro: words('motion.putIntro'),
    inputs: [
      textInput('text', words('motion.text'), { required: true, multiline: true, max: 10_000 }),
      ...(secretBallots === 'on-request' ? [toggleInput('secret', words('motion.secretly'))] : []),
      ...handsInputs(),
    ],
    send: words('motion.openVote'),
    verb: 'motion.open',
    place,
    subject: {},
    also: [submit(words('motion.record'), 'motion.record', place, {})],
  });

/** The hands that were raised for a motion, against it, and for neither. */
export const handsDialog = (
  place: Place,
  { id, number }: Pick<MotionView, 'id' | 'number'>,
): Dialog =>
  form({
    title: words('motion.handsTitle', { number }),
    inputs: handsInputs(),
    send: words('motion.record'),
    verb: 'motion.record',
    place,
    subject: { id },
  });

// Leaves room for the frame of the card within its 28 KB.
const NAMES_BYTES = 25_000;

const answerInput = ({ id, name }: Choosable): Element =>
  choiceInput(
    `p:${id}`,
    name,
    (['for', 'against', 'abstain'] as const).map((choice) => ({
      value: choice,
      title: words(`motion.${choice}`),
    })),
    { compact: true, placeholder: words('motion.noAnswer') },
  );

/** Each voter in the room is asked by name: one input a voter, `p:<id>`, as far as they fit one card. */
export const namesDialog = (
  place: Place,
  { id, number }: Pick<MotionView, 'id' | 'number'>,
  voters: readonly Choosable[],
): Dialog => {
  let bytes = 0;
  const inputs = voters
    .map(answerInput)
    .filter((input) => (bytes += bytesOf(input) + 1) <= NAMES_BYTES);
  return form({
    title: words('motion.namesTitle', { number }),
    intro: words('motion.namesIntro'),
    inputs,
    send: words('motion.recordNames'),
    verb: 'motion.record',
    place,
    subject: { id },
  });
};

/** The wording as it would read, beginning from how it reads now. */
export const amendDialog = (
  place: Place,
  { id, number, text }: Pick<MotionView, 'id' | 'number' | 'text'>,
): Dialog =>
  form({
    title: words('motion.amendTitle', { number }),
    intro: words('motion.amendIntro'),
    inputs: [
      textInput('text', words('motion.amendText'), {
        required: true,
        multiline: true,
        max: 10_000,
        value: text,
      }),
    ],
    send: words('motion.amendSend'),
    verb: 'motion.amend',
    place,
    subject: { id },
  });

/** Asks whoever presides to decide a tie, with everything that was entered. */
export const castingButtons = (
  place: Place,
  request: { readonly verb: 'motion.close' | 'motion.record'; readonly id?: string },
  fixed: Readonly<Record<string, unknown>>,
): Element[] => {
  const subject = request.id === undefined ? {} : { id: request.id };
  return (['for', 'against'] as const).map((casting) =>
    execute(words(`motion.${casting}`), request.verb, place, subject, { ...fixed, casting }),
  );
};
