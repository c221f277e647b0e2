import { text, type TextKey, type TextParams } from '../src/text/text.ts';

const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;
// Overrides and embeddings can make a line read as something else than what it says.
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** At most `max` characters as people count them; a shortened text ends in an ellipsis. */
export const shorten = (value: string, max: number): string => {
  if (value.length <= max) return value;
  const kept: string[] = [];
  // A grapheme may be arbitrarily long, so code units are limited as well.
  for (const { segment } of graphemes.segment(value.slice(0, max * 2))) {
    if (kept.length >= max)
      return `${kept
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
    kept.push(segment);
  }
  return value.length <= max * 2 ? value : `${kept.slice(0, -1).join('')}…`;
};

/** One line of somebody's text: well-formed, no control or direction characters, at most `max` long. */
export const plain = (value: string, max = 300): string =>
  shorten(
    value
      .slice(0, 20_000)
      .toWellFormed()
      .replace(CONTROL, ' ')
      .replace(BIDI, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    max,
  );

/** As `plain`, and set apart from the line around it where it runs from right to left. */
export const isolated = (value: string, max?: number): string => {
  const one = plain(value, max);
  return RIGHT_TO_LEFT.test(one) ? `\u2068${one}\u2069` : one;
};

/** A sentence of the catalogue whose parameters may come from people. */
export const words = (key: TextKey, params: TextParams = {}): string =>
  text(
    key,
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? isolated(value) : value,
      ]),
    ),
  );

/** The parts of a sentence of the catalogue, set apart by `|`, without those that say nothing. */
export const parts = (sentence: string): string =>
  sentence
    .split('|')
    .filter((part) => part !== '')
    .join(' · ');

/**
 * Takes from text every meaning but its letters: Markdown, tags and mentions (`<at>`), and the
 * `{{DATE()}}` functions of Adaptive Cards. Kit elements and the way out do this to all of their text. Tags and
 * functions are broken by an invisible joiner, as clients differ in reading a backslash there.
 */
export const literal = (said: string): string =>
  said
    .replace(/<(?=[\p{L}/!?])/gu, '<\u2060')
    .replace(/\{(?=\{)/gu, '{\u2060')
    .replace(/[\\`*_[\]~]/gu, '\\$&')
    .replace(/^([^\S\n]*)(>|[#+-]+(?=\s|$))/gmu, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])(?=\s|$)/gmu, '$1\\$2');
