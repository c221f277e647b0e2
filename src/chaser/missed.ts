import { addDays, createCalendar } from '../domain/calendar.ts';
import { isInHours, later, morningFrom } from '../domain/chase/morning.ts';
import type { PersonFacts } from '../domain/model.ts';
import { GAVEL } from '../domain/permission.ts';
import { Refused } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import {
  changed,
  chaseOf,
  dateOfDigest,
  type MessageBody,
  messageOf,
  partition,
} from './outbox.ts';
import { type Parts, unlessTaken } from './parts.ts';
import type { DigestItem } from './ports.ts';
import { factsFor, waitingDoc } from './relay.ts';

/** Facts about a person, not about the moment: they stay true until that person acts. */
export const outOfReach: ReadonlySet<string> = new Set([
  'not-installed',
  'blocked',
  'guest',
  'gone',
  'never-seen',
  'left',
]);

/** Why a digest is not sent whose morning is over. */
export const LATE = 'late';

/** The records that a message is about. */
const aboutOf = ({ pk }: Doc, { kind, about, params }: MessageBody) => {
  if (kind === 'digest') return (params?.['items'] ?? []) as readonly DigestItem[];
  const { actions = [about] } = (params ?? {}) as { readonly actions?: readonly string[] };
  return actions.map((entity) => ({ pk, entity }));
};

/** The secretary hears in the next digest that a message did not reach the owner of a record. */
export const reportUnreached = async ({ records }: Parts, doc: Doc): Promise<void> => {
  const message = messageOf(doc);
  if (!('person' in message.to)) return;
  const { person } = message.to;
  for (const [pk, of] of Map.groupBy(aboutOf(doc, message), ({ pk }) => pk)) {
    const ids = [...new Set(of.map(({ entity }) => entity))];
    const command = {
      verb: 'chase.plan',
      actor: GAVEL,
      input: { ids, unreached: person },
    } as const;
    try {
      // oxlint-disable-next-line no-await-in-loop -- few committees share one digest
      await records.execute({ pk, command });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
};

/** False for one that a run which was cut short has moved already. */
const stillDue = (row: Doc, now: string): boolean =>
  chaseOf(row).status === 'planned' && chaseOf(row).plannedFor <= now;

/** After the digest of a date: the next morning, or at once in the hours of a later one. */
const nextAfter = (date: string, facts: PersonFacts, now: string): string => {
  const today = createCalendar(facts).dateOf(now);
  if (today > date && isInHours(facts, now)) return now;
  return morningFrom(facts, later(today, addDays(date, 1)), now);
};

/** One row of a digest waits for its person's next morning. Tells whether it has missed one before. */
const rowTomorrow = async (
  { store, ...parts }: Parts,
  row: Doc,
  { pk, id }: Doc,
  { now, maybe }: { readonly now: string; readonly maybe: boolean },
): Promise<boolean> => {
  const facts = await factsFor(parts, row.pk, partition(pk).person ?? '');
  if (!facts) return false;
  const { plannedFor, missed } = chaseOf(row);
  const tomorrow = nextAfter(dateOfDigest(id), facts, now);
  const first = changed(row, { plannedFor: missed ?? plannedFor });
  const waiting = waitingDoc(first, tomorrow, { maybe });
  const [known] = await store.load(waiting.pk, [waiting.id]);
  if (!known) await store.settle(waiting.pk, [{ put: waiting }]);
  if (!maybe) {
    const put = changed(row, { plannedFor: tomorrow, missed: missed ?? plannedFor });
    await unlessTaken(store.settle(row.pk, [{ put }]));
  }
  return missed !== undefined;
};

/**
 * What a digest did not say, since the channel was out or refused it or its morning is over, joins the next one; so
 * does what it perhaps said, worded so, of which the rows stay `unknown`. Whom a channel that can be reached
 * refuses on a second morning, the secretary hears of.
 */
export const sayTomorrow = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { rows = [], status, reason } = messageOf(doc);
  const maybe = status === 'unknown';
  let again = false;
  for (const { pk, id } of rows) {
    // oxlint-disable no-await-in-loop -- few rows, and only after a failure
    const [row] = await parts.store.load(pk, [id]);
    if (!row || (!maybe && !stillDue(row, now))) continue;
    again = (await rowTomorrow(parts, row, doc, { now, maybe })) || again;
    // oxlint-enable no-await-in-loop
  }
  if (again && !maybe && reason !== 'unreachable' && reason !== LATE)
    await reportUnreached(parts, doc);
};
