import type { PersonId, Ref } from '../../records/entity.ts';
import { CHOICES } from '../motion/naming.ts';
import type { Counts, Majority } from '../motion/rules.ts';
import type { Movers } from '../motion/partaking.ts';
import type { Choice, MotionState } from '../motion/state.ts';

/** Who cast the vote of somebody else: as their alternate, or as their proxy. */
export type CastBy = { readonly person: PersonId; readonly proxy?: true };

/** Who voted which way: members, by opaque id, whoever cast their vote. */
export type VotesByName = Readonly<Partial<Record<Choice, readonly PersonId[]>>> & {
  /** True where only those stand here who asked for it. */
  readonly onRequest: boolean;
  /** Whose vote somebody else cast, by the member. */
  readonly castBy?: Readonly<Record<PersonId, CastBy>>;
};

/** A motion in the minutes that no decision of the register stands for. */
export interface MinutedMotion {
  readonly type: 'motion';
  readonly id: string;
  readonly text: string;
  readonly outcome: 'carried' | 'lost' | 'provisional' | 'unratified' | 'withdrawn' | 'deferred';
  /** The earlier meeting that had carried without a quorum what this one did not ratify. */
  readonly carriedIn?: Ref;
  /** The motion that it was to amend. */
  readonly amends?: string;
  readonly moved?: Movers;
  /** For, against and abstained; absent where it came to no vote: deferred, withdrawn, agreed on without one. */
  readonly counts?: Counts;
  /** How whoever presided decided a tie. */
  readonly casting?: 'for' | 'against';
  /** What it took, where the committee's rule asks for less. */
  readonly majority?: Majority;
  /** Voted on in secret: nobody is named. */
  readonly secret?: true;
  readonly votes?: VotesByName;
}

/**
 * The names that the minutes give beside the figures: of a vote that was asked by name all of them (Robert's
 * Rules of Order Newly Revised, 12th ed., §45, has a roll-call vote entered in full), as of every open vote
 * where the committee's rule says so; else of those who asked that their dissent be recorded.
 */
const votesByName = ({
  named,
  standIns,
  ballots,
  dissents = [],
}: MotionState): VotesByName | undefined => {
  const votes = named
    ? ballots.map(({ seat, choice }) => ({ person: seat, choice }))
    : dissents.map(({ person, choice }) => ({ person, choice }));
  if (votes.length === 0) return undefined;
  const by = Map.groupBy(votes, ({ choice }) => choice);
  const people = CHOICES.flatMap((choice): [Choice, PersonId[]][] => {
    const each = by.get(choice)?.map(({ person }) => person);
    return each ? [[choice, each.toSorted()]] : [];
  });
  const castBy = ballots
    .filter(({ seat, by: caster }) => caster !== seat)
    .map(({ seat, by: person, proxy }) => [seat, { person, ...(proxy && { proxy }) }] as const);
  return {
    onRequest: !named,
    ...Object.fromEntries(people),
    ...(standIns && { castBy: Object.fromEntries(castBy) }),
  };
};

/** Who moved and seconded it. Undefined where whoever presided put it. */
const movedBy = ({ mover, seconder }: MotionState): Movers | undefined =>
  mover === undefined && seconder === undefined
    ? undefined
    : { ...(mover && { mover }), ...(seconder && { seconder }) };

/** The names that stand in the minutes beside a decision, of the motion that it was. */
export interface NamesBeside {
  readonly moved?: Movers;
  readonly votes?: VotesByName;
}

export const namesBeside = (motion: MotionState | undefined): NamesBeside => {
  const moved = motion && movedBy(motion);
  const votes = motion && votesByName(motion);
  return { ...(moved && { moved }), ...(votes && { votes }) };
};

/** How a meeting left it to a later one. */
export const deferralIn = ({ deferrals = [] }: MotionState, ref: Ref) =>
  deferrals.find(({ meeting }) => meeting === ref);

/**
 * What became of a motion at a meeting, as that meeting saw it: what a later one does with it (ratify it, put
 * it afresh) is minuted there. Undefined for a carried motion, which is minuted as the decision that it became
 * unless it amended another, and for one that was taken back as recorded in error. Robert's Rules of Order
 * Newly Revised, 12th ed., 48:4, has the minutes tell each main motion and how it was disposed of.
 */
export const minutedMotion = (motion: MotionState, ref: Ref): MinutedMotion | undefined => {
  const { id, text, status, declared, result, amends, withdrawnIn, meeting, unratified } = motion;
  const moved = movedBy(motion);
  const said = {
    type: 'motion',
    id,
    text,
    ...(amends === undefined ? {} : { amends }),
    ...(moved && { moved }),
  } as const;
  const left = deferralIn(motion, ref);
  if (left) return { ...said, text: left.text, outcome: 'deferred' };
  if (!declared)
    return status === 'withdrawn' && withdrawnIn === ref
      ? { ...said, outcome: 'withdrawn' }
      : undefined;
  if (declared === 'carried' && amends === undefined) return undefined;
  const figures = result ? { counts: result.counts } : {};
  if (meeting !== ref) {
    const carriedIn = meeting === undefined ? {} : { carriedIn: meeting };
    return unratified?.meeting === ref
      ? { ...said, outcome: 'unratified', ...carriedIn, ...figures }
      : undefined;
  }
  const votes = votesByName(motion);
  const names = votes ? { votes } : {};
  const secret = result?.secret ? { secret: result.secret } : {};
  const casting = result?.casting ? { casting: result.casting } : {};
  const own = result?.own ? { majority: result.majority } : {};
  return { ...said, outcome: declared, ...figures, ...casting, ...own, ...secret, ...names };
};
