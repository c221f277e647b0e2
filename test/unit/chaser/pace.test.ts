import assert from 'node:assert/strict';
import { createPace, paced } from '../../../src/chaser/pace.ts';
import type { Address, Outbound } from '../../../src/chaser/ports.ts';
import { Upstream } from '../../../src/errors.ts';

const chat = (conversationId: string, tenant = 'harbour'): Address => ({
  tenant,
  serviceUrl: 'http://127.0.0.1:9/',
  channelId: 'msteams',
  conversationId,
  conversationType: 'personal',
  botId: '28:gavel',
});

/** Real time that stands still but while somebody waits. */
const startPace = (limited = true) => {
  const start = Date.parse('2026-11-02T09:00:00.000Z');
  let ms = 0;
  const pace = createPace({
    clock: { now: () => new Date(start + ms).toISOString() },
    limited: () => limited,
    elapsedMs: () => ms,
    wait: async (time) => {
      ms += time;
    },
  });
  return { pace, elapsed: () => ms, pass: (time: number) => (ms += time) };
};

/** The most of these instants within any span. */
const most = (times: readonly number[], span: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + span).length));

describe('chaser/pace', () => {
  it('keeps a thread within each of its four limits, and near them', async () => {
    const { pace, elapsed, pass } = startPace();
    const times: number[] = [];
    while (times.length < 4_000)
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await pace.turn(chat('a'));
        times.push(elapsed());
      } catch (error) {
        assert.ok(error instanceof Upstream && error.retrySafe && error.code === 'paced');
        pass(Number(error.params['retryAfterMs']));
      }
    assert.deepEqual(
      [1_000, 2_000, 30_000, 3_600_000].map((span) => most(times, span)),
      [7, 8, 60, 1_800],
    );
    assert.ok(elapsed() < 2.3 * 3_600_000);
  });

  it('sends 28 a second in a tenant, whatever another one sends', async () => {
    const { pace, elapsed } = startPace();
    for (let n = 0; n < 300; n += 1) {
      // oxlint-disable no-await-in-loop -- one after the other
      await pace.turn(chat(`h${n}`));
      if (n < 10) await pace.turn(chat(`p${n}`, 'pier'));
      // oxlint-enable no-await-in-loop
    }
    assert.equal(elapsed(), 9 * 1_060);
  });

  it('leaves room for requests of which one travels sooner than the other', async () => {
    const { pace, elapsed } = startPace();
    const arrived: number[] = [];
    for (let n = 0; n < 600; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await pace.turn(chat(`h${n}`));
      arrived.push(elapsed() + ((n * 37) % 60));
    }
    assert.equal(most(arrived, 1_000), 30);
  });

  it('lets answers wait a little for their thread, and for nobody’s reminders', async () => {
    const { pace, elapsed } = startPace();
    // oxlint-disable no-await-in-loop -- one after the other
    for (let n = 0; n < 60; n += 1) await pace.turn(chat(`h${n}`));
    const before = elapsed();
    for (let n = 0; n < 7; n += 1) await pace.soon(chat('a'));
    assert.equal(elapsed(), before);
    // oxlint-enable no-await-in-loop
    await pace.soon(chat('a'));
    assert.equal(elapsed(), before + 1_060);
  });

  it('leaves answers for which nobody would wait to go out as other messages do', async () => {
    const waits: number[] = [];
    const pace = createPace({
      clock: { now: () => '2026-11-02T09:00:00.000Z' },
      elapsedMs: () => 0,
      wait: async (ms) => void waits.push(ms),
    });
    const all = await Promise.allSettled(Array.from({ length: 30 }, () => pace.soon(chat('a'))));
    const later = all.filter((each) => each.status === 'rejected');
    assert.deepEqual([waits, later.length], [[1_060], 22]);
    assert.ok(later.every(({ reason }) => reason instanceof Upstream && reason.code === 'paced'));
  });

  it('lets no answer into a tenant’s rest', async () => {
    const { pace, elapsed, pass } = startPace();
    pace.rest('harbour', 9_000);
    await assert.rejects(pace.soon(chat('a')), { code: 'paced', params: { retryAfterMs: 9_000 } });
    await pace.soon(chat('a', 'pier'));
    pass(8_000);
    await pace.soon(chat('a'));
    assert.equal(elapsed(), 9_000);
  });

  it('is no hindrance where the limits are off', async () => {
    const { pace, elapsed } = startPace(false);
    for (let n = 0; n < 100; n += 1) await pace.turn(chat('a'));
    assert.equal(elapsed(), 0);
  });

  it('lets a tenant rest as long as Teams asked, also where an answer heard it', async () => {
    const { pace, pass } = startPace();
    const failing: Outbound = {
      post: () => Promise.reject(new Upstream('throttled', true, { retryAfterMs: 9_000 })),
      update: async () => undefined,
      openPersonal: async (from) => from,
    };
    await assert.rejects(paced(failing, pace).post(chat('a'), { summary: '' }));
    assert.equal(pace.restsUntil('harbour'), '2026-11-02T09:00:09.000Z');
    assert.equal(pace.restsUntil('pier'), undefined);
    pass(9_000);
    assert.equal(pace.restsUntil('harbour'), undefined);
  });
});
