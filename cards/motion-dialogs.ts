import { submit } from './buttons.ts';
import { CHOICES } from '../src/domain/motion/naming.ts';
import { type Majority, strictest } from '../src/domain/motion/rules.ts';
import type { Rules } from '../src/domain/rules.ts';
import { soonText } from '../src/text/format.ts';
import { majorityText } from '../src/text/votes.ts';
import {
  beside,
  type Choosable,
  choiceInput,
  countInput,
  type Dialog,
  form,
  listed,
  LONG,
  PEOPLE_BYTES,
  textInput,
  toggleInput,
} from './inputs.ts';
import { aside, type Element, paged, type Place, small } from './kit.ts';
import type { MotionView } from './motion.ts';
import { words } from './words.ts';

const handsInputs = (): Element =>
  beside(
    countInput('for', words('motion.handsFor')),
    countInput('against', words('motion.handsAgainst')),
    countInput('abstain', words('motion.handsAbstain')),
  );

const closesInput = (value?: string): Element =>
  textInput('closes', words('motion.closesAt'), {
    placeholder: words('motion.closesExample'),
    max: 60,
    ...(value && { value }),
  });

/** Chosen for what holds for every motion of the committee. */
export const USUAL = 'usual';

const ASKED = ['two-thirds', '3/4', 'unanimous'] as const satisfies readonly Majority[];

/** Another majority for this motion, where the committee's rule leaves room for a larger one. */
const majorityInput = (usual: Majority, own: Majority = usual): readonly Element[] => {
  const larger = [...new Set([own, ...ASKED])].filter((each) => strictest(each, usual) !== usual);
  if (larger.length === 0) return [];
  const titled = (majority: Majority) => ({ value: majority, title: majorityText(majority) });
  return [
    choiceInput(
      'majority',
      words('motion.ownMajority'),
      [{ ...titled(usual), value: USUAL }, ...larger.map(titled)],
      { compact: true, value: larger.includes(own) ? own : USUAL },
    ),
  ];
};

/** Nobody need be named: whoever presides may put a question of their own. */
const moversInputs = (voters: readonly Choosable[]): Element =>
  beside(
    ...(['mover', 'seconder'] as const).map((id) =>
      choiceInput(
        id,
        words(id === 'mover' ? 'motion.movedBy' : 'motion.secondedBy'),
        listed(voters, { most: PEOPLE_BYTES }),
        {
          compact: true,
          placeholder: words('card.nobody'),
        },
      ),
    ),
  );

type Asked = Pick<Rules, 'secretBallots' | 'majority'>;

/** A question of the moment: voted on by card, or counted in the room. */
export const putDialog = (
  place: Place,
  {
    rules: { secretBallots, majority },
    voters,
  }: { readonly rules: Asked; readonly voters: readonly Choosable[] },
): Dialog =>
  form({
    title: words('motion.putTitle'),
    inputs: [
      textInput('text', words('motion.text'), { required: true, multiline: true, max: LONG }),
      moversInputs(voters),
      ...(secretBallots === 'on-request' ? [toggleInput('secret', words('motion.secretly'))] : []),
      closesInput(),
      ...majorityInput(majority),
      aside(words('motion.orHands')),
      handsInputs(),
    ],
    send: words('motion.openVote'),
    verb: 'motion.open',
    place,
    subject: {},
    also: [submit(words('motion.record'), 'motion.record', place, {})],
  });

/**
 * Moves what is to be decided about a risk, an issue or an action: at the meeting in session, or between
 * meetings for the next one, or where the rules allow it for all voters to answer.
 */
export const moveDialog = (
  place: Place,
  view: {
    readonly from: string;
    /** What it says; a motion says what is to be done about that. */
    readonly text: string;
    readonly between?: { readonly circular: boolean };
  },
): Dialog => {
  const { from, between } = view;
  return form({
    title: words('motion.moveTitle', { ref: from }),
    ...(view.text && { intro: view.text }),
    inputs: [
      textInput('text', words('motion.text'), { required: true, multiline: true, max: LONG }),
    ],
    send: words(between ? 'circular.nextAgenda' : 'motion.move'),
    verb: 'motion.propose',
    place,
    subject: {},
    fixed: { from, ...(between && { next: 'true' }) },
    ...(between?.circular && {
      also: [submit(words('circular.put'), 'motion.propose', place, {}, { from })],
    }),
  });
};

/** The hands that were raised for a motion, against it, and for neither; or each voter asked by name. */
export const handsDialog = (
  place: Place,
  { id, number }: Pick<MotionView, 'id' | 'number'>,
): Dialog =>
  form({
    title: words('motion.handsTitle', { number }),
    inputs: [handsInputs()],
    send: words('motion.record'),
    verb: 'motion.record',
    place,
    subject: { id },
    also: [submit(words('motion.callNames'), 'motion.record', place, { id }, { by: 'names' })],
  });

// Leaves room for the frame of the card within its 28 KB.
const NAMES_BYTES = 25_000;

const answerInput = ({ id, name }: Choosable): Element =>
  choiceInput(
    `p:${id}`,
    name,
    CHOICES.map((choice) => ({
      value: choice,
      title: words(`motion.${choice}`),
    })),
    { compact: true, placeholder: words('motion.noAnswer') },
  );

/**
 * When the vote closes by itself, what carries the motion, and whether the vote is secret, where the committee
 * leaves that open.
 */
export const openDialog = (
  place: Place,
  {
    id,
    number,
    majority: own,
  }: Pick<MotionView, 'id' | 'number'> & Partial<Pick<MotionView, 'majority'>>,
  { secretBallots, majority }: Asked,
): Dialog =>
  form({
    title: words('motion.openTitle', { number }),
    inputs: [
      closesInput(),
      ...majorityInput(majority, own),
      ...(secretBallots === 'on-request' ? [toggleInput('secret', words('motion.secretly'))] : []),
    ],
    send: words('motion.openVote'),
    verb: 'motion.open',
    place,
    subject: { id },
  });

/** Another closing time for a vote under way, or none. */
export const closingDialog = (
  place: Place,
  { id, number, closesAt }: Pick<MotionView, 'id' | 'number' | 'closesAt'>,
): Dialog =>
  form({
    title: words('motion.closingTitle', { number }),
    intro: words('motion.closingIntro'),
    inputs: [closesInput(closesAt && soonText(closesAt, place.zone, place.today))],
    send: words('card.save'),
    verb: 'motion.open',
    place,
    subject: { id },
    edits: true,
  });

/** Each voter in the room is asked by name: one input a voter, `p:<id>`, as far as they fit one card. */
export const namesDialog = (
  place: Place,
  { id, number }: Pick<MotionView, 'id' | 'number'>,
  voters: readonly Choosable[],
): Dialog => {
  const [inputs = []] = paged(voters.map(answerInput), NAMES_BYTES);
  const rest = voters.length - inputs.length;
  return form({
    title: words('motion.namesTitle', { number }),
    intro: words('motion.namesIntro'),
    inputs: [
      ...inputs,
      ...(rest > 0 ? [small(words('motion.namesMore', { count: rest, number }))] : []),
    ],
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
        max: LONG,
        value: text,
      }),
    ],
    send: words('motion.amendSend'),
    verb: 'motion.amend',
    place,
    subject: { id },
  });
