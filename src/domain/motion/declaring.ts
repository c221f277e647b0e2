import type { Decided, Message, Refusal } from '../../records/entity.ts';
import { secretaryOf } from '../meeting/find.ts';
import { presidingFor } from '../meeting/presiding.ts';
import { takenUp, waitingBeside } from '../meeting/taken-up.ts';
import type { Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { rulesOf } from '../rules.ts';
import { amendmentSettled } from './amendments.ts';
import { decided } from './decided.ts';
import type { Sitting } from './electorate.ts';
import { aboutOf, eligibleVotes, isQuorate, isRecused, quorumAt } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { announced, numberOf } from './putting.ts';
import { toRatify } from './ratifying.ts';
import type { Counts } from './rules.ts';
import { isCarried, isTied, strictest } from './rules.ts';
import type { Ballot, MotionState, Result } from './state.ts';
import { itemDone } from './undecided.ts';

/** A vote as it was counted, before the rules were applied to it. */
export interface Counted {
  readonly counts: Counts;
  readonly by: 'ballot' | 'hands' | 'names';
  readonly ballots: readonly Ballot[];
  /** What whoever presides decides if it is a tie. */
  readonly casting?: 'for' | 'against';
}

/**
 * A casting vote is of the chair or a deputy, or of a voter who presides: without a vote, an acting
 * secretary has none.
 */
const breaksTies = ({ meeting, committee }: Sitting, about: string): boolean => {
  const presiding = presidingFor(committee, meeting, about) ?? '';
  const { role, votes } = committee.roles[presiding] ?? {};
  const may = role === 'chair' || role === 'deputy' || votes === true;
  return may && !isRecused(meeting, about, presiding);
};

/**
 * A vote that is over in a tie waits for the casting vote: nobody can vote any more, and whoever presides is
 * asked.
 */
export const tieEnds = (
  motion: MotionState,
  { meeting, committee }: Sitting,
  { ballots }: Pick<Counted, 'ballots'>,
  { now }: Context,
): Decided => {
  const { id } = motion;
  const about = aboutOf(motion, meeting);
  const tie = {
    seats: ballots.map(({ seat }) => seat),
    eligible: eligibleVotes(committee, meeting, about),
  };
  const ended: MotionEvent = { type: 'vote-ended', v: 1, data: { at: now, tie } };
  const asked = presidingFor(committee, meeting, about) ?? secretaryOf(committee);
  const messages: Message[] =
    asked === undefined ? [] : [{ to: { person: asked }, kind: 'casting-asked', about: id }];
  return { changes: [motionChange(id, ended)], messages };
};

/** Whether a vote cannot be declared before whoever presides decides the tie. */
export const waitsForCasting = (declared: Decided | Refusal): boolean =>
  'refusal' in declared && declared.refusal === 'casting-needed';

/**
 * Applies the committee's rules of this moment to a vote: carried, lost, or carried without a quorum and
 * therefore provisional (Robert's Rules of Order Newly Revised, 12th ed., 40:6 to 40:9, 10:54).
 */
export const declare = (
  states: States,
  { motion, events }: { readonly motion: MotionState; readonly events: readonly MotionEvent[] },
  { counts, by, ballots, casting }: Counted,
  where: Sitting,
  context: Context,
): Decided | Refusal => {
  const { meeting, committee } = where;
  const { majority: usual, castingVote, secretBallots } = rulesOf(committee);
  const majority = strictest(motion.majority, usual);
  const about = aboutOf(motion, meeting);
  const voting = motion.tie?.eligible ?? eligibleVotes(committee, meeting, about);
  const number = numberOf(motion.id);
  const even = castingVote && isTied(majority, counts, voting);
  const tied = even && breaksTies(where, about);
  // Of figures that somebody took down it stands beside the question whether they are tied.
  if (casting && !even && by === 'ballot') return refuse('no-casting', { number });
  if (even && !tied && casting) return refuse('casting-not-theirs', { number });
  if (tied && !casting) return refuse('casting-needed', { number });
  const decidesTie = tied && casting === 'for';
  const votes = decidesTie ? { ...counts, for: counts.for + 1 } : counts;
  const quorum = quorumAt(committee, meeting, about, context.now);
  const carried = isCarried(majority, votes, voting);
  // An amendment binds nobody by itself: what it makes of its motion is put to a vote of its own.
  const amends = motion.amends !== undefined;
  const binding = carried && (amends || isQuorate(quorum));
  const unbound = carried ? 'provisional' : 'lost';
  // Figures alone, where all votes are secret, were counted on paper.
  const concealed = by === 'ballot' ? motion.secret : secretBallots === 'always';
  const secret = concealed ? { secret: true as const } : {};
  const result: Result = {
    counts,
    majority,
    ...(majority !== usual && { own: true }),
    casting: tied ? (casting ?? null) : null,
    quorum,
    ...(majority === 'absolute' ? { eligible: voting } : {}),
    ...secret,
  };
  const ref = binding && !amends ? context.fresh('D') : undefined;
  const told = by === 'ballot' && !motion.secret && rulesOf(committee).namedVotes;
  const named = by === 'names' || told;
  const stoodIn = named && ballots.some(({ seat, by: caster }) => caster !== seat);
  const closed: MotionEvent = {
    type: 'vote-closed',
    v: 1,
    data: {
      at: context.now,
      meeting: meeting.ref,
      closedBy: context.actor,
      onBehalfOf: context.onBehalfOf ?? null,
      status: binding ? 'carried' : unbound,
      by,
      result,
      ballots,
      ...(named ? { named } : {}),
      ...(stoodIn ? { standIns: stoodIn } : {}),
      decision: ref ?? null,
    },
  };
  const waiting = waitingBeside(states, meeting, motion);
  return {
    changes: [
      motionChange(motion.id, ...events, closed),
      ...(ref ? [decided(ref, motion, motion.item, result, meeting, context)] : []),
      ...(amends ? [] : takenUp(states, meeting, motion, context.now)),
      ...itemDone(states, motion, 'taken', context.now),
      ...(carried && !binding ? toRatify(states, [motion], context, meeting, waiting) : []),
      ...amendmentSettled(states, motion, carried),
    ],
    messages: announced(states, 'vote-closed', motion, meeting, context),
  };
};
