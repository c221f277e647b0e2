import { createHash } from 'node:crypto';
import { Upstream } from '../errors.ts';
import type { Doc } from '../records/store.ts';
import { CARD_PAUSE_MS } from '../records/outbox.ts';
import { MOST_ATTEMPTS, tryAgain } from './busy.ts';
import { cardOf, changed, later, type MessageBody, partition, type Post } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';
import type { Address, Content } from './ports.ts';

/** `minutes` of `minutes-circulated`: what a card is of, whatever the occasion. */
const sortOf = (kind: string): string | undefined => kind.split('-')[0];

/** More of the same than these are left as they are. */
const MOST_EARLIER = 3;

/** The posts before one of this kind that go on showing the same. */
const postedBefore = (kind: string, before: Doc | undefined): readonly Post[] => {
  if (!before) return [];
  const { kind: was, address, activityId, earlier = [] } = cardOf(before);
  const same = sortOf(was) === sortOf(kind);
  return same ? [...earlier, { kind: was, address, activityId }].slice(-MOST_EARLIER) : [];
};

/**
 * The document of a card just posted in a committee's conversation; a later post takes the place of an
 * earlier, which goes on with it where it is of the same sort. What was committed since it was made (`shown`, the
 * journal's sequence then) makes it due.
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
  const earlier = postedBefore(kind, before);
  const body = { kind, ...posted, earlier, updatedAt: now };
  return {
    pk,
    id,
    kind: 'card',
    version: before?.version ?? 0,
    ...((seq > posted.shown || earlier.length > 0) && { wakeAt: now }),
    body: body as unknown as Doc['body'],
  };
};

/** Tells whether a card looks as it did: much of what is committed changes nothing that it shows. */
const looksOf = (content: Content): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');

/** Due no more until something is committed. `now` holds what it shows since, where it was updated. */
const settled = (
  doc: Doc,
  now: { readonly shown?: number; readonly looks?: string | undefined } = {},
): Doc => changed(doc, { attempts: 0, ...now });

/** Leaves the card due after its pause: a process that dies now is followed by another. */
const claim = async ({ store }: Parts, doc: Doc, now: string): Promise<Doc> => {
  const put = changed(doc, { updatedAt: now }, later(now, CARD_PAUSE_MS));
  await store.settle(doc.pk, [{ put }]);
  return { ...put, version: put.version + 1 };
};

/** A card that is gone, or that the channel will not take, is left; what passes is tried again later. */
const notUpdated = async (parts: Parts, doc: Doc, error: unknown, now: string): Promise<void> => {
  if (!(error instanceof Upstream)) throw error;
  const { store, log } = parts;
  log.warn({ pk: doc.pk, id: doc.id, code: error.code }, 'card not updated');
  if (error.code === 'gone') {
    await store.settle(doc.pk, [{ remove: { id: doc.id, version: doc.version } }]);
    return;
  }
  const { attempts, at } = tryAgain(parts, doc, error, now);
  // What keeps failing is left until the next change makes it due again.
  if (!error.retrySafe || attempts > MOST_ATTEMPTS)
    await store.settle(doc.pk, [{ put: settled(doc) }]);
  else await store.settle(doc.pk, [{ put: changed(doc, { attempts }, at) }]);
};

/** Brings the earlier posts of a card up to date with it. Throws Upstream where it can be tried again. */
const updateEarlier = async (parts: Parts, doc: Doc, about: string): Promise<void> => {
  const { present, pace, outbound, log } = parts;
  for (const { kind, address, activityId } of cardOf(doc).earlier ?? []) {
    // oxlint-disable no-await-in-loop -- seldom more than one
    const content = await present.message({ pk: doc.pk, kind, about });
    if (!content) continue;
    await pace.turn(address);
    await outbound.update(address, activityId, content).catch((error: unknown) => {
      if (!(error instanceof Upstream) || error.retrySafe) throw error;
      log.warn({ pk: doc.pk, id: doc.id, code: error.code }, 'earlier card not updated');
    });
    // oxlint-enable no-await-in-loop
  }
};

const update = async (parts: Parts, found: Doc, now: string): Promise<void> => {
  const { store, records, present, outbound, conversations, pace } = parts;
  const { tenant, committee = '' } = partition(found.pk);
  const rested = pace.restsUntil(tenant);
  if (rested !== undefined && rested > now) {
    await store.settle(found.pk, [{ put: changed(found, {}, rested) }]);
    return;
  }
  const doc = await claim(parts, found, now);
  const { kind, address, activityId, looks: before } = cardOf(doc);
  const about = doc.id.slice('card|'.length);
  const { seq: shown } = await records.head(doc.pk);
  const there = await conversations.address(tenant, committee);
  const content = there ? await present.message({ pk: doc.pk, kind, about }) : undefined;
  const looks = content && looksOf(content);
  try {
    if (content && looks !== before) {
      await updateEarlier(parts, doc, about);
      await pace.turn(address);
      await outbound.update(address, activityId, content);
    }
  } catch (error) {
    return notUpdated(parts, doc, error, now);
  }
  // A commit in between has made it due again, after its pause: then this is a Conflict.
  await store.settle(doc.pk, [{ put: settled(doc, { shown, looks }) }]);
};

/** Brings the posted cards up to date: several changes within a pause make one update, the last. */
export const refresh = oneByOne(update);
