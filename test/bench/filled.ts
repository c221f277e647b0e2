import assert from 'node:assert/strict';
import type { Address } from '../../src/chaser/ports.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { GAVEL } from '../../src/domain/permission.ts';
import { entityDoc, wakeOf, waking } from '../../src/records/documents.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Doc } from '../../src/records/store.ts';
import { openHouse, rules, tenant } from '../helpers/house.ts';
import type { House } from '../helpers/house.ts';
import { createVirtualTime } from './virtual-time.ts';
import type { VirtualTime } from './virtual-time.ts';

const committees = 100;
const people = 2_000;
/** Actions that are due at once, over all committees. */
export const due = 10_000;

/** A Tuesday: two working days later an owner without an answer is asked, which is planned the day before. */
const assigned = '2026-11-17T09:00:00.000Z';
const assignedLater = '2026-11-19T09:00:00.000Z';

/** Most that a settlement takes, and how many of them share a transaction. */
const settlement = 100;
const shared = 50;

export interface Filled extends House {
  readonly time: VirtualTime;
  readonly pks: readonly string[];
  readonly owners: readonly string[];
  /** When the first round of actions is due. Each later round is due a minute after the one before. */
  readonly dueAt: string;
}

const chat = (conversationId: string, conversationType: Address['conversationType']): Address => ({
  tenant,
  serviceUrl: 'http://127.0.0.1:9/',
  channelId: 'msteams',
  conversationId,
  conversationType,
  botId: '28:gavel',
});

const stateOf = (n: number, owner: string, at: string, status: ActionState['status']) => {
  const what = `Follow up point ${n} of the report on the quay wall with the harbour master`;
  const day = `2026-12-${14 + (n % 15)}`;
  return {
    ref: `A-${n}`,
    what,
    status,
    owner,
    contributors: [],
    due: day,
    addedBy: owner,
    addedAt: at,
    recorded: { what, owner, due: day },
    assignedAt: at,
    slipped: 0,
    chase: { dueVersion: 1, armedAt: at, planned: [], unanswered: 0 },
    ...(status === 'closed' && { closedBy: owner, closedAt: at }),
  } satisfies ActionState;
};

/** Somebody in whose 1:1 chat Gavel is installed. */
const person = async ({ directory }: House, n: number): Promise<string> => {
  const known = await directory.known(tenant, { aadObjectId: `aad-${n}`, name: `Person ${n}` });
  await directory.rememberPersonalChat(known, chat(`a:${n}`, 'personal'));
  return known.id;
};

const committee = async (
  { committees, records }: House,
  n: number,
  secretary: string,
): Promise<string> => {
  const conversationId = `19:board-${n}@thread.tacv2`;
  const committeeId = await committees.committeeOf(tenant, conversationId);
  await committees.arrive(committeeId, chat(conversationId, 'channel'), { name: 'Board' });
  const pk = `${tenant}|${committeeId}`;
  const input = { committeeId, name: 'Board', code: 'HB', secretary, answered: true, ...rules };
  await records.execute({
    pk,
    command: { verb: 'committee.setup', actor: GAVEL, id: 'committee', input },
  });
  return pk;
};

const replica = (n: number, owner: string, at: string, status: ActionState['status']) => {
  const state = stateOf(n, owner, at, status);
  return { id: state.ref, type: 'action', version: 2, state, updatedAt: at, recorded: n } as const;
};

/** When the first reminder of the actions that were assigned then is due: of all of them at once. */
const wakeAfter = (at: string, board: Entity | undefined): string => {
  const found = wakeOf(areas, replica(1, '', at, 'open'), board, () => createCalendar(rules));
  assert.ok(found !== undefined);
  return found;
};

const minutesLater = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Settles documents a hundred at a time, many settlements in a transaction. */
const settleAll = async ({ store }: House, docs: Iterable<Doc>): Promise<void> => {
  let ops: { readonly put: Doc }[] = [];
  let under: Promise<void>[] = [];
  for (const put of docs) {
    ops.push({ put });
    if (ops.length < settlement) continue;
    under.push(store.settle(put.pk, ops));
    ops = [];
    if (under.length < shared) continue;
    // oxlint-disable-next-line no-await-in-loop -- what arrives in one turn shares a transaction
    await Promise.all(under);
    under = [];
  }
  assert.equal(ops.length, 0, 'whole hundreds of each committee');
  await Promise.all(under);
};

/**
 * A store of so many actions in 100 committees of 2,000 people: `rounds` times 10,000 that come due, and of
 * all others one half closed, the older ones, the other half with their next reminder some days away.
 * The documents are those that replay makes; they are put straight into the store, without a journal.
 */
export const openFilled = async (stored: number, rounds = 1): Promise<Filled> => {
  const time = createVirtualTime(assigned);
  const house = openHouse(time.clock);
  const owners = await Promise.all(Array.from({ length: people }, (_, n) => person(house, n)));
  const pks = await Promise.all(
    Array.from({ length: committees }, (_, n) => committee(house, n, owners[n] ?? '')),
  );
  const board = await house.records.load(pks[0] ?? '', 'committee');
  const dueAt = wakeAfter(assigned, board);
  const dueLater = wakeAfter(assignedLater, board);
  const each = stored / committees;
  const dueOfEach = due / committees;
  const asleep = each - dueOfEach * rounds;

  const docOf = (pk: string, nth: number, n: number): Doc => {
    const owner = owners[(nth * dueOfEach + n) % people] ?? '';
    const at = n < asleep ? assignedLater : assigned;
    const closed = n < asleep / 2;
    const doc = entityDoc(areas, pk, replica(n + 1, owner, at, closed ? 'closed' : 'open'));
    if (closed) return doc;
    return waking(
      doc,
      n < asleep ? dueLater : minutesLater(dueAt, Math.floor((n - asleep) / dueOfEach)),
    );
  };
  const docs = function* (): Generator<Doc> {
    for (const [nth, pk] of pks.entries())
      for (let n = 0; n < each; n += 1) yield docOf(pk, nth, n);
  };
  await settleAll(house, docs());
  return { ...house, time, pks, owners, dueAt };
};
