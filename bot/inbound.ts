import type { Address, Content } from '../src/chaser/ports.ts';

export type InboundKind =
  | 'message'
  /** Action.Execute, and the refresh of a card (`trigger` tells which). */
  | 'card-action'
  | 'dialog-open'
  | 'dialog-submit'
  /** Action.Submit: a message without text that carries the card's data. */
  | 'submit'
  | 'installed'
  | 'removed'
  /** A team or a channel that was deleted is there again. */
  | 'restored'
  | 'members'
  | 'meeting-start'
  | 'meeting-end'
  | 'meeting-joined'
  | 'meeting-left'
  | 'other';

/** A person as one activity or one roster shows them. Nothing here gives a right. */
export interface Participant {
  /** The Entra id; where a connector sends none, its own id for the person. */
  readonly aadObjectId: string;
  readonly channelUserId: string;
  readonly name: string;
  readonly email?: string;
  readonly guest?: boolean;
}

export interface Sender extends Participant {
  /** IANA zone of the person's client. */
  readonly timeZone?: string;
  readonly locale?: string;
  readonly country?: string;
}

/** Somebody mentioned in the text, which holds the name `text` in that place. */
export interface Mention {
  readonly text: string;
  readonly id: string;
  readonly aadObjectId?: string;
}

/** An authenticated activity, reduced to what the rooms behind the adapter need. */
export interface Inbound {
  readonly kind: InboundKind;
  readonly activityId: string;
  /** The activity's own name (`adaptiveCard/action`) or, without one, its type. */
  readonly name: string;
  readonly tenant: string;
  /** Where an answer goes; in a channel the channel itself, without the thread. */
  readonly address: Address;
  readonly rootConversationId: string;
  /** The post that heads the thread, in a channel. */
  readonly threadId?: string;
  readonly meetingId?: string;
  readonly from: Sender;
  /** The bot's own mention is gone; other mentions stand as plain names. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly mentionedBot: boolean;
  /** A card's data with `verb` among it, or an event's value. Written by whoever sent it: parse it. */
  readonly value?: Readonly<Record<string, unknown>>;
  readonly trigger?: 'manual' | 'automatic';
  /** The activity that holds the pressed card. */
  readonly replyToId?: string;
  /** Who came or left (`members`; `change` tells which), or joined or left a meeting. */
  readonly members?: readonly Participant[];
  readonly change?: 'added' | 'removed';
  readonly addedBy?: Participant;
  /** The one channel that was deleted (`removed`); absent: Gavel is gone from all of the team. */
  readonly channelGone?: string;
  readonly teamName?: string;
  readonly channelName?: string;
  readonly conversationName?: string;
  /** What Teams calls the meeting that began. */
  readonly meetingTitle?: string;
}

type Card = Readonly<Record<string, unknown>>;

/** What a turn comes to. The adapter gives it the shape that the activity expects. */
export type Answer = Shown & {
  /** Says what is true where the adapter could not post it. */
  readonly unsaid?: (error: unknown) => Promise<void>;
};

type Shown =
  /** The card in place of the pressed one; for a typed message, a post with it. */
  | { readonly kind: 'card'; readonly card: Card; readonly summary?: string }
  | { readonly kind: 'toast'; readonly text: string }
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Card }
  | { readonly kind: 'dialog-message'; readonly text: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'reply'; readonly content: Content }
  | { readonly kind: 'none' };

export type OnTurn = (inbound: Inbound) => Promise<Answer>;

/** Tells a person privately what went wrong with their message. */
export type Tell = (inbound: Inbound, error: unknown) => Promise<void>;
