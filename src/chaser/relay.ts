import { morningFrom } from '../domain/chase/morning.ts';
import { createCalendar } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { PersonFacts } from '../domain/model.ts';
import { Conflict } from '../errors.ts';
import { personPk } from '../people/directory.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { changed, chaseOf, partition } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';

/** The facts of a person, with a committee's rules for what they never said. */
export const factsFor = async (
  { people, records }: Pick<Parts, 'people' | 'records'>,
  pk: string,
  person: PersonId,
): Promise<PersonFacts | undefined> => {
  const committee = await records.load(pk, 'committee');
  const rules = committee?.state as CommitteeState | undefined;
  return (await people.facts(partition(pk).tenant, [person], rules)).get(person);
};

/** Where a row of the ledger waits for its person. The id names the committee: `A-1` is everywhere. */
export const waitingKey = (row: Doc): { readonly pk: string; readonly id: string } => {
  const { tenant, committee } = partition(row.pk);
  return { pk: personPk(tenant, chaseOf(row).person), id: `w|${committee}|${row.id}` };
};

/** The document that waits in the person's partition. */
export const waitingDoc = (
  row: Doc,
  wakeAt: string,
  { maybe = false }: { readonly maybe?: boolean } = {},
): Doc => {
  const { entity, person, step, n, dueVersion, plannedFor } = chaseOf(row);
  const chase = { entity, person, step, n, dueVersion, plannedFor };
  const { pk, id } = waitingKey(row);
  return {
    pk,
    id: maybe ? `${id}|maybe` : id,
    kind: 'waiting',
    version: 0,
    wakeAt,
    body: { from: row.pk, row: row.id, chase, ...(maybe && { maybe }) },
  };
};

/** The morning on which a row is told: as planned, or the next where that has passed. */
const morningOf = async (parts: Parts, row: Doc, now: string): Promise<string> => {
  const { person, plannedFor } = chaseOf(row);
  if (plannedFor >= now) return plannedFor;
  const facts = await factsFor(parts, row.pk, person);
  return facts ? morningFrom(facts, createCalendar(facts).dateOf(now), now) : now;
};

const relayOne = async (parts: Parts, row: Doc, now: string): Promise<void> => {
  const { store } = parts;
  if (chaseOf(row).status !== 'planned') {
    await store.settle(row.pk, [{ put: changed(row, {}) }]);
    return;
  }
  const plannedFor = await morningOf(parts, row, now);
  const waiting = waitingDoc(row, plannedFor);
  try {
    await store.settle(waiting.pk, [{ put: waiting }]);
  } catch (error) {
    // Copied before, by a run that ended here.
    if (!(error instanceof Conflict) || error.code !== 'exists') throw error;
  }
  await store.settle(row.pk, [{ put: changed(row, { plannedFor }) }]);
  parts.metrics?.reminderDue();
};

/**
 * Half an hour before the morning: copies rows of a committee's ledger to where their people's digests are
 * made.
 */
export const relay = oneByOne(relayOne);
