import type { DomainEvent, EntityChange, PersonId, Ref } from '../records/entity.ts';
import type { Fact } from './fact.ts';
import { patched } from './patch.ts';

export type AgendaKind = 'decision' | 'discussion' | 'information' | 'consent';
export type AgendaItemStatus = 'proposed' | 'accepted' | 'taken' | 'deferred' | 'withdrawn';

/** A link to something to read; `url` begins with `https://`. */
export interface Paper {
  readonly title: string;
  readonly url: string;
}

/** What the minutes of a meeting say of an item. */
export type ItemAsMinuted = Pick<
  AgendaItemState,
  'title' | 'kind' | 'reserved' | 'presenter' | 'minutes'
>;

/** An interest that somebody declared, in their words; empty where nobody wrote them down. */
export interface ItemInterest {
  readonly person: PersonId;
  readonly text: string;
}

/** A numbered topic. Its id is `I-9`; its number on an agenda is its place in `MeetingState.agenda`. */
export interface AgendaItemState {
  readonly id: string;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly status: AgendaItemStatus;
  readonly proposedBy: PersonId;
  readonly proposedAt: string;
  readonly presenter?: PersonId;
  /** Planned length in minutes. */
  readonly minutes?: number;
  readonly reserved: boolean;
  /** Links to what there is to read beforehand. */
  readonly papers?: readonly Paper[];
  /** Who declared an interest in it, at whichever meeting or before the first: they follow it. */
  readonly interests?: readonly ItemInterest[];
  /** One of the committee's standing items; `last` stays at the end of an agenda. */
  readonly standing?: true;
  readonly last?: true;
  /** How often it was deferred, and why the last time. */
  readonly deferrals?: number;
  readonly deferredWhy?: string;
  /** How it read when a meeting left it to a later one, by the meeting's reference. */
  readonly minuted?: Readonly<Record<Ref, ItemAsMinuted>>;
  /** The meeting that took it up last, or in which it was proposed; absent while it waits for its first. */
  readonly meeting?: Ref;
  /** Deferred before a meeting: that one passes it over, the one after takes it up. */
  readonly skipsNext?: true;
  readonly withdrawnWhy?: string;
  /** The motion, carried without a quorum, that it is to ratify: it comes back until that is done. */
  readonly ratifies?: string;
  /** The risk, issue or action that it arises from, and with it what is recorded under it. */
  readonly from?: Ref;
  /** The motion, left undecided, that it was made for: it comes back until that is decided or withdrawn. */
  readonly puts?: string;
}

/** The facts of an agenda item. A null stands for a value that nobody gave. */
export type AgendaItemEvent =
  | Fact<
      'item-proposed',
      {
        readonly id: string;
        readonly kind: AgendaKind;
        readonly by: PersonId;
        readonly at: string;
        readonly presenter: PersonId | null;
        readonly minutes: number | null;
        readonly reserved: boolean;
        readonly meeting: Ref | null;
        readonly standing?: true;
        readonly last?: true;
        readonly ratifies?: string;
        readonly from?: Ref;
        readonly puts?: string;
      },
      { readonly title: string }
    >
  | Fact<
      'item-edited',
      {
        readonly by: PersonId;
        readonly at: string;
        readonly kind: AgendaKind;
        readonly presenter: PersonId | null;
        readonly minutes: number | null;
        readonly reserved: boolean;
      },
      { readonly title: string }
    >
  | Fact<'papers-cleared', Readonly<Record<string, never>>>
  | Fact<
      'paper-added',
      Readonly<Record<string, never>>,
      { readonly title: string; readonly url: string }
    >
  | Fact<'item-interest-declared', { readonly person: PersonId }, { readonly text?: string }>
  | Fact<'item-interest-corrected', { readonly person: PersonId }>
  | Fact<'item-pulled', { readonly by: PersonId; readonly at: string }>
  | Fact<'item-accepted', { readonly by: PersonId; readonly at: string }>
  | Fact<'item-scheduled', { readonly meeting: Ref }>
  | Fact<'item-taken', { readonly at: string }>
  | Fact<'item-reopened', { readonly at: string }>
  | Fact<
      'item-deferred',
      // `meeting`: the sitting on whose agenda it stood.
      { readonly at: string; readonly skipsNext: boolean; readonly meeting?: Ref },
      { readonly why: string }
    >
  | Fact<'item-passed-over', { readonly at: string }>
  | Fact<'item-withdrawn', { readonly at: string }, { readonly why: string }>;

/** The facts that a command adds to one agenda item. */
export const agendaItemChange = (
  id: string,
  ...events: readonly AgendaItemEvent[]
): EntityChange => ({ id, type: 'agenda-item', events });

const blank: AgendaItemState = {
  id: '',
  title: '',
  kind: 'discussion',
  status: 'proposed',
  proposedBy: '',
  proposedAt: '',
  reserved: false,
};

const withMinuted = (state: AgendaItemState, meeting: Ref | undefined) => {
  if (meeting === undefined) return state.minuted;
  const { title, kind, reserved, presenter, minutes } = state;
  const asMinuted = patched({ title, kind, reserved }, { presenter, minutes });
  return { ...state.minuted, [meeting]: asMinuted };
};

/** The item as a meeting had it: what a later one made of it is not that meeting's. */
export const itemAt = (item: AgendaItemState, meeting: Ref): ItemAsMinuted =>
  item.minuted?.[meeting] ?? item;

/** The agenda item after one more fact. */
export const evolveAgendaItem = (
  before: AgendaItemState | undefined,
  fact: DomainEvent,
): AgendaItemState => {
  const state = before ?? blank;
  const event = fact as AgendaItemEvent;
  switch (event.type) {
    case 'item-proposed': {
      const { by, at, ...facts } = event.data;
      return patched(state, { ...facts, ...event.text, proposedBy: by, proposedAt: at });
    }
    case 'item-edited': {
      const { by: _by, at: _at, ...facts } = event.data;
      return patched(state, { ...facts, ...event.text });
    }
    case 'papers-cleared':
      return patched(state, { papers: null });
    case 'paper-added':
      return { ...state, papers: [...(state.papers ?? []), { title: '', url: '', ...event.text }] };
    case 'item-interest-declared': {
      const interest = { person: event.data.person, text: event.text?.text ?? '' };
      return { ...state, interests: [...(state.interests ?? []), interest] };
    }
    case 'item-interest-corrected': {
      const others = state.interests?.filter(({ person }) => person !== event.data.person) ?? [];
      return patched(state, { interests: others.length > 0 ? others : null });
    }
    case 'item-pulled':
      return { ...state, kind: 'decision' };
    case 'item-accepted':
    case 'item-reopened':
      return { ...state, status: 'accepted' };
    case 'item-scheduled':
      return { ...state, status: 'accepted', meeting: event.data.meeting };
    case 'item-taken':
      return { ...state, status: 'taken' };
    case 'item-deferred':
      return patched(state, {
        status: 'deferred',
        skipsNext: event.data.skipsNext || null,
        deferrals: (state.deferrals ?? 0) + 1,
        deferredWhy: event.text?.why,
        minuted: withMinuted(state, event.data.meeting),
      });
    case 'item-passed-over':
      return patched(state, { skipsNext: null });
    case 'item-withdrawn':
      return patched(state, { status: 'withdrawn', withdrawnWhy: event.text?.why });
    default:
      return state;
  }
};
