import type { CalendarRules } from '../domain/calendar.ts';
import type { PersonFacts } from '../domain/model.ts';
import type { Upstream } from '../errors.ts';
import type { Json, Message, PersonId } from '../records/entity.ts';

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
 * `throttled` (429, params.retryAfterMs), `busy` (412), `unreachable` (no connection), all safe to retry;
 * `ambiguous` (408, 5xx, timeout, reset, a 2xx without a readable id: a POST may have arrived; an update may be
 * repeated, but not after a plain 500); facts: `not-installed`, `blocked`, `guest`, `gone`, `too-large`,
 * `rejected`, `not-authorised`, `service-not-trusted`. `retrySafe` says which may be repeated. Never retries by
 * itself.
 */
export interface Outbound {
  /**
   * A new post, or a reply when `threadOf` (an activity id of a channel post) is given. Gives the activity
   * id.
   */
  post(
    address: Address,
    content: Content,
    threadOf?: string,
  ): Promise<{ readonly activityId: string }>;
  update(address: Address, activityId: string, content: Content): Promise<void>;
  /** Opens (or finds again) the 1:1 chat with a person. */
  openPersonal(from: Address, aadObjectId: string): Promise<Address>;
}

/**
 * Makes the card of a message from fresh records at the moment of sending. `undefined`: nothing is left to
 * say.
 */
export interface Present {
  message(message: {
    readonly pk: string;
    /** The message's own id, for its buttons; absent where a card is only brought up to date. */
    readonly id?: string;
    readonly kind: string;
    readonly about: string;
    readonly person?: PersonId;
    readonly params?: { readonly [key: string]: Json | undefined };
  }): Promise<Content | undefined>;
}

/** One line of a digest, as it stands in the message's `params.items`. */
export type DigestItem = {
  /** The committee's partition. */
  readonly pk: string;
  /** The action. */
  readonly entity: string;
  readonly step: string;
  readonly n: number;
  readonly dueVersion: number;
  /** An earlier digest with this line may have arrived: "you may have had this". */
  readonly maybe?: boolean;
};

/** How somebody is found in Teams. */
interface Contact {
  readonly id: PersonId;
  readonly tenant: string;
  readonly aadObjectId?: string;
  readonly channelUserId?: string;
  /** Their 1:1 chat, once it is known. */
  readonly address?: Address;
}

/** What the chaser asks the directory. */
export interface PeoplePort {
  /** `defaults` (the committee's) hold for what a person never said. */
  facts(
    tenant: string,
    ids: readonly PersonId[],
    defaults?: CalendarRules,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>>;
  get(tenant: string, id: PersonId): Promise<Contact | undefined>;
  rememberPersonalChat(person: Contact, address: Address): Promise<unknown>;
  /** Notes that a message to their 1:1 chat failed for good. */
  markUnreachable(tenant: string, id: PersonId, why: string): Promise<void>;
}

/** Where a committee is written to; undefined while Gavel is removed from its conversation. */
export interface ConversationsPort {
  address(tenant: string, committeeId: string): Promise<Address | undefined>;
}

/** A message that did not arrive, or of which nobody knows whether it did. */
export interface Unknown {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  /** Absent: it went to the committee's conversation. */
  readonly person?: PersonId;
  /** Why it was refused, a code of the `Outbound` port; absent: it may have arrived. */
  readonly refused?: string;
}

/** An answer to `person` about an entry that could not be posted. */
export interface Unsaid {
  /** The same for the same activity. */
  readonly id: string;
  readonly about: string;
  readonly person: PersonId;
  /** Where it was to be: not the committee's own conversation, then `person` alone hears it. */
  readonly conversationId: string;
  /** The post that it answers, in a channel. */
  readonly threadOf?: string;
}

/** What people can do about such messages. Digests are none of them: the next one says it again. */
export interface Unknowns {
  /** Those of a committee (by partition) that still can be posted again; the first fifty. */
  list(pk: string): Promise<readonly Unknown[]>;
  /** Posts one of them again, or all. Gives how many. */
  repeat(pk: string, id?: string): Promise<number>;
  /** A button of its card was pressed, so it did arrive: as `activityId`, in `conversationId`, by `person`. */
  arrived(
    pk: string,
    id: string,
    where: {
      readonly activityId: string;
      readonly conversationId: string;
      readonly person: PersonId;
    },
  ): Promise<void>;
  /** Sends an answer once more where that is safe; else it is one of these messages. */
  unsaid(pk: string, answer: Unsaid, failure: Upstream): Promise<void>;
}

/**
 * Plans a message that no command does, in `ms` milliseconds, of a committee (by partition) that may have no records
 * yet. One planned before it is replaced.
 */
export type SendLater = (pk: string, message: Message, ms: number) => Promise<void>;
