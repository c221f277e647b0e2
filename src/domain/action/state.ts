import type { PersonId, Ref } from '../../records/entity.ts';
import type { ChaseState } from '../chase/state.ts';

export type ActionStatus =
  | 'proposed'
  | 'open'
  | 'in-progress'
  | 'done'
  | 'closed'
  | 'declined'
  | 'cancelled';

/** One accountable owner, one date. Text fields may read `[erased]`. */
export interface ActionState {
  readonly ref: Ref;
  readonly what: string;
  readonly status: ActionStatus;
  readonly owner?: PersonId;
  readonly contributors: readonly PersonId[];
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly due?: string;
  readonly meeting?: Ref;
  readonly item?: string;
  /** The record that it comes from: a decision, an issue. */
  readonly from?: Ref;
  /** What belongs to it, in the order in which it was linked. */
  readonly links?: readonly Ref[];
  readonly addedBy: PersonId;
  readonly addedAt: string;
  /** As minuted: changed by edits and corrections of the minutes, never by the follow-up. */
  readonly recorded: { readonly what: string; readonly owner?: PersonId; readonly due?: string };
  /** When the owner was first told (release of the meeting, or at once outside a meeting). */
  readonly assignedAt?: string;
  readonly acceptedAt?: string;
  readonly blocked?: { readonly why: string; readonly since: string };
  readonly ownerless?: boolean;
  readonly selfVerified?: boolean;
  /** A date that the owner asks for, waiting for the secretary. */
  readonly proposedDate?: { readonly date: string; readonly why: string; readonly at: string };
  readonly claim?: { readonly evidence: string; readonly by: PersonId; readonly at: string };
  readonly closedBy?: PersonId;
  readonly closedAt?: string;
  /** Waiting for the receiver; the giver stays accountable. */
  readonly handover?: { readonly to: PersonId; readonly from: PersonId; readonly at: string };
  readonly declined?: { readonly why: string; readonly at: string };
  readonly cancelledWhy?: string;
  /** What is still missing, as whoever reopened it said; until it is claimed again. */
  readonly reopened?: { readonly why: string; readonly by: PersonId; readonly at: string };
  /** It was undone, or became another record: never listed, never minuted. */
  readonly withdrawn?: { readonly why: 'undone' | 'converted'; readonly to?: string };
  /** The owner's last words, of whichever answer; gone with that owner, a lifted block, a reopening. */
  readonly lastWord?: { readonly text: string; readonly by: PersonId; readonly at: string };
  /** How often the due date was moved later. */
  readonly slipped: number;
  readonly chase: ChaseState;
}
