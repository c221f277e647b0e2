import { createCalendar } from '../domain/calendar.ts';
import { Upstream } from '../errors.ts';
import { personPk } from '../people/directory.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import { digestId, chaseOf, messageOf, partition, type MessageBody } from './outbox.ts';
import type { Parts } from './parts.ts';
import type { Address, DigestItem } from './ports.ts';
import { factsFor } from './relay.ts';
import { allDocs } from './rows.ts';

/** One action, as one person is written to about it. */
interface About {
  readonly pk: string;
  readonly ref: string;
  readonly person: PersonId;
}

interface Sent {
  readonly activityId?: string;
  readonly sentAt?: string;
}

const isAction = (ref: string): boolean => ref.startsWith('A-');

const listOf = ({ params }: MessageBody, name: 'items' | 'actions'): readonly unknown[] => {
  const found = params?.[name];
  return Array.isArray(found) ? found : [];
};

/** What a message's card is of, where that is one action. */
const aboutOf = (pk: string, message: MessageBody): About | undefined => {
  const { to, kind, about } = message;
  if (!('person' in to)) return undefined;
  const { person } = to;
  if (kind !== 'digest')
    return isAction(about) && listOf(message, 'actions').length < 2
      ? { pk, ref: about, person }
      : undefined;
  const [item, ...others] = listOf(message, 'items') as readonly DigestItem[];
  return item && others.length === 0 && isAction(item.entity)
    ? { pk: item.pk, ref: item.entity, person }
    : undefined;
};

/** Whether a reminder was the only one of its morning, so that its card is of that record alone. */
export const cameAlone = async (parts: Parts, row: Doc): Promise<boolean> => {
  const { person, sentAt, activityId } = chaseOf(row);
  const facts = sentAt === undefined ? undefined : await factsFor(parts, row.pk, person);
  if (!facts || sentAt === undefined || activityId === undefined) return false;
  const id = digestId(createCalendar(facts).dateOf(sentAt));
  const [digest] = await parts.store.load(personPk(partition(row.pk).tenant, person), [id]);
  const message = digest && messageOf(digest);
  return message?.activityId === activityId && listOf(message, 'items').length === 1;
};

/** The card before this one: those before it gave way to it. */
const before = async (parts: Parts, about: About, posted: string): Promise<string | undefined> => {
  const { pk, ref, person } = about;
  const sent = { pk, status: ['sent'], ref, owner: person } as const;
  const messages = (await allDocs(parts, { ...sent, docKind: 'message' }))
    .map(messageOf)
    .filter((message) => aboutOf(pk, message) !== undefined);
  const bySent = (a: Sent, b: Sent) => (a.sentAt ?? '').localeCompare(b.sentAt ?? '');
  const last = (await allDocs(parts, { ...sent, docKind: 'chase' }))
    .toSorted((a, b) => bySent(chaseOf(a), chaseOf(b)))
    .findLast((row) => chaseOf(row).activityId !== posted);
  const reminder = last && (await cameAlone(parts, last)) ? [chaseOf(last)] : [];
  return [...messages, ...reminder]
    .filter(({ activityId }) => activityId !== undefined && activityId !== posted)
    .toSorted(bySent)
    .at(-1)?.activityId;
};

/**
 * Of several cards about one action in somebody's 1:1 chat the newest alone says what is so: the one before it
 * gives way, and its buttons with it. Where that fails it stays as it is: whoever presses it is told.
 */
export const giveWay = async (
  parts: Parts,
  doc: Doc,
  { address, activityId }: { readonly address: Address; readonly activityId: string },
): Promise<void> => {
  const about = aboutOf(doc.pk, messageOf(doc));
  const earlier = about && (await before(parts, about, activityId));
  if (!about || earlier === undefined) return;
  const { pk, ref, person } = about;
  const content = await parts.present.message({ pk, kind: 'action-before', about: ref, person });
  if (!content) return;
  try {
    await parts.pace.turn(address);
    await parts.outbound.update(address, earlier, content);
  } catch (error) {
    if (!(error instanceof Upstream)) throw error;
    parts.log.warn({ pk, about: ref, code: error.code }, 'earlier card not updated');
  }
};
