import { createCalendar } from '../domain/calendar.ts';
import { isInHours, morningEnds, morningFrom } from '../domain/chase/morning.ts';
import { mootnessOf, tellsOfSilence } from '../domain/chase/standing.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { PersonFacts } from '../domain/model.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc, SettleOp } from '../records/store.ts';
import { tellLedger } from './ledger.ts';
import {
  changed,
  chaseOf,
  digestId,
  later,
  messageOf,
  partition,
  waitingOf,
  type WaitingBody,
} from './outbox.ts';
import { type Handler, pages, type Parts } from './parts.ts';
import type { DigestItem } from './ports.ts';
import { factsFor } from './relay.ts';
import { allDocs } from './rows.ts';

/** So many are looked at, and written in one settlement, at a time. */
const PAGE = 90;

/** A reminder that waits, and why it is moot if it is. `early`: whom it speaks of did not hear of it themselves yet. */
interface Looked {
  readonly doc: Doc;
  readonly waiting: WaitingBody;
  readonly moot?: string;
  readonly early?: boolean;
}

/** Nobody is told of an owner's silence whose own reminder has not reached them. */
const isEarly = async (
  parts: Parts,
  { from: pk, chase: { step, entity } }: WaitingBody,
  owner: PersonId | undefined,
): Promise<boolean> => {
  if (owner === undefined || !tellsOfSilence(step)) return false;
  const rows = await allDocs(parts, {
    pk,
    docKind: 'chase',
    status: ['planned'],
    ref: entity,
    owner,
  });
  return rows.some((row) => chaseOf(row).missed !== undefined);
};

/** Looks at the record again: what was answered, closed or paused meanwhile is not said any more. */
const look = async (
  parts: Parts,
  doc: Doc,
  facts: PersonFacts | undefined,
  now: string,
): Promise<Looked> => {
  const { records, conversations } = parts;
  const waiting = waitingOf(doc);
  const { tenant, committee = '' } = partition(waiting.from);
  const [rules, record, address] = await Promise.all([
    records.load(waiting.from, 'committee'),
    records.load(waiting.from, waiting.chase.entity),
    conversations.address(tenant, committee),
  ]);
  if (!rules || !address) return { doc, waiting, moot: 'removed' };
  const state = rules.state as CommitteeState;
  const today = createCalendar(state).dateOf(now);
  const moot = mootnessOf(waiting.chase, record, state, facts, today);
  if (moot) return { doc, waiting, moot };
  const { owner } = (record?.state ?? {}) as { readonly owner?: PersonId };
  return { doc, waiting, early: await isEarly(parts, waiting, owner) };
};

/** Writes the same verdict on the rows of several committees. */
const tellAll = async (
  parts: Parts,
  looked: readonly Looked[],
  verdict: Parameters<typeof tellLedger>[3],
): Promise<void> => {
  const fresh = looked.filter(({ waiting }) => !waiting.maybe);
  await Promise.all(
    [...Map.groupBy(fresh, ({ waiting }) => waiting.from)].map(([pk, of]) =>
      tellLedger(
        parts,
        pk,
        of.map(({ waiting }) => waiting.row),
        verdict,
      ),
    ),
  );
};

const removal = ({ id, version }: Doc): SettleOp => ({ remove: { id, version } });

const settleAll = async ({ store }: Parts, pk: string, ops: readonly SettleOp[]): Promise<void> => {
  // oxlint-disable-next-line no-await-in-loop -- the first page says what the others follow from
  for (const page of pages(ops, PAGE)) await store.settle(pk, page);
};

const drop = async (parts: Parts, pk: string, moot: readonly Looked[]): Promise<void> => {
  await Promise.all(
    [...Map.groupBy(moot, ({ moot }) => moot ?? '')].map(([reason, of]) =>
      tellAll(parts, of, { status: 'suppressed', reason }),
    ),
  );
  await settleAll(
    parts,
    pk,
    moot.map(({ doc }) => removal(doc)),
  );
};

const postpone = async (
  parts: Parts,
  pk: string,
  looked: readonly Looked[],
  { plannedFor, date }: { readonly plannedFor: string; readonly date: string },
): Promise<void> => {
  // First what waits: where another process has taken it already, the ledger is not told otherwise.
  await settleAll(
    parts,
    pk,
    looked.map(({ doc }) => ({ put: changed(doc, {}, plannedFor) })),
  );
  await tellAll(parts, looked, { plannedFor, date });
};

const itemOf = ({ from, chase, maybe }: WaitingBody): DigestItem => {
  const { entity, step, n, dueVersion } = chase;
  return { pk: from, entity, step, n, dueVersion, ...(maybe && { maybe }) };
};

/** One line for each record, of its latest step: what waited for a morning may have been overtaken. */
const itemsOf = (live: readonly Looked[]): DigestItem[] => {
  const inOrder = live
    .map(({ waiting }) => waiting)
    .sort((a, b) => a.chase.plannedFor.localeCompare(b.chase.plannedFor));
  const byRecord = new Map(
    inOrder.map((waiting) => [`${waiting.from}|${waiting.chase.entity}`, itemOf(waiting)]),
  );
  return [...byRecord.values()];
};

/** The one message of a person's day. `rows` are for the ledger, `items` for the card. */
const digestDoc = (
  pk: string,
  date: string,
  live: readonly Looked[],
  { now, until }: { readonly now: string; readonly until: string | undefined },
): Doc => {
  const { person = '' } = partition(pk);
  const id = digestId(date);
  return {
    pk,
    id,
    kind: 'message',
    version: 0,
    wakeAt: now,
    index: { type: 'digest', status: 'planned', ref: id, owner: person },
    body: {
      to: { person },
      kind: 'digest',
      about: id,
      params: { items: itemsOf(live) },
      rows: live
        .filter(({ waiting }) => !waiting.maybe)
        .map(({ waiting: { from, row } }) => ({ pk: from, id: row })),
      status: 'planned',
      plannedFor: now,
      ...(until !== undefined && { until }),
    },
  };
};

/** All that waits, not only the page of what is due that was read: the rest would miss its morning. */
const waitingNow = async (parts: Parts, pk: string, now: string): Promise<Doc[]> => {
  const waiting = await allDocs(parts, { pk, docKind: 'waiting' });
  return waiting.filter(({ wakeAt = now }) => wakeAt <= now);
};

/** What waits though a digest has it already, which took several settlements and was cut short; and what does not. */
const byDigest = (due: readonly Doc[], digest: Doc | undefined) => {
  const rows = digest ? (messageOf(digest).rows ?? []) : [];
  const has = new Set(rows.map(({ pk, id }) => `${pk}|${id}`));
  return Map.groupBy(due, (doc) => {
    const { from, row, maybe } = waitingOf(doc);
    return !maybe && has.has(`${from}|${row}`);
  });
};

const lookAll = async (
  parts: Parts,
  docs: readonly Doc[],
  facts: PersonFacts | undefined,
  now: string,
): Promise<Looked[]> => {
  const looked: Looked[] = [];
  for (const page of pages(docs, PAGE))
    // oxlint-disable-next-line no-await-in-loop -- a page of records at a time
    looked.push(...(await Promise.all(page.map((doc) => look(parts, doc, facts, now)))));
  return looked;
};

/**
 * At the person's morning: gathers what waits over all committees into one message. The settlement that makes it comes
 * first; what does not fit into that one follows. What comes after it, outside the hours of a morning, or while the
 * person is away, waits for the next working morning.
 */
export const gather: Handler = async (parts, pk, _page, now) => {
  const due = await waitingNow(parts, pk, now);
  const [first] = due;
  if (!first) return;
  const { person = '' } = partition(pk);
  const facts = await factsFor(parts, waitingOf(first).from, person);
  const date = facts ? createCalendar(facts).dateOf(now) : now.slice(0, 10);
  const [earlier] = await parts.store.load(pk, [digestId(date)]);
  const waiting = byDigest(due, earlier);
  await settleAll(parts, pk, (waiting.get(true) ?? []).map(removal));
  const looked = await lookAll(parts, waiting.get(false) ?? [], facts, now);
  await drop(
    parts,
    pk,
    looked.filter(({ moot }) => moot !== undefined),
  );
  const all = earlier !== undefined || (facts !== undefined && !isInHours(facts, now));
  const standing = looked.filter(({ moot }) => moot === undefined);
  const waits = facts ? standing.filter(({ early }) => all || early) : [];
  if (facts && waits.length > 0) {
    const plannedFor = morningFrom(facts, date, later(now, 1));
    await postpone(parts, pk, waits, { plannedFor, date });
  }
  const live = standing.filter((each) => !waits.includes(each));
  if (live.length === 0) return;
  await settleAll(parts, pk, [
    { put: digestDoc(pk, date, live, { now, until: facts && morningEnds(facts, date) }) },
    ...live.map(({ doc }) => removal(doc)),
  ]);
};
