import type { PersonId } from '../records/entity.ts';

/** Somebody who may be meant: of the committee, of the conversation's roster, or both. */
export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
}

/** A mention in the message, resolved by its id: `text` is what stands for it (`<at>Priya</at>`). */
export interface Mention<P extends Candidate = Candidate> {
  readonly text: string;
  readonly person: P;
}

/** What the message brings beside its words. `me` is the speaker. */
export interface Speech<P extends Candidate = Candidate> {
  readonly mentions?: readonly Mention<P>[];
  readonly me?: P;
}

export type Found<P extends Candidate = Candidate> =
  | { readonly kind: 'one'; readonly person: P }
  | { readonly kind: 'several'; readonly people: readonly P[] }
  | { readonly kind: 'none' };

const LONGEST_WORDS = 200;

const ME = new Set(['me', 'i', 'myself', "i'll", 'i’ll']);

const TITLES = new Set(
  'dr prof professor mr mrs ms miss mx sir dame lord lady rev hon ir ing'.split(' '),
);

const SUFFIXES = new Set('phd md jr sr esq obe cbe mbe'.split(' '));

/** Lower-case initials that are everyday words: in "it to be reviewed" nobody is meant. */
const WORDS = new Set('all as at he it no she so the they us we you'.split(' '));

/** Letters that Unicode does not decompose into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

const unaccented = (value: string): string =>
  value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øłđðþßæœı]/gu, (letter) => PLAIN[letter] ?? letter);

/** "Raman, Priya (Finance)" in the order in which it is spoken, without what stands in brackets. */
const spoken = (name: string): string => {
  const bare = name.replaceAll(/\([^()]*\)|\[[^[\]]*\]/gu, ' ');
  const [last = '', first, ...more] = bare.split(',');
  return first?.trim() && more.length === 0 && !SUFFIXES.has(tokensOf(first)[0] ?? '')
    ? `${first} ${last}`
    : bare;
};

/** Lower-case words without accents, titles and full stops; hyphens separate, apostrophes do not. */
const tokensOf = (value: string): string[] => {
  const tokens = unaccented(value)
    .toLowerCase()
    .replaceAll(/['’‘`]/gu, '')
    .split(/[^\p{L}\p{N}\u200c\u200d]+/u)
    .filter(Boolean);
  const from = tokens.findIndex((token) => !TITLES.has(token));
  const to = tokens.findLastIndex((token) => !SUFFIXES.has(token));
  return from === -1 || to < from ? tokens : tokens.slice(from, to + 1);
};

/** `TBL` and `TB` for Tim Berners-Lee, `eP` for elf Pavlik. */
export const initialsOf = (name: string): readonly string[] => {
  const words = unaccented(spoken(name))
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word) && !TITLES.has(word.toLowerCase().replace('.', '')));
  const letters = (parts: readonly string[]): string =>
    parts.map((part) => Array.from(part)[0] ?? '').join('');
  return [letters(words), letters(words.flatMap((word) => word.split('-')))];
};

/** Every asked word is a word of the name, in order; a single letter stands for a word ("Priya R"). */
const isNameOf = (asked: readonly string[], name: readonly string[]): boolean => {
  let at = -1;
  const inOrder = asked.every((word) => {
    at = name.findIndex(
      (part, i) => i > at && (part === word || (word.length === 1 && part.startsWith(word))),
    );
    return at !== -1;
  });
  return inOrder && asked.some((word) => word.length > 1);
};

/** A whole name, in whichever order it was written: the same for all that mean the same. */
export const plainName = (name: string): string => tokensOf(spoken(name)).join(' ');

const distinct = <P extends Candidate>(people: readonly P[]): readonly P[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

/**
 * Who is meant by a few words: a mention, "me", an e-mail address, the whole name in either order, part of
 * it, initials, or the part of an e-mail address before the @. Accents and titles do not matter. The
 * first of these that fits anybody decides; nicknames are not guessed.
 */
export const findPeople = <P extends Candidate>(
  words: string,
  candidates: readonly P[],
  speech: Speech<P> = {},
): Found<P> => {
  const asked = words.slice(0, LONGEST_WORDS).trim();
  const mention = speech.mentions?.find(({ text }) => text === asked);
  if (mention) return { kind: 'one', person: mention.person };
  if (speech.me && ME.has(asked.toLowerCase())) return { kind: 'one', person: speech.me };
  const plain = asked
    .replace(/^@/u, '')
    .replaceAll(/<\/?at[^<>]*>/gu, '')
    .trim();
  const lower = plain.toLowerCase();
  const names = new Map(candidates.map((one) => [one, tokensOf(spoken(one.name))]));
  const nameOf = (one: P): readonly string[] => names.get(one) ?? [];
  const tokens = tokensOf(spoken(plain));
  const tests: readonly ((one: P) => boolean)[] = [
    (one) => lower.includes('@') && one.email?.toLowerCase() === lower,
    (one) => tokens.length > 0 && nameOf(one).join(' ') === tokens.join(' '),
    (one) => isNameOf(tokens, nameOf(one)),
    (one) => plain.length > 1 && initialsOf(one.name).includes(plain),
    (one) =>
      plain.length > 1 &&
      !WORDS.has(plain) &&
      initialsOf(one.name).some((initials) => initials.toLowerCase() === lower),
    (one) => lower !== '' && one.email?.toLowerCase().split('@')[0] === lower,
  ];
  for (const test of tests) {
    const [person, ...others] = distinct(candidates.filter(test));
    if (person)
      return others.length
        ? { kind: 'several', people: [person, ...others] }
        : { kind: 'one', person };
  }
  return { kind: 'none' };
};
