import { execute, show, type ButtonVerb, type Data, type Subject, type View } from './buttons.ts';
import { card, type Card, type Element, line, type Place, row, title } from './kit.ts';
import { plain, words } from './words.ts';

/** A sentence in answer to somebody: a refusal, an error, something done. */
export const answerCard = (sentence: string, buttons: readonly Element[] = []): Card =>
  card(sentence, [line(sentence, { max: 1000 })], buttons);

/** What a choice leads to: a verb with its inputs, as it would have been without the question. */
export interface Option {
  readonly title: string;
  readonly detail?: string;
  readonly verb: ButtonVerb;
  readonly committee?: string;
  readonly subject?: Subject;
  readonly fixed?: Data;
}

const OPTIONS = 6;

const optionOf =
  (place: Place) =>
  ({ title, detail, verb, committee, subject = {}, fixed }: Option): Element =>
    row(title, detail, {
      open: execute(
        title,
        verb,
        { ...place, committee: committee ?? place.committee },
        subject,
        fixed,
      ),
    });

/** Which of several was meant: a tap on one does what was asked. */
export const chooseCard = (place: Place, question: string, options: readonly Option[]): Card =>
  card(question, [title(question), ...options.slice(0, OPTIONS).map(optionOf(place))]);

/** The same words twice: what they became, and a way to mean it. */
export const againCard = (
  place: Place,
  view: { readonly ref: string; readonly opens: View; readonly again: Option },
): Card => {
  const sentence = words('register.chooseAgain', { ref: view.ref });
  const { again } = view;
  return card(
    sentence,
    [line(sentence)],
    [
      execute(words('register.recordAgain'), again.verb, place, again.subject ?? {}, again.fixed),
      show(words('register.openIt', { ref: view.ref }), place, {
        show: view.opens,
        id: view.ref,
      }),
    ],
  );
};

/** One line back for a typed entry: `A-12 · Priya · Fri 27 Nov`, with the way to take it back. */
export const entryCard = (
  place: Place,
  view: { readonly id: string; readonly version: number; readonly line: string },
): Card =>
  card(
    plain(view.line),
    [line(view.line)],
    [execute(words('register.undo'), 'record.undo', place, view)],
  );
