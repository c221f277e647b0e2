import type { PersonId, Ref } from '../../records/entity.ts';
import type { ChaseState } from '../chase/state.ts';
import type { Score } from './scale.ts';

export type RaidKind = 'risk' | 'assumption' | 'issue' | 'dependency';

/** A risk may be a threat or an opportunity (PRINCE2 7, Risk). */
export type Nature = 'threat' | 'opportunity';

/** How near a risk is in time (PRINCE2 7, Risk: proximity). */
export type Proximity = 'imminent' | 'stage' | 'project' | 'beyond';

/**
 * What is done about a risk (PRINCE2 7, Risk). Avoid and reduce answer a threat, exploit and enhance an
 * opportunity, the others either.
 */
export type RiskResponse =
  | 'avoid'
  | 'reduce'
  | 'exploit'
  | 'enhance'
  | 'transfer'
  | 'share'
  | 'accept'
  | 'prepare-contingency';

/** The kinds of issue (PRINCE2 7, Issues). */
export type IssueCategory = 'request-for-change' | 'off-specification' | 'problem';

export type Priority = 'low' | 'medium' | 'high' | 'critical';

/** What an entry came to when it was closed. */
export type RaidOutcome =
  | 'mitigated'
  | 'expired'
  | 'accepted'
  | 'validated'
  | 'resolved'
  | 'rejected'
  | 'met'
  | 'not-needed';

/** What is known of an entry beside its sentence; which of it applies depends on its kind. */
export type RaidDetails = {
  /** Risks. */
  readonly nature?: Nature;
  /** A risk's score before anything is done, as it is now, and as it should become. */
  readonly inherent?: Score;
  readonly residual?: Score;
  readonly target?: Score;
  readonly proximity?: Proximity;
  readonly response?: RiskResponse;
  /** Issues. */
  readonly category?: IssueCategory;
  readonly priority?: Priority;
  /** Dependencies: the committee waits for another party, or another party for it. */
  readonly direction?: 'in' | 'out';
  /** All of them. Dates are `YYYY-MM-DD` in the committee's zone. */
  readonly owner?: PersonId;
  /** Whom the minutes name, whoever it is handed to later. */
  readonly minutedOwner?: PersonId;
  /** An assumption is validated, an issue settled, a dependency needed by then. */
  readonly due?: string;
  readonly reviewOn?: string;
};

/** What people wrote about an entry. May read `[erased]`. */
export type RaidWords = {
  readonly text: string;
  readonly cause?: string;
  readonly event?: string;
  readonly effect?: string;
  /** What is done about it, in words. */
  readonly plan?: string;
  /** The other side of a dependency. */
  readonly party?: string;
};

type Known = RaidDetails & RaidWords;
type Lasting = 'text' | 'nature' | 'direction';

/** What of an entry is to change. What is left out stays as it is; a null takes it away. */
export type RaidEdit = Partial<Pick<Known, Lasting>> & {
  readonly [field in Exclude<keyof Known, Lasting>]?: Known[field] | null;
};

/** The meeting that heard of an entry, and the item being taken. */
export type HeardIn = {
  readonly meeting: Ref;
  readonly item?: string;
};

/** What became of an entry in a meeting, since it was raised. */
export interface RaidHeard extends HeardIn {
  readonly is: 'scored' | 'reviewed' | 'occurred' | 'failed' | 'closed';
  /** UTC instant. */
  readonly at: string;
  /** A new score, 1 to 25. */
  readonly score?: number;
  readonly outcome?: RaidOutcome;
  readonly word?: string;
}

/** A risk, assumption, issue or dependency. */
export interface RaidState extends RaidDetails, RaidWords {
  readonly ref: Ref;
  readonly kind: RaidKind;
  /** A risk has occurred, an assumption failed: it lives on in the issue that it became. */
  readonly status: 'open' | 'occurred' | 'failed' | 'closed' | 'withdrawn';
  readonly meeting?: Ref;
  readonly item?: string;
  readonly addedBy: PersonId;
  readonly addedAt: string;
  /** The record that it comes from: an issue from its risk. */
  readonly from?: Ref;
  /** What belongs to it, in the order in which it was linked. */
  readonly links?: readonly Ref[];
  /** The issue that a risk or an assumption became. */
  readonly became?: Ref;
  /** A risk's score, 1 to 25, each time it changed (UTC instants). */
  readonly scores?: readonly { readonly at: string; readonly score: number }[];
  readonly reviewed?: {
    /** The committee's date, and the UTC instant. */
    readonly on: string;
    readonly at: string;
    readonly by: PersonId;
    readonly text?: string;
  };
  /** By meetings, in order. */
  readonly heard?: readonly RaidHeard[];
  readonly outcome?: RaidOutcome;
  readonly closedAt?: string;
  readonly closedWhy?: string;
  /** The reminders of its dates. */
  readonly chase?: ChaseState;
}
