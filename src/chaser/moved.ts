import type { ActionState } from '../domain/action/state.ts';
import { createCalendar } from '../domain/calendar.ts';
import { morningFrom, morningOf } from '../domain/chase/morning.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { relayAt } from '../records/outbox.ts';
import { changed, chaseOf, partition, waitingOf } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';
import { factsFor, waitingKey } from './relay.ts';
import { ledgerRows } from './rows.ts';

/** A row that was copied already is moved together with its copy; one in a digest under way is left. */
const moveRow = async (
  { store }: Pick<Parts, 'store'>,
  row: Doc,
  plannedFor: string,
): Promise<void> => {
  if (row.wakeAt !== undefined) {
    await store.settle(row.pk, [{ put: changed(row, { plannedFor }, relayAt(plannedFor)) }]);
    return;
  }
  const { pk, id } = waitingKey(row);
  const [copy] = await store.load(pk, [id]);
  if (!copy) return;
  const chase = { ...waitingOf(copy).chase, plannedFor };
  await store.settle(pk, [{ put: changed(copy, { chase }, plannedFor) }]);
  await store.settle(row.pk, [{ put: changed(row, { plannedFor }) }]);
};

/** What one committee has planned, on the same dates as before but on the person's mornings of now. */
const moveIn = async (
  parts: Parts,
  pk: string,
  { person, before }: { readonly person: PersonId; readonly before: string | undefined },
  now: string,
): Promise<void> => {
  const committee = (await parts.records.load(pk, 'committee'))?.state as
    | CommitteeState
    | undefined;
  const facts = await factsFor(parts, pk, person);
  if (!committee || !facts) return;
  const calendar = createCalendar(committee);
  const then = createCalendar({ ...facts, timeZone: before ?? committee.timeZone });
  for (const row of await ledgerRows(parts, pk, { status: ['planned'], owner: person })) {
    // oxlint-disable no-await-in-loop -- few rows wait for one person
    const { step, entity, plannedFor, date = then.dateOf(plannedFor) } = chaseOf(row);
    const { due } = ((await parts.records.load(pk, entity))?.state ?? {}) as Partial<ActionState>;
    const morning =
      morningOf({ step, date, due }, facts, calendar, now) ?? morningFrom(facts, date, now);
    if (morning !== plannedFor) await moveRow(parts, row, morning);
    // oxlint-enable no-await-in-loop
  }
};

const moveOne = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { tenant, person = '' } = partition(doc.pk);
  const { plannedIn, ...body } = doc.body;
  const before = typeof plannedIn === 'string' ? plannedIn : undefined;
  for (const committee of body['committees'] as readonly string[])
    // oxlint-disable-next-line no-await-in-loop -- few committees a person
    await moveIn(parts, `${tenant}|${committee}`, { person, before }, now);
  const { wakeAt: _, ...rest } = doc;
  await parts.store.settle(doc.pk, [{ put: { ...rest, body } }]);
};

/**
 * A person's zone became known or changed, or they are back sooner than they said: what was planned moves to their
 * mornings of now.
 */
export const move = oneByOne(moveOne);
