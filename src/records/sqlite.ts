import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Conflict } from '../errors.ts';
import { cursorOf } from './cursor.ts';
import { checkDoc, checkSize } from './limits.ts';
import { pageOf, planOf } from './sqlite-queries.ts';
import {
  docColumns,
  indexColumns,
  indexValues,
  stateColumns,
  stateValues,
  toDoc,
  toEntry,
} from './sqlite-rows.ts';
import { damaged, opening } from './not-opened.ts';
import { migrate, schema } from './sqlite-schema.ts';
import { createWriter } from './sqlite-writer.ts';
import type { CommitSet, Doc, Removal, SettleOp, Store } from './store.ts';

export interface SqliteOptions {
  /** Path of the file; made when missing. Its folder must exist. */
  readonly file: string;
  /** How long a write waits for another process, in milliseconds. */
  readonly busyMs?: number;
}

/** A damaged page is found here, not by whoever needs it first: reads as fast as the disk. */
function check(db: DatabaseSync, file: string): void {
  if (db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw damaged(file);
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
    db.exec('PRAGMA secure_delete = ON');
    check(db, file);
    migrate(db, schema);
    db.exec('PRAGMA busy_timeout = 5');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Each statement is prepared once; their number is bounded by the closed union of queries. */
function preparing(db: DatabaseSync): (sql: string) => StatementSync {
  const cache = new Map<string, StatementSync>();
  return (sql) => {
    const found = cache.get(sql) ?? db.prepare(sql);
    cache.set(sql, found);
    return found;
  };
}

function writes(db: DatabaseSync) {
  const marks = (columns: string): string => columns.replaceAll(/\w+/g, '?');
  const insert = db.prepare(
    `INSERT INTO docs (${docColumns}) VALUES (${marks(docColumns)}) ON CONFLICT DO NOTHING`,
  );
  const setting = (columns: string): string =>
    `UPDATE docs SET (${columns}) = (${marks(columns)}) WHERE pk = ? AND id = ? AND version = ?`;
  const update = db.prepare(setting(`${stateColumns}, ${indexColumns}`));
  // SQLite writes every index anew whose columns an update names, changed or not: pages all over the file.
  const touch = db.prepare(
    `${setting(stateColumns)} AND (${indexColumns}) IS (${marks(indexColumns)})`,
  );
  const remove = db.prepare('DELETE FROM docs WHERE pk = ? AND id = ? AND version = ?');
  const append = db.prepare(
    'INSERT INTO journal (pk, seq, body, hash, texts) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const rewrite = db.prepare('UPDATE journal SET texts = ? WHERE pk = ? AND seq = ? AND hash = ?');

  const expect = (changes: number | bigint, code: string, id: string): void => {
    if (Number(changes) !== 1) throw new Conflict(code, { id });
  };

  function put(doc: Doc): void {
    const { pk, id, version } = doc;
    const [state, index] = [stateValues(doc), indexValues(doc)];
    if (version === 0) {
      expect(insert.run(pk, id, ...state, ...index).changes, 'exists', id);
      return;
    }
    if (Number(touch.run(...state, pk, id, version, ...index).changes) === 1) return;
    expect(update.run(...state, ...index, pk, id, version).changes, 'stale-version', id);
  }

  const take = (pk: string, { id, version }: Removal): void =>
    expect(remove.run(pk, id, version).changes, 'stale-version', id);

  return {
    commit(pk: string, { docs, entry, removed = [], rewritten = [] }: CommitSet): void {
      for (const doc of docs) put(doc);
      for (const gone of removed) take(pk, gone);
      const { seq, body, hash, texts } = entry;
      const added = append.run(pk, seq, JSON.stringify(body), hash, JSON.stringify(texts));
      expect(added.changes, 'exists', `${seq}`);
      for (const { seq, hash, texts } of rewritten) {
        expect(
          rewrite.run(JSON.stringify(texts), pk, seq, hash).changes,
          'stale-version',
          `${seq}`,
        );
      }
    },
    settle(pk: string, ops: readonly SettleOp[]): void {
      for (const { put: doc, remove: gone } of ops) {
        if (doc) put(doc);
        else take(pk, gone);
      }
    },
  };
}

/**
 * The embedded store: one file, WAL, an fsync for every group of commits. Several processes may open it.
 * Throws Invalid: `schema-newer` for a file that a later release wrote, `store-damaged`, and `setting-data`
 * where it cannot be written.
 */
export function openSqlite({ file, busyMs = 1_000 }: SqliteOptions): Store {
  const db = opening(file, () => open(file));
  const sql = preparing(db);
  const apply = writes(db);
  const writer = createWriter(db, busyMs);

  return {
    async load(pk, ids) {
      const found = sql(`SELECT ${docColumns} FROM docs
        WHERE pk = ? AND id IN (SELECT value FROM json_each(?))`);
      return found.all(pk, JSON.stringify(ids)).map(toDoc);
    },
    async commit(pk, change) {
      const { docs, removed = [], rewritten = [] } = change;
      checkSize(docs.length + 1 + removed.length + rewritten.length);
      for (const doc of docs) checkDoc(pk, doc);
      await writer.write(() => apply.commit(pk, change));
    },
    async settle(pk, ops) {
      checkSize(ops.length);
      for (const { put } of ops) if (put) checkDoc(pk, put);
      await writer.write(() => apply.settle(pk, ops));
    },
    async find(query, { limit, cursor }) {
      const plan = planOf(query);
      const page = pageOf(plan, cursor);
      const rows = sql(`SELECT ${docColumns} FROM docs ${page.sql}`).all(...page.values, limit + 1);
      const items = rows.slice(0, limit).map(toDoc);
      const last = items.at(-1);
      return rows.length > limit && last
        ? { items, cursor: cursorOf(plan.keysOf(last)) }
        : { items };
    },
    async due(now, limit) {
      const found = sql(`SELECT ${docColumns} FROM docs WHERE wake_at <= ?
        ORDER BY wake_at, pk, id LIMIT ?`);
      return found.all(now, limit).map(toDoc);
    },
    async nextDue(now) {
      const row = sql('SELECT min(wake_at) AS at FROM docs WHERE wake_at > ?').get(now);
      return typeof row?.['at'] === 'string' ? row['at'] : undefined;
    },
    async journal(pk, after, limit) {
      const found = sql(`SELECT seq, body, hash, texts FROM journal
        WHERE pk = ? AND seq > ? ORDER BY seq LIMIT ?`);
      return found.all(pk, after, limit).map(toEntry);
    },
    async partitionAfter(pk) {
      const row = sql(`SELECT min(pk) AS pk FROM (
        SELECT min(pk) AS pk FROM docs WHERE pk > ?1
        UNION ALL SELECT min(pk) FROM journal WHERE pk > ?1)`).get(pk);
      return typeof row?.['pk'] === 'string' ? row['pk'] : undefined;
    },
    async isEmpty() {
      return sql('SELECT 1 FROM journal LIMIT 1').get() === undefined;
    },
    async purge() {
      // secure_delete zeroes what is deleted; a file written anew leaves nothing to chance.
      await writer.exclusive(() => {
        db.exec('VACUUM');
        return true;
      });
      const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.exclusive(() => checkpoint.get()?.['busy'] === 0);
    },
    async close() {
      db.close();
    },
  };
}
