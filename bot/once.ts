import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Inbound } from './inbound.ts';
import type { Press } from './press.ts';

/** How long the same words, or the same press, of the same person in the same place count as a retry. */
const RETRY_MS = 2 * 60_000;
/** Slots of a minute that such a retry may lie back. */
const SLOTS = 3;

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(canonicalize(parts)).digest('hex');

/** The receipt of one delivered activity: Teams delivers again what it believes unanswered. */
export const receiptOfActivity = (inbound: Inbound): string =>
  `r|${digest(inbound.tenant, inbound.address.conversationId, inbound.activityId, inbound.name)}`;

/**
 * The receipt of a press on a version of a record: a retry may come under a new activity id. A vote is known by
 * the card that it was cast on and the member whose it is, never by the choice: a secret one may leave no trace of it.
 */
export const receiptOfPress = (actor: string, press: Press | undefined): string[] => {
  if (press?.target.version === undefined) return [];
  const { verb, target } = press;
  const { of } = press.inputs;
  const inputs = verb === 'motion.vote' ? { ...(of !== undefined && { of }) } : press.inputs;
  return [`k|${digest(actor, verb, target.id ?? '', target.version, inputs)}`];
};

const slots = (now: string, ...parts: readonly unknown[]): string[] => {
  const minute = Math.floor(Date.parse(now) / 60_000);
  return Array.from({ length: SLOTS }, (_, back) => `t|${digest(...parts, minute - back)}`);
};

/** The receipts of a typed text, one a minute, newest first. The newest is written with the effect. */
export const receiptsOfText = (actor: string, inbound: Inbound, now: string): string[] => {
  const words = inbound.text.trim().replace(/\s+/gu, ' ').toLowerCase();
  return slots(now, actor, inbound.rootConversationId, words);
};

/** An arrival is told twice at once, as an installation and as a new member. All of these, together, greet once. */
export const receiptsOfArrival = ({ rootConversationId }: Inbound, now: string): string[] =>
  slots(now, 'arrival', rootConversationId);

/** As `receiptsOfText`, of a press on a card that shows no version: the form of something new. */
export const receiptsOfForm = (
  actor: string,
  { rootConversationId, replyToId = '' }: Inbound,
  press: Pick<Press, 'verb' | 'target' | 'inputs'>,
  now: string,
): string[] => slots(now, actor, rootConversationId, replyToId, press);

export const wasJustNow = (at: string, now: string): boolean =>
  Date.parse(now) - Date.parse(at) < RETRY_MS;
