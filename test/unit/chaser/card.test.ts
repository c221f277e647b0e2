import assert from 'node:assert/strict';
import { Upstream } from '../../../src/errors.ts';
import type { Doc } from '../../../src/records/store.ts';
import { later } from '../../../src/chaser/outbox.ts';
import { type Clockwork, startClockwork } from './harness.ts';

const now = '2026-11-02T10:00:00.000Z';

const started = async (w: Clockwork): Promise<void> => {
  await w.execute('maya', 'meeting.start');
  await w.chaser.drain(now);
};

describe('chaser/card', () => {
  it('posts the control card and brings it up to date once for several changes', async () => {
    await using w = await startClockwork();
    await started(w);
    assert.deepEqual(w.sent, [{ at: now, to: '19:board@thread.tacv2', says: 'control M-1 v1' }]);
    await w.execute('maya', 'note.add', undefined, { text: 'The budget was read' });
    await w.execute('maya', 'note.add', undefined, { text: 'Nobody objected' });
    await w.chaser.drain(now);
    assert.deepEqual(w.updates, [], 'a card rests a second after it was posted');
    await w.until(later(now, 1_000));
    assert.deepEqual(w.updates, ['activity-1 control M-1 v1']);
    await w.until(later(now, 5_000));
    assert.equal(w.updates.length, 1);
  });

  it('is not sent as it was, unless somebody may have seen it otherwise meanwhile', async () => {
    await using w = await startClockwork();
    await started(w);
    await w.execute('maya', 'note.add', undefined, { text: 'The budget was read' });
    await w.until(later(now, 2_000));
    assert.equal(w.updates.length, 1);
    await w.execute('maya', 'note.add', undefined, { text: 'Nobody objected' });
    await w.until(later(now, 4_000));
    assert.equal(w.updates.length, 1);
    await w.execute('maya', 'note.add', undefined, { text: 'Tom objected' });
    await w.execute('maya', 'note.delete', 'N-3');
    await w.until(later(now, 6_000));
    assert.equal(w.updates.length, 2);
  });

  it('is updated once a second however often it changes, and shows the last state', async () => {
    await using w = await startClockwork();
    await started(w);
    await w.until(later(now, 2_000));
    for (let n = 1; n <= 20; n += 1) {
      // oxlint-disable no-await-in-loop -- twenty changes within one second
      await w.execute('maya', n % 2 ? 'meeting.adjourn' : 'meeting.resume', 'M-1');
      await w.until(later(now, 2_000 + n * 50));
      // oxlint-enable no-await-in-loop
    }
    await w.until(later(now, 4_000));
    assert.equal(w.updates.length, 2);
  });

  it('is behind at once where something was committed while it was posted', async () => {
    await using w = await startClockwork();
    w.hooks.during = async () => {
      delete w.hooks.during;
      await w.execute('maya', 'meeting.adjourn', 'M-1');
    };
    await started(w);
    assert.deepEqual(w.updates, ['activity-1 control M-1 v2']);
  });

  const changedTwice = async (w: Clockwork, failure: Upstream): Promise<void> => {
    await started(w);
    w.updateFailures.push(failure, failure);
    await w.until(later(now, 2_000));
    await w.execute('maya', 'meeting.adjourn', 'M-1');
  };

  it('is updated again after a failure that passes, later each time', async () => {
    await using w = await startClockwork();
    await changedTwice(w, new Upstream('ambiguous', true));
    await w.until(later(now, 7_900));
    assert.deepEqual(w.updates, []);
    await w.until(later(now, 8_000));
    assert.deepEqual(w.updates, ['activity-1 control M-1 v2']);
  });

  it('is left as it is after a plain 500, until the next change', async () => {
    await using w = await startClockwork();
    await changedTwice(w, new Upstream('ambiguous', false));
    await w.until(later(now, 60_000));
    assert.deepEqual([w.updates.length, w.updateFailures.length], [0, 1]);
    w.updateFailures.length = 0;
    await w.execute('maya', 'meeting.resume', 'M-1');
    await w.until(later(now, 70_000));
    assert.deepEqual(w.updates, ['activity-1 control M-1 v3']);
  });

  it('is forgotten when the channel has it no more', async () => {
    await using w = await startClockwork();
    await changedTwice(w, new Upstream('gone', false));
    await w.until(later(now, 60_000));
    assert.deepEqual([w.updates.length, await w.docs(w.board, 'card')], [0, []]);
  });

  it('goes on together with the earlier post of the same sort whose place it takes', async () => {
    await using w = await startClockwork();
    const post = async (n: number, kind: string) => {
      const id = `m|${n}`;
      const body = { to: { conversation: 'root' }, kind, about: 'M-1', status: 'planned' };
      const put: Doc = { pk: w.board, id, kind: 'message', version: 0, wakeAt: now, body };
      await w.store.settle(w.board, [{ put }]);
      await w.chaser.drain(now);
    };
    await started(w);
    await post(1, 'minutes-circulated');
    assert.equal(w.updates.length, 0, 'minutes take the place of minutes');
    w.updateFailures.push(new Upstream('busy', true));
    await post(2, 'minutes-approved');
    await w.until(later(now, 60_000));
    assert.deepEqual(w.updates, [
      'activity-2 minutes-circulated M-1 v1',
      'activity-3 minutes-approved M-1 v1',
    ]);
  });

  it('is left alone while Gavel is removed', async () => {
    await using w = await startClockwork();
    await started(w);
    await w.committees.removed('harbour', { conversationId: '19:board@thread.tacv2' });
    await w.execute('maya', 'meeting.adjourn', 'M-1');
    await w.chaser.drain(now);
    assert.deepEqual(w.updates, []);
  });
});
