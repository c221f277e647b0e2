import { findPeople, initialsOf } from './names.ts';
import type { Candidate, Found, Speech } from './names.ts';
import { mask, unmasked } from './mask.ts';

/** A typed action, taken apart. Without `owner`, one of `several` and `unknownOwner` may say why. */
export interface OwnerSplit<P extends Candidate = Candidate> {
  readonly owner?: P;
  readonly contributors: readonly P[];
  readonly what: string;
  /** The people whom the leading words fit alike. */
  readonly several?: readonly P[];
  /** Leading words that look like a name but fit nobody; they stay in `what`. */
  readonly unknownOwner?: string;
  /** The same for people named beside the owner. */
  readonly unknownContributors?: readonly string[];
}

const LONGEST_LEAD = 200;
const MOST_OWNERS = 10;

/**
 * Between owner and what: `Priya: …`, `Priya to …`, `Priya and Tom will …`, `Priya needs to …`, `Priya – …`; not
 * the first of `to and fro`.
 */
const CONNECTOR =
  /\s*:|,?\s+(?:(?:needs?|ha(?:s|ve)|is|are|agreed|promised)\s+to|to|will|shall|should|must|can|please|-|–|—)(?=\s|$)(?!\s+and\s|\s*[,&])/giu;
/** `, `, ` and `, `/`, ` & ` in a list of names. */
const BETWEEN = /\s*[,;&+/]\s*(?:and\s+)?|\s+and\s+/iu;
/** `Priya`, `@Tom`, `O’Hara`, `deVries`, a word of a script without capitals. */
const NAME_WORD = /^@?(?:\p{Ll}{0,2}\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*$/u;
const PARTICLE = /^(?:al|bin|da|de|del|den|der|di|du|el|la|le|ten|ter|van|von)$/u;
/** `merge and clarify, SC`, `draft the note. AB/CD`. */
const INITIALS_AT_END =
  /^(?<what>.+?)[.,;]\s+(?<who>\p{L}{2,4}(?:\s*(?:[,&/]|and)\s*\p{L}{2,4}){0,4})\.?$/su;
/** `merge and clarify (Priya)`, `… (owner: Priya)`. */
const BRACKETS_AT_END = /^(?<what>.+?)\s*\((?:owner:\s*)?(?<who>[^()]{1,80})\)\.?$/su;
/** Mentions at the beginning, as `mask` marks them: two of them, `and` between. */
const LEADING_MASKS = /^(?:\ue000\d+\ue001(?:[\s,&]+(?:and\s+)?)?)+/u;

/** What stands before "to" at the beginning of a sentence and is nobody's name: "Continue to", "All to". */
const NO_NAMES = new Set(
  (
    'all everybody everyone it nobody somebody someone that these they this those we ' +
    'add agree aim ask come commit continue decide get go listen look move need plan refer ' +
    'remember reply report respond return send speak start switch talk try want work write'
  ).split(' '),
);

const looksLikeName = (words: string): boolean => {
  const [first = '', ...more] = words.trim().split(/\s+/u);
  return (
    NAME_WORD.test(first) &&
    !NO_NAMES.has(first.toLowerCase()) &&
    more.length < 4 &&
    more.every((word) => NAME_WORD.test(word) || PARTICLE.test(word))
  );
};

interface Named<P extends Candidate> {
  readonly words: string;
  readonly found: Found<P>;
}

/** The people of a list of owners, or undefined when these words are no such list. */
const namedIn = <P extends Candidate>(
  words: string,
  find: (words: string) => Found<P>,
): readonly Named<P>[] | undefined => {
  const lead = words.replace(/,\s*$/u, '').trim();
  const whole = find(lead);
  if (whole.kind !== 'none') return [{ words: lead, found: whole }];
  const parts = lead.split(BETWEEN).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > MOST_OWNERS) return undefined;
  const named = parts.map((part) => ({ words: part.trim(), found: find(part) }));
  const plausible = named.every((one) => one.found.kind !== 'none' || looksLikeName(one.words));
  return plausible && named[0]?.found.kind !== 'none' ? named : undefined;
};

const splitOf = <P extends Candidate>(named: readonly Named<P>[], what: string): OwnerSplit<P> => {
  const [first, ...others] = named;
  const owner = first?.found.kind === 'one' ? first.found.person : undefined;
  const people = others.flatMap(({ found }) => (found.kind === 'one' ? [found.person] : []));
  const unclear = others.flatMap(({ words, found }) => (found.kind === 'one' ? [] : [words]));
  const contributors = [...new Map(people.map((one) => [one.id, one])).values()];
  return {
    contributors: contributors.filter((one) => one.id !== owner?.id),
    what,
    ...(owner ? { owner } : {}),
    ...(first?.found.kind === 'several' ? { several: first.found.people } : {}),
    ...(unclear.length ? { unknownContributors: unclear } : {}),
  };
};

/** Initials, a whole name or "@Priya" before a bare verb, as in "PAC merge and clarify". */
const bareLead = <P extends Candidate>(
  text: string,
  candidates: readonly P[],
  find: (words: string) => Found<P>,
): { readonly named: readonly Named<P>[]; readonly rest: string } | undefined => {
  const words = text.split(/\s+/u);
  for (const n of [4, 3, 2, 1]) {
    const lead = words.slice(0, n).join(' ');
    const sure =
      n > 1 || /^@./u.test(lead) || candidates.some(({ name }) => initialsOf(name).includes(lead));
    const found: Found<P> = sure && words.length > n ? find(lead) : { kind: 'none' };
    if (found.kind !== 'none')
      return { named: [{ words: lead, found }], rest: words.slice(n).join(' ') };
  }
  return undefined;
};

/** "…, SC" and "… (Priya)": owners at the end, when every one of them is somebody. */
const trailing = <P extends Candidate>(
  text: string,
  candidates: readonly P[],
  find: (words: string) => Found<P>,
): OwnerSplit<P> | undefined => {
  const { what = '', who = '' } =
    (INITIALS_AT_END.exec(text) ?? BRACKETS_AT_END.exec(text))?.groups ?? {};
  const bracketed = text.replace(/\.$/u, '').endsWith(')');
  const parts = who.split(BETWEEN).filter(Boolean);
  const exact = (part: string): boolean =>
    bracketed || candidates.some(({ name }) => initialsOf(name).includes(part));
  const named = parts.map((part) => ({ words: part, found: find(part) }));
  const sure = named.every(({ words, found }) => found.kind === 'one' && exact(words));
  return named.length && sure ? splitOf(named, what.trim()) : undefined;
};

/**
 * Takes `<owner> to <what>`, `<owner>: <what>`, `<owner> will <what>`, `<owner>, <other> and <other> to <what>`
 * and their like apart: the first named is accountable, the others contribute. A mention at the beginning
 * needs no "to". Where the leading words are nobody, the whole text is the what. Never throws.
 */
export const splitOwner = <P extends Candidate>(
  text: string,
  candidates: readonly P[],
  speech: Speech<P> = {},
): OwnerSplit<P> => {
  const mentions = speech.mentions ?? [];
  const masked = mask(text, mentions).trim();
  const unmask = (part: string): string =>
    unmasked(part, mentions)
      .replaceAll(/<\/?at[^<>]*>/gu, '')
      .trim();
  const find = (words: string): Found<P> => {
    const marked = /^\ue000(\d+)\ue001$/u.exec(words.trim());
    const mention = marked && mentions[Number(marked[1])];
    return mention
      ? { kind: 'one', person: mention.person }
      : findPeople(unmask(words), candidates, speech);
  };
  const whole = { contributors: [], what: unmask(masked) };

  const lead = masked.slice(0, LONGEST_LEAD);
  const connectors = [...lead.matchAll(CONNECTOR)];
  for (const connector of connectors) {
    const named = namedIn(lead.slice(0, connector.index), find);
    const rest = masked.slice(connector.index + connector[0].length);
    if (named) return splitOf(named, unmask(rest.replace(/^\s*to\s+/iu, '')));
  }
  const marks = LEADING_MASKS.exec(masked)?.[0];
  const marked = marks && namedIn(marks, find);
  if (marked)
    return splitOf(marked, unmask(masked.slice(marks.length).replace(/^[\s,:–—-]+/u, '')));
  const bare = bareLead(masked, candidates, find);
  if (bare) return splitOf(bare.named, unmask(bare.rest));
  const atEnd = trailing(masked, candidates, find);
  if (atEnd) return { ...atEnd, what: unmask(atEnd.what) };

  const [unknown = ''] = (connectors[0] ? lead.slice(0, connectors[0].index) : '').split(BETWEEN);
  return looksLikeName(unknown) ? { ...whole, unknownOwner: unmask(unknown) } : whole;
};
