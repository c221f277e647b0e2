import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../src/clock.ts';
import { openHouse } from '../helpers/house.ts';
import { median, perSecond, ratio, timed } from './figures.ts';

const amount = 2000;
const clients = 16;
const rounds = 3;

/** Two rows a transaction, each with its own fsync, and nothing else. */
const bareTransactions = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-bare-'));
  const db = new DatabaseSync(join(folder, 'bare.db'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT)',
  );
  const insert = db.prepare('INSERT INTO rows VALUES (?, ?)');
  const body = JSON.stringify({ text: 'x'.repeat(600) });
  const seconds = await timed(() => {
    for (let n = 0; n < amount; n += 1) {
      db.exec('BEGIN IMMEDIATE');
      insert.run(`a-${n}`, body);
      insert.run(`b-${n}`, body);
      db.exec('COMMIT');
    }
  });
  db.close();
  rmSync(folder, { recursive: true });
  return amount / seconds;
};

/** Commits of the store's port (head, entity, journal entry), by 16 committees at once. */
const storeCommits = async (): Promise<number> => {
  await using house = openHouse(systemClock);
  const client = async (n: number): Promise<void> => {
    const pk = `bench|${n}`;
    const texts = {};
    for (let seq = 1; seq <= amount / clients; seq += 1) {
      const head = { pk, id: 'head', kind: 'head', version: seq - 1, body: { seq } };
      const entity = {
        pk,
        id: `N-${seq}`,
        kind: 'entity',
        version: 0,
        body: { text: 'x'.repeat(600) },
      };
      const entry = { seq, hash: `${n}-${seq}`, body: { seq, prev: `${n}-${seq - 1}` }, texts };
      // oxlint-disable-next-line no-await-in-loop -- a committee's commits are serial
      await house.store.commit(pk, { docs: [head, entity], entry });
    }
  };
  return (
    amount / (await timed(() => Promise.all(Array.from({ length: clients }, (_, n) => client(n)))))
  );
};

export const commits = async (): Promise<readonly string[][]> => {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable no-await-in-loop -- one at a time, or they would measure each other
    bare.push(await bareTransactions());
    ours.push(await storeCommits());
    // oxlint-enable no-await-in-loop
  }
  const [fast, full] = [median(bare), median(ours)];
  return [
    [
      'Commits, 16 at once',
      perSecond(full),
      `${perSecond(fast)} bare two-row transactions`,
      ratio(full / fast),
    ],
  ];
};
