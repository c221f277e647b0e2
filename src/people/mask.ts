import type { Mention } from './names.ts';

const MASK = /\ue000(\d+)\ue001/gu;

/** Puts a mark for each mention, so that "and" in a display name separates nobody. */
export const mask = (text: string, mentions: readonly Mention[]): string => {
  let masked = text.replaceAll(/[\ue000\ue001]/gu, '');
  let from = 0;
  mentions.forEach((mention, i) => {
    const at = mention.text === '' ? -1 : masked.indexOf(mention.text, from);
    if (at === -1) return;
    const mark = `\ue000${i}\ue001`;
    masked = masked.slice(0, at) + mark + masked.slice(at + mention.text.length);
    from = at + mark.length;
  });
  return masked;
};

/** The mentions in place of their marks again. */
export const unmasked = (text: string, mentions: readonly Mention[]): string =>
  text.replaceAll(MASK, (_, i: string) => mentions[Number(i)]?.text ?? '');
