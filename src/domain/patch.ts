/** `state` with the given facts; a fact that is null or undefined removes its field. */
export const patched = <S extends object>(state: S, facts: Readonly<Record<string, unknown>>): S =>
  Object.fromEntries(
    Object.entries({ ...state, ...facts }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  ) as S;
