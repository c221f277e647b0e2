import assert from 'node:assert/strict';
import { refuse } from '../../../src/domain/model.ts';
import { exportLines } from '../../../src/records/export.ts';
import { createQueue } from '../../../src/records/queue.ts';
import { areas, openRecords, perform, pk, scratch, type Opened } from './harness.ts';

const texts = (count: number) => Array.from({ length: count }, (_, n) => `text ${n}`);

describe('many at once', () => {
  let place: ReturnType<typeof scratch>;
  let opened: Opened;
  beforeEach(() => {
    place = scratch();
    opened = openRecords(place.file);
  });
  afterEach(async () => {
    await opened.store.close();
    place.clear();
  });

  const written = async (): Promise<readonly string[]> => {
    const query = { kind: 'records', pk, type: 'note', order: 'number' } as const;
    const { items } = await opened.records.list(query, { limit: 200 });
    return items.map(({ title }) => title).toSorted();
  };

  it('30 commands on one committee lose none', async () => {
    await Promise.all(texts(30).map((text) => perform(opened.records, 'note.add', { text })));
    assert.deepEqual(await written(), texts(30).toSorted());
    assert.equal((await opened.records.verify(pk)).entries, 30);
  });

  it('30 edits of one record all count', async () => {
    await perform(opened.records, 'note.add', { text: 'first' });
    const edit = (text: string) => perform(opened.records, 'note.edit', { text }, { id: 'N-1' });
    await Promise.all(texts(30).map(edit));
    assert.equal((await opened.records.load(pk, 'N-1'))?.version, 31);
  });

  it('two instances on one file lose none, and number without a gap', async () => {
    const other = openRecords(place.file);
    await Promise.all(
      texts(40).map((text, n) =>
        perform(n % 2 === 0 ? opened.records : other.records, 'note.add', { text }),
      ),
    );
    await other.store.close();
    assert.deepEqual(await written(), texts(40).toSorted());
    const verdict = await opened.records.verify(pk);
    assert.deepEqual([verdict.ok, verdict.entries], [true, 40]);
    assert.equal((await opened.records.head(pk)).counters.N, 40);
  });

  it('verify beside writing instances finds nothing wrong', async () => {
    const other = openRecords(place.file);
    const writing = texts(40).map((text) => perform(other.records, 'note.add', { text }));
    const verdicts = [];
    for (let n = 0; n < 10; n += 1) verdicts.push(await opened.records.verify(pk));
    await Promise.all(writing);
    await other.store.close();
    assert(verdicts.every(({ ok }) => ok));
  });

  /** Verify over a store on which another instance does something, once, before the head is next read after the journal. */
  const verifiedWhile = async (other: (records: Opened['records']) => Promise<unknown>) => {
    const rival = openRecords(place.file);
    const { store } = opened;
    let due = false;
    let done = false;
    const reader = openRecords(place.file, {
      store: {
        ...store,
        journal: (...args) => {
          due = true;
          return store.journal(...args);
        },
        load: async (key, ids) => {
          if (due && !done && ids.includes('head')) {
            done = true;
            await other(rival.records);
          }
          return store.load(key, ids);
        },
      },
    });
    const verdict = await reader.records.verify(pk);
    await rival.store.close();
    await reader.store.close();
    assert(done);
    return verdict;
  };

  it('verify misses no entry that another instance adds while it reads', async () => {
    await perform(opened.records, 'note.add', { text: 'one' });
    const verdict = await verifiedWhile((rival) => perform(rival, 'note.add', { text: 'two' }));
    assert.deepEqual(verdict.firstBad, undefined);
    assert.equal(verdict.entries, 2);
  });

  it('verify takes no erasure for a flaw that takes back what it has read', async () => {
    await perform(opened.records, 'note.add', { text: 'my plan' }, { actor: 'p-9' });
    const of = { person: 'p-9', by: 'p-1', matches: () => false };
    const verdict = await verifiedWhile(async (rival) =>
      rival.erase(pk, await rival.erasureOf(pk, of)),
    );
    assert.deepEqual(verdict.firstBad, undefined);
    assert.deepEqual([verdict.entries, verdict.erased], [2, 1]);
  });

  it('an export beside which something is erased does not close', async () => {
    const { records, store } = opened;
    await perform(records, 'note.add', { text: 'my plan' }, { actor: 'p-9' });
    const rival = openRecords(place.file);
    const of = { person: 'p-9', by: 'p-1', matches: () => false };
    const about = {
      committee: { id: 'board', code: 'BRD', name: 'Board' },
      exportedAt: '2026-11-23T09:00:00.000Z',
      names: async () => ({}),
    };
    let erased = false;
    const slow = exportLines(
      {
        areas,
        store: {
          ...store,
          journal: async (...args) => {
            if (!erased) await rival.records.erase(pk, await rival.records.erasureOf(pk, of));
            erased = true;
            return store.journal(...args);
          },
        },
      },
      pk,
      about,
    );
    const whole = async () => {
      for await (const line of slow) assert(line);
    };
    await assert.rejects(whole, { name: 'Conflict', code: 'busy' });
    await rival.store.close();
  });

  it('the same receipt four times at once has one effect and one answer', async () => {
    const other = openRecords(place.file);
    const results = await Promise.all(
      [opened, opened, other, other].map(({ records }) =>
        perform(records, 'note.add', { text: 'once' }, { receipts: ['r|1', 'r|content'] }),
      ),
    );
    await other.store.close();
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), [
      'done',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    for (const result of results)
      if (result.kind === 'duplicate') assert.deepEqual(result.refs, ['N-1']);
    assert.deepEqual(await written(), ['once']);
    const [receipt] = await opened.store.load(pk, ['r|1']);
    assert.equal(receipt?.wakeAt, '2026-11-24T09:00:00.000Z');
  });

  it('any one of the receipts makes a duplicate; a refusal leaves none', async () => {
    const { records } = opened;
    const barred = { actor: 'barred', receipts: ['r|1'] };
    await assert.rejects(perform(records, 'note.add', { text: 'x' }, barred), { name: 'Refused' });
    await perform(records, 'note.add', { text: 'one' }, { receipts: ['r|1', 'r|same'] });
    const again = await perform(
      records,
      'note.add',
      { text: 'one' },
      { receipts: ['r|2', 'r|same'] },
    );
    assert.equal(again.kind, 'duplicate');
  });

  it('remembers the receipt of a question once', async () => {
    const { records, clock, store } = opened;
    clock.set('2026-11-23T09:00:00.001Z');
    const answers = await Promise.all([1, 2, 3, 4].map(() => records.remember(pk, ['r|q'])));
    assert.deepEqual(answers.toSorted(), ['duplicate', 'duplicate', 'duplicate', 'new']);
    assert.equal(await store.nextDue(clock.now()), '2026-11-24T10:00:00.000Z');
    const outcome = await perform(records, 'note.add', { text: 'x' }, { receipts: ['r|q'] });
    assert.equal(outcome.kind, 'duplicate');
  });
});

describe('the line of a committee', () => {
  it('serves in order of arrival, one at a time', async () => {
    const inTurn = createQueue();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} in`);
      await Promise.resolve();
      seen.push(`${name} out`);
    };
    const other = inTurn('other', Infinity, work('x'));
    await Promise.all(['a', 'b'].map((name) => inTurn('board', Infinity, work(name))));
    await other;
    assert.deepEqual(
      seen.filter((line) => !line.startsWith('x')),
      ['a in', 'a out', 'b in', 'b out'],
    );
    assert(seen.indexOf('x out') < seen.indexOf('b in'), 'another committee does not wait');
  });

  it('turns away who comes too late, and goes on after a failure', async () => {
    const inTurn = createQueue();
    const failing = inTurn('board', Infinity, () => Promise.reject(new RangeError('x')));
    const late = inTurn('board', performance.now() - 1, async () => 'late');
    const next = inTurn('board', Infinity, async () => 'served');
    await assert.rejects(failing, RangeError);
    await assert.rejects(late, { name: 'Conflict', code: 'busy' });
    assert.equal(await next, 'served');
  });

  it('takes no for an answer only under the head at which everything was loaded', async () => {
    const place = scratch();
    const other = openRecords(place.file);
    const asked: number[] = [];
    const { records, store } = openRecords(place.file, {
      people: async () => {
        if (asked.length === 0) await perform(other.records, 'note.add', { text: 'faster' });
        return new Map();
      },
      permit: ({ verb }, _states, { head }) => {
        if (verb === 'record.convert') asked.push(head.seq);
        return asked.length === 1 ? refuse('not-allowed') : {};
      },
    });
    await perform(records, 'note.add', { text: 'one', meeting: 'M-1' });
    await perform(records, 'record.convert', {}, { id: 'N-1' });
    assert.deepEqual(asked, [1, 2]);
    await other.store.close();
    await store.close();
    place.clear();
  });

  it('so it does where there is nothing to change, which is no commit', async () => {
    const place = scratch();
    const other = openRecords(place.file);
    await perform(other.records, 'note.add', { text: 'one' });
    let loads = 0;
    let commits = 0;
    const { records, store } = openRecords(place.file, {
      store: {
        ...other.store,
        load: async (key, ids) => {
          const found = await other.store.load(key, ids);
          if ((loads += 1) === 1) await perform(other.records, 'note.add', { text: 'faster' });
          return found;
        },
      },
      onCommit: () => {
        commits += 1;
      },
    });
    const outcome = await perform(records, 'note.edit', { text: '' }, { id: 'N-1' });
    assert.deepEqual([outcome.kind === 'done' && outcome.seq, commits], [2, 0]);
    await other.store.close();
    await store.close();
    place.clear();
  });

  it('gives up with busy when the head never stands still', async () => {
    const place = scratch();
    const other = openRecords(place.file);
    const { records, store } = openRecords(place.file, {
      people: async () => {
        await perform(other.records, 'note.add', { text: 'faster' });
        return new Map();
      },
    });
    await perform(records, 'note.add', { text: 'one', meeting: 'M-1' });
    const command = { verb: 'record.convert', actor: 'p-1', id: 'N-1', input: {} } as const;
    await assert.rejects(records.execute({ pk, deadlineMs: 80, command }), {
      name: 'Conflict',
      code: 'busy',
    });
    await other.store.close();
    await store.close();
    place.clear();
  });
});
