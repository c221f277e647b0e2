/** `state` with the given facts; a fact that is null or undefined removes its field. */
export const patched = <S extends object>(state: S, facts: Readonly<Record<string, unknown>>): S =>
  Object.fromEntries(
    Object.entries({ ...state, ...facts }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  ) as S;

/** Of words that an edit changes: what is written now, as erasable text, and what a null takes away. */
export const wordsApart = (
  words: Readonly<Record<string, string | null | undefined>>,
): {
  readonly data: Readonly<Record<string, null>>;
  readonly text: Readonly<Record<string, string>>;
} => {
  const entries = Object.entries(words);
  return {
    data: Object.fromEntries(
      entries.flatMap(([name, said]) => (said === null ? [[name, said]] : [])),
    ),
    text: Object.fromEntries(entries.flatMap(([name, said]) => (said ? [[name, said]] : []))),
  };
};
