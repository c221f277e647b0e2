import type { PersonId, Ref } from '../../records/entity.ts';
import type { ChaseState } from '../chase/state.ts';
import type { Result } from '../motion/state.ts';

export type DecisionMethod = 'consensus' | 'chair' | 'vote' | 'circular';

/** How a motion was carried. */
export type DecisionVote = Result & {
  readonly motion: string;
  /** True where a later meeting ratified what was carried without a quorum. */
  readonly ratified?: true;
  /** The meeting that had carried it. */
  readonly carriedIn?: Ref;
};

/**
 * What a review comes to: it stays, it is to be replaced by a later decision, or the next meeting looks
 * at it.
 */
export type ReviewOutcome = 'confirmed' | 'to-be-superseded' | 'agenda';

/** What took a decision out of force: a later one in its place, or one that ends it without a successor. */
export type Ending = 'superseded' | 'rescinded';

/** That one decision took another out of force: the other one of the two. */
export interface Ended {
  readonly how: Ending;
  readonly ref: Ref;
}

/** What the minutes say of a decision beside its words; once they are circulated it stays. */
export interface DecisionAsMinuted {
  readonly effectiveOn?: string;
  readonly ends?: readonly Ended[];
  readonly endedBy?: Ended;
}

/** A carried motion in the register. Dates are `YYYY-MM-DD` in the committee's zone. */
export interface DecisionState {
  readonly ref: Ref;
  readonly text: string;
  readonly status: 'in-force' | Ending | 'withdrawn';
  readonly method: DecisionMethod;
  readonly meeting?: Ref;
  readonly item?: string;
  /** Who declared it, and for whom where the secretary did so on the presiding person's behalf. */
  readonly declaredBy: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly decidedAt: string;
  /** Who was present then. */
  readonly roll: readonly PersonId[];
  readonly vote?: DecisionVote;
  /** The motion that was agreed on without a vote, and without a quorum, and is ratified by it. */
  readonly ratifies?: string;
  /** The meeting that agreed on that. */
  readonly agreedIn?: Ref;
  /** The risk, issue or action that a decision without a motion arises from. */
  readonly from?: Ref;
  readonly rationale?: string;
  /** What else was considered. */
  readonly options?: string;
  /** From when it holds, where that is not the day on which it was taken. */
  readonly effectiveOn?: string;
  readonly owner?: PersonId;
  readonly reviewOn?: string;
  /** Actions and RAID entries that belong to it, in the order in which they were linked. */
  readonly links?: readonly Ref[];
  /** The decisions that it took out of force. */
  readonly replaces?: readonly Ref[];
  /** The decision that it was last cited to end, by whom and when (UTC instant). */
  readonly cited?: { readonly to: Ref; readonly by: PersonId; readonly at: string };
  /** The decision that took it out of force, who said so and why, and when (UTC instant). */
  readonly ended?: {
    readonly by: Ref;
    readonly person: PersonId;
    readonly at: string;
    readonly why?: string;
  };
  readonly reviewed?: {
    readonly outcome: ReviewOutcome;
    readonly at: string;
    readonly by: PersonId;
    readonly text?: string;
  };
  /** The agenda item by which a meeting is to take it up again, and the review date that this answers. */
  readonly discuss?: { readonly item: string; readonly answers?: string };
  readonly convertedTo?: string;
  readonly asMinuted?: DecisionAsMinuted;
  /** The reminders of its review date. */
  readonly chase?: ChaseState;
}
