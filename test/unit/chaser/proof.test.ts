import assert from 'node:assert/strict';
import { changed } from '../../../src/chaser/outbox.ts';
import { Upstream } from '../../../src/errors.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { startClockwork } from './harness.ts';

const proofs = (
  sent: readonly { readonly at: string; readonly to: string; readonly says: string }[],
) =>
  sent
    .filter(({ says }) => says.startsWith('proof'))
    .map(({ at, to, says }) => ({
      at,
      to,
      told: JSON.parse(says.slice('proof '.length)) as unknown,
    }));

describe('chaser/proof', () => {
  it('says nothing while every reminder that was due has an outcome', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.assign('omar', '2026-11-16');
    await w.until('2026-11-24T00:00:00.000Z');
    assert.ok((await w.ledger()).length > 8);
    assert.deepEqual(proofs(w.sent), []);
    const text = await w.metrics.text();
    assert.match(text, /gavel_ledger_proofs_total\{result="adds_up"\} [1-9]/u);
    assert.doesNotMatch(text, /result="missing"|committee=/u);
  });

  it('tells the secretary on the next morning of a reminder of which nothing is known', async () => {
    await using w = await startClockwork();
    await w.assign('priya', '2026-11-16');
    await w.assign('omar', '2026-11-16');
    await w.until('2026-11-04T08:29:00.000Z');
    const rows = await w.docs(w.board, 'chase');
    const lost = rows.find(({ body }) => body['entity'] === 'A-2');
    assert.ok(lost);
    // As a defect would leave it: planned, and due no more.
    await w.store.settle(w.board, [{ put: changed(lost, {}) }]);
    await w.until('2026-11-06T12:00:00.000Z');
    const told = { due: 2, sent: 1, suppressed: 0, failed: 0, unknown: 0, left: 1, refs: ['A-2'] };
    assert.deepEqual(proofs(w.sent), [{ at: '2026-11-06T09:00:00.000Z', to: '1:1 maya', told }]);
    const [, committee] = w.board.split('|');
    const missing = `gavel_ledger_reminders_missing{committee="${committee}"} 1\n`;
    const text = await w.metrics.text();
    assert.ok(text.includes(missing));
    assert.match(text, /gavel_ledger_proofs_total\{result="missing"\} 2/u);
  });

  it('is one line, read when it is sent, in the hours of a morning: nothing where it adds up by then', async () => {
    for (const found of [false, true]) {
      // oxlint-disable no-await-in-loop -- one clockwork after the other
      await using w = await startClockwork();
      await w.assign('priya', '2026-11-16');
      await w.until('2026-11-04T08:29:00.000Z');
      const [lost] = await w.docs(w.board, 'chase');
      assert.ok(lost);
      await w.store.settle(w.board, [{ put: changed(lost, {}) }]);
      await w.until('2026-11-06T08:59:00.000Z');
      w.hooks.during = async () => {
        throw new Upstream('throttled', true, { retryAfterMs: 3_600_000 });
      };
      await w.until('2026-11-07T03:00:00.000Z');
      delete w.hooks.during;
      const [row] = await w.store.load(w.board, [lost.id]);
      assert.ok(row);
      if (found) await w.store.settle(w.board, [{ put: changed(row, { status: 'suppressed' }) }]);
      await w.until('2026-11-09T18:00:00.000Z');
      // oxlint-enable no-await-in-loop
      assert.deepEqual(
        proofs(w.sent).map(({ at }) => at),
        found ? [] : ['2026-11-09T09:00:00.000Z'],
      );
    }
  });

  it('names committees that do not add up, a hundred at most, until they do', async () => {
    const metrics = createMetrics({ secondsSincePass: () => undefined });
    for (let n = 0; n < 150; n += 1) metrics.proved(`committee-${n}`, n);
    metrics.proved('committee-149', 0);
    const named = (await metrics.text()).match(/missing\{committee="[^"]+"\} \d+/gu) ?? [];
    assert.equal(named.length, 99);
    assert.ok(named.includes('missing{committee="committee-148"} 148'));
  });
});
