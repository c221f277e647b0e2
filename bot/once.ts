import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Inbound } from './inbound.ts';
import type { Target } from './route.ts';

/** How long the same text by the same person in the same place is taken for a retry. */
const RETRY_MS = 2 * 60_000;
/** Slots of a minute that such a retry may lie back. */
const SLOTS = 3;

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(canonicalize(parts)).digest('hex');

/** The receipt of one delivered activity: Teams delivers again what it believes unanswered. */
export const receiptOfActivity = (inbound: Inbound): string =>
  `r|${digest(inbound.tenant, inbound.address.conversationId, inbound.activityId, inbound.name)}`;

/** The receipt of one press: a retry may come under a new activity id. */
export const receiptOfPress = (
  actor: string,
  verb: string,
  { id = '', version = 0 }: Target,
  inputs: unknown,
): string => `k|${digest(actor, verb, id, version, inputs)}`;

/** The receipts of a typed text, one a minute, newest first. The newest is written with the effect. */
export const receiptsOfText = (actor: string, inbound: Inbound, now: string): string[] => {
  const words = inbound.text.trim().replace(/\s+/gu, ' ').toLowerCase();
  const minute = Math.floor(Date.parse(now) / 60_000);
  return Array.from(
    { length: SLOTS },
    (_, back) => `t|${digest(actor, inbound.rootConversationId, words, minute - back)}`,
  );
};

export const wasJustNow = (at: string, now: string): boolean =>
  Date.parse(now) - Date.parse(at) < RETRY_MS;
