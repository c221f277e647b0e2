import { createHash } from 'node:crypto';
import { IANAZone } from 'luxon';
import { text } from '../text/text.ts';

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Format characters reorder or hide text. The two joiners stay: Persian names and emoji need them.
const HIDDEN = /(?![\u200c\u200d])[\p{Cf}\p{Co}]/gu;

/** A name as one line that can stand on a card: no control or bidi characters, at most 100 characters. */
export const cleanName = (raw: string): string => {
  const line = raw.slice(0, 10_000).toWellFormed().normalize('NFC');
  const shown = line.replaceAll(HIDDEN, '').replaceAll(CONTROLS, ' ').trim();
  const short = Array.from(shown).slice(0, LONGEST_NAME).join('').trim();
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(short) ? short : text('people.nameless');
};

/** The address, or undefined when it is none. */
export const cleanEmail = (raw: string | undefined): string | undefined =>
  raw !== undefined &&
  raw.length <= LONGEST_EMAIL &&
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/u.test(raw)
    ? raw
    : undefined;

/** The IANA zone, or undefined when there is no such zone. */
export const cleanZone = (raw: string | undefined): string | undefined =>
  raw !== undefined && IANAZone.isValidZone(raw) ? raw : undefined;

/** The BCP 47 tag, or undefined when it is none. */
export const cleanLocale = (raw: string | undefined): string | undefined =>
  raw !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/iu.test(raw) ? raw : undefined;

/** A holidays region as date-holidays names it (`GB-ENG`, `DE-BY-A`), or undefined. */
export const cleanRegion = (raw: string | undefined): string | undefined =>
  raw !== undefined && /^[A-Z]{2}(-[A-Z0-9]{1,4}){0,2}$/u.test(raw) ? raw : undefined;

/** SHA-256 in lower-case hex: how outside ids stand in partition keys, whatever characters they bring. */
export const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');
