import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areas } from '../../src/domain/areas.ts';
import { silentLog } from '../../src/log.ts';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { openStore } from '../../src/records/open.ts';
import type { Store } from '../../src/records/store.ts';
import { upcasters } from '../../src/records/upcast.ts';
import { verify } from '../../src/records/verify.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { move, type Moved } from '../../src/tools/move/move.ts';
import { wire, type Gavel } from '../../src/wire.ts';
import {
  emulatorKey,
  openCosmosEndpoint,
  type CosmosEndpoint,
} from '../helpers/cosmos-endpoint.ts';

const moveAll = async (from: Store, to: Store): Promise<readonly Moved[]> => {
  const moved: Moved[] = [];
  for await (const partition of move(from, to)) moved.push(partition);
  return moved;
};

describe('the scripted day on Cosmos DB', () => {
  let data: string;
  let endpoint: CosmosEndpoint;
  let settings: Settings;

  const play = async ({ url }: Gavel): Promise<void> => {
    await fetch(`${url}/rehearsal/room`);
    const day = `${url}/rehearsal/room/day`;
    const titles = (await (await fetch(day)).json()) as readonly string[];
    for (const step of titles.keys()) {
      const body = JSON.stringify({ step });
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(day, { method: 'POST', headers, body });
      assert.equal(status, 200, titles[step]);
    }
  };

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'gavel-cosmos-'));
    endpoint = await openCosmosEndpoint();
    settings = readSettings({
      GAVEL_DATA: data,
      PORT: '0',
      COSMOS_ENDPOINT: endpoint.url,
      COSMOS_KEY: emulatorKey,
    });
  });
  after(async () => {
    await endpoint.close();
    await rm(data, { recursive: true });
  });

  it('does not start before the account is provisioned', async () => {
    await assert.rejects(wire(settings, { log: silentLog }), { code: 'setting-cosmos' });
    const client = connect({ endpoint: endpoint.url, key: emulatorKey });
    await provision(client, { database: 'gavel' });
    client.dispose();
  });

  it('is played to the end', async () => {
    const clock = { now: () => '2026-11-20T09:00:00.000Z' };
    const gavel = await wire(settings, { log: silentLog, clock });
    try {
      await play(gavel);
    } finally {
      await gavel.close();
    }
  });

  it('moves to a file and back, every chain whole and nothing lost', async () => {
    const cosmos = await openStore(settings, 'cosmos');
    const sqlite = await openStore(settings, 'sqlite');
    const there = await moveAll(cosmos, sqlite);
    const journals = there.filter(({ entries }) => entries > 0);
    assert.equal(journals.length, 1);
    for (const { pk, entries } of journals) {
      const inTurn = <T>(_pk: string, _until: number, work: () => Promise<T>) => work();
      const verdict = await verify({ store: sqlite, areas, upcasters, inTurn }, pk);
      assert.deepEqual([verdict.ok, verdict.entries], [true, entries]);
    }
    const sent = endpoint.asked.filter(({ kind }) => kind === 'batch').length;
    assert.deepEqual(await moveAll(sqlite, cosmos), there);
    const again = endpoint.asked.filter(({ kind }) => kind === 'batch').length;
    assert.equal(again - sent, there.length, 'nothing to write where everything is but its mark');
    assert.deepEqual(await moveAll(cosmos, sqlite), there);
    await Promise.all([cosmos.close(), sqlite.close()]);
  });
});
