import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import type { Verdict } from '../../../src/records/execute.ts';
import { perform, openRecords, pk, scratch } from './harness.ts';

const seeded = { seed: 20261123, numRuns: 60 };

/** What people do to a committee: adding, editing, some of it refused, some of it stale. */
const step = fc.record({
  verb: fc.constantFrom('note.add', 'note.edit', 'record.convert', 'committee.setup'),
  actor: fc.constantFrom('p-1', 'p-2', 'clerk', 'barred'),
  target: fc.integer({ min: 1, max: 6 }),
  meeting: fc.option(fc.constantFrom('M-1', 'M-2'), { nil: undefined }),
  text: fc.string({ unit: 'binary', maxLength: 40 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function play(records: ReturnType<typeof openRecords>['records'], steps: readonly Step[]) {
  for (const { verb, actor, target, meeting, text } of steps) {
    const id =
      verb === 'note.add' ? {} : { id: verb === 'committee.setup' ? 'committee' : `N-${target}` };
    const input = verb === 'committee.setup' ? { name: text } : { text, meeting };
    await perform(records, verb, input, { actor, ...id }).catch((error: { name: string }) => {
      assert(['Refused', 'NotFound'].includes(error.name), error.name);
    });
  }
}

describe('replay', () => {
  it('rebuilds every entity exactly, whatever was commanded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const place = scratch();
        const { records, store } = openRecords(place.file);
        await play(records, steps);
        const verdict = await records.verify(pk);
        assert.equal(verdict.ok, true, JSON.stringify(verdict.firstBad));
        assert.equal(verdict.entries, (await records.head(pk)).seq);
        await store.close();
        place.clear();
      }),
      seeded,
    );
  });
});

describe('verify', () => {
  const place = scratch();
  const original = `${place.file}.original`;
  let entries = 0;

  before(async () => {
    const { records, store } = openRecords(place.file);
    await perform(records, 'committee.setup', { name: 'Board' }, { id: 'committee' });
    for (let n = 1; n <= 6; n += 1) {
      const text = `Minute ${n}: agreed, "so be it" ünd so weiter`;
      await perform(
        records,
        'note.add',
        { text, meeting: 'M-1' },
        { actor: n % 2 ? 'p-1' : 'clerk' },
      );
      await perform(records, 'note.edit', { text: `${text}!` }, { id: `N-${n}` });
    }
    await records.erase(
      pk,
      await records.erasureOf(pk, {
        person: 'p-9',
        by: 'p-2',
        matches: (text) => text.includes('te 3'),
      }),
    );
    const verdict = await records.verify(pk);
    assert.deepEqual([verdict.ok, verdict.erased], [true, 2]);
    entries = verdict.entries;
    await store.close();
    copyFileSync(place.file, original);
  });
  after(() => place.clear());

  /** What verify says after somebody with a database tool has been at a copy of the file. */
  async function afterwards(edit: (db: DatabaseSync) => void): Promise<Verdict> {
    copyFileSync(original, place.file);
    const db = new DatabaseSync(place.file);
    edit(db);
    db.close();
    const { records, store } = openRecords(place.file);
    const verdict = await records.verify(pk);
    await store.close();
    return verdict;
  }

  const tampers: Record<string, readonly [sql: string, why: string]> = {
    'the last entry removed': [`DELETE FROM journal WHERE seq = 14`, 'missing'],
    'the last entries removed': ['DELETE FROM journal WHERE seq > 9', 'missing'],
    'every entry removed': ['DELETE FROM journal', 'missing'],
    'the first entry removed': ['DELETE FROM journal WHERE seq = 1', 'missing'],
    'the journal moved to another committee': [`UPDATE journal SET pk = 'a|b'`, 'missing'],
    'an entry removed and the rest moved up': [
      `DELETE FROM journal WHERE seq = 5; UPDATE journal SET seq = seq - 1 WHERE seq > 5`,
      'order',
    ],
    'two entries exchanged': [
      `UPDATE journal SET seq = -1 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 7;
       UPDATE journal SET seq = 7 WHERE seq = -1`,
      'order',
    ],
    'an entry added at the end': [
      `INSERT INTO journal SELECT pk, 15, body, hash, texts FROM journal WHERE seq = 14`,
      'order',
    ],
    'the head removed': [`DELETE FROM docs WHERE id = 'head'`, 'head'],
    'a counter set back': [
      `UPDATE docs SET body = json_set(body, '$.counters.N', 2) WHERE id = 'head'`,
      'head',
    ],
    'the erasure cut off, and the head moved back to match': [
      `DELETE FROM journal WHERE seq = 14;
       UPDATE docs SET body = json_set(body, '$.seq', 13, '$.hash',
         (SELECT hash FROM journal WHERE seq = 13)) WHERE id = 'head'`,
      'erased',
    ],
    'a text removed without an erasure': [
      `UPDATE journal SET texts = '{}' WHERE seq = 2`,
      'erased',
    ],
    'a text added': [
      `UPDATE journal SET texts = json_set(texts, '$."0.more"', json('{"salt":"","text":""}'))
       WHERE seq = 2`,
      'commitment',
    ],
    'a state edited': [
      `UPDATE docs SET body = json_set(body, '$.state.by', 'p-7') WHERE id = 'N-1'`,
      'entity',
    ],
    'a version edited': [
      `UPDATE docs SET body = json_set(body, '$.version', 1) WHERE id = 'N-1'`,
      'entity',
    ],
    'an indexed field edited': [`UPDATE docs SET status = 'closed' WHERE id = 'N-2'`, 'entity'],
    'an owner removed': [`UPDATE docs SET owner = NULL WHERE id = 'N-2'`, 'entity'],
    'words edited': [`UPDATE docs SET words = ' other' WHERE id = 'N-2'`, 'entity'],
    'the committee edited': [
      `UPDATE docs SET body = json_set(body, '$.state.name', 'Mine') WHERE id = 'committee'`,
      'entity',
    ],
    'an entity removed': [`DELETE FROM docs WHERE id = 'N-3'`, 'entity-missing'],
    'an entity hidden': [`UPDATE docs SET kind = 'other' WHERE id = 'N-3'`, 'entity-missing'],
    'an entity added': [
      `INSERT INTO docs (pk, id, kind, version, type, body)
       SELECT pk, 'N-99', kind, 1, type, body FROM docs WHERE id = 'N-1'`,
      'entity-extra',
    ],
    'an entity no JSON any more': [`UPDATE docs SET body = '{' WHERE id = 'N-1'`, 'unreadable'],
    'an entry no JSON any more': [`UPDATE journal SET body = '{' WHERE seq = 3`, 'unreadable'],
  };
  for (const [what, [sql, why]] of Object.entries(tampers)) {
    it(`finds ${what}`, async () => {
      const verdict = await afterwards((db) => db.exec(sql));
      assert.equal(verdict.firstBad?.why, why, JSON.stringify(verdict));
    });
  }

  it('names the entry that is missing or unreadable, and counts the good ones before it', async () => {
    for (const [sql, seq, why] of [
      ['DELETE FROM journal WHERE seq IN (5, 6)', 5, 'missing'],
      ['DELETE FROM journal WHERE seq > 9', 10, 'missing'],
      [`UPDATE journal SET body = '{' WHERE seq = 7`, 7, 'unreadable'],
      [`UPDATE journal SET body = '{' WHERE seq IN (1, 4)`, 1, 'unreadable'],
      [
        `UPDATE journal SET hash = 'x' WHERE seq = 3; UPDATE journal SET body = '{' WHERE seq = 7`,
        3,
        'hash',
      ],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- each edits the same file
      const verdict = await afterwards((db) => db.exec(sql));
      assert.deepEqual(verdict.firstBad, { seq, why }, sql);
      assert.equal(verdict.entries, seq - 1, sql);
    }
  });

  it('says nothing is wrong where nothing was touched', async () => {
    assert.equal((await afterwards(() => undefined)).ok, true);
  });

  const spot = { at: fc.nat({ max: 10_000 }), bit: fc.integer({ min: 0, max: 6 }) };

  const flipped = (row: unknown, at: number, bit: number): string => {
    assert(typeof row === 'object' && row !== null && 'value' in row);
    const bytes = Buffer.from(String(row.value));
    const index = at % bytes.length;
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
    return bytes.toString();
  };

  it('finds every flipped bit of the journal, at the latest where it is', async () => {
    const flip = fc.record({
      seq: fc.integer({ min: 1, max: entries }),
      column: fc.constantFrom('body', 'hash', 'texts'),
      ...spot,
    });
    await fc.assert(
      fc.asyncProperty(flip, async ({ seq, column, at, bit }) => {
        const { firstBad } = await afterwards((db) => {
          const row = db.prepare(`SELECT ${column} AS value FROM journal WHERE seq = ?`).get(seq);
          const edit = db.prepare(`UPDATE journal SET ${column} = ? WHERE seq = ?`);
          edit.run(flipped(row, at, bit), seq);
        });
        assert.equal(firstBad?.seq, seq);
      }),
      { ...seeded, numRuns: 250 },
    );
  });

  it('finds every flipped bit of an entity', async () => {
    const flip = fc.record({
      id: fc.constantFrom('committee', 'N-1', 'N-3', 'N-6'),
      column: fc.constantFrom('kind', 'type', 'status', 'body', 'words', 'recorded'),
      ...spot,
    });
    await fc.assert(
      fc.asyncProperty(flip, async ({ id, column, at, bit }) => {
        const { ok } = await afterwards((db) => {
          const row = db.prepare(`SELECT ${column} AS value FROM docs WHERE id = ?`).get(id);
          const edit = db.prepare(`UPDATE docs SET ${column} = ? WHERE id = ?`);
          edit.run(flipped(row, at, bit), id);
        });
        assert.equal(ok, false);
      }),
      { ...seeded, numRuns: 150 },
    );
  });
});
