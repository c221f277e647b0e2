import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activity } from '../helpers/activities.ts';
import { startChannel } from '../helpers/channel-server.ts';
import type { ChannelServer } from '../helpers/channel-server.ts';
import type {
  ChaseShape,
  CommitteeShape,
  ListShape,
  RecordShape,
  VerifyShape,
} from '../helpers/stage.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** Gavel as a process of its own; `kill` is what a power cut does. */
const startProcess = async (data: string) => {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], GAVEL_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (found) resolve(found);
    });
  });
  return {
    url,
    kill: async (): Promise<void> => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
};

describe('a process that is killed', () => {
  let data: string;
  let channel: ChannelServer;
  let gavel: Awaited<ReturnType<typeof startProcess>>;
  let committee = '';

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'gavel-restart-'));
    let sent = 0;
    channel = await startChannel(() => ({ status: 201, body: { id: `sent-${(sent += 1)}` } }));
    gavel = await startProcess(data);
  });
  after(async () => {
    await gavel.kill();
    await channel[Symbol.asyncDispose]();
    rmSync(data, { recursive: true, force: true });
  });

  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${gavel.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${gavel.url}/api/v1${path}`, {
      headers: { 'x-local-user': 'aad-maya' },
    });
    assert.equal(answer.status, 200);
    return (await answer.json()) as T;
  };

  const command = (n: number) =>
    activity({
      id: `command-${n}`,
      serviceUrl: channel.serviceUrl,
      text: `<at>Gavel</at> action: Maya to do task ${n} by Friday`,
    });

  const recorded = async (): Promise<string[]> => {
    const path = `/committees/${committee}/records?type=action&limit=200`;
    return (await read<ListShape<RecordShape>>(path)).items.map(({ title }) => title);
  };

  const clock = async (): Promise<string> =>
    ((await (await fetch(`${gavel.url}/local/clock`)).json()) as { now: string }).now;

  it('has lost nothing that it acknowledged, and takes each command once when it is sent again', async () => {
    assert.equal((await post('/local/clock', { now: '2026-11-23T08:00:00Z' })).status, 200);
    assert.equal((await post('/api/messages', command(0))).status, 200);
    const [one] = (await read<ListShape<CommitteeShape>>('/committees')).items;
    committee = one?.id ?? '';

    const acknowledged = new Set([0]);
    const under = Array.from({ length: 24 }, async (_, at) => {
      const response = await post('/api/messages', command(at + 1));
      if (response.status === 200) acknowledged.add(at + 1);
    });
    await Promise.any(under);
    await gavel.kill();
    await Promise.allSettled(under);
    gavel = await startProcess(data);

    const kept = await recorded();
    for (const n of acknowledged) assert.ok(kept.includes(`do task ${n}`), `task ${n}`);
    assert.equal(new Set(kept).size, kept.length);

    await Promise.all(Array.from({ length: 25 }, (_, n) => post('/api/messages', command(n))));
    const all = Array.from({ length: 25 }, (_, n) => `do task ${n}`);
    assert.deepEqual((await recorded()).toSorted(), all.toSorted());
    assert.equal((await read<VerifyShape>(`/committees/${committee}/verify`)).ok, true);
  });

  it('keeps its clock, which goes on from there', async () => {
    assert.equal((await post('/local/clock', { advance: 'PT1H' })).status, 200);
    const before = await clock();
    await gavel.kill();
    gavel = await startProcess(data);
    assert.ok((await clock()) >= before);
    assert.equal((await post('/local/clock', { now: '2026-11-23T08:30:00Z' })).status, 409);
  });

  it('still sends what was planned, each once', async () => {
    const chases = async (): Promise<readonly ChaseShape[]> => {
      const path = `/committees/${committee}/chases?limit=500`;
      return (await read<ListShape<ChaseShape>>(path)).items;
    };
    assert.ok((await chases()).some(({ status }) => status === 'planned'));
    assert.equal((await post('/local/clock', { advance: 'P2D' })).status, 200);
    await gavel.kill();
    gavel = await startProcess(data);
    assert.equal((await post('/local/clock', { advance: 'P3D' })).status, 200);
    const ledger = await chases();
    const sent = ledger.filter(({ status }) => status === 'sent');
    assert.ok(sent.length > 0, JSON.stringify(ledger.map(({ step, status }) => [step, status])));
    assert.equal(new Set(ledger.map(({ id }) => id)).size, ledger.length);
    const digests = channel.received.filter(({ body }) =>
      JSON.stringify(body ?? '').includes('need you today'),
    );
    assert.equal(new Set(digests.map(({ body }) => JSON.stringify(body))).size, digests.length);
    assert.equal((await read<VerifyShape>(`/committees/${committee}/verify`)).ok, true);
  });
});
