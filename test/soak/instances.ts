import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { GAVEL, permit } from '../../src/domain/permission.ts';
import { randomIds } from '../../src/ids.ts';
import { silentLog } from '../../src/log.ts';
import { createCommittees } from '../../src/people/committees.ts';
import { createDirectory } from '../../src/people/directory.ts';
import { createRecords } from '../../src/records/execute.ts';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { openStore, type StoreName } from '../../src/records/open.ts';
import type { Store } from '../../src/records/store.ts';
import { readSettings } from '../../src/settings.ts';
import { text } from '../../src/text/text.ts';
import { emulatorKey, openCosmosEndpoint } from '../helpers/cosmos-endpoint.ts';
import { startConnector } from './connector.ts';
import { type Account, balance } from './ledger.ts';

const TENANT = 'harbour';
const PROCESSES = 4;
const rules = { timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5], region: 'GB-ENG' };
/** A Monday; what is due on that day is told at 09:00 of it. */
const START = '2026-11-02T10:00:00.000Z';
const DUE = '2026-11-03';
/**
 * Half an hour before and on the morning, the time goes on until a lease of the process that died has lapsed, and
 * what a store was too busy for is tried again.
 */
const MORNING = [
  '00:00',
  '08:30',
  '08:33',
  '08:46',
  '08:50',
  '09:00',
  '09:03',
  '09:16',
  '09:20',
  '09:40',
  '10:30',
  '12:00',
].map((time) => `${DUE}T${time}:00.000Z`);
const END = `${DUE}T09:59:00.000Z`;
/** What the secretary is asked beside a digest, when the store was too busy to note an assignment. */
const OFFERS = new Set(
  ['none', 'some', 'all'].flatMap((refused) =>
    Array.from({ length: 100 }, (_, n) => text('unknown.title', { count: n + 1, refused })),
  ),
);

interface Size {
  readonly chases: number;
  readonly people: number;
  readonly committees: number;
}

interface Instances extends Account {
  readonly seconds: number;
  readonly digests: number;
}

/** Where several processes keep their records together. */
interface Place extends AsyncDisposable {
  /** As the environment of a process would name it. */
  readonly settings: Readonly<Record<string, string>>;
  open(): Promise<Store>;
}

const place = async (name: StoreName): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-instances-'));
  const local = { GAVEL_DATA: folder, PORT: '0' };
  const endpoint = name === 'cosmos' ? await openCosmosEndpoint() : undefined;
  const settings = {
    ...local,
    ...(endpoint && { COSMOS_ENDPOINT: endpoint.url, COSMOS_KEY: emulatorKey }),
  };
  if (endpoint) {
    const client = connect({ endpoint: endpoint.url, key: emulatorKey });
    await provision(client, { database: 'gavel' });
    client.dispose();
  }
  return {
    settings,
    open: () => openStore(readSettings(settings), name),
    [Symbol.asyncDispose]: async () => {
      await endpoint?.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** Committees whose people each own actions due on one morning. */
const furnish = async (store: Store, serviceUrl: string, size: Size): Promise<string[]> => {
  const clock = { now: () => START };
  const directory = createDirectory({ store, ids: randomIds });
  const committees = createCommittees({ store, clock });
  const records = createRecords({
    store,
    clock,
    areas,
    permit,
    people: (ids) => directory.facts(TENANT, ids, rules),
    calendarOf: (committee) => createCalendar(committee ?? rules),
    log: silentLog,
  });
  const address = (conversationId: string, conversationType: 'channel' | 'personal') => ({
    tenant: TENANT,
    serviceUrl,
    channelId: 'msteams',
    conversationId,
    conversationType,
    botId: '28:gavel',
  });
  const people: string[] = [];
  for (let n = 0; n < size.people; n += 1) {
    // oxlint-disable no-await-in-loop -- one store, one writer
    const person = await directory.known(TENANT, { aadObjectId: `aad-${n}`, name: `Person ${n}` });
    await directory.rememberPersonalChat(person, address(`chat-${n}`, 'personal'));
    people.push(person.id);
  }
  const pks: string[] = [];
  for (let c = 0; c < size.committees; c += 1) {
    const channel = `19:${c}@thread.tacv2`;
    const committeeId = await committees.committeeOf(TENANT, channel);
    await committees.arrive(committeeId, address(channel, 'channel'), { name: `Board ${c}` });
    const pk = `${TENANT}|${committeeId}`;
    const secretary = people[c % people.length] ?? '';
    const setup = { committeeId, name: `Board ${c}`, code: `B${c}`, secretary, answered: true };
    const command = { verb: 'committee.setup', actor: GAVEL, id: 'committee' } as const;
    const voters = people.slice(0, 5);
    await records.execute({ pk, command: { ...command, input: { ...setup, voters, ...rules } } });
    for (let n = c; n < size.chases; n += size.committees) {
      // Seven is prime to every size used: everybody owns as much, in several committees.
      const owner = people[(7 * n + Math.floor(n / people.length)) % people.length];
      const input = { what: `Task ${n}`, owner, due: DUE };
      await records.execute({ pk, command: { verb: 'action.add', actor: secretary, input } });
    }
    // oxlint-enable no-await-in-loop
    pks.push(pk);
  }
  return pks;
};

const started = async ({ settings }: Place): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'instance.ts'), [JSON.stringify(settings)]);
  await once(child, 'message');
  return child;
};

/** A killed process may look connected a while longer. */
const runs = ({ connected, exitCode, signalCode }: ChildProcess): boolean =>
  connected && exitCode === null && signalCode === null;

/** Tells the time to every process that still runs, and waits until each has finished its pass. */
const pass = async (processes: readonly ChildProcess[], now: string): Promise<void> => {
  await Promise.all(
    processes.filter(runs).map(async (child) => {
      const answered = new AbortController();
      const { signal } = answered;
      child.send(now);
      await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })]);
      answered.abort();
    }),
  );
};

/**
 * Several processes pass over one store at once, on one morning on which everything is due; one of them dies
 * while it sends.
 */
export const instances = async (size: Size, name: StoreName): Promise<Instances> => {
  await using shared = await place(name);
  let dies = (): void => undefined;
  await using connector = await startConnector({ onPost: () => dies() });
  const store = await shared.open();
  const committees = await furnish(store, connector.serviceUrl, size);
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => started(shared)));
  await pass(processes, START);
  const before = connector.posts.length;
  dies = () => {
    if (connector.posts.length - before === Math.floor(size.people / 2))
      processes[0]?.kill('SIGKILL');
  };
  const start = performance.now();
  for (const now of MORNING)
    // oxlint-disable-next-line no-await-in-loop -- time goes forward
    await pass(processes, now);
  const seconds = (performance.now() - start) / 1000;
  const left = processes.filter(runs);
  assert.equal(left.length, PROCESSES - 1);
  await Promise.all(
    left.map(async (child) => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    }),
  );
  const digests = connector.posts.slice(before).filter(({ summary }) => !OFFERS.has(summary));
  const twice = [...Map.groupBy(digests, ({ conversation }) => conversation).values()].filter(
    ({ length }) => length > 1,
  );
  assert.deepEqual(twice, [], 'one digest a person and day');
  const account = await balance(store, committees, connector.posts, END);
  await store.close();
  assert.equal(account.due, size.chases, 'each has an outcome');
  return { seconds: Math.round(seconds * 10) / 10, digests: digests.length, ...account };
};
