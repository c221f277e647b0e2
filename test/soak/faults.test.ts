import assert from 'node:assert/strict';
import { ballots } from './ballots.ts';
import { crashes } from './crashes.ts';
import { fuzz } from './fuzz.ts';
import { instances } from './instances.ts';
import { rules } from './rules.ts';

describe('faults, in short (`npm run soak` is the long form)', () => {
  it('loses nothing and repeats nothing when it is killed 15 times', async function () {
    this.timeout(180_000);
    const { kills, sending, due } = await crashes(15);
    assert.ok(kills === 15 && sending > 3 && due > 20);
  });

  it('counts every secret vote once, and tells nobody’s, when it is killed in the middle', async function () {
    this.timeout(180_000);
    const { kills, casts } = await ballots(1, 3);
    assert.ok(kills === 4 && casts > 7);
  });

  for (const [store, size] of [
    ['sqlite', { chases: 400, people: 80, committees: 10 }],
    ['cosmos', { chases: 60, people: 12, committees: 3 }],
  ] as const)
    it(`sends one digest a person from four processes on one store, one of which dies: ${store}`, async function () {
      this.timeout(180_000);
      const { due, sent, unknown, digests } = await instances(size, store);
      assert.equal(due, size.chases);
      assert.equal(sent + unknown, size.chases);
      assert.ok(digests <= size.people);
    });

  it('follows a rule that changes over 5,000 open actions, killed between two pages', async function () {
    this.timeout(180_000);
    await rules(5_000, 1);
  });

  it('answers 500 malformed activities, presses and requests, and writes nothing', async () => {
    const { grownMegabytes, ...counts } = await fuzz(500);
    assert.deepEqual(counts, { requests: 500, serverErrors: 0, rejections: 0, written: 0 });
    assert.ok(grownMegabytes < 30, `${grownMegabytes} MB`);
  });
});
