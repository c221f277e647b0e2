import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { CommitSet } from '../../../src/records/store.ts';
import { openRecords, perform, pk, scratch, type Opened } from './harness.ts';

const name = 'Ottoline Featherstonehaugh';
const namesHer = (text: string): boolean => text.includes('Featherstonehaugh');

/** Every byte that the store keeps for one file. */
const bytesOf = (file: string): string =>
  ['', '-wal', '-shm']
    .map((end) => `${file}${end}`)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path).toString('latin1'))
    .join();

describe('erasure', () => {
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

  const erase = async (records = opened.records) =>
    records.erase(pk, await records.erasureOf(pk, { person: 'p-9', by: 'p-1', matches: namesHer }));
  const add = (text: string, actor = 'p-1') =>
    perform(opened.records, 'note.add', { text }, { actor });

  it('takes what a person wrote and what names them, and nothing else', async () => {
    const { records } = opened;
    await add('The quay is to be painted');
    await add('My secret plan', 'p-9');
    await add(`${name} to buy the paint`);
    await perform(records, 'note.edit', { text: 'Somebody to buy the paint' }, { id: 'N-3' });
    assert.equal(await erase(), 2);

    const notes = await records.loadMany(pk, ['N-1', 'N-2', 'N-3']);
    assert.deepEqual(
      notes.map(({ version, state }) => [version, (state as { text: string }).text]),
      [
        [1, 'The quay is to be painted'],
        [1, '[erased]'],
        [2, 'Somebody to buy the paint'],
      ],
    );
    const { ok, erased, entries } = await records.verify(pk);
    assert.deepEqual({ ok, erased, entries }, { ok: true, erased: 2, entries: 5 });
    const [last] = await records.entries(pk, 4, 1);
    assert.deepEqual(
      { command: last?.command, by: last?.by, data: last?.events[0]?.data },
      {
        command: 'journal.erase',
        by: 'p-1',
        data: { person: 'p-9', texts: ['2:0.text', '3:0.text'] },
      },
    );
  });

  it('leaves nothing to do for a second time', async () => {
    await add('My secret plan', 'p-9');
    assert.equal(await erase(), 1);
    assert.equal(await erase(), 0);
    assert.equal((await opened.records.head(pk)).seq, 2);
  });

  it('takes what was written on the person’s behalf', async () => {
    await add('for the chair', 'clerk');
    const erasing = await opened.records.erasureOf(pk, {
      person: 'chair',
      by: 'p-1',
      matches: () => false,
    });
    assert.equal(await opened.records.erase(pk, erasing), 1);
  });

  it('goes in atomic steps: a crash between them leaves records that verify, and can be resumed', async () => {
    for (let n = 0; n < 75; n += 1) await add(`Plan ${n} of ${name}`, 'p-9');
    const { store } = opened;
    let commits = 0;
    const crashing = openRecords(place.file, {
      store: {
        ...store,
        commit: async (key: string, change: CommitSet) => {
          commits += 1;
          if (commits === 2) throw new RangeError('power cut');
          await store.commit(key, change);
        },
      },
    });
    await assert.rejects(erase(crashing.records), RangeError);
    await crashing.store.close();
    const half = await opened.records.verify(pk);
    assert.deepEqual([half.ok, half.erased], [true, 30]);

    assert.equal(await erase(), 45);
    const whole = await opened.records.verify(pk);
    assert.deepEqual([whole.ok, whole.erased], [true, 75]);
    assert.equal(bytesOf(place.file).includes('Featherstonehaugh'), false);
  });

  it('goes on beside commands of another instance', async () => {
    for (let n = 0; n < 40; n += 1) await add(`Plan ${n}`, 'p-9');
    const other = openRecords(place.file);
    const adding = Array.from({ length: 20 }, (_, n) =>
      perform(other.records, 'note.add', { text: `other ${n}` }),
    );
    assert.equal(await erase(), 40);
    await Promise.all(adding);
    await other.store.close();
    const { ok, erased } = await opened.records.verify(pk);
    assert.deepEqual([ok, erased], [true, 40]);
  });

  it('leaves no text and no name in any stored byte, whatever was written', async () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', 'z'), maxLength: 6_000 });
    const write = fc.record({ own: fc.boolean(), pad: long, edit: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), async (writes) => {
        const folder = scratch();
        const { records, store } = openRecords(folder.file);
        for (const [n, { own, pad, edit }] of writes.entries()) {
          const actor = own ? 'p-9' : 'p-1';
          const text = own ? `confidential${n} ${pad} confidential` : `${pad} ${name} ${pad}`;
          await perform(records, 'note.add', { text, meeting: 'M-1' }, { actor });
          if (edit)
            await perform(records, 'note.edit', { text: `harmless ${n}` }, { id: `N-${n + 1}` });
        }
        assert.match(bytesOf(folder.file), /confidential|Featherstonehaugh/);
        await erase(records);
        assert.doesNotMatch(bytesOf(folder.file), /confidential|featherstonehaugh|ottoline/i);
        assert.equal((await records.verify(pk)).ok, true);
        await store.close();
        folder.clear();
      }),
      { seed: 20261123, numRuns: 25 },
    );
  });
});
