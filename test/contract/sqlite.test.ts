import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { openSqlite } from '../../src/records/sqlite.ts';
import { migrate, schema } from '../../src/records/sqlite-schema.ts';
import type { Doc } from '../../src/records/store.ts';
import { action, change, pk, record } from './documents.ts';
import { storeContract } from './store-contract.ts';

const folder = () => mkdtemp(join(tmpdir(), 'gavel-store-'));
const remove = (path: string) => rm(path, { recursive: true, force: true });

storeContract('SQLite', async () => {
  const path = await folder();
  const store = openSqlite({ file: join(path, 'gavel.db') });
  return {
    store,
    clear: async () => {
      await store.close();
      await remove(path);
    },
  };
});

describe('SQLite store', () => {
  let path: string;
  let file: string;
  beforeEach(async () => {
    path = await folder();
    file = join(path, 'gavel.db');
  });
  afterEach(() => remove(path));

  const writer = new URL('writer-process.ts', import.meta.url);

  it('loses nothing when four processes write to one committee at once', async () => {
    const children = ['a', 'b', 'c', 'd'].map((name) => fork(writer, [file, name, '40']));
    const exits = await Promise.all(children.map((child) => once(child, 'exit')));
    assert.deepEqual(
      exits.map(([code]: unknown[]) => code),
      [0, 0, 0, 0],
    );
    const store = openSqlite({ file });
    const entries = await store.journal(pk, 0, 1_000);
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      Array.from({ length: 160 }, (_, index) => index + 1),
    );
    const [head] = await store.load(pk, ['head']);
    assert.equal(head?.version, 160);
    await store.close();
  });

  it('keeps every acknowledged commit of a process that was killed', async () => {
    const script = `
      const { openSqlite } = await import(${JSON.stringify(import.meta.resolve('../../src/records/sqlite.ts'))});
      const store = openSqlite({ file: ${JSON.stringify(file)} });
      const doc = (id) => ({ pk: 'x|y', id, kind: 'entity', version: 0, body: {} });
      for (let n = 1; n <= 25; n += 1) {
        const entry = { seq: n, body: {}, hash: '', texts: {} };
        await store.commit('x|y', { docs: [doc('A-' + n)], entry });
      }
      store.commit('x|y', { docs: [doc('A-26')], entry: { seq: 26, body: {}, hash: '', texts: {} } });
      process.kill(process.pid, 'SIGKILL');`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    await assert.rejects(run, { signal: 'SIGKILL' });
    const store = openSqlite({ file });
    assert.equal((await store.journal('x|y', 0, 100)).length, 25);
    await store.close();
  });

  it('answers busy when another process keeps the lock, without standing still', async () => {
    const store = openSqlite({ file, busyMs: 60 });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await assert.rejects(store.commit(pk, change(1, [record('A-1')])), {
      name: 'Conflict',
      code: 'busy',
    });
    clearInterval(counting);
    assert(turns > 3, 'the event loop went on');
    other.exec('ROLLBACK');
    other.close();
    await store.commit(pk, change(1, [record('A-1')]));
    await store.close();
  });

  it('takes a file of an earlier schema forward and keeps what it holds', async () => {
    const first = openSqlite({ file });
    await first.commit(pk, change(1, [record('A-1')]));
    await first.close();
    const db = new DatabaseSync(file);
    migrate(db, [...schema, "ALTER TABLE docs ADD COLUMN later TEXT DEFAULT 'new'"]);
    assert.deepEqual(
      { ...db.prepare('SELECT id, later FROM docs').get() },
      { id: 'A-1', later: 'new' },
    );
    db.close();
    assert.throws(() => openSqlite({ file }), {
      name: 'Invalid',
      code: 'schema-newer',
      params: { found: schema.length + 1, known: schema.length },
    });
  });

  it('opens no file that is damaged, and none where it cannot write', async () => {
    const store = openSqlite({ file });
    for (let n = 1; n <= 60; n += 1)
      // oxlint-disable-next-line no-await-in-loop -- one entry after the other
      await store.commit(pk, change(n, [record(`A-${n}`)]));
    await store.close();
    const whole = await readFile(file);
    const spoiled = Buffer.from(whole).fill(0x5a, whole.length / 2, whole.length / 2 + 9_000);
    for (const content of [
      spoiled,
      whole.subarray(0, whole.length / 2),
      'no database '.repeat(400),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- the same file, one after the other
      await writeFile(file, content);
      assert.throws(() => openSqlite({ file }), { code: 'store-damaged', params: { file } });
    }
    const folder = { name: 'GAVEL_DATA', folder: join(path, 'none') };
    assert.throws(() => openSqlite({ file: join(path, 'none', 'gavel.db') }), {
      code: 'setting-data',
      params: folder,
    });
  });

  it('lists what a file of the first schema holds', async () => {
    const db = new DatabaseSync(file);
    migrate(db, schema.slice(0, 1));
    db.exec(`INSERT INTO docs (pk, id, kind, version, type, status, number, body)
      VALUES ('${pk}', 'A-1', 'entity', 1, 'action', 'closed', 1, '{}'),
        ('${pk}', 'A-2', 'entity', 1, 'action', 'open', 2, '{}')`);
    db.close();
    const store = openSqlite({ file });
    const query = { kind: 'records', pk, type: 'action', status: ['open'] } as const;
    for (const order of ['number', 'due'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { items } = await store.find({ ...query, order }, { limit: 10 });
      assert.deepEqual(
        items.map(({ id }) => id),
        ['A-2'],
      );
    }
    await store.close();
  });

  it('leaves the file as it was when a step fails', async () => {
    await openSqlite({ file }).close();
    const db = new DatabaseSync(file);
    assert.throws(() => migrate(db, [...schema, 'CREATE TABLE extra (a)', 'nonsense']));
    assert.equal(db.prepare('PRAGMA user_version').get()?.['user_version'], schema.length);
    assert.equal(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").get(), undefined);
    db.close();
  });

  it('writes no index anew for a change of state alone, however full the file is', async () => {
    const store = openSqlite({ file });
    const owned = (n: number) =>
      action(n, { owner: `p-${n % 97}`, due: `2026-12-${10 + (n % 20)}` });
    const docs = Array.from({ length: 3_000 }, (_, n) => owned(n + 1));
    for (let from = 0; from < docs.length; from += 100)
      // oxlint-disable-next-line no-await-in-loop -- a settlement takes a hundred
      await store.settle(
        pk,
        docs.slice(from, from + 100).map((put) => ({ put })),
      );
    const db = new DatabaseSync(file);
    const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
    const pagesOf = async (changes: readonly Doc[]): Promise<number> => {
      checkpoint.get();
      await store.settle(
        pk,
        changes.map((put) => ({ put })),
      );
      return Number(db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.['log']);
    };
    const some = docs.filter((_, n) => n % 150 === 0);
    const states = some.map((doc) => ({ ...doc, version: 1, body: { title: 'new' } }));
    const owners = some.map((doc) => ({
      ...doc,
      version: 2,
      index: { ...doc.index, owner: 'p-0' },
    }));
    assert.equal(await pagesOf(states), some.length, 'the page of each document');
    assert.ok((await pagesOf(owners)) > 2 * some.length);
    db.close();
    await store.close();
  });

  it('says which entry somebody has made unreadable', async () => {
    const store = openSqlite({ file });
    await store.commit(pk, change(1, [record('A-1')]));
    const db = new DatabaseSync(file);
    db.exec("UPDATE journal SET body = '{'; UPDATE docs SET body = 'null'");
    db.close();
    await assert.rejects(store.journal(pk, 0, 1), { code: 'unreadable', params: { seq: 1 } });
    await assert.rejects(store.load(pk, ['A-1']), { code: 'unreadable', params: { id: 'A-1' } });
    await store.close();
  });
});
