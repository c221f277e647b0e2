import type { PersonId, Ref } from '../records/entity.ts';
import { plainName } from './names.ts';

const REF = /^[admr]-\d{1,9}$/iu;
/** As people write it: `a12`, `A–012`. "A4" may be a word too. */
const SPOKEN_REF = /^(?<letter>[admr])\p{Pd}?0*(?<number>\d{1,9})$/iu;

/** The words that are searched for. */
export const soughtWords = (said: string): readonly string[] =>
  said.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The records that the words may call by their references. */
export const refsIn = (words: readonly string[]): readonly Ref[] => {
  const refs = words.flatMap((word) => {
    const { letter, number } = SPOKEN_REF.exec(word)?.groups ?? {};
    return letter && number ? [`${letter.toUpperCase()}-${number}`] : [];
  });
  return [...new Set(refs)];
};

/** Whether nothing is searched for but references. */
export const onlyRefs = (words: readonly string[]): boolean =>
  words.every((word) => REF.test(word));

/** Whom some of the words name, and the other words. */
export const ownersIn = (
  people: readonly { readonly id: PersonId; readonly name: string }[],
  words: readonly string[],
): readonly { readonly owner: PersonId; readonly words: readonly string[] }[] =>
  people.flatMap(({ id: owner, name }) => {
    const parts = plainName(name).split(' ');
    const rest = words.filter((word) => !parts.includes(plainName(word)));
    return rest.length === words.length ? [] : [{ owner, words: rest }];
  });
