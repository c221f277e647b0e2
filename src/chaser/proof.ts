import { createCalendar } from '../domain/calendar.ts';
import { accountOf } from '../domain/chase/account.ts';
import { morningEnds, morningFrom } from '../domain/chase/morning.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { changed, chaseOf, later, type MessageBody, messageOf, partition } from './outbox.ts';
import { oneByOne, type Parts, unlessTaken } from './parts.ts';
import { factsFor } from './relay.ts';
import { ledgerRows } from './rows.ts';
import { secretaryOf } from './unknown.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A throttled channel may hold a morning up; by then it is over. */
const GRACE_MS = 6 * 60 * 60_000;
/** The daily check, and the kind of message that tells of it. */
export const PROOF = 'proof';
const LINE = 'proof|line';
const NAMED = 5;

/** Wherever reminders are planned, it is checked a day later, and daily while some are planned. */
export const armProof = async (
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  pk: string,
): Promise<void> => {
  const [known] = await store.load(pk, [PROOF]);
  if (known?.wakeAt !== undefined) return;
  const doc: Doc = known ?? { pk, id: PROOF, kind: PROOF, version: 0, body: {} };
  const put = changed(doc, {}, later(clock.now(), DAY_MS));
  await unlessTaken(store.settle(pk, [{ put }]));
};

/** Reminders long due of which nothing is known, and the instant before which they were due. */
const missingOf = async (parts: Parts, pk: string, now: string) => {
  const by = later(now, -GRACE_MS);
  const planned = await ledgerRows(parts, pk, { status: ['planned'] });
  return { by, planned, missing: planned.filter((row) => chaseOf(row).plannedFor < by) };
};

/** What the ledger says as it is; undefined: it adds up. */
export const provenNow = async (
  parts: Parts,
  pk: string,
  now: string,
): Promise<MessageBody['params']> => {
  const { by, missing } = await missingOf(parts, pk, now);
  if (missing.length === 0) return undefined;
  const refs = [...new Set(missing.map((row) => chaseOf(row).entity))].slice(0, NAMED);
  return { ...accountOf((await ledgerRows(parts, pk)).map(chaseOf), by), refs };
};

/** The hours of the secretary's next morning. */
const morningFor = async (parts: Parts, pk: string, person: PersonId, now: string) => {
  const facts = await factsFor(parts, pk, person);
  if (!facts) return undefined;
  const calendar = createCalendar(facts);
  const at = morningFrom(facts, calendar.dateOf(now), now);
  return { plannedFor: at, until: morningEnds(facts, calendar.dateOf(at)) };
};

/**
 * A line in 1:1, on the secretary's next morning: what is missing is nobody's emergency. It is one line, whose figures
 * are read when it is sent.
 */
const tellSecretary = async (parts: Parts, pk: string, now: string): Promise<void> => {
  parts.log.error({ pk, ...(await provenNow(parts, pk, now)) }, 'the ledger does not add up');
  const person = await secretaryOf(parts, pk);
  const morning = person && (await morningFor(parts, pk, person, now));
  if (!morning) return;
  const [before] = await parts.store.load(pk, [LINE]);
  const { status } = before ? messageOf(before) : {};
  if (status === 'planned' || status === 'sending') return;
  const doc: Doc = {
    pk,
    id: LINE,
    kind: 'message',
    version: before?.version ?? 0,
    wakeAt: morning.plannedFor,
    index: { type: PROOF, status: 'planned', ref: LINE, owner: person },
    body: { to: { person }, kind: PROOF, about: LINE, status: 'planned', ...morning },
  };
  await unlessTaken(parts.store.settle(pk, [{ put: doc }]));
};

/** The line could not be sent in the hours of its morning: it waits for the next. */
export const nextProof = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { to } = messageOf(doc);
  const morning = 'person' in to && (await morningFor(parts, doc.pk, to.person, now));
  const put = morning
    ? changed(doc, morning, morning.plannedFor)
    : changed(doc, { status: 'suppressed', reason: 'removed' });
  await parts.store.settle(doc.pk, [{ put }]);
};

const proveOne = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { planned, missing } = await missingOf(parts, doc.pk, now);
  if (missing.length > 0) await tellSecretary(parts, doc.pk, now);
  parts.metrics?.proved(partition(doc.pk).committee ?? '', missing.length);
  const next = planned.length > 0 ? later(now, DAY_MS) : undefined;
  await parts.store.settle(doc.pk, [{ put: changed(doc, {}, next) }]);
};

/**
 * Proves a committee's ledger: of every reminder due it must say that it was sent, suppressed, failed, or
 * may have arrived. Says something only where it does not add up.
 */
export const prove = oneByOne(proveOne);
