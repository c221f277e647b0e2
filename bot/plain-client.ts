/** The Agents Playground's connector: local mode trusts no address but loopback's. */
const playground = /\/_connector\/?$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const opensDialog = ({ msteams }: Readonly<Record<string, unknown>>): boolean =>
  isObject(msteams) && msteams['type'] === 'task/fetch';

/** Only what steers Teams is replaced; a picker that asks Graph would hide the choices beside it. */
const plainly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainly);
  if (!isObject(value)) return value;
  const { msteams: _steering, 'choices.data': _picker, ...rest } = value;
  const kept = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, plainly(item)]));
  return opensDialog(value) ? { ...kept, asks: 'form' } : kept;
};

/**
 * A card, or an answer that holds one, for the client behind `serviceUrl`. Teams' own extensions stay,
 * except for the Agents Playground (0.2.28): a press on a button that opens a dialog breaks its page, and
 * its people picker is empty. Such a button then asks for the form as a card.
 */
export const fitting = <T>(serviceUrl: string, shown: T): T =>
  playground.test(serviceUrl) ? (plainly(shown) as T) : shown;
