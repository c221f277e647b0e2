import { Upstream } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { CARD_PAUSE_MS } from '../records/outbox.ts';
import { cardOf, changed, later, type MessageBody, partition } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';
import type { Address } from './ports.ts';

/**
 * The document of a card just posted in a committee's conversation; a later post takes the place of an
 * earlier. What was committed since it was made (`shown`, the journal's sequence then) makes it due.
 */
export const postedCard = async (
  { store, records }: Pick<Parts, 'store' | 'records'>,
  pk: string,
  { kind, about }: MessageBody,
  posted: { readonly address: Address; readonly activityId: string; readonly shown: number },
  now: string,
): Promise<Doc> => {
  const id = `card|${about}`;
  const [before] = await store.load(pk, [id]);
  const { seq } = await records.head(pk);
  return {
    pk,
    id,
    kind: 'card',
    version: before?.version ?? 0,
    ...(seq > posted.shown && { wakeAt: now }),
    body: { kind, ...posted, address: { ...posted.address }, updatedAt: now },
  };
};

/** Leaves the card due after its pause: a process that dies now is followed by another. */
const claim = async ({ store }: Parts, doc: Doc, now: string): Promise<Doc> => {
  const put = changed(doc, { updatedAt: now }, later(now, CARD_PAUSE_MS));
  await store.settle(doc.pk, [{ put }]);
  return { ...put, version: put.version + 1 };
};

const update = async (parts: Parts, found: Doc, now: string): Promise<void> => {
  const { store, records, present, outbound, conversations, log } = parts;
  const doc = await claim(parts, found, now);
  const { kind, address, activityId } = cardOf(doc);
  const { tenant, committee = '' } = partition(doc.pk);
  const about = doc.id.slice('card|'.length);
  const { seq: shown } = await records.head(doc.pk);
  const there = await conversations.address(tenant, committee);
  const content = there ? await present.message({ pk: doc.pk, kind, about }) : undefined;
  try {
    await parts.token?.();
    if (content) await outbound.update(address, activityId, content);
  } catch (error) {
    if (!(error instanceof Upstream) || error.retrySafe) throw error;
    log.warn({ pk: doc.pk, id: doc.id, code: error.code }, 'card not updated');
  }
  // A commit in between has made it due again, after its pause: then this is a Conflict.
  await store.settle(doc.pk, [{ put: changed(doc, { shown }) }]);
};

/** Brings the posted cards up to date: several changes within a pause make one update, the last. */
export const refresh = oneByOne(update);
