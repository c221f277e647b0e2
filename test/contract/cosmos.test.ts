import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Conflict } from '../../src/errors.ts';
import { connect } from '../../src/records/cosmos-client.ts';
import { containerId, provision } from '../../src/records/cosmos-container.ts';
import { entryItem, toItem } from '../../src/records/cosmos-items.ts';
import { openCosmos, type CosmosOptions } from '../../src/records/cosmos.ts';
import type { Store } from '../../src/records/store.ts';
import { emulatorKey, openCosmosEndpoint } from '../helpers/cosmos-endpoint.ts';
import type { CosmosEndpoint, Spoiled } from '../helpers/cosmos-endpoint.ts';
import { queryUnits, readUnits, unitsOf } from '../helpers/request-units.ts';
import { change, entry, pk, record } from './documents.ts';
import { storeContract } from './store-contract.ts';
import { actions } from './store-queries.ts';

const { COSMOS_ENDPOINT, COSMOS_KEY } = process.env;

/** An empty store on a fresh database: of the account that the environment names, or of the emulator. */
async function openFresh(onCharge?: CosmosOptions['onCharge']) {
  const front = COSMOS_ENDPOINT === undefined ? await openCosmosEndpoint() : undefined;
  const key = front ? emulatorKey : COSMOS_KEY;
  const account = { endpoint: front?.url ?? COSMOS_ENDPOINT ?? '', ...(key && { key }) };
  const database = `gavel-${randomUUID()}`;
  const client = connect(account);
  await provision(client, { database });
  const more = onCharge && { onCharge };
  const store = openCosmos({ ...account, database, busyMs: 60_000, ...more });
  return {
    store,
    clear: async () => {
      await store.close();
      await client.database(database).delete();
      client.dispose();
      await front?.close();
    },
  };
}

describe(COSMOS_ENDPOINT ?? 'the npm emulator', function () {
  // An account makes a container in seconds, and takes 10,000 documents as slowly as its throughput says.
  if (COSMOS_ENDPOINT !== undefined) this.timeout(600_000);

  storeContract('Cosmos DB', () => openFresh());

  it('says what each operation cost', async () => {
    const charges: [string, number][] = [];
    const { store, clear } = await openFresh((kind, units) => charges.push([kind, units]));
    const index = { type: 'action', status: 'open', owner: 'p-1', due: '2026-12-01', number: 1 };
    const words = ['ask', 'for', 'three', 'offers', 'by', 'friday'];
    const doc = record('A-1', { index: { ...index, words }, body: { text: 'x'.repeat(500) } });
    const done = { ...doc, version: 1, index: { ...index, words, status: 'done' } };
    const [before, after] = [toItem(doc, ''), toItem(done, '')];
    const journal = entryItem(pk, entry(1), '');
    const work = [
      ['create', () => store.settle(pk, [{ put: doc }]), unitsOf({ after: before })],
      [
        'commit of one change',
        () => store.commit(pk, change(1, [done])),
        unitsOf({ before, after }) + unitsOf({ after: journal }),
      ],
      ['point read', () => store.load(pk, ['A-1']), readUnits],
      ['open actions', () => store.find(actions(), { limit: 20 }), queryUnits],
      ['what is due', () => store.due('2026-11-23T09:00:00.000Z', 20), queryUnits],
    ] as const;
    const rows: [string, number, number][] = [];
    for (const [what, operation, estimate] of work) {
      charges.length = 0;
      await operation();
      rows.push([what, charges.reduce((sum, [, units]) => sum + units, 0), estimate]);
    }
    await clear();
    assert(rows.every(([, measured]) => measured > 0));
    if (COSMOS_ENDPOINT === undefined) return;
    const lines = rows.map(
      ([what, units, reckoned]) =>
        `      ${what}: ${units.toFixed(1)} RU, reckoned ${reckoned.toFixed(1)}\n`,
    );
    process.stdout.write(lines.join(''));
  });
});

describe('Cosmos DB store', () => {
  let endpoint: CosmosEndpoint;
  let client: ReturnType<typeof connect>;
  let stores: Store[];
  const open = (busyMs = 5_000): Store => {
    const account = { endpoint: endpoint.url, key: emulatorKey };
    const store = openCosmos({ ...account, database: 'gavel', busyMs });
    stores.push(store);
    return store;
  };
  /** Spoils the first `times` answers of a kind. */
  const spoil = (kind: string, spoiled: Spoiled, times = 1): void => {
    let left = times;
    endpoint.spoil = (asked) => (asked.kind === kind && left-- > 0 ? spoiled : undefined);
  };
  const sent = (kind: string): number =>
    endpoint.asked.filter((asked) => asked.kind === kind).length;

  beforeEach(async () => {
    stores = [];
    endpoint = await openCosmosEndpoint();
    client = connect({ endpoint: endpoint.url, key: emulatorKey });
    await provision(client, { database: 'gavel' });
    endpoint.asked.length = 0;
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    client.dispose();
    await endpoint.close();
  });

  const passing: readonly (readonly [string, Spoiled])[] = [
    ['429 with Retry-After', { status: 429, retryAfterMs: 5 }],
    ['429 without', { status: 429 }],
    ['449', { status: 449 }],
    ['503', { status: 503 }],
    ['408', { status: 408 }],
    ['503 for what was done', { status: 503, afterwards: true }],
    ['no answer to what was not done', {}],
    ['no answer to what was done', { afterwards: true }],
  ];

  for (const [what, spoiled] of passing) {
    it(`writes once when the first answer is ${what}`, async () => {
      const store = open();
      await store.commit(pk, change(1, [record('A-1')]));
      spoil('batch', spoiled);
      await store.commit(pk, change(2, [record('A-1', { version: 1 }), record('A-2')]));
      const docs = await store.load(pk, ['A-1', 'A-2']);
      assert.deepEqual(
        docs.map(({ version }) => version),
        [2, 1],
      );
      assert.equal((await store.journal(pk, 0, 9)).length, 2);
    });
  }

  it('looks up what became of a batch before it is sent again, however much time is left', async () => {
    const store = open(10_000);
    spoil('batch', { status: 503, afterwards: true });
    await store.commit(pk, change(1, [record('A-1')]));
    assert.equal(sent('batch'), 1);
  });

  it('asks once for a page of what is due, however many partitions it comes from', async () => {
    const store = open(10_000);
    const now = '2026-11-23T09:00:00.000Z';
    for (let n = 0; n < 30; n += 1) {
      const put = { ...record('A-1', { wakeAt: now }), pk: `t|${n}` };
      await store.settle(put.pk, [{ put }]);
    }
    const before = sent('query');
    assert.equal((await store.due(now, 100)).length, 30);
    // The first is refused with the plan by which the SDK merges the answers of all partitions.
    assert.ok(sent('query') - before <= 2, `${sent('query') - before} requests`);
  });

  it('removes once when no answer came', async () => {
    const store = open();
    await store.settle(pk, [{ put: record('A-1') }]);
    spoil('batch', { afterwards: true });
    await store.settle(pk, [{ remove: { id: 'A-1', version: 1 } }]);
    assert.deepEqual(await store.load(pk, ['A-1']), []);
    assert.equal(sent('batch'), 2);
  });

  for (const status of [429, 503]) {
    it(`reads again after ${status}`, async () => {
      const store = open();
      await store.settle(pk, [{ put: record('A-1') }]);
      spoil('GET', { status }, 2);
      assert.equal((await store.load(pk, ['A-1'])).length, 1);
      spoil('query', { status }, 2);
      assert.equal((await store.find({ kind: 'partition', pk }, { limit: 2 })).items.length, 1);
    });
  }

  it('reads again where 404 is not about the item', async () => {
    const store = open();
    await store.settle(pk, [{ put: record('A-1') }]);
    spoil('GET', { status: 404, substatus: 1002 });
    assert.equal((await store.load(pk, ['A-1'])).length, 1);
  });

  for (const [status, code, retrySafe] of [
    [429, 'store-busy', true],
    [503, 'store', false],
    [403, 'store', true],
  ] as const) {
    it(`says what a write came to when every answer is ${status}`, async () => {
      const store = open(status === 503 ? 300 : undefined);
      let asked = 0;
      // The last wait goes beyond every deadline: no request is under way when it passes.
      endpoint.spoil = () => ({ status, retryAfterMs: (asked += 1) < 3 ? 20 : 60_000 });
      await assert.rejects(store.commit(pk, change(1, [])), { name: 'Upstream', code, retrySafe });
      await assert.rejects(store.load(pk, ['A-1']), { code: 'store', retrySafe: true });
    });
  }

  it('waits as long as Retry-After says', async () => {
    const store = open();
    spoil('batch', { status: 429, retryAfterMs: 120 });
    const from = performance.now();
    await store.commit(pk, change(1, []));
    assert(performance.now() - from >= 120);
    assert.equal(sent('batch'), 2);
  });

  it('reads nothing before it writes what it has read or written', async () => {
    const [store, other] = [open(), open()];
    await store.settle(pk, [{ put: record('A-1') }]);
    await store.settle(pk, [{ put: record('A-1', { version: 1 }) }]);
    assert.equal(sent('GET'), 0);
    await other.load(pk, ['A-1']);
    await store.settle(pk, [{ put: record('A-1', { version: 2 }) }]);
    endpoint.asked.length = 0;
    const stale = other.settle(pk, [{ put: record('A-1', { version: 2 }) }]);
    await assert.rejects(stale, { name: 'Conflict', code: 'stale-version' });
    assert.equal(sent('GET'), 0, 'the condition alone found it out');
    await other.load(pk, ['A-1']);
    await store.settle(pk, [{ put: record('A-1', { version: 3 }) }]);
    const removal = other.settle(pk, [{ remove: { id: 'A-1', version: 3 } }]);
    await assert.rejects(removal, { name: 'Conflict', code: 'stale-version' });
  });

  it('reads a version that another process wrote, and writes it', async () => {
    await open().settle(pk, [{ put: record('A-1') }]);
    await open().settle(pk, [{ put: record('A-1', { version: 1 }) }]);
    assert.equal(sent('GET'), 1);
  });

  it('loses nothing when four writers add to one committee at once', async () => {
    const add = async (store: Store, id: string): Promise<void> => {
      const [head] = await store.load(pk, ['head']);
      const version = head?.version ?? 0;
      const docs = [record('head', { version, kind: 'head' }), record(id)];
      try {
        await store.commit(pk, change(version + 1, docs));
      } catch (error) {
        assert(error instanceof Conflict);
        await add(store, id);
      }
    };
    const writers = ['a', 'b', 'c', 'd'].map(async (name) => {
      const store = open();
      for (let n = 0; n < 10; n += 1) await add(store, `${name}-${n}`);
    });
    await Promise.all(writers);
    const entries = await open().journal(pk, 0, 100);
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });

  it('sends no batch that Cosmos DB would not take', async () => {
    const store = open();
    const text = 'ä'.repeat(500_000);
    const docs = [record('A-1', { body: { text } }), record('A-2', { body: { text } })];
    await assert.rejects(store.commit(pk, change(1, docs)), { name: 'Invalid', code: 'too-large' });
    assert.equal(sent('batch'), 0);
    await store.commit(pk, change(1, docs.slice(1)));
  });

  it('says which item somebody has made unreadable', async () => {
    const store = open();
    await store.commit(pk, change(1, [record('A-1')]));
    const { items } = client.database('gavel').container(containerId);
    await items.upsert({ id: 'A-1', pk, body: 'x' });
    await items.upsert({ id: 'entry|000000000001', pk, seq: 1, body: {} });
    await assert.rejects(store.load(pk, ['A-1']), { code: 'unreadable', params: { id: 'A-1' } });
    await assert.rejects(store.journal(pk, 0, 9), { code: 'unreadable', params: { seq: 1 } });
  });

  it('is provisioned again without harm', async () => {
    const store = open();
    await store.commit(pk, change(1, [record('A-1')]));
    await provision(client, { database: 'gavel' });
    assert.equal((await store.load(pk, ['A-1'])).length, 1);
  });

  it('brings the indexing policy of an earlier release to its own', async () => {
    const container = client.database('gavel').container(containerId);
    const { resource } = await container.read();
    assert(resource?.partitionKey);
    const { id, partitionKey } = resource;
    const indexingPolicy = { includedPaths: [{ path: '/*' }], compositeIndexes: [] };
    await container.replace({ id, partitionKey, indexingPolicy });
    await provision(client, { database: 'gavel' });
    const { resource: now } = await container.read();
    assert.deepEqual(now?.indexingPolicy?.excludedPaths, [{ path: '/*' }]);
  });

  it('says so where nothing was provisioned', async () => {
    const store = openCosmos({ endpoint: endpoint.url, key: emulatorKey, database: 'other' });
    stores.push(store);
    await assert.rejects(store.isEmpty(), { name: 'Upstream', code: 'store' });
  });
});
