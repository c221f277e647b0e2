import assert from 'node:assert/strict';
import { openRecords, perform, pk, scratch, type Opened } from './harness.ts';
import type { Doc } from '../../../src/records/store.ts';
import type { RecordsOptions } from '../../../src/records/execute.ts';

describe('execute', () => {
  let place: ReturnType<typeof scratch>;
  let opened: Opened;
  let committed: string[];
  const errors: unknown[] = [];
  const options: Partial<RecordsOptions> = {
    onCommit: (key) => committed.push(key),
    log: { error: (what: unknown) => errors.push(what) },
  };
  beforeEach(() => {
    place = scratch();
    committed = [];
    opened = openRecords(place.file, options);
  });
  afterEach(async () => {
    await opened.store.close();
    place.clear();
  });

  const docOf = async (id: string): Promise<Doc | undefined> =>
    (await opened.store.load(pk, [id]))[0];

  it('writes a record, its entry and the head, and reads them back', async () => {
    const { records } = opened;
    const done = await perform(records, 'note.add', { text: 'Budget agreed', meeting: 'M-1' });
    assert(done.kind === 'done');
    assert.deepEqual(
      { seq: done.seq, at: done.at, ids: done.changed.map(({ id }) => id) },
      { seq: 1, at: '2026-11-23T09:00:00.000Z', ids: ['N-1'] },
    );
    const note = await records.load(pk, 'N-1');
    assert.deepEqual(note?.state, { text: 'Budget agreed', by: 'p-1', edits: 0, meeting: 'M-1' });
    const [entry] = await records.entries(pk, 0, 10);
    assert.deepEqual(
      { command: entry?.command, ref: entry?.ref, by: entry?.by, hash: entry?.hash },
      { command: 'note.add', ref: 'N-1', by: 'p-1', hash: (await records.head(pk)).hash },
    );
    assert.match(entry?.events[0]?.text?.['text'] ?? '', /^[0-9a-f]{64}$/);
    assert.equal(entry?.facts[0]?.event.text?.['text'], 'Budget agreed');
    assert.deepEqual(committed, [pk]);
  });

  it('indexes what lists and search ask for', async () => {
    const { records } = opened;
    await perform(records, 'note.add', {
      text: 'Größe of the ﬁnal BUDGET, budget',
      meeting: 'M-1',
    });
    await perform(records, 'note.add', { text: 'Second', meeting: 'M-1' });
    assert.deepEqual((await docOf('N-1'))?.index, {
      type: 'note',
      status: 'recorded',
      owner: 'p-1',
      meeting: 'M-1',
      number: 1,
      recorded: 100,
      words: ['große', 'of', 'the', 'final', 'budget'],
    });
    const query = { kind: 'records', pk, type: 'note', words: ['FIN'], order: 'number' } as const;
    const { items } = await records.list(query, { limit: 5 });
    assert.deepEqual(
      items.map(({ id, title, version }) => ({ id, title, version })),
      [{ id: 'N-1', title: 'Größe of the ﬁnal BUDGET, budget', version: 1 }],
    );
  });

  it('draws references that are never given out again, also after a refusal', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'one' });
    await assert.rejects(perform(records, 'note.add', { text: 'x' }, { actor: 'barred' }));
    const done = await perform(records, 'note.add', { text: 'two' });
    assert(done.kind === 'done');
    assert.equal(done.changed[0]?.id, 'N-2');
  });

  it('says no with the code of the permission and of the rule, and writes nothing', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'one' });
    const barred = perform(records, 'note.edit', { text: 'x' }, { actor: 'barred', id: 'N-1' });
    await assert.rejects(barred, { name: 'Refused', code: 'not-allowed' });
    await assert.rejects(perform(records, 'note.edit', { text: 'forbidden' }, { id: 'N-1' }), {
      name: 'Refused',
      code: 'no-such-words',
      params: { id: 'N-1' },
    });
    assert.equal((await records.head(pk)).seq, 1);
  });

  it('never overwrites what the card did not show', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'one' });
    await perform(records, 'note.edit', { text: 'two' }, { id: 'N-1', version: 1 });
    await assert.rejects(perform(records, 'note.edit', { text: 'x' }, { id: 'N-1', version: 1 }), {
      name: 'Conflict',
      code: 'stale-version',
      params: { id: 'N-1', shown: 1, current: 2 },
    });
    await assert.rejects(perform(records, 'note.edit', { text: 'x' }, { id: 'N-9' }), {
      name: 'NotFound',
    });
    await assert.rejects(perform(records, 'meeting.start', {}), { code: 'unknown-verb' });
  });

  it('keeps the entity version when bookkeeping touches the document', async () => {
    const { records, store } = opened;
    await perform(records, 'note.add', { text: 'one' });
    const doc = await docOf('N-1');
    assert(doc);
    await store.settle(pk, [{ put: { ...doc, wakeAt: '2026-12-01T00:00:00.000Z' } }]);
    await perform(records, 'note.edit', { text: 'two' }, { id: 'N-1', version: 1 });
    assert.equal((await records.load(pk, 'N-1'))?.version, 2);
    assert.equal((await records.verify(pk)).ok, true);
  });

  it('writes no entry for a decision that comes to nothing, but remembers the receipt', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'one' });
    const edit = () => perform(records, 'note.edit', {}, { id: 'N-1', receipts: ['r|1'] });
    const done = await edit();
    assert.deepEqual([done.kind, done.kind === 'done' && done.seq], ['done', 1]);
    assert.equal((await edit()).kind, 'duplicate');
    assert.equal((await records.head(pk)).seq, 1);
  });

  it('records on whose behalf', async () => {
    const { records } = opened;
    const done = await perform(records, 'note.add', { text: 'one' }, { actor: 'clerk' });
    assert.equal(done.kind === 'done' && done.onBehalfOf, 'chair');
    const [entry] = await records.entries(pk, 0, 1);
    assert.deepEqual([entry?.by, entry?.onBehalfOf], ['clerk', 'chair']);
  });

  it('never goes back in time', async () => {
    const { records, clock } = opened;
    await perform(records, 'note.add', { text: 'one' });
    clock.set('2026-11-20T09:00:00.000Z');
    const done = await perform(records, 'note.add', { text: 'two' });
    assert.equal(done.at, '2026-11-23T09:00:00.000Z');
  });

  it('loads what the rule asks for, until it asks for nothing new', async () => {
    const { records } = opened;
    for (const text of ['one', 'two']) await perform(records, 'note.add', { text, meeting: 'M-1' });
    await perform(records, 'note.add', { text: 'elsewhere', meeting: 'M-2' });
    await perform(records, 'record.convert', {}, { id: 'N-2' });
    const note = await records.load(pk, 'N-2');
    assert.deepEqual(note?.state, {
      text: 'N-1 N-2 for p-1',
      by: 'p-1',
      edits: 1,
      meeting: 'M-1',
    });
  });

  it('plans messages and chases in the same commit, half an hour before the slot', async () => {
    const { records } = opened;
    const plannedFor = '2026-11-26T09:00:00.000Z';
    const chase = { entity: 'A-1', person: 'p-2', step: 'due', n: 1, dueVersion: 3, plannedFor };
    await perform(records, 'note.add', { text: 'one', chase, tell: 'p-2' });
    assert.deepEqual(await docOf('c|A-1|3|due|1|p-2'), {
      pk,
      id: 'c|A-1|3|due|1|p-2',
      kind: 'chase',
      version: 1,
      wakeAt: '2026-11-26T08:30:00.000Z',
      index: { type: 'due', status: 'planned', ref: 'A-1', owner: 'p-2' },
      body: { ...chase, status: 'planned' },
    });
    assert.deepEqual(await docOf('m|00000001|0'), {
      pk,
      id: 'm|00000001|0',
      kind: 'message',
      version: 1,
      wakeAt: '2026-11-23T09:00:00.000Z',
      index: { type: 'told', status: 'planned', ref: 'N-1', owner: 'p-2' },
      body: {
        to: { person: 'p-2' },
        kind: 'told',
        about: 'N-1',
        params: { n: 1 },
        status: 'planned',
        plannedFor: '2026-11-23T09:00:00.000Z',
      },
    });
  });

  it('reports a chase that is planned twice, and leaves the first one', async () => {
    const { records } = opened;
    const plannedFor = '2026-11-26T09:00:00.000Z';
    const chase = { entity: 'A-1', person: 'p-2', step: 'due', n: 1, dueVersion: 1, plannedFor };
    await perform(records, 'note.add', { text: 'one', chase });
    const again = { ...chase, plannedFor: '2026-11-30T09:00:00.000Z' };
    await perform(records, 'note.add', { text: 'two', chase: again });
    assert.equal((await docOf('c|A-1|1|due|1|p-2'))?.body['plannedFor'], plannedFor);
    assert.deepEqual(errors, [{ pk, id: 'c|A-1|1|due|1|p-2' }]);
  });

  it('wakes the posted cards of a record and of its meeting', async () => {
    const { records, store, clock } = opened;
    await perform(records, 'note.add', { text: 'one', meeting: 'M-1' });
    const card = (id: string) => ({ put: { pk, id, kind: 'card', version: 0, body: {} } });
    await store.settle(pk, [card('card|N-1'), card('card|M-1'), card('card|N-2')]);
    clock.set('2026-11-23T10:00:00.000Z');
    await perform(records, 'note.edit', { text: 'two' }, { id: 'N-1' });
    const due = await store.due('2026-11-23T10:00:00.000Z', 9);
    assert.deepEqual(
      due.map(({ id }) => id),
      ['card|M-1', 'card|N-1'],
    );
  });

  it('makes strings well-formed and leaves out what is undefined', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'half \ud83c a flag', meeting: undefined });
    const note = await records.load(pk, 'N-1');
    assert.deepEqual(note?.state, { text: 'half \ufffd a flag', by: 'p-1', edits: 0 });
    assert.equal((await records.verify(pk)).ok, true);
  });

  it('refuses an entry above 256 KB', async () => {
    const { records } = opened;
    await perform(records, 'note.add', { text: 'x'.repeat(250_000) });
    await assert.rejects(perform(records, 'note.add', { text: 'ä'.repeat(140_000) }), {
      name: 'Invalid',
      code: 'too-large',
    });
    assert.equal((await records.head(pk)).seq, 1);
  });
});
