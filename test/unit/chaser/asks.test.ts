import assert from 'node:assert/strict';
import { Upstream } from '../../../src/errors.ts';
import { later } from '../../../src/chaser/outbox.ts';
import { type Clockwork, startClockwork } from './harness.ts';

const now = '2026-11-02T10:00:00.000Z';

/** Carl, Priya and Omar are asked for their votes, each by a card of their own. */
const put = async (w: Clockwork): Promise<void> => {
  await w.execute('carl', 'motion.open', undefined, { text: 'Buy the crane' });
  await w.chaser.drain(now);
};
const votes = (w: Clockwork, ...people: readonly string[]) =>
  Promise.all(people.map((who) => w.execute(who, 'motion.vote', 'V-1', { choice: 'for' })));
const shown = (n: number, version: number) => `activity-${n} asked-before V-1 v${version}`;

describe('chaser/asks', () => {
  it('shows who was asked by a card of their own what came of it, once it is over', async () => {
    await using w = await startClockwork();
    await put(w);
    assert.deepEqual(
      w.sent.map(({ says }) => says),
      Array<string>(3).fill('vote-asked V-1 v1'),
    );
    await votes(w, 'carl', 'priya');
    await w.chaser.drain(now);
    assert.deepEqual(w.updates, [], 'a vote of somebody else is nothing to them');
    await w.execute('carl', 'motion.close', 'V-1');
    await w.chaser.drain(now);
    assert.deepEqual(w.updates, [shown(1, 4), shown(2, 4), shown(3, 4)]);
    await w.until(later(now, 600_000));
    assert.equal(w.updates.length, 3);
  });

  it('shows it where it was over while it was posted', async () => {
    await using w = await startClockwork();
    w.hooks.during = async () => {
      delete w.hooks.during;
      await w.execute('carl', 'motion.withdraw', 'V-1');
    };
    await put(w);
    assert.deepEqual(w.updates, [shown(1, 2)]);
  });

  it('comes again where the channel was busy, and leaves a chat that is gone', async () => {
    await using w = await startClockwork();
    await put(w);
    w.updateFailures.push(new Upstream('gone', false), new Upstream('busy', true));
    await w.execute('carl', 'motion.withdraw', 'V-1');
    await w.until(later(now, 60_000));
    assert.deepEqual(w.updates, [shown(1, 2), shown(2, 2), shown(3, 2)]);
  });

  it('shows it in place of a reminder that asked for nothing else', async () => {
    await using w = await startClockwork();
    await put(w);
    await w.until('2026-11-07T12:00:00.000Z');
    const reminded = w.sent.filter(({ says }) => says.endsWith('V-1 vote')).length;
    assert.equal(reminded, 3);
    await w.until('2026-11-10T12:00:00.000Z');
    assert.equal(w.updates.length, 6);
  });
});
