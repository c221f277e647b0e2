import type { PersonId, Ref } from '../../records/entity.ts';
import type { QuorumCount } from '../meeting/state.ts';
import type { Circular } from './circular-events.ts';
import type { Counts, Majority } from './rules.ts';

export type MotionStatus =
  | 'proposed'
  | 'open'
  | 'voting'
  | 'carried'
  | 'lost'
  | 'provisional'
  | 'deferred'
  | 'withdrawn';

export type Choice = 'for' | 'against' | 'abstain';

/** One vote: the member whose vote it is, and who cast it: the member, their alternate or their proxy. */
export type Ballot = {
  readonly seat: PersonId;
  readonly by: PersonId;
  /** Cast for an absent member who let them, beside their own. */
  readonly proxy?: true;
  /** Of a secret vote nobody knows it: it lies in the ballot box, and then in the figures alone. */
  readonly choice?: Choice;
};

/** A count that ended a vote: the seats that were counted, and how many votes there were. */
export type Tie = { readonly seats: readonly PersonId[]; readonly eligible: number };

/** A vote against a motion, or an abstention, that stands in the minutes by name. */
export type Dissent = {
  readonly person: PersonId;
  readonly choice: Exclude<Choice, 'for'>;
};

/** How a vote came out, by the rules in force then. */
export type Result = {
  readonly counts: Counts;
  readonly majority: Majority;
  /** It was asked of this motion alone: the committee's rule asks for less. */
  readonly own?: true;
  /** How whoever presides decided a tie; null where there was none. */
  readonly casting: 'for' | 'against' | null;
  readonly quorum: QuorumCount;
  /** Voted on in secret. */
  readonly secret?: true;
  /** Between meetings: how many could have voted, whom the majority is of. */
  readonly electors?: number;
  /** At a meeting: of how many votes an absolute majority was asked, those of recused people aside. */
  readonly eligible?: number;
};

/** A text put to the committee. Its id is `V-2`, on cards "Motion 2". */
export interface MotionState {
  readonly id: string;
  readonly text: string;
  readonly status: MotionStatus;
  /** Absent: put between meetings, or waiting for its first. */
  readonly meeting?: Ref;
  readonly item?: string;
  /** Put to all voters between meetings. */
  readonly circular?: Circular;
  readonly rounds?: number;
  /** That ended undecided, as nobody was left who could answer. */
  readonly lapsed?: true;
  /** Who moved it; absent where whoever presides put it to the vote or recorded it. */
  readonly mover?: PersonId;
  readonly seconder?: PersonId;
  /** The motion whose wording it would change into its own; and of that one, the amendment that comes first. */
  readonly amends?: string;
  readonly amendment?: string;
  /** The risk, issue or action that it arose from. */
  readonly from?: string;
  /** What it takes to carry it, where that is more than the committee's rule asks for. */
  readonly majority?: Majority;
  readonly openedAt?: string;
  /** When the vote closes by itself; and when it did, in a tie that waits for the casting vote. */
  readonly closesAt?: string;
  readonly endedAt?: string;
  /** Whose votes counted then, and of how many: what a casting vote decides is that tie. */
  readonly tie?: Tie;
  /** Since when its meeting is adjourned during the vote, and how many seconds are left of its time. */
  readonly paused?: { readonly at: string; readonly seconds?: number };
  /** Put to a secret vote. */
  readonly secret?: true;
  /** No member stands here twice, and nobody twice as whoever cast a vote in their own right. */
  readonly ballots: readonly Ballot[];
  readonly closedAt?: string;
  readonly closedBy?: PersonId;
  readonly onBehalfOf?: PersonId;
  /** `hands`: counted in the room; `names`: asked of each voter there. */
  readonly by?: 'ballot' | 'hands' | 'names';
  /** The minutes tell who voted which way: it was asked by name, or the committee's rule says so. */
  readonly named?: true;
  /** Votes were cast in somebody's place, and the minutes tell by whom where they name who voted. */
  readonly standIns?: true;
  /** Who asked for their vote to be minuted by name. */
  readonly dissents?: readonly Dissent[];
  readonly result?: Result;
  /** Agreed by consensus, without a vote and without a quorum: how that stood. */
  readonly agreed?: QuorumCount;
  readonly rationale?: string;
  /** How it was declared when its vote closed, whatever a later meeting made of it. */
  readonly declared?: 'carried' | 'lost' | 'provisional';
  /** The register's decision that it became. */
  readonly decision?: Ref;
  /** The later sitting that did not want what had been carried without a quorum, and under which item. */
  readonly unratified?: { readonly meeting: Ref; readonly at: string; readonly item?: string };
  /** The sittings that left it to a later one (UTC instants), with how it read then. */
  readonly deferrals?: readonly {
    readonly meeting: Ref;
    readonly at: string;
    readonly text: string;
    readonly item?: string;
  }[];
  /** The sitting at which it was withdrawn, and when. */
  readonly withdrawnIn?: Ref;
  readonly withdrawnAt?: string;
}

/** Whether it may still be voted on, now or later: until it is settled nobody learns who voted which way. */
export const isUndecided = ({ status }: MotionState): boolean =>
  status === 'proposed' || status === 'open' || status === 'voting' || status === 'deferred';

/** Whether the time of a vote under way is over at a UTC instant, although nobody has declared the result yet. */
export const isEnded = (
  { closesAt, endedAt }: Pick<MotionState, 'closesAt' | 'endedAt'>,
  now: string,
): boolean => endedAt !== undefined || (closesAt !== undefined && closesAt <= now);

/** The motion as others may see it: who voted, and which way once there is a result. */
export const disclosed = ({ ballots, ...motion }: MotionState) => ({
  ...motion,
  ballots: ballots.map(({ seat, by, ...cast }) => ({ seat, by, ...(motion.result && cast) })),
});
