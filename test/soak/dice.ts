/** The same throws in every run: each gives a whole number below `sides`. */
export const createDice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
};
