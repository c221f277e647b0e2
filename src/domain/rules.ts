import type { Majority, Quorum } from './motion/rules.ts';

/** Without whom there is no quorum, however many came. A deputy, or an alternate, counts where they stand in. */
export type Required = 'chair' | 'chair-or-deputy' | 'secretary' | Office;

/** What a member speaks for, beside the role: PRINCE2's project board, a charity's honorary officers. */
export type Office = 'senior-user' | 'senior-supplier' | 'treasurer';

/** How minutes are approved: P declares it when no correction is open, or the next meeting approves. */
export type ApprovalRule = 'no-open-correction' | 'next-meeting';

/** A committee's own rules: data that it sets up, every one of them with a usual value. */
export interface Rules {
  readonly quorum: Quorum;
  readonly requiredRoles: readonly Required[];
  readonly majority: Majority;
  /** Whoever presides decides a tie, as chair, deputy or voter; without it a tie is lost. */
  readonly castingVote: boolean;
  /** A motion waits for a second voter before it is put. */
  readonly seconding: boolean;
  /** Whether an absent voter may let another cast the vote, and whether that fills the quorum. */
  readonly proxies: 'none' | 'allowed' | 'counted-in-quorum';
  /** Whether somebody without a vote may stand in for an absent voter. */
  readonly alternates: boolean;
  /** The minutes tell of every open vote who voted which way; else its figures, as usual with boards. */
  readonly namedVotes: boolean;
  readonly secretBallots: 'never' | 'on-request' | 'always';
  /** Whether the committee decides between meetings, by card. */
  readonly circular: boolean;
  /** What carries a circular resolution, of all who have a vote, whether they answered or not. */
  readonly circularMajority: Majority;
  /** Working days that voters have to answer one. */
  readonly circularDays: number;
  /** One voter who asks for a discussion takes it to the next meeting. */
  readonly circularObjection: boolean;
  /** Who confirms that an action is done; never its owner. */
  readonly verifier: 'presiding-or-secretary' | 'secretary' | 'chair';
  /** Working days before the meeting: the agenda is published, the papers are in. */
  readonly agendaDays: number;
  readonly papersDays: number;
  /** The agenda is published by itself on that day, if somebody put anything on it. */
  readonly autoPublish: boolean;
  readonly approval: ApprovalRule;
  /** Working days that circulated minutes wait for corrections. */
  readonly correctionDays: number;
}

/**
 * What holds where a committee said nothing: over half of the voters are a quorum (Robert's Rules of Order
 * Newly Revised, 12th ed., 40:2), a majority of the votes cast decides (44:1), a tie is lost (44:12), a small
 * board needs no seconder (49:21), and nobody votes by proxy (45:70). Between meetings a resolution takes over
 * half of all voters, and one objection takes it to the table. The rest is what boards commonly do.
 */
const USUAL: Rules = {
  quorum: 'over-half',
  requiredRoles: [],
  majority: 'simple',
  castingVote: false,
  seconding: false,
  proxies: 'none',
  alternates: true,
  namedVotes: false,
  secretBallots: 'on-request',
  circular: true,
  circularMajority: 'absolute',
  circularDays: 5,
  circularObjection: true,
  verifier: 'presiding-or-secretary',
  agendaDays: 5,
  papersDays: 3,
  autoPublish: false,
  approval: 'no-open-correction',
  correctionDays: 5,
};

/** Those rules that are said in `from`, of all that it holds. */
export const rulesIn = (from: Partial<Rules>): Partial<Rules> =>
  Object.fromEntries(
    Object.entries(from).filter(([name, value]) => name in USUAL && value !== undefined),
  );

/** The rules in force: the committee's own, and what is usual where it has none. */
export const rulesOf = (committee: Partial<Rules>): Rules => ({ ...USUAL, ...rulesIn(committee) });
