import {
  type ButtonVerb,
  type Data,
  execute,
  primary,
  show,
  type Subject,
  submit,
} from './buttons.ts';
import { type Choice, choiceInput } from './inputs.ts';
import { bytesOf, card, type Card, type Element, line, type Place, row, title } from './kit.ts';
import { words } from './words.ts';

// Leaves room for the rest of the card within its 28 KB.
const CARRIED_BYTES = 24_000;

/** A sentence in answer to somebody: a refusal, an error, something done. */
export const answerCard = (sentence: string, buttons: readonly Element[] = []): Card =>
  card(sentence, [line(sentence, { max: 1000 })], buttons);

/** A request that is repeated by a button: the verb with all its inputs. */
export interface Request {
  readonly verb: ButtonVerb;
  readonly subject?: Subject;
  readonly fixed: Data;
}

/** A request that lacks one answer: the input of that name. */
export interface Question extends Request {
  /** `Which Sam?` */
  readonly question: string;
  readonly input: string;
  readonly options: readonly (Choice & { readonly detail?: string })[];
}

const OPTIONS = 6;

/** One row each: a tap answers and repeats the request. */
const answerRows = (place: Place, { verb, subject = {}, fixed, input, options }: Question) =>
  options
    .slice(0, OPTIONS)
    .map(({ value, title, detail }) =>
      row(title, detail, execute(title, verb, place, subject, { ...fixed, [input]: value })),
    );

/**
 * Which of several was meant. Long texts do not fit a card once for every option: then one button
 * carries them, and what fits no button has to be said again.
 */
export const chooseCard = (place: Place, view: Question): Card => {
  const { question, verb, subject = {}, fixed, input, options } = view;
  const rows = answerRows(place, view);
  if (bytesOf(rows) <= CARRIED_BYTES) return card(question, [title(question), ...rows]);
  const some = options.slice(0, OPTIONS);
  if (bytesOf(fixed) > CARRIED_BYTES)
    return card(question, [
      title(question),
      ...some.map((option) => row(option.title, option.detail)),
      line(words('register.sayAgain')),
    ]);
  return card(
    question,
    [title(question), choiceInput(input, question, some, { required: true })],
    [primary(submit(words('card.send'), verb, place, subject, fixed))],
  );
};

/** The same words twice: what they became, where that was a record, and a way to mean it. */
export const againCard = (
  place: Place,
  view: Omit<Request, 'subject'> & { /** Its reference. */ readonly became?: string },
): Card => {
  const { became, verb, fixed } = view;
  const sentence = became
    ? words('register.chooseAgain', { ref: became })
    : words('reply.alreadyDone');
  const label = words(became ? 'register.recordAgain' : 'register.doAgain');
  const again = submit(label, verb, place, {}, fixed);
  return card(
    sentence,
    [line(sentence)],
    [
      ...(bytesOf(again) <= CARRIED_BYTES ? [again] : []),
      ...(became
        ? [show(words('register.openIt', { ref: became }), place, { show: 'record', id: became })]
        : []),
    ],
  );
};
