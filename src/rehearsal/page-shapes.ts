import type { Card } from './model.ts';

/** What the page and the room tell each other, as JSON. Pure types: the page's compiler reads this file too. */
interface PagePerson {
  readonly id: string;
  readonly name: string;
  readonly role: 'user' | 'guest';
  readonly timeZone: string;
  /** What waits for this person, over all their conversations. */
  readonly unread: number;
}

export interface PageConversation {
  readonly id: string;
  readonly kind: 'channel' | 'groupChat' | 'personal';
  readonly name: string;
  readonly members: readonly string[];
  readonly installed: boolean;
  readonly unread: number;
  readonly meeting?: {
    readonly title: string;
    readonly start: string;
    readonly running: boolean;
    /** Whether the acting person has joined it. */
    readonly inside: boolean;
  };
}

export interface PageState {
  readonly revision: number;
  readonly now: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** The acting person. */
  readonly me: string;
  readonly people: readonly PagePerson[];
  readonly conversations: readonly PageConversation[];
}

export interface PageMessage {
  readonly id: string;
  readonly root?: string;
  readonly from: string;
  readonly at: string;
  readonly edited: boolean;
  /** Only the acting person sees it. */
  readonly private: boolean;
  readonly text?: string;
  readonly card?: Card;
  /** Changes whenever what is shown changes. */
  readonly shown: string;
  /** The card wants to be asked again for this person. */
  readonly refresh: boolean;
}

/** What a press came back with. */
export interface PageAnswer {
  readonly toast?: string;
  readonly error?: string;
  readonly dialog?: { readonly title: string; readonly card: Card; readonly message: string };
}

/** Where to look next: after a jump to a reminder or a step of the day. */
export interface PagePlace {
  readonly person?: string;
  readonly conversation?: string;
}
