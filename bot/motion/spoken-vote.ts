import type { Counts } from '../../src/domain/motion/rules.ts';
import type { Choice } from '../../src/domain/motion/state.ts';

/** A vote as typed: in figures, everybody's, or who answered what, by lists of names. */
export type SpokenVote =
  | { readonly unanimous: true }
  | { readonly counts: Counts }
  | { readonly answers: readonly { readonly names: string; readonly choice: Choice }[] };

const FIGURES =
  /^(?<yes>\d{1,4})\s*[-–—:]\s*(?<no>\d{1,4})(?:\s*[-–—:]\s*(?<neither>\d{1,4}))?[\s.]*$/u;
const CHOICES = String.raw`(?:(?<yes>for|in favou?r(?:\s+of)?|yes|ayes?)|(?<no>against|opposed|no(?!\s+one)|noes|nays?)|(?<neither>abst(?:ain(?:ed|ing|s)?|entions?)))(?![\p{L}\p{N}'’-])`;
const PART = new RegExp(String.raw`^${CHOICES}\s*:?\s*(?<rest>.*)$`, 'iu');
/** `4 for`, `Ana and Tom against`. */
const AFTER = new RegExp(String.raw`^(?<rest>.+?)\s+${CHOICES}[\s.]*$`, 'iu');
const UNNAMED = CHOICES.replaceAll(/\?<\w+>/gu, '?:');
const BETWEEN = new RegExp(String.raw`[;\n]+|,\s*(?=(?:\d{1,4}\s+)?${UNNAMED})`, 'iu');
/** Where each choice follows its names: `Ana and Tom for, Priya against and Omar abstains`. */
const BETWEEN_AFTER = new RegExp(
  String.raw`[;\n]+|(?<=(?<![\p{L}\p{N}'’-])${UNNAMED})\s*(?:,\s*(?:and\s+)?|\s+and\s+)`,
  'iu',
);
const CARRIED = '(?:agreed|adopted|approved|carried|passed)';
const ALL = '(?:all|everybody|everyone)';
const UNANIMOUS = new RegExp(
  String.raw`^(?:(?:(?:is|was)\s+)?(?:${CARRIED}\s+)?unanimous(?:ly)?(?:\s+(?:${CARRIED}|for|in\s+favou?r))?|${ALL}(?:\s+(?:are|is|voted|was|were))?\s+(?:for|in\s+favou?r)|for\s*:?\s+${ALL})[\s.!]*$`,
  'iu',
);
const NOBODY = /^(?:none|nobody|no one|[-–])?$/iu;
const FIGURE = /^\d{1,4}$/u;

interface Part {
  readonly choice: Choice;
  readonly rest: string;
}

const choiceOf = ({ yes, no }: Readonly<Record<string, string | undefined>>): Choice => {
  if (yes !== undefined) return 'for';
  return no === undefined ? 'abstain' : 'against';
};

const partOf = (words: string): Part | undefined => {
  const found = PART.exec(words)?.groups ?? AFTER.exec(words)?.groups;
  return found && { choice: choiceOf(found), rest: (found['rest'] ?? '').trim() };
};

const sums = (parts: readonly Part[]): Counts => {
  const sum = (wanted: Choice) =>
    parts
      .filter(({ choice }) => choice === wanted)
      .reduce((total, { rest }) => total + Number(rest), 0);
  return { for: sum('for'), against: sum('against'), abstain: sum('abstain') };
};

/**
 * Reads `for Maya, Tom; against Ana; abstain Leo`, `Maya and Tom for, Ana against`, figures: `for 5, against 1`,
 * `5–1–0`, or `unanimous`, `all in favour`. Undefined for anything else.
 */
export const readVote = (said: string): SpokenVote | undefined => {
  if (UNANIMOUS.test(said.trim())) return { unanimous: true };
  const { yes, no, neither = 0 } = FIGURES.exec(said.trim())?.groups ?? {};
  if (yes !== undefined)
    return { counts: { for: Number(yes), against: Number(no), abstain: Number(neither) } };
  const between = PART.test(said.trim()) ? BETWEEN : BETWEEN_AFTER;
  const words = said.split(between).map((part) => part.trim());
  const parts = words.filter((part) => part !== '').map(partOf);
  const read = parts.filter((part) => part !== undefined);
  if (read.length === 0 || read.length < parts.length) return undefined;
  const figures = read.filter(({ rest }) => FIGURE.test(rest));
  if (figures.length === read.length) return { counts: sums(read) };
  if (figures.length > 0) return undefined;
  return {
    answers: read
      .filter(({ rest }) => !NOBODY.test(rest))
      .map(({ choice, rest }) => ({ names: rest, choice })),
  };
};
