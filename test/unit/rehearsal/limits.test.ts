import assert from 'node:assert/strict';
import { createLimiter } from '../../../src/rehearsal/connector/limits.ts';

describe('the published limits of Teams', () => {
  /** Sends as fast as is allowed and gives the number let through within `ms`. */
  const sentWithin = (ms: number, threads: number): number => {
    let now = 0;
    let count = 0;
    const wait = createLimiter(() => now);
    for (let at = 0; now < ms; at += 1) {
      const waits = Array.from({ length: threads }, (_, thread) =>
        wait(`thread ${thread}`, 'send'),
      );
      count += waits.filter((time) => time === 0).length;
      now += Math.max(1, Math.min(...waits));
    }
    return count;
  };

  it('lets 7 through in a second, 8 in two, 60 in thirty, to one thread', () => {
    assert.equal(sentWithin(1_000, 1), 7);
    assert.equal(sentWithin(2_000, 1), 8);
    assert.equal(sentWithin(30_000, 1), 60);
  });

  it('lets 1,800 through in an hour', () => {
    assert.equal(sentWithin(3_600_000, 1), 1_800);
  });

  it('lets 30 through in a second over all threads', () => {
    assert.equal(sentWithin(1_000, 10), 30);
  });

  it('counts reads apart from messages', () => {
    const wait = createLimiter(() => 0);
    for (let at = 0; at < 7; at += 1) assert.equal(wait('thread', 'send'), 0);
    assert.ok(wait('thread', 'send') > 0);
    assert.equal(wait('thread', 'read'), 0);
  });
});
