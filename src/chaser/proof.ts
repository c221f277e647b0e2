import { createCalendar } from '../domain/calendar.ts';
import { accountOf } from '../domain/chase/account.ts';
import { morningFrom } from '../domain/chase/morning.ts';
import type { Doc } from '../records/store.ts';
import { changed, chaseOf, later, partition } from './outbox.ts';
import { oneByOne, type Parts, unlessTaken } from './parts.ts';
import { factsFor } from './relay.ts';
import { ledgerRows } from './rows.ts';
import { secretaryOf } from './unknown.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A throttled channel may hold a morning up; by then it is over. */
const GRACE_MS = 6 * 60 * 60_000;
const ID = 'proof';
const NAMED = 5;

/** Wherever reminders are planned, it is checked a day later, and daily while some are planned. */
export const armProof = async (
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  pk: string,
): Promise<void> => {
  const [known] = await store.load(pk, [ID]);
  if (known?.wakeAt !== undefined) return;
  const doc: Doc = known ?? { pk, id: ID, kind: 'proof', version: 0, body: {} };
  const put = changed(doc, {}, later(clock.now(), DAY_MS));
  await unlessTaken(store.settle(pk, [{ put }]));
};

/** A line in 1:1, on the secretary's next morning: what is missing is nobody's emergency. */
const tellSecretary = async (
  parts: Parts,
  pk: string,
  missing: readonly Doc[],
  { by, now }: { readonly by: string; readonly now: string },
): Promise<void> => {
  const told = accountOf((await ledgerRows(parts, pk)).map(chaseOf), by);
  parts.log.error({ pk, ...told }, 'the ledger does not add up');
  const person = await secretaryOf(parts, pk);
  const facts = person && (await factsFor(parts, pk, person));
  if (person === undefined || !facts) return;
  const refs = [...new Set(missing.map((row) => chaseOf(row).entity))].slice(0, NAMED);
  const at = morningFrom(facts, createCalendar(facts).dateOf(now), now);
  const id = `${ID}|${at}`;
  const doc: Doc = {
    pk,
    id,
    kind: 'message',
    version: 0,
    wakeAt: at,
    index: { type: 'proof', status: 'planned', ref: id, owner: person },
    body: {
      to: { person },
      kind: 'proof',
      about: id,
      params: { ...told, refs },
      status: 'planned',
      plannedFor: at,
    },
  };
  await unlessTaken(parts.store.settle(pk, [{ put: doc }]));
};

const proveOne = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const planned = await ledgerRows(parts, doc.pk, { status: ['planned'] });
  const by = later(now, -GRACE_MS);
  const missing = planned.filter((row) => chaseOf(row).plannedFor < by);
  if (missing.length > 0) await tellSecretary(parts, doc.pk, missing, { by, now });
  parts.metrics?.proved(partition(doc.pk).committee ?? '', missing.length);
  const next = planned.length > 0 ? later(now, DAY_MS) : undefined;
  await parts.store.settle(doc.pk, [{ put: changed(doc, {}, next) }]);
};

/**
 * Proves a committee's ledger: of every reminder due it must say that it was sent, suppressed, failed, or
 * may have arrived. Says something only where it does not add up.
 */
export const prove = oneByOne(proveOne);
