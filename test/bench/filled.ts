import assert from 'node:assert/strict';
import type { ActionState } from '../../src/domain/action/state.ts';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { GAVEL } from '../../src/domain/permission.ts';
import { entityDoc, wakeOf, waking } from '../../src/records/documents.ts';
import type { Doc } from '../../src/records/store.ts';
import type { Address } from '../../src/chaser/ports.ts';
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
  const each = stored / committees;
  const coming = (due / committees) * rounds;
  const board = await house.records.load(pks[0] ?? '', 'committee');
  const replica = (n: number, owner: string, at: string, status: ActionState['status']) => {
    const state = stateOf(n, owner, at, status);
    return {
      id: state.ref,
      type: 'action',
      version: 2,
      state,
      updatedAt: at,
      recorded: n,
    } as const;
  };
  const wake = (at: string): string => {
    const found = wakeOf(areas, replica(1, '', at, 'open'), board, () => createCalendar(rules));
    assert.ok(found !== undefined);
    return found;
  };
  const [dueAt, dueLater] = [wake(assigned), wake(assignedLater)];

  const docOf = (pk: string, nth: number, n: number): Doc => {
    const owner = owners[(nth * (due / committees) + n) % people] ?? '';
    const asleep = each - coming;
    const at = n < asleep ? assignedLater : assigned;
    const closed = n < asleep / 2;
    const doc = entityDoc(areas, pk, replica(n + 1, owner, at, closed ? 'closed' : 'open'));
    const put = { ...doc, body: JSON.parse(JSON.stringify(doc.body)) as Doc['body'] };
    if (closed) return put;
    const round = n % rounds;
    const minutesLater = new Date(Date.parse(dueAt) + round * 60_000).toISOString();
    return waking(put, n < asleep ? dueLater : minutesLater);
  };

  let waiting: Promise<void>[] = [];
  for (const [nth, pk] of pks.entries())
    for (let from = 0; from < each; from += settlement) {
      const ops = Array.from({ length: Math.min(settlement, each - from) }, (_, n) => ({
        put: docOf(pk, nth, from + n),
      }));
      waiting.push(house.store.settle(pk, ops));
      if (waiting.length < shared) continue;
      // oxlint-disable-next-line no-await-in-loop -- what arrives in one turn shares a transaction
      await Promise.all(waiting);
      waiting = [];
    }
  await Promise.all(waiting);
  return { ...house, time, pks, owners, dueAt };
};
