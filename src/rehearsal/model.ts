/** Any JSON object: what cards and activities are to a channel that only carries them. */
export type JsonObject = { readonly [key: string]: unknown };

/** An Adaptive Card as the bot sent it. */
export type Card = JsonObject;

export interface Person {
  /** `29:…`, as bots know people. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'user' | 'guest';
  /** BCP 47, as in `en-GB`. */
  readonly locale: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** False: the bot may not open a 1:1 chat (guests never have it). */
  readonly personalApp: boolean;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
}

interface ScheduledMeeting {
  readonly id: string;
  readonly title: string;
  /** Person id. */
  readonly organizer: string;
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly end: string;
  readonly joinUrl: string;
  readonly running: boolean;
  /** Person ids: who has joined and not left. */
  readonly inside?: readonly string[];
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'groupChat' | 'personal';
  readonly name: string;
  /** Person ids. */
  readonly members: readonly string[];
  readonly installed: boolean;
  readonly team?: Team;
  readonly meeting?: ScheduledMeeting;
}

interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
}

/** What of an activity is shown and kept. */
export interface Content {
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments?: readonly Attachment[];
  readonly entities?: readonly JsonObject[];
}

export interface Message {
  readonly id: string;
  /** The conversation's id without `;messageid=`. */
  readonly conversation: string;
  /** In a channel: the id of the thread's first message, which names itself. */
  readonly root?: string;
  /** A person's id, or the bot's. */
  readonly from: string;
  /** ISO 8601 in UTC, on the room's clock. */
  readonly at: string;
  /** 1, and one more for each update. */
  readonly version: number;
  /** A targeted message: the only person who sees it. */
  readonly to?: string;
  readonly content: Content;
}

/** What one person sees in place of a message's card, until the message changes. */
export interface View {
  /** The message's version for which it was made. */
  readonly version: number;
  /** 1, and one more for each answer that replaced it. */
  readonly count: number;
  readonly card: Card;
}

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A scalar of somebody else's JSON as text; anything else is empty. */
export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

/** The message's own card, the same for everyone. */
export const cardOf = (content: Content): Card | undefined => {
  const found = content.attachments?.find(({ contentType }) => contentType === ADAPTIVE_CARD);
  return isObject(found?.content) ? found.content : undefined;
};
