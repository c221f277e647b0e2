import assert from 'node:assert/strict';
import { createPace } from '../../../src/chaser/pace.ts';
import { Upstream } from '../../../src/errors.ts';
import { type Clockwork, startClockwork } from './harness.ts';

/** Of the messages, without what was offered to the secretary. */
const statusOf = async (w: Clockwork): Promise<unknown[]> =>
  (await w.docs(w.board, 'message'))
    .filter(({ body }) => body['kind'] !== 'post-again')
    .map(({ body }) => body['status']);

describe('chaser/send', () => {
  it('sends an assignment at once, in a chat that it opens only the first time', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.chaser.drain('2026-11-02T10:00:00.000Z');
    assert.deepEqual(w.sent, [
      { at: '2026-11-02T10:00:00.000Z', to: '1:1 priya', says: 'assigned A-1 v1' },
    ]);
    const chat = await w.directory.address('harbour', w.idOf('priya'));
    assert.equal(chat?.conversationId, '1:1 priya');
  });

  it('opens chats as fast as the tenant may, whatever its committee’s own conversation may', async () => {
    let ms = 0;
    const pace = createPace({
      clock: { now: () => '2026-11-02T10:00:00.000Z' },
      elapsedMs: () => ms,
      wait: async (time) => void (ms += time),
    });
    await using w = await startClockwork({ pace });
    for (let n = 0; n < 40; n += 1) {
      // oxlint-disable no-await-in-loop -- one after the other
      const { id } = await w.directory.known('harbour', { aadObjectId: `new-${n}`, name: `${n}` });
      await w.assign(id, '2026-11-16');
      // oxlint-enable no-await-in-loop
    }
    await w.chaser.drain('2026-11-02T10:00:00.000Z');
    assert.equal(w.sent.length, 40);
    assert.ok(ms < 3_000, `${ms} ms for 80 requests`);
  });

  it('waits as long as the channel asks, then sends once', async () => {
    await using w = await startClockwork();
    w.failures.push(new Upstream('throttled', true, { retryAfterMs: 90_000 }));
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-02T10:01:29.000Z');
    assert.deepEqual([w.sent.length, await statusOf(w)], [0, ['planned']]);
    await w.until('2026-11-02T12:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ at }) => at),
      ['2026-11-02T10:01:30.000Z'],
    );
    assert.deepEqual(await statusOf(w), ['sent']);
  });

  it('lets the whole tenant rest, not only the message that was throttled', async () => {
    await using w = await startClockwork();
    w.failures.push(new Upstream('throttled', true, { retryAfterMs: 90_000 }));
    await w.assign('priya', '2026-11-16');
    await w.assign('omar', '2026-11-16');
    await w.chaser.drain('2026-11-02T10:00:00.000Z');
    assert.deepEqual([w.sent.length, await statusOf(w)], [0, ['planned', 'planned']]);
    await w.until('2026-11-02T12:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ at }) => at),
      ['2026-11-02T10:01:30.000Z', '2026-11-02T10:01:30.000Z'],
    );
  });

  it('backs off from a conversation that is being changed', async () => {
    await using w = await startClockwork();
    w.failures.push(...Array.from({ length: 3 }, () => new Upstream('busy', true)));
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-02T12:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ at }) => at),
      ['2026-11-02T10:00:14.000Z'],
    );
  });

  it('gives up on a channel that stays unreachable', async () => {
    await using w = await startClockwork();
    w.failures.push(...Array.from({ length: 20 }, () => new Upstream('unreachable', true)));
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-02T23:00:00.000Z');
    assert.deepEqual([w.sent.length, await statusOf(w)], [0, ['failed']]);
    assert.equal(w.failures.length, 7);
  });

  it('never resends what may have arrived', async () => {
    await using w = await startClockwork();
    w.failures.push(new Upstream('ambiguous', false));
    await w.assign('priya', '2026-12-16');
    await w.until('2026-11-03T12:00:00.000Z');
    assert.deepEqual([w.sent.length, await statusOf(w)], [0, ['unknown']]);
  });

  it('says once more on the next morning what a digest may have said, while it is open', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    const other = await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.failures.push(new Upstream('ambiguous', false));
    await w.until('2026-11-04T12:00:00.000Z');
    const unknown = ['unknown no-answer priya', 'unknown no-answer priya'];
    assert.deepEqual(await w.ledger(), unknown);
    await w.execute('priya', 'action.accept', other);
    await w.until('2026-11-05T12:00:00.000Z');
    assert.deepEqual(
      w.sent.slice(2).map(({ at, says }) => `${at.slice(0, 16)} ${says.slice(4)}`),
      ['2026-11-05T09:00 A-1 no-answer (maybe)'],
    );
    assert.deepEqual((await w.ledger()).slice(-2), unknown);
  });

  it('tells the secretary of an owner out of reach, whom it does not try again', async () => {
    await using w = await startClockwork();
    w.failures.push(new Upstream('not-installed', false));
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-12T00:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ at, to, says }) => `${at.slice(0, 10)} ${to} ${says.slice(4)}`),
      [
        '2026-11-03 1:1 maya A-1 unreachable-secretary',
        '2026-11-11 1:1 maya A-1 unreachable-secretary',
      ],
    );
    const facts = await w.directory.facts('harbour', [w.idOf('priya')]);
    assert.equal(facts.get(w.idOf('priya'))?.unreachable, 'not-installed');
    assert.deepEqual(await statusOf(w), ['failed']);
  });

  it('tells the chair once of what did not reach the secretary', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    w.failures.push(new Upstream('not-installed', false), new Upstream('blocked', false));
    await w.until('2026-11-04T12:00:00.000Z');
    assert.deepEqual(
      w.sent.map(({ at, to, says }) => `${at.slice(0, 10)} ${to} ${says.slice(4)}`),
      [
        '2026-11-03 1:1 carl A-1 unreachable-chair',
        '2026-11-04 1:1 carl A-1 unreachable-secretary',
      ],
    );
  });

  it('tells the secretary once of anybody else whom it could not reach, and for what', async () => {
    await using w = await startClockwork();
    const ref = await w.assign('priya', '2026-11-16');
    await w.chaser.drain('2026-11-02T10:00:00.000Z');
    await w.execute('maya', 'action.transfer', ref, { to: w.idOf('omar') });
    w.failures.push(new Upstream('not-installed', false));
    await w.until('2026-11-02T12:00:00.000Z');
    const offers = (await w.docs(w.board, 'message')).filter(
      ({ body }) => body['kind'] === 'post-again',
    );
    assert.deepEqual(
      offers.map(({ body }) => body['to']),
      [{ person: w.idOf('maya') }],
    );
    const [failed] = (await w.docs(w.board, 'message')).filter(
      ({ body }) => body['offered'] === true,
    );
    assert.deepEqual(
      [failed?.body['kind'], failed?.body['about'], failed?.body['to']],
      ['handover', ref, { person: w.idOf('omar') }],
    );
  });

  it('tells the secretary in one message of what is refused together', async () => {
    await using w = await startClockwork();
    w.hooks.during = async (to) => {
      if (to !== '1:1 maya') throw new Upstream('rejected', false);
    };
    await w.assign('priya', '2026-11-30');
    await w.assign('omar', '2026-11-30');
    await w.until('2026-11-03T12:00:00.000Z');
    const offers = (await w.docs(w.board, 'message')).filter(
      ({ body }) => body['kind'] === 'post-again',
    );
    assert.deepEqual(
      offers.map(({ id }) => id),
      ['again|2026-11-02T10:05:00.000Z'],
    );
  });

  it('says so of a digest that could not be delivered, row by row', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.failures.push(new Upstream('blocked', false));
    await w.until('2026-11-05T12:00:00.000Z');
    assert.deepEqual(await w.ledger(), [
      'failed no-answer priya blocked',
      'sent unreachable-secretary maya',
    ]);
  });

  it('takes a lapsed lease for unknown: nobody can tell whether it was posted', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-12-16');
    const [message] = await w.docs(w.board, 'message');
    assert.ok(message);
    const body = { ...message.body, status: 'sending' };
    await w.store.settle(w.board, [{ put: { ...message, body } }]);
    await w.until('2026-11-02T12:00:00.000Z');
    assert.deepEqual([w.sent.length, await statusOf(w)], [0, ['unknown']]);
  });

  it('is sent by one of two processes', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    const rival = w.rival();
    w.hooks.during = async () => {
      delete w.hooks.during;
      await rival.drain('2026-11-02T10:00:00.000Z');
    };
    const now = '2026-11-02T10:00:00.000Z';
    await Promise.all([w.chaser.drain(now), rival.drain(now)]);
    assert.equal(w.sent.length, 1);
    assert.deepEqual(await statusOf(w), ['sent']);
  });

  it('finishes the ledger after a crash between the post and its rows', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.until('2026-11-04T08:45:00.000Z');
    w.hooks.during = async () => {
      delete w.hooks.during;
      w.hooks.settling = (pk) => {
        if (pk === w.board) throw new Upstream('store', false);
      };
    };
    await w.until('2026-11-04T09:10:00.000Z');
    assert.deepEqual(await w.ledger(), ['planned no-answer priya']);
    delete w.hooks.settling;
    await w.rival().drain('2026-11-04T09:30:00.000Z');
    assert.deepEqual(await w.ledger(), ['sent no-answer priya']);
    assert.equal(w.sent.length, 2);
  });
});
