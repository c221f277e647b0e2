import { type ButtonVerb, type Data, primary, type Subject, submit } from './buttons.ts';
import { card, type Card, type Element, line, paged, type Place } from './kit.ts';
import { plain, words } from './words.ts';

/** Somebody who can be chosen: Gavel's id and the name to show. */
export interface Choosable {
  readonly id: string;
  readonly name: string;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** A dialog: what Teams writes in its title bar, and its content. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
}

/** What people write into a record has at most so many characters. */
export const LONG = 10_000;
/** Of an answer in a dialog, where nothing else is said. */
const USUAL = 2_000;

interface Common {
  readonly required?: boolean;
}

/** Of a dialog that asks for little beside people, who are found in no other way. */
export const PEOPLE_BYTES = 10_000;
// Several lists of people must fit one card; the picker finds whoever the list does not hold.
const CHOICES_BYTES = 1_500;

const input = (type: string, id: string, label: string, common: Common): Element => ({
  type,
  id,
  label: plain(label, 200),
  ...(common.required && {
    isRequired: true,
    errorMessage: words('card.needed', { label: plain(label, 60) }),
  }),
});

export const textInput = (
  id: string,
  label: string,
  options: Common & {
    readonly value?: string;
    readonly placeholder?: string;
    readonly multiline?: boolean;
    readonly max?: number;
  } = {},
): Element => ({
  ...input('Input.Text', id, label, options),
  maxLength: options.max ?? USUAL,
  ...(options.multiline && { isMultiline: true }),
  ...(options.placeholder && { placeholder: plain(options.placeholder) }),
  ...(options.value && { value: options.value.toWellFormed().slice(0, options.max ?? USUAL) }),
});

/** A date, `YYYY-MM-DD`. */
export const dateInput = (
  id: string,
  label: string,
  options: Common & { readonly value?: string; readonly min?: string } = {},
): Element => ({
  ...input('Input.Date', id, label, options),
  ...(options.value && { value: options.value }),
  ...(options.min && { min: options.min }),
});

/** Minutes, from one to a working day of them. */
export const minutesInput = (id: string, label: string, value?: number): Element => ({
  ...input('Input.Number', id, label, {}),
  min: 1,
  max: 480,
  ...(value !== undefined && { value }),
});

/** How many, from none, where it begins. */
export const countInput = (id: string, label: string): Element => ({
  ...input('Input.Number', id, label, {}),
  min: 0,
  max: 10_000,
  value: 0,
});

/** Inputs that belong together, side by side. */
export const beside = (...inputs: readonly Element[]): Element => ({
  type: 'ColumnSet',
  columns: inputs.map((each) => ({ type: 'Column', width: 'stretch', items: [each] })),
});

/** So many working days, from none to 60. */
export const daysInput = (id: string, label: string, value: number): Element => ({
  ...input('Input.Number', id, label, {}),
  min: 0,
  max: 60,
  value,
});

/** Yes or no; what is sent is `true` or `false`, as text. */
export const toggleInput = (id: string, label: string, on = false): Element => ({
  type: 'Input.Toggle',
  id,
  title: plain(label, 200),
  wrap: true,
  value: String(on),
});

/** A choice of few is laid open; of many, folded. */
export const choiceInput = (
  id: string,
  label: string,
  choices: readonly Choice[],
  options: Common & {
    readonly value?: string;
    readonly compact?: boolean;
    /** What holds where nothing is chosen. */
    readonly placeholder?: string;
    /** Takes back what was chosen before. */
    readonly none?: string;
  } = {},
): Element => ({
  ...input('Input.ChoiceSet', id, label, options),
  style: options.compact ? 'compact' : 'expanded',
  wrap: true,
  ...(options.placeholder && { placeholder: options.placeholder }),
  choices: [
    ...choices.map(({ value, title }) => ({ title: plain(title, 120), value })),
    ...(options.none && options.value ? [{ title: options.none, value: '' }] : []),
  ],
  ...(options.value !== undefined && { value: options.value }),
});

/** As many people as fit a card beside other things, those chosen first; `most` bytes where there is more room. */
export const listed = (
  people: readonly Choosable[],
  {
    chosen = [],
    most = CHOICES_BYTES,
  }: { readonly chosen?: readonly string[]; readonly most?: number } = {},
): readonly Choice[] => {
  const first = people.toSorted(
    (a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)),
  );
  const choices = first.map(({ id, name }) => ({ title: plain(name, 80), value: id }));
  return paged(choices, most)[0] ?? [];
};

/** People: those known here as a list, everybody in the conversation by search. */
export const personInput = (
  id: string,
  label: string,
  people: readonly Choosable[],
  options: Common & { readonly chosen?: readonly string[]; readonly many?: boolean } = {},
): Element => {
  const chosen = options.chosen ?? [];
  const choices = listed(people, { chosen });
  const shown = chosen.filter((person) => choices.some(({ value }) => value === person));
  const nobody = { title: words('card.nobody'), value: '' };
  const optional = shown.length > 0 && !options.many && !options.required;
  return {
    ...input('Input.ChoiceSet', id, label, options),
    style: 'compact',
    ...(options.many && { isMultiSelect: true }),
    choices: optional ? [...choices, nobody] : choices,
    'choices.data': {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users?scope=currentContext',
    },
    ...(shown.length > 0 && { value: shown.join(',') }),
  };
};

const NESTS = ['items', 'columns'] as const;

const inputsIn = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => [
    element,
    ...NESTS.flatMap((nest) => inputsIn((element[nest] ?? []) as readonly Element[])),
  ]);

/** Whether a reader can empty it: a folded choice only where it offers that. */
const canBeEmptied = ({ type, isRequired, isMultiSelect, choices }: Element): boolean => {
  if (isRequired || type === 'Input.Toggle') return false;
  if (type !== 'Input.ChoiceSet' || isMultiSelect) return true;
  return (choices as readonly Choice[]).some(({ value }) => value === '');
};

/** The inputs that begin with a value and may come back without one. */
const beginning = (inputs: readonly Element[]): string =>
  inputsIn(inputs)
    .filter((input) => input['value'] !== undefined && input['value'] !== '' && canBeEmptied(input))
    .map(({ id }) => String(id))
    .join(' ');

/** A dialog of a few inputs that ends in one button with the verb. */
export const form = (options: {
  readonly title: string;
  readonly intro?: string;
  readonly inputs: readonly Element[];
  readonly send: string;
  readonly verb: ButtonVerb;
  readonly place: Place;
  readonly subject: Subject;
  readonly fixed?: Data;
  readonly also?: readonly Element[];
  /** It changes what a record holds: what is emptied in it is taken away. */
  readonly edits?: true;
}): Dialog => {
  const { title, intro, inputs, send, verb, place, subject, fixed, also = [], edits } = options;
  const body = [...(intro ? [line(intro, { subtle: true })] : []), ...inputs];
  const made = (began: string): Card => {
    const data = { ...fixed, ...(edits && { began }) };
    return card(title, body, [primary(submit(send, verb, place, subject, data)), ...also]);
  };
  const shown = made(beginning(inputs));
  // An input that did not fit the card does not come back, but nobody has emptied it.
  return { title: plain(title, 60), card: edits ? made(beginning(shown.body)) : shown };
};
