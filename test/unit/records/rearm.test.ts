import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Upstream } from '../../../src/errors.ts';
import type { Doc, Store } from '../../../src/records/store.ts';
import { type Opened, openRecords, perform, pk, scratch } from './harness.ts';

const WAKE = '2026-12-01T09:00:00.000Z';
const LATER = '2026-12-02T09:00:00.000Z';
const NOTES = 250;

describe('rearm', () => {
  let place: ReturnType<typeof scratch>;
  let opened: Pick<Opened, 'store' | 'records'>;
  /** Called before every settlement. */
  let settling: () => Promise<void>;

  beforeEach(async () => {
    place = scratch();
    settling = async () => undefined;
    const { store } = openRecords(place.file);
    const watched: Store = {
      ...store,
      settle: async (...of) => {
        await settling();
        await store.settle(...of);
      },
    };
    const { records, store: own } = openRecords(place.file, { store: watched });
    await own.close();
    opened = { store, records };
    await ruled(undefined);
    for (let n = 0; n < NOTES; n += 1)
      // oxlint-disable-next-line no-await-in-loop -- the commits of one committee are serial anyway
      await perform(records, 'note.add', { text: `${n}` });
  });
  afterEach(async () => {
    await opened.store.close();
    place.clear();
  });

  const ruled = (wake: string | undefined, name = 'Board') =>
    perform(
      opened.records,
      'committee.setup',
      { name, ...(wake !== undefined && { wake }) },
      { id: 'committee' },
    );

  const note = async (): Promise<Doc | undefined> => (await opened.store.load(pk, ['rearm']))[0];

  /** How many notes wake at each time. */
  const wakes = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    const ids = Array.from({ length: NOTES }, (_, n) => `N-${n + 1}`);
    for (const { wakeAt = 'never' } of await opened.store.load(pk, ids))
      counts[wakeAt] = (counts[wakeAt] ?? 0) + 1;
    return counts;
  };

  it('leaves a due note with the rules that changed, and every record follows them page by page', async () => {
    const { store, records } = opened;
    await ruled(WAKE);
    assert.deepEqual(await wakes(), { never: NOTES });
    const [due] = await store.due('2026-11-23T09:00:00.000Z', 10);
    assert.equal(due?.id, 'rearm');
    let settlements = 0;
    settling = async () => void (settlements += 1);
    await records.rearm(pk);
    assert.deepEqual(await wakes(), { [WAKE]: NOTES });
    assert.equal(settlements, 3);
    assert.equal(await note(), undefined);
    await ruled(undefined);
    await records.rearm(pk);
    assert.deepEqual(await wakes(), { never: NOTES });
    assert.equal((await records.verify(pk)).ok, true);
  });

  it('leaves none where nothing changed', async () => {
    await ruled(undefined);
    assert.equal(await note(), undefined);
  });

  it('goes on in another process where a run has ended between two pages', async () => {
    await ruled(WAKE);
    let pages = 0;
    settling = async () => {
      pages += 1;
      if (pages > 1) throw new Upstream('store', false);
    };
    await assert.rejects(opened.records.rearm(pk), { code: 'store' });
    const before = (await wakes())[WAKE] ?? 0;
    assert.ok(before > 0 && before < NOTES, String(before));
    assert.ok((await note())?.wakeAt);
    const { records, store } = openRecords(place.file);
    await records.rearm(pk);
    await store.close();
    assert.deepEqual(await wakes(), { [WAKE]: NOTES });
  });

  it('begins anew where the rules change once more meanwhile', async () => {
    await ruled(WAKE);
    let pages = 0;
    settling = async () => {
      pages += 1;
      if (pages === 2) await ruled(LATER);
    };
    await opened.records.rearm(pk);
    assert.deepEqual(await wakes(), { [LATER]: NOTES });
    assert.equal(await note(), undefined);
  });

  it('is done once by two processes at once', async () => {
    await ruled(WAKE);
    const other = openRecords(place.file);
    settling = () => pause(1);
    await Promise.all([opened.records.rearm(pk), other.records.rearm(pk)]);
    await other.store.close();
    assert.deepEqual(await wakes(), { [WAKE]: NOTES });
  });
});
