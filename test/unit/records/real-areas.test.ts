import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { areas } from '../../../src/domain/areas.ts';
import { permit } from '../../../src/domain/permission.ts';
import { GavelError } from '../../../src/errors.ts';
import { listedOf } from '../../../src/records/execute.ts';
import { setup, step, targetOf } from './any-command.ts';
import { openRecords, perform, pk, scratch } from './harness.ts';

describe('the records of a real committee', () => {
  it('verify after any commands, and after an erasure', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
        const place = scratch();
        const { records, store } = openRecords(place.file, { areas, permit });
        await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
        for (const { verb, actor, choice, input } of steps) {
          await perform(records, verb, input, { actor, ...targetOf(verb, choice) }).then(
            () => (done += 1),
            (error: unknown) => assert(error instanceof GavelError, String(error)),
          );
        }
        const before = await records.verify(pk);
        assert.equal(before.ok, true, JSON.stringify(before.firstBad));
        await records.erase(
          pk,
          await records.erasureOf(pk, {
            person: 'priya',
            by: 'maya',
            matches: (each) => each < 'M',
          }),
        );
        const after = await records.verify(pk);
        assert.equal(after.ok, true, JSON.stringify(after.firstBad));
        await store.close();
        place.clear();
      }),
      { seed: 20261123, numRuns: 30 },
    );
    assert(done > 450, `${done} commands were carried out`);
  });

  it('can be seen as they stood at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const place = scratch();
        const { records, store, clock } = openRecords(place.file, { areas, permit });
        await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
        const all = async () => {
          const { items } = await records.find(
            { kind: 'docs', pk, docKind: 'entity' },
            { limit: 1000 },
          );
          return items.map(listedOf);
        };
        const seen: [string, Awaited<ReturnType<typeof all>>][] = [];
        for (const [minute, { verb, actor, choice, input }] of steps.entries()) {
          clock.set(new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString());
          const done = perform(records, verb, input, { actor, ...targetOf(verb, choice) });
          await done.catch((error: unknown) => assert(error instanceof GavelError, String(error)));
          if (minute % 8 === 0) seen.push([clock.now(), await all()]);
        }
        for (const [at, then] of seen) {
          const again = await records.asAt(pk, at);
          const byId = (list: typeof again) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
          assert.deepEqual(
            byId(again).map(({ id, state, index, version }) => ({ id, state, index, version })),
            byId(then).map(({ id, state, index, version }) => ({ id, state, index, version })),
          );
        }
        await store.close();
        place.clear();
      }),
      { seed: 20261123, numRuns: 8 },
    );
  });
});
