import assert from 'node:assert/strict';
import type { Doc, Store } from '../../src/records/store.ts';
import { action, change, entry, pk, record } from './documents.ts';
import { actions, allPages, ids, queriesContract } from './store-queries.ts';

/** A fresh, empty store for each test; `clear` closes it and removes what it left. */
export interface Opened {
  readonly store: Store;
  clear(): Promise<void>;
}

/** What every store must do; `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`store contract: ${name}`, () => {
    let opened: Opened;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.clear());

    const settle = (...docs: readonly Doc[]) =>
      store.settle(
        pk,
        docs.map((put) => ({ put })),
      );

    describe('documents', () => {
      it('come back as written, with the next version', async () => {
        const doc = record('A-1', {
          wakeAt: '2026-11-23T09:00:00.000Z',
          index: {
            type: 'action',
            ref: 'A-1',
            status: 'open',
            owner: 'p-1',
            meeting: 'M-1',
            due: '2026-11-27',
            number: 1,
            recorded: 7,
            words: ['budget', 'größe', '预算'],
          },
          body: { text: 'Ünïcode 🎉 "quoted"', nested: { list: [1, null, true] } },
        });
        await settle(doc, record('bare'));
        assert.deepEqual(await store.load(pk, ['A-1']), [{ ...doc, version: 1 }]);
        assert.deepEqual(await store.load(pk, ['bare']), [record('bare', { version: 1 })]);
      });

      it('are left out of a load when they are missing or in another partition', async () => {
        await settle(record('A-1'));
        assert.deepEqual(ids(await store.load(pk, ['A-9', 'A-1'])), ['A-1']);
        assert.deepEqual(await store.load('tenant-2|board', ['A-1']), []);
        assert.deepEqual(await store.load(pk, []), []);
        assert.deepEqual(await store.load(pk, ['']), []);
      });

      it('are replaced whole: what a new version lacks is gone', async () => {
        await settle(action(1, { owner: 'p-1' }, { wakeAt: '2026-11-23T09:00:00.000Z' }));
        await settle(record('A-1', { version: 1 }));
        assert.deepEqual(await store.load(pk, ['A-1']), [record('A-1', { version: 2 })]);
      });

      it('are removed by version', async () => {
        await settle(record('A-1'));
        await assert.rejects(store.settle(pk, [{ remove: { id: 'A-1', version: 2 } }]), {
          name: 'Conflict',
          code: 'stale-version',
        });
        await store.settle(pk, [{ remove: { id: 'A-1', version: 1 } }]);
        assert.deepEqual(await store.load(pk, ['A-1']), []);
      });

      for (const [what, doc, code] of [
        ['an id that Cosmos DB could not hold', record('a/b'), 'bad-id'],
        ['an id beyond ASCII', record('ä'), 'bad-id'],
        ['an empty id', record(''), 'bad-id'],
        ['an id of the journal', record('entry|000000000001'), 'bad-id'],
        [
          'an instant of another shape',
          record('x', { wakeAt: '2026-11-23T09:00:00Z' }),
          'bad-instant',
        ],
        ['a document of another partition', record('x', { pk: 'tenant-2|b' }), 'other-partition'],
      ] as const) {
        it(`are refused with ${what}`, async () => {
          await assert.rejects(settle(doc), { name: 'Invalid', code });
          await assert.rejects(store.commit(pk, change(1, [doc])), { name: 'Invalid', code });
          assert.equal(await store.isEmpty(), true);
        });
      }
    });

    describe('conflicts', () => {
      it('a second creation, and a stale version', async () => {
        await store.commit(pk, change(1, [record('A-1')]));
        await assert.rejects(store.commit(pk, change(2, [record('A-1')])), {
          name: 'Conflict',
          code: 'exists',
        });
        for (const version of [2, 7]) {
          await assert.rejects(store.commit(pk, change(2, [record('A-1', { version })])), {
            name: 'Conflict',
            code: 'stale-version',
          });
        }
        await store.commit(pk, change(2, [record('A-1', { version: 1 })]));
      });

      it('an update of what does not exist', async () => {
        await assert.rejects(settle(record('A-1', { version: 3 })), { code: 'stale-version' });
      });

      it('a second entry with the same sequence', async () => {
        await store.commit(pk, change(1, []));
        await assert.rejects(store.commit(pk, change(1, [record('A-1')])), { name: 'Conflict' });
        assert.deepEqual(await store.load(pk, ['A-1']), []);
      });

      it('one of many that start from the same version wins', async () => {
        await settle(record('head'));
        const tries = Array.from({ length: 20 }, (_, seq) =>
          store.commit(pk, change(seq + 1, [record('head', { version: 1 })])),
        );
        const results = await Promise.allSettled(tries);
        assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
        assert.equal((await store.journal(pk, 0, 100)).length, 1);
      });
    });

    describe('atomicity', () => {
      it('a failing operation in the middle leaves nothing', async () => {
        await store.commit(pk, change(1, [record('A-1')]));
        const docs = [record('A-2'), record('A-1', { version: 9 }), record('A-3')];
        await assert.rejects(store.commit(pk, change(2, docs)), { name: 'Conflict' });
        const settling = [{ put: record('A-2') }, { remove: { id: 'A-1', version: 9 } }];
        await assert.rejects(store.settle(pk, settling), { name: 'Conflict' });
        assert.deepEqual(ids(await store.load(pk, ['A-1', 'A-2', 'A-3'])), ['A-1']);
        assert.equal((await store.journal(pk, 0, 10)).length, 1);
      });

      it('a failure does not touch what others write at the same time', async () => {
        const results = await Promise.allSettled([
          store.commit(pk, change(1, [record('A-1')])),
          store.commit(pk, change(2, [record('A-1'), record('A-2')])),
          store.commit(pk, change(3, [record('A-3')])),
        ]);
        assert.deepEqual(
          results.map(({ status }) => status),
          ['fulfilled', 'rejected', 'fulfilled'],
        );
        assert.deepEqual(ids(await store.load(pk, ['A-1', 'A-2', 'A-3'])).toSorted(), [
          'A-1',
          'A-3',
        ]);
      });

      it('a rewriting that does not fit its entry undoes the whole', async () => {
        const texts = { '0.text': { salt: 'ab', text: 'secret' } };
        await store.commit(pk, { docs: [], entry: entry(1, texts) });
        const rewritten = [{ ...entry(1), hash: 'another' }];
        await assert.rejects(
          store.commit(pk, { docs: [record('A-1')], entry: entry(2), rewritten }),
          { name: 'Conflict' },
        );
        assert.deepEqual(await store.journal(pk, 0, 10), [entry(1, texts)]);
        await store.commit(pk, { docs: [], entry: entry(2), rewritten: [entry(1)] });
        assert.deepEqual(await store.journal(pk, 0, 10), [entry(1), entry(2)]);
      });

      it('what ends with a commit goes with it, or stays when it fails', async () => {
        await settle(record('box|V-1'), record('A-1'));
        const ending = (seq: number, version: number) => ({
          ...change(seq, [record('A-1', { version: 1 })]),
          removed: [{ id: 'box|V-1', version }],
        });
        await assert.rejects(store.commit(pk, ending(1, 2)), { code: 'stale-version' });
        assert.deepEqual(ids(await store.load(pk, ['A-1', 'box|V-1'])), ['A-1', 'box|V-1']);
        await store.commit(pk, ending(1, 1));
        const [left, ...more] = await store.load(pk, ['A-1', 'box|V-1']);
        assert.deepEqual([left?.id, left?.version, more], ['A-1', 2, []]);
      });

      it('takes 100 operations and refuses 101', async () => {
        const docs = Array.from({ length: 100 }, (_, n) => record(`N-${n}`));
        await assert.rejects(store.commit(pk, change(1, docs)), { code: 'too-many-operations' });
        await store.commit(pk, change(1, docs.slice(1)));
        await assert.rejects(settle(...docs, record('more')), { code: 'too-many-operations' });
      });
    });

    describe('the journal', () => {
      it('is read in order, from anywhere, by committee', async () => {
        assert.equal(await store.isEmpty(), true);
        for (const seq of [1, 2, 3, 10]) await store.commit(pk, change(seq, []));
        const seqs = async (after: number, limit: number) =>
          (await store.journal(pk, after, limit)).map(({ seq }) => seq);
        assert.deepEqual(await seqs(0, 10), [1, 2, 3, 10]);
        assert.deepEqual(await seqs(1, 2), [2, 3]);
        assert.deepEqual(await seqs(10, 2), []);
        assert.deepEqual(await store.journal('tenant-1|other', 0, 9), []);
        assert.equal(await store.isEmpty(), false);
      });
    });

    queriesContract(() => store);

    it('holds 10,000 documents and still finds few quickly', async () => {
      for (let batch = 0; batch < 100; batch += 1) {
        const docs = Array.from({ length: 99 }, (_, n) => {
          const number = batch * 99 + n + 1;
          const rare = number % 1_000 === 0;
          return action(
            number,
            { words: ['item', `w${number}`], ...(rare && { status: 'closed' }) },
            rare ? { wakeAt: '2026-11-23T09:00:00.000Z' } : {},
          );
        });
        await store.commit(pk, change(batch + 1, docs));
      }
      assert.equal((await allPages(store, actions(), 1_000)).length, 9_900);
      const closed = await allPages(store, actions({ status: ['closed'], order: 'due' }), 4);
      assert.equal(closed.length, 9);
      assert.equal((await store.due('2026-11-23T09:00:00.000Z', 100)).length, 9);
      const [found] = (await store.find(actions({ words: ['w9876'] }), { limit: 5 })).items;
      assert.equal(found?.id, 'A-9876');
    });

    it('keeps everything after a purge', async () => {
      await store.commit(pk, change(1, [record('A-1')]));
      await store.purge();
      assert.deepEqual(ids(await store.load(pk, ['A-1'])), ['A-1']);
      await store.commit(pk, change(2, [record('A-1', { version: 1 })]));
    });
  });
}
