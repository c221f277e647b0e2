import { Upstream } from '../errors.ts';
import { settling } from '../people/settling.ts';
import type { PersonId } from '../records/entity.ts';
import type { Doc, SettleOp } from '../records/store.ts';
import { type Target, targetOf } from './address.ts';
import { asks, noted } from './asks.ts';
import { LEASE_MS, MOST_ATTEMPTS, tryAgain } from './busy.ts';
import { postedCard } from './card.ts';
import { giveWay } from './earlier.ts';
import { tellLedger } from './ledger.ts';
import { LATE, outOfReach, reportUnreached, sayTomorrow } from './missed.ts';
import { changed, later, messageOf, partition, type MessageBody } from './outbox.ts';
import { oneByOne, type Parts } from './parts.ts';
import type { Content } from './ports.ts';
import { nextProof, PROOF, provenNow } from './proof.ts';
import { OFFER, offerAgain } from './unknown.ts';

type Outcome = Pick<MessageBody, 'status' | 'reason' | 'sentAt' | 'activityId'>;

/** Puts a document with a new version behind it, so that it can be put again. */
const settle = async ({ store }: Parts, doc: Doc): Promise<Doc> => {
  await store.settle(doc.pk, [{ put: doc }]);
  return { ...doc, version: doc.version + 1 };
};

/** Whether the secretary hears of a failure by itself: the digest speaks of owners and voters out of reach. */
const isOffered = async ({ records }: Parts, doc: Doc): Promise<boolean> => {
  const { to, kind, about, reason = '' } = messageOf(doc);
  if (partition(doc.pk).committee === undefined) return false;
  if (kind === OFFER) return true;
  if ('conversation' in to) return true;
  const record = await records.load(doc.pk, about);
  if (!record || !outOfReach.has(reason)) return record !== undefined;
  const { owner } = record.state as { readonly owner?: PersonId };
  return kind !== 'vote-asked' && owner !== to.person;
};

/** What follows from an outcome in other partitions. Safe to run again: a crash may have come between. */
const follow = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { status, reason, sentAt, activityId, rows = [], to } = messageOf(doc);
  const verdict = {
    status,
    ...(reason !== undefined && { reason }),
    ...(sentAt !== undefined && { sentAt }),
    ...(activityId !== undefined && { activityId }),
  };
  const missed = status === 'failed' && !outOfReach.has(reason ?? '');
  if (rows.length > 0 && (status === 'unknown' || missed)) await sayTomorrow(parts, doc, now);
  else if (status === 'unknown') await offerAgain(parts, doc, now);
  for (const [pk, of] of Map.groupBy(missed ? [] : rows, ({ pk }) => pk))
    // oxlint-disable-next-line no-await-in-loop -- few committees share one digest
    await tellLedger(
      parts,
      pk,
      of.map(({ id }) => id),
      verdict,
    );
  if (status === 'failed' && 'person' in to && outOfReach.has(reason ?? '')) {
    await parts.people.markUnreachable(partition(doc.pk).tenant, to.person, reason ?? '');
    await reportUnreached(parts, doc);
  }
  const offered = status === 'failed' && (await isOffered(parts, doc));
  if (offered) await offerAgain(parts, doc, now);
  await settle(parts, changed(doc, offered ? { offered } : {}));
};

/**
 * Writes that a message was sent, over whatever else was written to it meanwhile: only its sender knows.
 * `beside`: what is written together with it.
 */
const noteSent = (
  { store }: Parts,
  claimed: Doc,
  put: (doc: Doc) => Doc,
  beside: () => Promise<readonly SettleOp[]> = async () => [],
): Promise<Doc> => {
  let doc = claimed;
  return settling(async () => {
    const next = put(doc);
    try {
      await store.settle(doc.pk, [{ put: next }, ...(await beside())]);
    } catch (error) {
      [doc = claimed] = await store.load(claimed.pk, [claimed.id]);
      throw error;
    }
    return { ...next, version: next.version + 1 };
  });
};

/** Writes the outcome; where something follows from it, still due, and then that. */
const finish = async (parts: Parts, doc: Doc, outcome: Outcome, now: string): Promise<void> => {
  const { status } = outcome;
  const bad = status === 'failed' || status === 'unknown';
  if (bad) parts.log.warn({ pk: doc.pk, id: doc.id, ...outcome }, 'message not sent');
  const follows = bad || messageOf(doc).rows !== undefined;
  const put = (found: Doc): Doc => changed(found, outcome, follows ? now : undefined);
  const written =
    status === 'sent' ? await noteSent(parts, doc, put) : await settle(parts, put(doc));
  if (follows) await follow(parts, written, now);
};

/** When to look again: what is for a morning no later than its end. */
const notAfter = (doc: Doc, at: string): string => {
  const { until = at } = messageOf(doc);
  return until < at ? until : at;
};

/** Back to planned: nothing was sent. */
const putOff = async (parts: Parts, doc: Doc, error: Upstream, now: string): Promise<void> => {
  const { attempts, at } = tryAgain(parts, doc, error, now);
  if (attempts > MOST_ATTEMPTS)
    return finish(parts, doc, { status: 'failed', reason: error.code }, now);
  await settle(parts, changed(doc, { status: 'planned', attempts }, notAfter(doc, at)));
};

const failed = async (parts: Parts, doc: Doc, error: unknown, now: string): Promise<void> => {
  if (!(error instanceof Upstream)) throw error;
  if (error.retrySafe) return putOff(parts, doc, error, now);
  return finish(
    parts,
    doc,
    error.code === 'ambiguous' ? { status: 'unknown' } : { status: 'failed', reason: error.code },
    now,
  );
};

interface Ready {
  readonly target: Target;
  readonly content: Content;
  /** The journal's sequence before the content was made. */
  readonly shown: number;
}

const post = async (
  parts: Parts,
  doc: Doc,
  { target: { address, threadOf }, content, shown }: Ready,
  now: string,
): Promise<void> => {
  try {
    await parts.pace.turn(address);
  } catch (error) {
    return failed(parts, doc, error, now);
  }
  // Claimed as late as possible: a lease that lapses is a message of which nobody knows.
  const lease = later(parts.clock.now(), LEASE_MS);
  const claimed = await settle(parts, changed(doc, { status: 'sending' }, lease));
  let activityId: string;
  try {
    ({ activityId } = await parts.outbound.post(address, content, threadOf));
  } catch (error) {
    return failed(parts, claimed, error, now);
  }
  const sent: Outcome = { status: 'sent', activityId, sentAt: parts.clock.now() };
  const message = messageOf(doc);
  const { to, kind } = message;
  // A line of text has no state to keep up to date.
  if (content.text !== undefined || ('person' in to && !asks(kind))) {
    await finish(parts, claimed, sent, now);
    return content.card ? giveWay(parts, doc, { address, activityId }) : undefined;
  }
  const posted = { address, activityId, shown };
  await noteSent(
    parts,
    claimed,
    (found) => changed(found, sent),
    async () =>
      'person' in to
        ? noted(parts, doc, { person: to.person, kind }, now)
        : [{ put: await postedCard(parts, doc.pk, message, posted, now) }],
  );
};

/** Its morning is over: what it says joins the next one. */
const tooLate = (parts: Parts, doc: Doc, now: string): Promise<void> =>
  messageOf(doc).kind === PROOF
    ? nextProof(parts, doc, now)
    : finish(parts, doc, { status: 'failed', reason: LATE }, now);

const deliver = async (parts: Parts, doc: Doc, now: string): Promise<void> => {
  const { status, kind, about, to, until } = messageOf(doc);
  if (status === 'sending') return finish(parts, doc, { status: 'unknown' }, now);
  if (status !== 'planned') return follow(parts, doc, now);
  if (until !== undefined && until <= now) return tooLate(parts, doc, now);
  const rested = parts.pace.restsUntil(partition(doc.pk).tenant);
  if (rested !== undefined && rested > now) {
    await settle(parts, changed(doc, {}, notAfter(doc, rested)));
    return;
  }
  let target: Target | undefined;
  try {
    target = await targetOf(parts, doc);
  } catch (error) {
    // Opening a chat sends nothing yet.
    if (error instanceof Upstream && error.code === 'ambiguous')
      return putOff(parts, doc, error, now);
    return failed(parts, doc, error, now);
  }
  if (!target) return finish(parts, doc, { status: 'suppressed', reason: 'removed' }, now);
  const params = kind === PROOF ? await provenNow(parts, doc.pk, now) : messageOf(doc).params;
  if (kind === PROOF && !params)
    return finish(parts, doc, { status: 'suppressed', reason: 'nothing-left' }, now);
  const { seq: shown } = await parts.records.head(doc.pk);
  const content = await parts.present.message({
    pk: doc.pk,
    id: doc.id,
    kind,
    about,
    ...('person' in to && { person: to.person }),
    ...(params && { params }),
  });
  return content
    ? post(parts, doc, { target, content, shown }, now)
    : finish(parts, doc, { status: 'suppressed', reason: 'nothing-left' }, now);
};

/**
 * Sends what is due of one partition, one message after the other. A message is claimed by its version:
 * of several instances one sends it. Planned exactly once, sent at most once.
 */
export const send = oneByOne(deliver);
