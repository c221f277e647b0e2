import assert from 'node:assert/strict';
import { createTokens } from '../../../src/chaser/tokens.ts';

describe('chaser/tokens', () => {
  it('lets a burst pass at once and the rest at the rate', async () => {
    let now = 0;
    const waits: number[] = [];
    const token = createTokens({
      perSecond: 10,
      burst: 2,
      elapsedMs: () => now,
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    await token();
    await token();
    assert.deepEqual(waits, []);
    await token();
    await token();
    assert.deepEqual(waits, [100, 200]);
    now = 10_000;
    await token();
    await token();
    await token();
    assert.deepEqual(waits, [100, 200, 100]);
  });
});
