import type { Data } from './buttons.ts';
import type { Choice } from './inputs.ts';
import { band, bytesOf, type Card, CARD_BYTES, type Element } from './kit.ts';

/** What an input takes as its value; empty where it cannot show what was sent. */
const shownAs = (input: Element, sent: unknown): string | number => {
  if (typeof sent !== 'string' && typeof sent !== 'number') return '';
  if (input.type === 'Input.Number') return Number.isFinite(Number(sent)) ? Number(sent) : '';
  // A people picker shows whoever was found by searching, too.
  if (input.type !== 'Input.ChoiceSet' || 'choices.data' in input) return String(sent);
  const known = new Set((input['choices'] as readonly Choice[]).map(({ value }) => value));
  const chosen = String(sent).split(',');
  return chosen.filter((value) => known.has(value)).join(',');
};

const isInput = (value: unknown): value is Element & { readonly id: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'id' in value &&
  String(value.type).startsWith('Input.');

/**
 * A form that was refused, as its reader had filled it in, below the sentence that says why. Undefined: with all
 * that was written in it, it would not fit a card.
 */
export const sentBack = (form: Card, sent: Data, why: string): Card | undefined => {
  const filled = JSON.parse(
    JSON.stringify(form, (_key, value: unknown) => {
      if (!isInput(value)) return value;
      const { value: _began, ...input } = value;
      // Teams leaves out what is empty.
      const shown = Object.hasOwn(sent, value.id) ? shownAs(value, sent[value.id]) : '';
      return shown === '' ? input : { ...input, value: shown };
    }),
  ) as Card;
  const told = { ...filled, body: [band(why, 'attention'), ...filled.body] };
  return bytesOf(told) > CARD_BYTES ? undefined : told;
};
