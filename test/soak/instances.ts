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
import { openSqlite } from '../../src/records/sqlite.ts';
import { startConnector } from './connector.ts';
import { type Account, balance } from './ledger.ts';

const TENANT = 'harbour';
const PROCESSES = 4;
const rules = { timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5], region: 'GB-ENG' };
/** A Monday; what is due on that day is told at 09:00 of it. */
const START = '2026-11-02T10:00:00.000Z';
const DUE = '2026-11-03';
const MORNING = [
  '2026-11-03T00:00:00.000Z',
  '2026-11-03T08:30:00.000Z',
  '2026-11-03T09:00:00.000Z',
];
/** Leases of the process that died have lapsed. */
const AFTER = '2026-11-03T09:03:00.000Z';

interface Size {
  readonly chases: number;
  readonly people: number;
  readonly committees: number;
}

interface Instances extends Account {
  readonly seconds: number;
  readonly digests: number;
}

/** Committees whose people each own actions due on one morning. */
const furnish = async (file: string, serviceUrl: string, size: Size): Promise<string[]> => {
  const store = openSqlite({ file });
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
  await store.close();
  return pks;
};

const started = async (file: string): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'instance.ts'), [file]);
  await once(child, 'message');
  return child;
};

/** Tells the time to every process that still runs, and waits until each has finished its pass. */
const pass = async (processes: readonly ChildProcess[], now: string): Promise<void> => {
  await Promise.all(
    processes
      .filter(({ connected }) => connected)
      .map((child) => {
        child.send(now);
        return Promise.race([once(child, 'message'), once(child, 'exit')]);
      }),
  );
};

/**
 * Several processes pass over one SQLite file at once, on one morning on which everything is due; one of
 * them dies while it sends.
 */
export const instances = async (size: Size): Promise<Instances> => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-instances-'));
  const file = join(folder, 'gavel.sqlite');
  let dies = (): void => undefined;
  await using connector = await startConnector({ onPost: () => dies() });
  const committees = await furnish(file, connector.serviceUrl, size);
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => started(file)));
  await pass(processes, START);
  const before = connector.posts.length;
  dies = () => {
    if (connector.posts.length - before === Math.floor(size.people / 2))
      processes[0]?.kill('SIGKILL');
  };
  const start = performance.now();
  for (const now of [...MORNING, AFTER])
    // oxlint-disable-next-line no-await-in-loop -- time goes forward
    await pass(processes, now);
  const seconds = (performance.now() - start) / 1000;
  assert.equal(processes.filter(({ connected }) => connected).length, PROCESSES - 1);
  await Promise.all(
    processes
      .filter(({ connected }) => connected)
      .map(async (child) => {
        const ended = once(child, 'exit');
        child.disconnect();
        await ended;
      }),
  );
  const digests = connector.posts
    .slice(before)
    .filter(({ summary }) => summary.startsWith('digest'));
  const chats = new Set(digests.map(({ conversation }) => conversation));
  assert.equal(chats.size, digests.length, 'one digest a person and day');
  const store = openSqlite({ file });
  const account = await balance(store, committees, connector.posts, AFTER);
  await store.close();
  rmSync(folder, { recursive: true });
  assert.equal(account.due, size.chases, 'each has an outcome');
  return { seconds: Math.round(seconds * 10) / 10, digests: digests.length, ...account };
};
