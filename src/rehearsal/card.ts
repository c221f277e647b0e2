import { Invalid, NotFound } from '../errors.ts';
import { asText, isObject, type Card, type JsonObject } from './model.ts';

export type Inputs = Readonly<Record<string, string | number | boolean | undefined>>;

/** Every object in the card, outside in, without the data that actions carry and their fallbacks. */
function* nodes(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodes(item);
    return;
  }
  if (!isObject(value)) return;
  yield value;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'data' && key !== 'fallback' && key !== 'refresh') yield* nodes(child);
  }
}

const ofType = (card: Card, prefix: string): JsonObject[] =>
  [...nodes(card)].filter(({ type }) => typeof type === 'string' && type.startsWith(prefix));

export const verbOf = (action: JsonObject): string | undefined => {
  const verb = action.verb ?? (isObject(action.data) ? action.data.verb : undefined);
  return typeof verb === 'string' ? verb : undefined;
};

export const buttonsOf = (card: Card): JsonObject[] => ofType(card, 'Action.');
export const inputsOf = (card: Card): JsonObject[] => ofType(card, 'Input.');

/** The first button with this verb, else with this title. Throws `NotFound` naming what is there. */
export const findButton = (card: Card, wanted: string): JsonObject => {
  const buttons = buttonsOf(card);
  const found =
    buttons.find((button) => verbOf(button) === wanted) ??
    buttons.find(({ title }) => String(title).toLowerCase() === wanted.toLowerCase());
  if (!found) {
    const there = buttons.map((button) => verbOf(button) ?? String(button.title)).join(', ');
    throw new NotFound('room-button', { wanted, there });
  }
  return found;
};

const choicesOf = (input: JsonObject): JsonObject[] =>
  Array.isArray(input.choices) ? input.choices.filter(isObject) : [];

const chosen = (input: JsonObject, value: string): string =>
  asText(choicesOf(input).find(({ title }) => title === value)?.value ?? value);

/** As the client would send it: always a string; choices may be given by title, a toggle as true or false. */
const sent = (input: JsonObject, value: string | number | boolean): string => {
  if (input.type === 'Input.Toggle' && typeof value === 'boolean')
    return asText(value ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false'));
  const names = input.isMultiSelect === true ? String(value).split(',') : [String(value)];
  return names.map((name) => chosen(input, name.trim())).join(',');
};

/**
 * The inputs' values after a person typed `values`, keyed by input id or label. Empty optional inputs are left out.
 * Throws `NotFound` for a value without its input, `Invalid` for a required input left empty.
 */
export const fillInputs = (card: Card, values: Inputs = {}): Record<string, string> => {
  const inputs = inputsOf(card);
  for (const key of Object.keys(values)) {
    if (!inputs.some(({ id, label }) => id === key || label === key))
      throw new NotFound('room-input', {
        key,
        there: inputs.map(({ id }) => String(id)).join(', '),
      });
  }
  const filled = inputs.map((input): [string, string] => {
    const typed = values[String(input.id)] ?? values[String(input.label)];
    const given = typed ?? (input.value as string | undefined) ?? '';
    const value = sent(input, given === '' && input.type === 'Input.Toggle' ? false : given);
    if (value === '' && input.isRequired === true)
      throw new Invalid('room-input-required', { input: String(input.id) });
    return [String(input.id), value];
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
};

/** People pickers become plain choices among `people`: in Teams the client asks the directory itself. */
export const withPeopleChoices = (card: Card, people: readonly JsonObject[]): Card => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    const { 'choices.data': query, ...rest } = value;
    const copy = Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, walk(child)]));
    if (query === undefined) return copy;
    if (!isObject(query) || !asText(query.dataset).startsWith('graph.microsoft.com/users'))
      return { ...copy, 'choices.data': query };
    const own = choicesOf(value);
    const others = people.filter((one) => !own.some(({ title }) => title === one.title));
    return { ...copy, choices: [...own, ...others] };
  };
  return walk(card) as Card;
};
