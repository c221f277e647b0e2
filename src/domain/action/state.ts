import type { PersonId, Ref } from '../../records/entity.ts';

export type ActionStatus =
  | 'proposed'
  | 'open'
  | 'in-progress'
  | 'done'
  | 'closed'
  | 'declined'
  | 'cancelled'
  | 'transferred';

/** The reminders of one action: what the ladder has done since it was last armed. */
export interface ActionChase {
  /** Rises at every re-arming: release, new date, answer, reopening, handover. */
  readonly dueVersion: number;
  /** UTC instant of the last arming or answer; the ladder's waits count from it. */
  readonly armedAt?: string;
  /** Steps planned since the last arming, `step` or `step#n`, in order. */
  readonly planned: readonly string[];
  /** Reminders to the owner since their last answer. */
  readonly unanswered: number;
  /** UTC instant of the owner's last planned reminder: nobody hears of them before it. */
  readonly askedFor?: string;
  /** Set when three reminders in a row went unanswered: the secretary must choose. */
  readonly stopped?: boolean;
}

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
  /** It was undone, or became another record: never listed, never minuted. */
  readonly withdrawn?: { readonly why: 'undone' | 'converted'; readonly to?: string };
  /** The owner's last words, of whichever answer. */
  readonly lastWord?: { readonly text: string; readonly by: PersonId; readonly at: string };
  /** How often the due date was moved later. */
  readonly slipped: number;
  readonly chase: ActionChase;
}
