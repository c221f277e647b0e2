import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
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

describe('chaser', () => {
  it('sweeps receipts after a day', async () => {
    await using w = await startClockwork();
    await w.records.remember(w.board, ['r|1', 'r|2']);
    await w.until('2026-11-03T09:00:00.000Z');
    assert.equal((await w.docs(w.board, 'receipt')).length, 2);
    await w.until('2026-11-03T10:00:00.000Z');
    assert.equal((await w.docs(w.board, 'receipt')).length, 0);
  });

  it('puts off what it cannot handle, and handles the rest', async () => {
    await using w = await startClockwork();
    const odd: Doc = { pk: w.board, id: 'odd', kind: 'odd', version: 0, wakeAt: now, body: {} };
    await w.store.settle(w.board, [{ put: odd }]);
    await w.assign('priya', '2026-12-16');
    await w.chaser.drain(now);
    assert.equal(w.sent.length, 1);
    const [later] = await w.store.load(w.board, ['odd']);
    assert.equal(later?.wakeAt, '2026-11-02T10:15:00.000Z');
  });

  it('plans many actions in few commits', async () => {
    await using w = await startClockwork();
    for (let n = 0; n < 45; n += 1) await w.assign(n % 2 ? 'priya' : 'omar', '2026-12-16');
    await w.until('2026-11-04T00:00:00.000Z');
    const before = (await w.records.head(w.board)).seq;
    await w.until('2026-11-05T00:00:00.000Z');
    const entries = await w.records.entries(w.board, 46, 100);
    assert.equal(before, 46 + 3);
    assert.ok(entries.every(({ command }) => command === 'chase.plan'));
    assert.equal((await w.ledger()).filter((row) => row.startsWith('sent')).length, 45);
    assert.equal(w.sent.filter(({ at }) => at === '2026-11-04T09:00:00.000Z').length, 2);
    assert.ok((await w.records.verify(w.board)).ok);
  });

  it('plans the others where one action cannot be decided', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-12-16');
    await w.assign('omar', '2026-12-16');
    const [person] = await w.store.load(`harbour|p:${w.idOf('omar')}`, ['person']);
    assert.ok(person);
    const body = { ...person.body, region: 'nowhere' };
    await w.store.settle(person.pk, [{ put: { ...person, body } }]);
    await w.until('2026-11-04T12:00:00.000Z');
    assert.deepEqual(await w.ledger(), ['sent no-answer priya']);
  });

  it('wakes meetings too: owners are told on the second working morning at the latest', async () => {
    await using w = await startClockwork();
    await started(w);
    await w.assign('priya', '2026-12-16');
    await w.execute('maya', 'meeting.close', 'M-1');
    await w.until('2026-11-04T23:00:00.000Z');
    assert.deepEqual(
      w.sent
        .filter(({ to }) => to.startsWith('1:1'))
        .map(({ to, says }) => `${to} ${says.split(' ')[0]}`),
      ['1:1 maya release-pending', '1:1 priya assigned'],
    );
  });

  it('wakes the others where one meeting cannot be decided', async () => {
    await using w = await startClockwork();
    await w.execute('maya', 'meeting.plan', undefined, { when: '2026-11-04T10:00:00.000Z' });
    await w.execute('maya', 'meeting.start', undefined, { fresh: true });
    await w.assign('priya', '2026-12-16');
    await w.execute('maya', 'meeting.close', 'M-2');
    const [chair] = await w.store.load(`harbour|p:${w.idOf('carl')}`, ['person']);
    assert.ok(chair);
    const body = { ...chair.body, region: 'nowhere' };
    await w.store.settle(chair.pk, [{ put: { ...chair, body } }]);
    await w.until('2026-11-03T12:00:00.000Z');
    assert.deepEqual(
      w.sent.filter(({ to }) => to.startsWith('1:1')).map(({ says }) => says.split(' ')[0]),
      ['release-pending'],
    );
  });

  it('looks by itself when started or poked, and not once stopped', async () => {
    await using w = await startClockwork();
    assert.equal(w.chaser.secondsSincePass(), undefined);
    await w.assign('priya', '2026-12-16');
    w.chaser.start(60_000);
    await w.chaser.drain(now);
    assert.equal(w.sent.length, 1);
    await w.assign('omar', '2026-12-16');
    w.chaser.poke();
    // It stands in line behind the poke.
    await w.chaser.drain(now);
    assert.equal(w.sent.length, 2);
    assert.ok((w.chaser.secondsSincePass() ?? Infinity) < 5);
    await w.chaser.stop();
    assert.equal(w.chaser.alive(), false);
    await w.assign('carl', '2026-12-16');
    w.chaser.poke();
    await w.chaser.drain(now);
    assert.equal(w.sent.length, 2);
  });

  it('stopped while it sends, finishes that message and leaves the others to the next process', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-12-16');
    await w.assign('omar', '2026-12-16');
    let stopped: Promise<void> | undefined;
    w.hooks.during = async () => {
      stopped ??= w.chaser.stop();
    };
    await w.chaser.drain(now);
    await stopped;
    const told = () => w.sent.map(({ to }) => to);
    assert.deepEqual(told(), ['1:1 priya']);
    await w.rival().drain(now);
    assert.deepEqual(told(), ['1:1 priya', '1:1 omar']);
  });

  it('stopped, does not wait for a channel that hangs', async () => {
    await using w = await startClockwork({ graceMs: 20 });
    await w.assign('priya', '2026-12-16');
    const { promise: answer, resolve: answered } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
    w.hooks.during = () => {
      begins();
      return answer;
    };
    w.chaser.poke();
    await begun;
    await w.chaser.stop();
    assert.deepEqual(w.sent, []);
    answered();
  });

  it('goes on without a partition that keeps it waiting, and completes its passes', async () => {
    await using w = await startClockwork({ patienceMs: 20 });
    const pier = await w.founded('pier');
    await w.assign('priya', '2026-12-16');
    const { promise: answer, resolve: answered } = Promise.withResolvers<void>();
    w.hooks.during = () => {
      delete w.hooks.during;
      return answer;
    };
    w.chaser.start(60_000);
    // oxlint-disable-next-line no-await-in-loop -- nobody tells when a pass is over
    while (w.chaser.secondsSincePass() === undefined) await pause(1);
    await w.assign('omar', '2026-12-16', pier);
    await w.assign('omar', '2026-12-16');
    w.chaser.poke();
    // oxlint-disable-next-line no-await-in-loop -- as above
    while (w.sent.length === 0) await pause(1);
    const told = () => w.sent.map(({ to, says }) => `${to} ${says}`);
    assert.deepEqual(told(), ['1:1 omar assigned A-1 v1']);
    answered();
    await w.chaser.drain(now);
    assert.deepEqual(told(), [
      '1:1 omar assigned A-1 v1',
      '1:1 priya assigned A-1 v1',
      '1:1 omar assigned A-2 v1',
    ]);
  });

  it('is alive while it completed a pass in the last two intervals', async () => {
    let ms = 0;
    await using w = await startClockwork({ elapsedMs: () => ms });
    assert.equal(w.chaser.alive(), false, 'not started');
    w.chaser.start(10_000);
    await w.chaser.drain(now);
    ms += 19_000;
    assert.equal(w.chaser.alive(), true);
    const { promise: found, resolve: finds } = Promise.withResolvers<void>();
    w.hooks.looking = () => found;
    const drained = w.chaser.drain(now);
    ms += 1_000;
    assert.equal(w.chaser.alive(), false, 'the store does not say what is due');
    finds();
    await drained;
    assert.equal(w.chaser.alive(), true);
  });
});
