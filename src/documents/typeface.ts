import { openSync } from 'fontkit';
import { text } from '../text/text.ts';

/** Signs that people type, and a typeface may lack, in others that say the same. */
const INSTEAD: Readonly<Record<string, string>> = {
  '✓': '(yes)',
  '✔': '(yes)',
  '✅': '(yes)',
  '✗': '(no)',
  '✘': '(no)',
  '❌': '(no)',
  '☑': '[x]',
  '☒': '[x]',
  '☐': '[ ]',
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '⇔': '<=>',
};

const MISSING = '\uFFFD';

/** Of what kind a letter is, for who looks for it; the first that fits. */
const KINDS = [
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['emoji', /\p{Extended_Pictographic}/u],
] as const;

/** A text as a typeface can print it, and what it could not, counted over all texts. */
export interface Setter {
  set(words: string): string;
  /** A sentence that says what is missing; undefined where nothing is. */
  missing(): string | undefined;
}

/**
 * Sets texts in the typeface of a file: signs that it lacks become others that say the same, letters U+FFFD, and
 * those are counted. Marks that show nothing are left out.
 */
export const setterFor = (file: string): (() => Setter) => {
  const face = openSync(file);
  const has = (words: string): boolean =>
    Array.from(words).every((each) => face.hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  return () => {
    const missed = new Map<string, number>();
    const printed = (letter: string): string => {
      if (/\s/u.test(letter) || has(letter)) return letter;
      if (/\p{Default_Ignorable_Code_Point}/u.test(letter)) return '';
      const alike = INSTEAD[letter] ?? letter.normalize('NFKC');
      if (alike !== letter && has(alike)) return alike;
      const kind = KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other';
      missed.set(kind, (missed.get(kind) ?? 0) + 1);
      return MISSING;
    };
    return {
      set: (words) => Array.from(words, printed).join(''),
      missing: () => {
        if (missed.size === 0) return undefined;
        const kinds = Array.from(missed, ([kind, count]) =>
          text('document.letters', { kind, count }),
        );
        return text('document.notInTypeface', { what: kinds.join(', '), sign: MISSING });
      },
    };
  };
};
