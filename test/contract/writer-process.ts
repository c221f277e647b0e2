// Run by sqlite.test.ts: one of several processes that add to the same committee at once.
import { Conflict } from '../../src/errors.ts';
import { openSqlite } from '../../src/records/sqlite.ts';
import { change, pk, record } from './documents.ts';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
const store = openSqlite({ file, busyMs: 15_000 });

/** Adds one document on the head that it finds; false when another process was faster. */
async function add(id: string): Promise<boolean> {
  const [head] = await store.load(pk, ['head']);
  const version = head?.version ?? 0;
  try {
    const docs = [record('head', { version, kind: 'head' }), record(id)];
    await store.commit(pk, change(version + 1, docs));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

let added = 0;
while (added < Number(count)) if (await add(`${name}-${added}`)) added += 1;
await store.close();
