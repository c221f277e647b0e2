import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../src/records/sqlite.ts';
import { createWriter } from '../../../src/records/sqlite-writer.ts';
import { scratch } from './harness.ts';

describe('group commit', () => {
  let place: ReturnType<typeof scratch>;
  let db: DatabaseSync;
  beforeEach(() => {
    place = scratch();
    db = new DatabaseSync(place.file, { timeout: 5 });
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)');
  });
  afterEach(() => {
    if (db.isOpen) db.close();
    place.clear();
  });

  const add =
    (id: number, body = '') =>
    () => {
      db.prepare('INSERT INTO t VALUES (?, ?)').run(id, body);
    };
  const ids = () =>
    db
      .prepare('SELECT id FROM t ORDER BY id')
      .all()
      .map(({ id }) => id);

  it('writes what arrives in one turn in one transaction', async () => {
    const other = new DatabaseSync(place.file);
    const version = other.prepare('PRAGMA data_version');
    const before = Number(version.get()?.['data_version']);
    const { write } = createWriter(db, 100);
    await Promise.all([1, 2, 3, 4, 5].map((id) => write(add(id))));
    assert.equal(Number(version.get()?.['data_version']), before + 1);
    assert.deepEqual(ids(), [1, 2, 3, 4, 5]);
    other.close();
  });

  it('keeps the neighbours of a job that fails, and hides what SQLite said', async () => {
    const { write } = createWriter(db, 100);
    const results = await Promise.allSettled([1, 2, 2, 3].map((id) => write(add(id))));
    assert.deepEqual(
      results.map((result) => (result.status === 'rejected' ? result.reason.code : 'written')),
      ['written', 'written', 'store', 'written'],
    );
    assert.deepEqual(ids(), [1, 2, 3]);
  });

  it('says so when the disk is full, and writes again when it is not', async () => {
    const { write } = createWriter(db, 100);
    db.exec('PRAGMA max_page_count = 8');
    await assert.rejects(write(add(1, 'x'.repeat(100_000))), {
      name: 'Upstream',
      code: 'store',
      message: 'store',
    });
    db.exec('PRAGMA max_page_count = 1000');
    await write(add(2));
    assert.deepEqual(ids(), [2]);
  });

  it('rejects what comes after the end', async () => {
    const { write } = createWriter(db, 100);
    db.close();
    await assert.rejects(write(add(1)), { name: 'Upstream', code: 'store' });
  });

  it('cannot purge while another process still reads the old pages, and says so', async () => {
    const file = `${place.file}.store`;
    const store = openSqlite({ file, busyMs: 30 });
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN; SELECT count(*) FROM docs');
    await store.settle('a|b', [{ put: { pk: 'a|b', id: 'x', kind: 'k', version: 0, body: {} } }]);
    await assert.rejects(store.purge(), { name: 'Upstream', code: 'store-busy', retrySafe: true });
    reader.exec('COMMIT');
    await store.purge();
    reader.close();
    await store.close();
  });
});
