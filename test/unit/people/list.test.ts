import assert from 'node:assert/strict';
import { MOST_PEOPLE, splitNames } from '../../../src/people/list.ts';

const board = ['Anna and Co', 'Anna Lee', 'Raman, Priya', 'Tom Field', 'Marks & Son, Ltd'].map(
  (name) => ({ id: name, name }),
);

describe('a list of names', () => {
  for (const [said, ...names] of [
    ['Tom', 'Tom'],
    ['Tom, Anna Lee and Priya', 'Tom', 'Anna Lee', 'Priya'],
    ['Tom, and Priya & Lee', 'Tom', 'Priya', 'Lee'],
    ['Anna and Co', 'Anna and Co'],
    ['Tom, anna and co, Priya', 'Tom', 'anna and co', 'Priya'],
    ['Tom and Anna and Co and Priya', 'Tom', 'Anna and Co', 'Priya'],
    ['Raman, Priya, Tom Field', 'Raman, Priya', 'Tom Field'],
    ['Tom, Marks & Son, Ltd', 'Tom', 'Marks & Son, Ltd'],
    ['Anna, Lee', 'Anna', 'Lee'],
    [' , '],
    ['x, '.repeat(10_000), ...Array.from({ length: MOST_PEOPLE + 1 }, () => 'x')],
  ] as const)
    it(`“${said.slice(0, 40)}” names ${names.length}`, () =>
      assert.deepEqual(splitNames(said, board), names));

  it('keeps a mention whole, whatever stands in it', () => {
    const mentions = [{ text: 'Salt, Bo and Sons', person: { id: 's', name: 'Bo Salt' } }];
    const names = splitNames('Tom, Salt, Bo and Sons and Priya', board, { mentions });
    assert.deepEqual(names, ['Tom', 'Salt, Bo and Sons', 'Priya']);
  });
});
