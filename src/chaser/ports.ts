import type { Json, PersonId } from '../records/entity.ts';

/** Where a message goes: what of a Bot Framework conversation reference survives as plain JSON. */
export interface Address {
  readonly tenant: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversationId: string;
  readonly conversationType: 'channel' | 'groupChat' | 'personal';
  readonly botId: string;
  /** The team's id, for a channel. */
  readonly teamId?: string;
}

/** What is sent. `summary` is the notification's line and what screens without cards show. */
export interface Content {
  readonly card?: { readonly [key: string]: unknown };
  readonly text?: string;
  readonly summary: string;
}

/**
 * The way out. Every failure is an `Upstream` whose code is one of:
 * `throttled` (429, params.retryAfterMs), `busy` (412), both safe to retry; `ambiguous` (408, 5xx, timeout, reset
 * after a POST: it may have arrived); facts: `not-installed`, `blocked`, `guest`, `gone`, `too-large`.
 * Never retries by itself.
 */
export interface Outbound {
  /** A new post, or a reply when `threadOf` (an activity id of a channel post) is given. Gives the activity id. */
  post(address: Address, content: Content, threadOf?: string): Promise<{ readonly activityId: string }>;
  update(address: Address, activityId: string, content: Content): Promise<void>;
  /** Opens (or finds again) the 1:1 chat with a person. */
  openPersonal(from: Address, aadObjectId: string): Promise<Address>;
}

/** Makes the card of a message from fresh records at the moment of sending. `undefined`: nothing is left to say. */
export interface Present {
  message(message: {
    readonly pk: string;
    readonly kind: string;
    readonly about: string;
    readonly person?: PersonId;
    readonly params?: { readonly [key: string]: Json | undefined };
  }): Promise<Content | undefined>;
}
