import { NUMBERS } from './vocabulary.ts';

const COUNTS = [
  ...NUMBERS,
  ...'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' '),
];
const COUNT = String.raw`(?<count>\d{1,6}(?:[.,]\d)?|an?|${COUNTS.join('|')})`;
const MINUTE = String.raw`m(?:in(?:ute)?s?)?`;

/** `2 hours`, `1h30`, `an hour and a half`, `one hour and 20 minutes`. */
const HOURS = new RegExp(
  String.raw`^${COUNT}\s*h(?:ours?|rs?)?(?:(?<half>\s+and\s+a\s+half)|\s*(?:and\s+)?(?<minutes>\d{1,6})\s*(?:${MINUTE})?)?$`,
  'iu',
);
/** `20 minutes`, `90 min`, `5m`. */
const MINUTES = new RegExp(String.raw`^${COUNT}\s*${MINUTE}$`, 'iu');
const HALF_HOUR = /^half\s+an\s+hour$/iu;
const QUARTER_HOUR = /^(?:a\s+)?quarter\s+of\s+an\s+hour$/iu;

const numberFrom = (said: string): number => {
  if (/^an?$/iu.test(said)) return 1;
  const named = COUNTS.indexOf(said.toLowerCase());
  return named < 0 ? Number(said.replace(',', '.')) : named + 1;
};

/** Minutes in `20 minutes`, `90 min`, `1h30`, `an hour and a half`, `half an hour`; undefined for other words. */
export const readSpan = (words: string): number | undefined => {
  const said = words.trim();
  if (HALF_HOUR.test(said)) return 30;
  if (QUARTER_HOUR.test(said)) return 15;
  const short = MINUTES.exec(said)?.groups?.['count'];
  if (short !== undefined) return Math.round(numberFrom(short));
  const { count, half, minutes = 0 } = HOURS.exec(said)?.groups ?? {};
  if (count === undefined) return undefined;
  return Math.round(numberFrom(count) * 60) + (half === undefined ? Number(minutes) : 30);
};
