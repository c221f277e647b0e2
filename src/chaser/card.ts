import { Upstream } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { cardOf, changed, type MessageBody, partition } from './outbox.ts';
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
    body: { kind, ...posted, address: { ...posted.address } },
  };
};

const update = async (parts: Parts, doc: Doc): Promise<void> => {
  const { store, records, present, outbound, conversations, log } = parts;
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
  // A commit in between has made it due again under a newer version: then this is a Conflict.
  await store.settle(doc.pk, [{ put: changed(doc, { shown }) }]);
};

/** Brings the posted cards up to date: several changes of one moment make one update. */
export const refresh = oneByOne(update);
