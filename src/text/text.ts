import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/catalogue.ts';

type Catalogue = typeof en;
/** `<area>.<name>`, as in `action.assigned`. */
export type TextKey = {
  [Area in keyof Catalogue]: `${Area}.${keyof Catalogue[Area] & string}`;
}[keyof Catalogue];
export type TextParams = Readonly<Record<string, string | number | boolean | undefined>>;

const formats = new Map<string, IntlMessageFormat>();

const messageOf = (key: string): string | undefined => {
  const [area = '', name = ''] = key.split(/\.(.*)/s);
  const words: Readonly<Record<string, string>> | undefined = Object.hasOwn(en, area)
    ? en[area as keyof Catalogue]
    : undefined;
  return words && Object.hasOwn(words, name) ? words[name] : undefined;
};

/** The sentence of a key, in English, with its ICU parameters filled in. HTML-like tags are plain text. */
export const text = (key: TextKey, params: TextParams = {}): string => {
  const format =
    formats.get(key) ??
    new IntlMessageFormat(messageOf(key) ?? key, 'en-GB', undefined, { ignoreTag: true });
  formats.set(key, format);
  return String(format.format({ ...params }));
};

/**
 * The sentence for a refusal's or an error's code; the general one for a code without a sentence, or
 * without the parameters of its sentence: telling of a failure must not fail.
 */
export const refusalText = (code: string, params: TextParams = {}): string => {
  if (messageOf(`refusal.${code}`) === undefined) return text('refusal.general');
  try {
    return text(`refusal.${code}` as TextKey, params);
  } catch {
    return text('refusal.general');
  }
};

/**
 * What an event of the journal says; the general sentence for a kind of event without one. What the event does not
 * bring reads `none`, which sentences leave out.
 */
export const eventText = (type: string, params: TextParams = {}): string => {
  const message = messageOf(`history.${type}`);
  if (message === undefined) return text('history.general');
  const missing = [...message.matchAll(/\{(\w+)\s*[,}]/gu)].map(([, name]) => [name, 'none']);
  return text(`history.${type}` as TextKey, { ...Object.fromEntries(missing), ...params });
};
