import assert from 'node:assert/strict';
import { chosenOf, typedDetails } from '../../../bot/details.ts';
import { Invalid } from '../../../src/errors.ts';

const known = ['cause', 'score', 'response'];

const codeOf =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Invalid && error.code === code;

describe('typed details', () => {
  for (const [said, then] of [
    ['cause: rust', { cause: 'rust' }],
    ['cause rust and salt; score 4x5', { cause: 'rust and salt', score: '4x5' }],
    ['Cause:rust;;response = reduce ;', { cause: 'rust', response: 'reduce' }],
    ['cause: at 10:00; cause: at noon', { cause: 'at noon' }],
    ['cause: None; response nobody', { cause: null, response: null }],
    ['', {}],
    ['why: rust\nscore: 4x5', { cause: 'rust', score: '4x5' }],
    ['cause: rust\nand salt', { cause: 'rust\nand salt' }],
  ] as const)
    it(`“${said}”`, () =>
      assert.deepEqual(Object.fromEntries(typedDetails(said, known, { why: 'cause' })), then));

  it('a name may be several words', () => {
    const also = { 'scored at': 'score', 'scored at last': 'response' };
    const said = typedDetails('Scored  at: 4x5; scored at last reduce', known, also);
    assert.deepEqual(Object.fromEntries(said), { score: '4x5', response: 'reduce' });
  });

  for (const said of ['colour red', 'cause', 'cause:', ': rust', '😀 rust'])
    it(`“${said}” is none`, () =>
      assert.throws(() => typedDetails(said, known), codeOf('detail-unclear')));

  it('choices are understood by their beginning, spaces as hyphens', () => {
    const options = ['off-specification', 'problem'] as const;
    assert.equal(chosenOf('category', 'Off specification', options), 'off-specification');
    assert.equal(chosenOf('category', 'prob', options), 'problem');
    const titles = { problem: 'problem or concern' };
    assert.equal(chosenOf('category', 'concern', options, titles), 'problem');
    assert.throws(() => chosenOf('category', 'weather', options), codeOf('detail-choice'));
  });
});
