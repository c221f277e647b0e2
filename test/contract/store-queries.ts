import assert from 'node:assert/strict';
import type { Doc, Query, Store } from '../../src/records/store.ts';
import { action, change, pk, record } from './documents.ts';

export const ids = (docs: readonly Doc[]): readonly string[] => docs.map(({ id }) => id);

/** Every page of a query; `between` may write while somebody is turning pages. */
export async function allPages(
  store: Store,
  query: Query,
  limit: number,
  between: () => Promise<void> = async () => undefined,
): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(query, { limit, ...(cursor && { cursor }) });
    assert(page.items.length <= limit);
    found.push(...page.items);
    cursor = page.cursor;
    if (cursor) await between();
  } while (cursor);
  return found;
}

export const actions = (more: Partial<Extract<Query, { kind: 'records' }>> = {}): Query => ({
  kind: 'records',
  pk,
  type: 'action',
  order: 'number',
  ...more,
});

/** How a store is asked: by query and page, and by what is due. */
export function queriesContract(current: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = current();
  });
  const settle = (...docs: readonly Doc[]) =>
    store.settle(
      pk,
      docs.map((put) => ({ put })),
    );

  describe('queries', () => {
    it('order by number, backwards, and by due date with the undated last', async () => {
      await settle(
        action(10, { due: '2026-12-01' }),
        action(2),
        action(1, { due: '2026-12-24' }),
        action(3, { due: '2026-12-01' }),
        record('D-1', { index: { type: 'decision', number: 1 } }),
        record('c|A-1', { kind: 'chase', index: { type: 'action' } }),
      );
      const order = async (order: 'number' | 'number-desc' | 'due') =>
        ids(await allPages(store, actions({ order }), 2));
      assert.deepEqual(await order('number'), ['A-1', 'A-2', 'A-3', 'A-10']);
      assert.deepEqual(await order('number-desc'), ['A-10', 'A-3', 'A-2', 'A-1']);
      assert.deepEqual(await order('due'), ['A-3', 'A-10', 'A-1', 'A-2']);
    });

    it('filter by status, owner and meeting', async () => {
      await settle(
        action(1, { owner: 'p-1', meeting: 'M-1' }),
        action(2, { owner: 'p-1', status: 'closed' }),
        action(3, { status: 'done', meeting: 'M-1' }),
      );
      const found = async (more: Parameters<typeof actions>[0]) =>
        ids((await store.find(actions(more), { limit: 9 })).items);
      assert.deepEqual(await found({ status: ['open', 'done'] }), ['A-1', 'A-3']);
      assert.deepEqual(await found({ owner: 'p-1' }), ['A-1', 'A-2']);
      assert.deepEqual(await found({ owner: 'p-1', status: ['closed'] }), ['A-2']);
      assert.deepEqual(await found({ meeting: 'M-1', owner: 'p-2' }), []);
      assert.deepEqual(await found({ status: [] }), []);
    });

    it('find words by their beginnings, all of them', async () => {
      await settle(
        action(1, { words: ['circulate', 'the', 'budget'] }),
        action(2, { words: ['budgetary', 'review', '100%', 'a_b'] }),
        action(3, { words: ['rebudget'] }),
        action(4),
      );
      const found = async (...words: string[]) =>
        ids((await store.find(actions({ words }), { limit: 9 })).items);
      assert.deepEqual(await found('budget'), ['A-1', 'A-2']);
      assert.deepEqual(await found('bud', 'circ'), ['A-1']);
      assert.deepEqual(await found('budget', 'missing'), []);
      assert.deepEqual(await found('%'), [], 'no wildcard');
      assert.deepEqual(await found('_'), [], 'no wildcard');
      assert.deepEqual(await found(), ['A-1', 'A-2', 'A-3', 'A-4']);
    });

    it('give a meeting in the order of recording', async () => {
      await settle(
        action(1, { meeting: 'M-1', recorded: 300 }),
        record('N-1', { index: { type: 'note', meeting: 'M-1', recorded: 100 } }),
        record('D-1', { index: { type: 'decision', meeting: 'M-1', recorded: 200 } }),
        record('N-2', { index: { type: 'note', meeting: 'M-2', recorded: 150 } }),
      );
      const query = { kind: 'of-meeting', pk, meeting: 'M-1' } as const;
      assert.deepEqual(ids(await allPages(store, query, 1)), ['N-1', 'D-1', 'A-1']);
    });

    it('give what a person owns over all committees of one tenant', async () => {
      const other = 'tenant-1|steering';
      const foreign = 'tenant-10|board';
      const owned = (pk: string, due?: string) =>
        action(1, { owner: 'p-1', ...(due && { due }) }, { pk });
      await store.settle(pk, [{ put: owned(pk) }]);
      await store.settle(other, [{ put: owned(other, '2026-12-01') }]);
      await store.settle(foreign, [{ put: owned(foreign) }]);
      const query = { kind: 'owned', tenant: 'tenant-1', owner: 'p-1', type: 'action' } as const;
      const found = await allPages(store, query, 1);
      assert.deepEqual(
        found.map((doc) => doc.pk),
        [other, pk],
      );
      assert.deepEqual(await allPages(store, { ...query, status: ['closed'] }, 9), []);
    });

    it('give documents of a kind, in a partition and in a tenant', async () => {
      const other = 'tenant-1|steering';
      await settle(
        record('c|2', { kind: 'chase', index: { ref: 'A-2', owner: 'p-1', status: 'sent' } }),
        record('c|1', { kind: 'chase', index: { ref: 'A-1', owner: 'p-1', status: 'planned' } }),
        record('head', { kind: 'head' }),
      );
      await store.settle(other, [{ put: record('head', { kind: 'head', pk: other }) }]);
      const chases = { kind: 'docs', pk, docKind: 'chase' } as const;
      assert.deepEqual(ids(await allPages(store, chases, 1)), ['c|1', 'c|2']);
      const sent = await allPages(store, { ...chases, status: ['sent'], owner: 'p-1' }, 9);
      assert.deepEqual(ids(sent), ['c|2']);
      assert.deepEqual(ids(await allPages(store, { ...chases, ref: 'A-1' }, 9)), ['c|1']);
      const heads = { kind: 'of-tenant', tenant: 'tenant-1', docKind: 'head' } as const;
      assert.deepEqual(
        (await allPages(store, heads, 1)).map((doc) => doc.pk),
        [pk, other],
      );
      assert.deepEqual(await allPages(store, { ...heads, tenant: 'tenant' }, 9), []);
    });

    it('give everything, partition by partition', async () => {
      const [other, journal] = ['tenant-1|p:p-1', 'tenant-2|board'];
      const kinds = ['message', 'chase', 'entity', 'head'];
      await settle(...kinds.map((kind) => record(`of-${kind}`, { kind })));
      await store.settle(other, [{ put: record('person', { kind: 'person', pk: other }) }]);
      await store.commit(journal, change(1, []));
      const found: string[] = [];
      for (let at = await store.partitionAfter(''); at; at = await store.partitionAfter(at)) {
        found.push(at, ...ids(await allPages(store, { kind: 'partition', pk: at }, 3)));
      }
      const all = ['of-chase', 'of-entity', 'of-head', 'of-message'];
      assert.deepEqual(found, [pk, ...all, other, 'person', journal]);
    });

    it('page through rows that are added meanwhile, without repeating or hiding any', async () => {
      await settle(...[10, 20, 30, 40, 50].map((number) => action(number)));
      const meanwhile = [[5, 25], [15, 45], []];
      const found = await allPages(store, actions(), 2, () =>
        settle(...(meanwhile.shift() ?? []).map((number) => action(number))),
      );
      assert.deepEqual(ids(found), ['A-10', 'A-20', 'A-25', 'A-30', 'A-40', 'A-45', 'A-50']);
    });

    for (const cursor of ['', '?', 'bm90IGpzb24', 'W10', 'WzEsMl0x', 'W3t9LCJBLTEiXQ', 'bnVsbA']) {
      it(`refuse the cursor "${cursor}"`, async () => {
        await assert.rejects(store.find(actions(), { limit: 2, cursor }), {
          name: 'Invalid',
          code: 'bad-cursor',
        });
      });
    }
  });

  describe('what is due', () => {
    const at = (time: string) => `2026-11-23T${time}:00.000Z`;

    it('comes oldest first over all partitions, up to the limit', async () => {
      const other = 'tenant-2|p:p-1';
      await settle(
        record('late', { wakeAt: at('09:00') }),
        record('early', { wakeAt: at('07:00'), kind: 'chase' }),
        record('never'),
        record('later', { wakeAt: at('12:00') }),
      );
      await store.settle(other, [{ put: record('middle', { pk: other, wakeAt: at('08:00') }) }]);
      assert.deepEqual(ids(await store.due(at('09:00'), 9)), ['early', 'middle', 'late']);
      assert.deepEqual(ids(await store.due(at('09:00'), 2)), ['early', 'middle']);
      assert.deepEqual(await store.due(at('06:59'), 9), []);
    });

    it('tells the next instant after now, and none when there is none', async () => {
      assert.equal(await store.nextDue(at('00:00')), undefined);
      await settle(record('a', { wakeAt: at('09:00') }), record('b', { wakeAt: at('08:00') }));
      assert.equal(await store.nextDue(at('07:00')), at('08:00'));
      assert.equal(await store.nextDue(at('08:00')), at('09:00'));
      assert.equal(await store.nextDue(at('09:00')), undefined);
    });

    it('is due no more once its wake time is gone', async () => {
      await settle(record('a', { wakeAt: at('09:00') }));
      await settle(record('a', { version: 1 }));
      assert.deepEqual(await store.due(at('10:00'), 9), []);
    });
  });
}
