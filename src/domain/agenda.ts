import type { PersonId, Ref } from '../records/entity.ts';

export type AgendaKind = 'decision' | 'discussion' | 'information' | 'consent';
export type AgendaItemStatus = 'proposed' | 'accepted' | 'taken' | 'deferred' | 'withdrawn';

/** A numbered topic. Its id is `I-9`; its number on an agenda is its place in `MeetingState.agenda`. */
export interface AgendaItemState {
  readonly id: string;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly status: AgendaItemStatus;
  readonly proposedBy: PersonId;
  readonly presenter?: PersonId;
  /** Planned length in minutes. */
  readonly minutes?: number;
  readonly reserved: boolean;
  /** The meeting whose agenda it stands on; absent while only proposed for the next one. */
  readonly meeting?: Ref;
}
