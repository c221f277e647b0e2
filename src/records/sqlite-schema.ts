import type { DatabaseSync } from 'node:sqlite';
import { Invalid } from '../errors.ts';

/**
 * One step for each version of the schema, in order; `user_version` counts those taken. A released step
 * is never edited: a change of the schema is a new step at the end.
 */
export const schema: readonly string[] = [
  `CREATE TABLE docs (
     pk TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, wake_at TEXT,
     type TEXT, ref TEXT, status TEXT, owner TEXT, meeting TEXT, due TEXT, number INTEGER, recorded INTEGER,
     words TEXT, body TEXT NOT NULL,
     tenant TEXT GENERATED ALWAYS AS (substr(pk, 1, instr(pk, '|') - 1)) VIRTUAL,
     due_order TEXT GENERATED ALWAYS AS (ifnull(due, '~')) VIRTUAL,
     number_order INTEGER GENERATED ALWAYS AS (ifnull(number, 0)) VIRTUAL,
     recorded_order INTEGER GENERATED ALWAYS AS (ifnull(recorded, 0)) VIRTUAL,
     PRIMARY KEY (pk, id)
   );
   CREATE INDEX docs_wake ON docs (wake_at, pk, id) WHERE wake_at IS NOT NULL;
   CREATE INDEX docs_number ON docs (pk, type, number_order, id) WHERE kind = 'entity';
   CREATE INDEX docs_due ON docs (pk, type, due_order, number_order, id) WHERE kind = 'entity';
   CREATE INDEX docs_meeting ON docs (pk, meeting, recorded_order, id)
     WHERE kind = 'entity' AND meeting IS NOT NULL;
   CREATE INDEX docs_owner ON docs (tenant, owner, type, due_order, pk, id)
     WHERE kind = 'entity' AND owner IS NOT NULL;
   CREATE INDEX docs_kind ON docs (pk, kind, id);
   CREATE INDEX docs_tenant ON docs (tenant, kind, id, pk);
   CREATE TABLE journal (
     pk TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL, texts TEXT NOT NULL,
     PRIMARY KEY (pk, seq)
   );`,
  // Lists look past what is closed or somebody else's in the index, without reading the documents.
  `DROP INDEX docs_number;
   DROP INDEX docs_due;
   CREATE INDEX docs_number ON docs (pk, type, number_order, id, status, owner) WHERE kind = 'entity';
   CREATE INDEX docs_due ON docs (pk, type, due_order, number_order, id, status, owner)
     WHERE kind = 'entity';`,
];

const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.['user_version']);

/**
 * Takes the steps that a file still lacks, all in one transaction. Throws Invalid (`schema-newer`) for a
 * file that a later release has written: its rules are unknown here.
 */
export function migrate(db: DatabaseSync, steps: readonly string[]): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const found = versionOf(db);
    if (found > steps.length) throw new Invalid('schema-newer', { found, known: steps.length });
    for (const step of steps.slice(found)) db.exec(step);
    db.exec(`PRAGMA user_version = ${steps.length}`);
    db.exec('COMMIT');
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
