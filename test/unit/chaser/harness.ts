import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChaser } from '../../../src/chaser/chaser.ts';
import { chaseOf } from '../../../src/chaser/outbox.ts';
import { createPace, type Pace } from '../../../src/chaser/pace.ts';
import type { Address, Content, DigestItem, Outbound, Present } from '../../../src/chaser/ports.ts';
import { areas } from '../../../src/domain/areas.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { GAVEL, permit } from '../../../src/domain/permission.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import { silentLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { createCommittees } from '../../../src/people/committees.ts';
import { createDirectory } from '../../../src/people/directory.ts';
import { createRecords } from '../../../src/records/execute.ts';
import { openSqlite } from '../../../src/records/sqlite.ts';
import type { Doc, SettleOp, Store } from '../../../src/records/store.ts';

const TENANT = 'harbour';
const rules = { timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5], region: 'GB-ENG' };

const conversation = (
  conversationId: string,
  conversationType: Address['conversationType'],
  serviceUrl = 'http://127.0.0.1:9/',
): Address => ({
  tenant: TENANT,
  serviceUrl,
  channelId: 'msteams',
  conversationId,
  conversationType,
  botId: '28:gavel',
});

/** What left Gavel: when, where to, and what it says (`kind about`, or a digest's lines). */
interface Sent {
  readonly at: string;
  readonly to: string;
  readonly says: string;
}

const lineOf = ({ pk, entity, step, maybe }: DigestItem): string =>
  `${pk.split('|')[1]?.slice(0, 3)}:${entity} ${step}${maybe ? ' (maybe)' : ''}`;

/**
 * The clockwork over the real store, records, directory and rules; at its end two port-level doubles: a
 * channel that notes what it is given, and cards that are one line of text. It is Monday 2 November 2026,
 * 10:00 in London; Maya is secretary, Carl chairs, Priya and Omar are members.
 */
export const startClockwork = async (
  channel: {
    readonly serviceUrl?: string;
    readonly outbound?: Outbound;
    readonly patienceMs?: number;
    readonly graceMs?: number;
    readonly pace?: Pace;
    readonly elapsedMs?: () => number;
    /** Instead of an embedded one. */
    readonly store?: Store;
  } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-'));
  const store = channel.store ?? openSqlite({ file: join(folder, 'gavel.db') });
  let now = '2026-11-02T10:00:00.000Z';
  const clock = { now: () => now };
  let ids = 0;
  const directory = createDirectory({
    store,
    ids: { next: (prefix) => `${prefix}${(ids += 1)}` },
  });
  const committees = createCommittees({ store, clock });
  const records = createRecords({
    store,
    clock,
    areas,
    permit,
    people: (wanted) => directory.facts(TENANT, wanted, rules),
    calendarOf: (committee) => createCalendar(committee ?? rules),
    log: silentLog,
  });

  const sent: Sent[] = [];
  const updates: string[] = [];
  /** Failures of the next posts, first to last. */
  const failures: Error[] = [];
  /** Failures of the next updates. */
  const updateFailures: Error[] = [];
  /** Called while a post is under way, before every settlement of the chaser, and before it looks for work. */
  const hooks: {
    during?: (to: string) => Promise<void>;
    settling?: (pk: string, ops: readonly SettleOp[]) => Promise<void> | void;
    looking?: () => Promise<void>;
  } = {};
  const outbound: Outbound = channel.outbound ?? {
    post: async ({ conversationId }, { summary }, threadOf) => {
      await hooks.during?.(conversationId);
      const failure = failures.shift();
      if (failure) throw failure;
      sent.push({
        at: now,
        to: threadOf ? `${conversationId}/${threadOf}` : conversationId,
        says: summary,
      });
      return { activityId: `activity-${sent.length}` };
    },
    update: async (_address, activityId, { summary }) => {
      const failure = updateFailures.shift();
      if (failure) throw failure;
      updates.push(`${activityId} ${summary}`);
    },
    openPersonal: async (_from, member) => conversation(`1:1 ${member}`, 'personal'),
  };
  const present: Present = {
    message: async ({ pk, kind, about, params }): Promise<Content | undefined> => {
      if (kind === 'digest') {
        const items = params?.['items'] as unknown as readonly DigestItem[];
        return { summary: items.map(lineOf).join(', ') };
      }
      if (kind === 'proof') return { summary: `proof ${JSON.stringify(params)}` };
      const entity = await records.load(pk, about);
      const { status } = (entity?.state ?? {}) as { readonly status?: string };
      if (kind === 'vote-asked' && status !== 'voting') return undefined;
      return entity && { summary: `${kind} ${about} v${entity.version}` };
    },
  };
  const metrics = createMetrics({ secondsSincePass: () => undefined });
  const parts = {
    metrics,
    store: {
      ...store,
      settle: async (pk: string, ops: readonly SettleOp[]): Promise<void> => {
        await hooks.settling?.(pk, ops);
        await store.settle(pk, ops);
      },
      due: async (now: string, limit: number): Promise<readonly Doc[]> => {
        await hooks.looking?.();
        return store.due(now, limit);
      },
    },
    records,
    clock,
    people: directory,
    conversations: committees,
    present,
    outbound,
    pace: channel.pace ?? createPace({ clock, limited: () => false }),
    log: silentLog,
    wakeVerbs: areas,
    ...(channel.patienceMs !== undefined && { patienceMs: channel.patienceMs }),
    ...(channel.graceMs !== undefined && { graceMs: channel.graceMs }),
    ...(channel.elapsedMs && { elapsedMs: channel.elapsedMs }),
  };
  const chaser = createChaser(parts);

  const people: Record<string, string> = {};
  for (const name of ['maya', 'carl', 'priya', 'omar'])
    people[name] = (await directory.known(TENANT, { aadObjectId: name, name })).id;
  const idOf = (name: string): string => people[name] ?? name;

  const execute = async (
    pk: string,
    actor: string,
    verb: Verb,
    id: string | undefined,
    input: object,
  ) => {
    const outcome = await records.execute({
      pk,
      command: { verb, actor: idOf(actor), input, ...(id !== undefined && { id }) },
    });
    assert.equal(outcome.kind, 'done');
    return outcome.changed;
  };

  /** Makes a committee in a channel of its own and gives its partition. */
  const founded = async (name: string): Promise<string> => {
    const conversationId = `19:${name}@thread.tacv2`;
    const committeeId = await committees.committeeOf(TENANT, conversationId);
    await committees.arrive(
      committeeId,
      conversation(conversationId, 'channel', channel.serviceUrl),
      { name },
    );
    const pk = `${TENANT}|${committeeId}`;
    await execute(pk, GAVEL, 'committee.setup', 'committee', {
      committeeId,
      name,
      code: name.slice(0, 2).toUpperCase(),
      chair: idOf('carl'),
      secretary: idOf('maya'),
      voters: [idOf('carl'), idOf('priya'), idOf('omar')],
      answered: true,
      ...rules,
    });
    return pk;
  };
  const board = await founded('board');

  const docs = async (pk: string, docKind: string): Promise<readonly Doc[]> =>
    (await store.find({ kind: 'docs', pk, docKind }, { limit: 200 })).items;

  return {
    store,
    records,
    metrics,
    chaser,
    /** Another process on the same store. */
    rival: () => createChaser(parts),
    directory,
    committees,
    sent,
    updates,
    failures,
    updateFailures,
    hooks,
    board,
    founded,
    docs,
    idOf,
    execute: (actor: string, verb: Verb, id?: string, input: object = {}, pk = board) =>
      execute(pk, actor, verb, id, input),
    /** Records an action of somebody outside a meeting, and gives its reference. */
    assign: async (owner: string, due: string, pk = board): Promise<string> => {
      const [action] = await execute(pk, 'maya', 'action.add', undefined, {
        what: 'Send the budget',
        owner: idOf(owner),
        due,
      });
      return action?.id ?? '';
    },
    /** Moves the clock as the rehearsal does: every due instant in order, each drained. */
    until: async (target: string): Promise<void> => {
      await chaser.drain(now);
      for (;;) {
        const due = await store.nextDue(now);
        const last = due === undefined || due >= target;
        now = last ? target : due;
        await chaser.drain(now);
        if (last) return;
      }
    },
    /** Sets the clock, as after the process was down. */
    jump: (target: string): void => {
      now = target;
    },
    /** `status step person [reason]` of every row of the ledger. */
    ledger: async (pk = board): Promise<string[]> => {
      const names = new Map(Object.entries(people).map(([name, id]) => [id, name]));
      return (await docs(pk, 'chase')).map((row) => {
        const { status, step, person, reason } = chaseOf(row);
        return [status, step, names.get(person), reason].filter(Boolean).join(' ');
      });
    },
    [Symbol.asyncDispose]: async () => {
      await chaser.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

export type Clockwork = Awaited<ReturnType<typeof startClockwork>>;
