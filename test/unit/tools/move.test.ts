import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Invalid, Upstream } from '../../../src/errors.ts';
import { pagesOf } from '../../../src/records/load.ts';
import { openSqlite } from '../../../src/records/sqlite.ts';
import type { Doc, Store } from '../../../src/records/store.ts';
import { move, type Moved } from '../../../src/tools/move/move.ts';
import { change, entry, pk, record } from '../../contract/documents.ts';

const other = 'tenant-2|p:p-1';

const moveAll = async (from: Store, to: Store): Promise<readonly Moved[]> => {
  const moved: Moved[] = [];
  for await (const partition of move(from, to)) moved.push(partition);
  return moved;
};

/** Everything that a store holds, but for its own locks and what says that a move was finished. */
const contents = async (store: Store): Promise<unknown> => {
  const all: unknown[] = [];
  for (let at = await store.partitionAfter(''); at; at = await store.partitionAfter(at)) {
    const docs: Doc[] = [];
    for await (const page of pagesOf(store, { kind: 'partition', pk: at })) docs.push(...page);
    const own = docs.filter(({ kind }) => kind !== 'moved');
    if (own.length === 0) continue;
    all.push({ at, docs: own.map((doc) => ({ ...doc, version: 0 })) });
    all.push(await store.journal(at, 0, 1_000));
  }
  return all;
};

/** Bookkeeping: nothing in the journal says that it happened. */
const sent = async (store: Store, at: string, id: string): Promise<void> => {
  const [doc] = await store.load(at, [id]);
  assert(doc);
  await store.settle(at, [{ put: { ...doc, body: { ...doc.body, status: 'sent' } } }]);
};

/** A store that fails from some writing on. */
const failingAfter = (store: Store, writings: number): Store => {
  let left = writings;
  const write = <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Upstream('store', false)) : work();
  };
  return {
    ...store,
    commit: (at, set) => write(() => store.commit(at, set)),
    settle: (at, ops) => write(() => store.settle(at, ops)),
  };
};

describe('moving an installation', () => {
  let folder: string;
  let from: Store;
  let to: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gavel-move-'));
    from = openSqlite({ file: join(folder, 'from.db') });
    to = openSqlite({ file: join(folder, 'to.db') });
    for (let seq = 1; seq <= 120; seq += 1) {
      const more = { wakeAt: '2026-11-23T09:00:00.000Z', index: { type: 'action', number: seq } };
      await from.commit(pk, change(seq, [record(`A-${seq}`, more)]));
    }
    await from.settle(other, [{ put: record('person', { pk: other, kind: 'person' }) }]);
  });
  afterEach(async () => {
    await Promise.all([from.close(), to.close()]);
    await rm(folder, { recursive: true });
  });

  it('brings everything, and counts it', async () => {
    assert.deepEqual(await moveAll(from, to), [
      { pk, entries: 120, documents: 120 },
      { pk: other, entries: 0, documents: 1 },
    ]);
    assert.deepEqual(await contents(to), await contents(from));
  });

  for (const after of [0, 1, 60, 119, 121, 122, 123, 124]) {
    it(`goes on where it was interrupted, after ${after} writings`, async () => {
      await assert.rejects(moveAll(from, failingAfter(to, after)), { code: 'store' });
      await moveAll(from, to);
      assert.deepEqual(await contents(to), await contents(from));
    });
  }

  it('follows what was written, changed and removed since', async () => {
    await moveAll(from, to);
    const [one] = await from.load(pk, ['A-1']);
    assert(one);
    await from.commit(pk, change(121, [{ ...one, body: { title: 'changed' } }]));
    await from.settle(pk, [{ remove: { id: 'A-2', version: 1 } }]);
    await moveAll(from, to);
    assert.deepEqual(await contents(to), await contents(from));
  });

  it('goes on too where it was following, and was interrupted', async () => {
    await moveAll(from, to);
    await sent(from, pk, 'A-7');
    await assert.rejects(moveAll(from, failingAfter(to, 2)), { code: 'store' });
    await moveAll(from, to);
    assert.deepEqual(await contents(to), await contents(from));
  });

  it('leaves a target alone that was used since', async () => {
    await moveAll(from, to);
    await to.commit(pk, change(121, [record('A-121')]));
    await from.settle(other, [{ put: record('late', { pk: other }) }]);
    const before = await contents(to);
    await assert.rejects(moveAll(from, to), {
      code: 'moved-ahead',
      params: { pk, here: 120, there: 121 },
    });
    assert.deepEqual(await contents(to), before);
  });

  for (const [what, at, id] of [
    ['a reminder', pk, 'A-7'],
    ['a digest', other, 'person'],
  ] as const) {
    it(`leaves a target alone that has only sent ${what} since`, async () => {
      await moveAll(from, to);
      await sent(to, at, id);
      const before = await contents(to);
      await assert.rejects(moveAll(from, to), { code: 'moved-used', params: { pk: at } });
      assert.deepEqual(await contents(to), before);
    });
  }

  it('goes there and back as often as wanted, and not where either was used meanwhile', async () => {
    await moveAll(from, to);
    await sent(to, pk, 'A-7');
    await moveAll(to, from);
    assert.deepEqual(await contents(from), await contents(to));
    await sent(from, pk, 'A-8');
    await moveAll(from, to);
    assert.deepEqual(await contents(to), await contents(from));
    await sent(to, pk, 'A-9');
    await sent(from, pk, 'A-10');
    await assert.rejects(moveAll(to, from), { code: 'moved-used' });
    await assert.rejects(moveAll(from, to), { code: 'moved-used' });
  });

  it('removes what was all removed from the source', async () => {
    await moveAll(from, to);
    await from.settle(other, [{ remove: { id: 'person', version: 1 } }]);
    await moveAll(from, to);
    assert.deepEqual(await to.find({ kind: 'partition', pk: other }, { limit: 1 }), { items: [] });
  });

  it('leaves the committees of another installation alone', async () => {
    const own = 'tenant-1|another';
    await to.commit(own, change(1, [record('A-1', { pk: own })]));
    const before = await contents(to);
    await assert.rejects(moveAll(from, to), {
      code: 'moved-ahead',
      params: { pk: own, here: 0, there: 1 },
    });
    assert.deepEqual(await contents(to), before);
  });

  it('halves a batch that the target finds too large', async () => {
    const small: Store = {
      ...to,
      settle: async (at, ops) => {
        if (ops.length > 30) throw new Invalid('too-large');
        await to.settle(at, ops);
      },
    };
    await moveAll(from, small);
    assert.deepEqual(await contents(to), await contents(from));
  });

  it('leaves the journal of another installation alone', async () => {
    await to.commit(pk, { docs: [], entry: { ...entry(7), hash: 'another' } });
    await assert.rejects(moveAll(from, to), {
      name: 'Conflict',
      code: 'moved-differently',
      params: { pk, seq: 7 },
    });
    assert.equal((await to.journal(pk, 0, 1_000)).length, 1);
  });
});
