import assert from 'node:assert/strict';
import type { CommandRule } from '../../../src/domain/model.ts';
import type { EntityType } from '../../../src/records/entity.ts';
import { areas, openRecords, perform, pk, scratch } from './harness.ts';

/** The areas of the harness with one more rule of the notes, which is at fault. */
function faulty(type: EntityType, id: string): typeof areas {
  const rule: CommandRule = {
    decide: () => ({ changes: [{ id, type, events: [{ type: 'note.edited', v: 1, data: {} }] }] }),
  };
  const { note } = areas;
  assert(note);
  return { ...areas, note: { ...note, commands: { ...note.commands, 'note.delete': rule } } };
}

describe('a rule at fault', () => {
  let place: ReturnType<typeof scratch>;
  beforeEach(() => {
    place = scratch();
  });
  afterEach(() => place.clear());

  for (const [what, type, id, target, code] of [
    ['takes an entity for one of another type', 'committee', 'N-1', 'N-1', 'wrong-type'],
    ['makes a type that nobody owns', 'raid', 'R-1', 'N-1', 'unknown-area'],
    ['makes an id that no store could hold', 'note', 'N#1', 'N-1', 'bad-id'],
  ] as const) {
    it(`that ${what} writes nothing`, async () => {
      const { records, store } = openRecords(place.file, { areas: faulty(type, id) });
      for (const text of ['one', 'two']) await perform(records, 'note.add', { text });
      const deleting = perform(records, 'note.delete', {}, { id: target });
      await assert.rejects(deleting, { name: 'Invalid', code });
      const { ok, entries } = await records.verify(pk);
      assert.deepEqual({ ok, entries }, { ok: true, entries: 2 });
      await store.close();
    });
  }

  it('may change a record that it did not look at', async () => {
    const { records, store } = openRecords(place.file, { areas: faulty('note', 'N-2') });
    for (const text of ['one', 'two']) await perform(records, 'note.add', { text });
    await perform(records, 'note.delete', {}, { id: 'N-1' });
    assert.equal((await records.load(pk, 'N-2'))?.version, 2);
    assert.equal((await records.verify(pk)).ok, true);
    await store.close();
  });

  it('or two rules for one verb are found before anything is recorded', async () => {
    const { note } = areas;
    assert(note);
    assert.throws(() => openRecords(place.file, { areas: { ...areas, raid: note } }), {
      name: 'Invalid',
      code: 'verb-twice',
    });
  });
});
