import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import { withInterests } from '../interests.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { rulesOf } from '../rules.ts';
import { ballotBoxes, countedBallots, standingBallots } from './counting.ts';
import type { Counted } from './declaring.ts';
import { declare, tieEnds, waitsForCasting } from './declaring.ts';
import type { Sitting } from './electorate.ts';
import { aboutOf, isRecused, seatOf, sitting, votesToCast } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import type { Named } from './naming.ts';
import { ballotsByName, CHOICES, countOf } from './naming.ts';
import type { Movers } from './partaking.ts';
import type { Asking } from './putting.ts';
import { motionNeeds, numberOf, toPut } from './putting.ts';
import type { Counts } from './rules.ts';
import { type Choice, isEnded, type MotionState } from './state.ts';

/** The motion that is being voted on in this meeting. */
const beingVoted = (
  states: States,
  id: string | undefined,
  { meeting }: Sitting,
): MotionState | Refusal => {
  const motion = states.get('motion', id ?? '')?.state;
  if (!motion) return refuse('not-found');
  return motion.status === 'voting' && motion.meeting === meeting.ref
    ? motion
    : refuse('vote-not-open', { number: numberOf(motion.id) });
};

interface VoteInput {
  readonly choice: Choice;
  /** Whose vote it is, where an absent member lets the actor cast it. */
  readonly of?: PersonId;
}

/**
 * Casts or changes a vote. Of each vote in the room the last choice counts, once. In a secret vote the same
 * choice made again looks like any other.
 */
const vote = (
  states: States,
  { id, input, actor }: Command<VoteInput>,
  { now }: Context,
): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const motion = beingVoted(states, id, here);
  if ('refusal' in motion) return motion;
  if (isEnded(motion, now)) return refuse('vote-ended', { number: numberOf(motion.id) });
  const { committee, meeting } = here;
  const about = aboutOf(motion, meeting);
  if (isRecused(meeting, about, actor)) return refuse('recused');
  const { alternateFor: member } = meeting.roll[actor] ?? {};
  if (member !== undefined && isRecused(meeting, about, member)) return refuse('recused-seat');
  const votes = votesToCast(committee, meeting, about, now);
  const own = seatOf(votes, actor);
  if (own === undefined) return refuse('not-in-room');
  const { choice, of: seat = own } = input;
  if (votes.get(seat) !== actor) return refuse('no-proxy');
  const data = { seat, person: actor, ...(seat === own ? {} : { proxy: true as const }) };
  if (motion.secret) {
    const cast: MotionEvent = { type: 'ballot-cast', v: 1, data };
    return {
      changes: [motionChange(motion.id, cast)],
      ballots: [{ entity: motion.id, seat, choice }],
    };
  }
  const same = motion.ballots.some(
    (each) => each.seat === seat && each.by === actor && each.choice === choice,
  );
  if (same) return { changes: [] };
  const cast: MotionEvent = {
    type: 'ballot-cast',
    v: 1,
    data,
    text: { choice },
  };
  return { changes: [motionChange(motion.id, cast)] };
};

interface CastingInput {
  readonly casting?: 'for' | 'against';
}

const closingNeeds = (command: About, states: States): Needs => ({
  ...motionNeeds(command, states),
  boxes: ballotBoxes(command, states),
});

/**
 * Closes the vote and declares its result. A secret one is over with the count that finds a tie: would people
 * vote on after it, the difference between two counts would tell how.
 */
const close = (
  states: States,
  { id, input }: Command<CastingInput>,
  context: Context,
): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const motion = beingVoted(states, id, here);
  if ('refusal' in motion) return motion;
  const counted = countedBallots(motion, here, context);
  if (counted.ballots.length === 0) return refuse('nobody-voted', { number: numberOf(motion.id) });
  const declared = declare(states, { motion, events: [] }, { ...counted, ...input }, here, context);
  const tied = motion.secret && motion.endedAt === undefined && waitsForCasting(declared);
  return tied ? tieEnds(motion, here, counted, context) : declared;
};

interface HandsInput extends CastingInput, Counts, Movers, Asking {
  /** Of a motion that nobody wrote down before. */
  readonly text?: string;
  /** In place of the figures: who answered what when the roll was called. */
  readonly names?: Named;
  /** In place of the figures: every vote in the room was for it. */
  readonly unanimous?: boolean;
}

/** What was raised or answered in the room, of the votes there: of hands at most as many as these. */
const raisedIn = (
  { names, unanimous, ...hands }: Pick<HandsInput, 'names' | 'unanimous' | keyof Counts>,
  votes: ReadonlyMap<PersonId, PersonId>,
): Counted | Refusal => {
  if (names) {
    const ballots = ballotsByName(names, votes);
    if ('refusal' in ballots) return ballots;
    return { counts: countOf(ballots), ballots, by: 'names' };
  }
  if (unanimous)
    return { counts: { for: votes.size, against: 0, abstain: 0 }, ballots: [], by: 'hands' };
  const raised = hands.for + hands.against + hands.abstain;
  if (raised > votes.size) return refuse('too-many-hands', { there: votes.size });
  return {
    counts: { for: hands.for, against: hands.against, abstain: hands.abstain },
    ballots: [],
    by: 'hands',
  };
};

/**
 * What hands are recorded for. A vote on cards in which nobody has voted can be taken by them after all; who has
 * voted there is not to be counted twice.
 */
const toCount = (
  states: States,
  command: Command<HandsInput>,
  here: Sitting,
  context: Context,
): ReturnType<typeof toPut> => {
  const motion = states.get('motion', command.id ?? '')?.state;
  if (motion?.status !== 'voting' || motion.meeting !== here.meeting.ref)
    return toPut(states, command, here.meeting, context);
  const { length: count } = standingBallots(motion, here, context.now);
  if (count === 0) return { motion, events: [], linked: [] };
  const number = numberOf(motion.id);
  return isEnded(motion, context.now)
    ? refuse('vote-ended', { number })
    : refuse('voted-on-cards', { number, count });
};

/** Records a vote that was taken in the room, by hands or by name. */
const record = (
  states: States,
  command: Command<HandsInput>,
  context: Context,
): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const { casting, ...hands } = command.input;
  const put = toCount(states, command, here, context);
  if ('refusal' in put) return put;
  const { committee } = here;
  const { meeting, events } = withInterests(states, here.meeting, put.motion);
  const votes = votesToCast(committee, meeting, aboutOf(put.motion, meeting), context.now);
  if (votes.size === 0) return refuse('nobody-to-vote');
  if (hands.names && rulesOf(committee).secretBallots === 'always') return refuse('always-secret');
  if (hands.names && put.motion.secret && put.motion.status === 'voting')
    return refuse('secret-by-names', { number: numberOf(put.motion.id) });
  const raised = raisedIn(hands, votes);
  if ('refusal' in raised) return raised;
  if (CHOICES.every((choice) => raised.counts[choice] === 0)) return refuse('no-hands');
  const counted = { ...raised, ...(casting ? { casting } : {}) };
  const declared = declare(states, put, counted, { committee, meeting }, context);
  if ('refusal' in declared) return declared;
  const carried = events.length > 0 ? [meetingChange(meeting.ref, ...events)] : [];
  return { ...declared, changes: [...carried, ...declared.changes, ...put.linked] };
};

export const votingCommands = {
  'motion.vote': { needs: motionNeeds, decide: vote },
  'motion.close': { needs: closingNeeds, decide: close },
  'motion.record': { needs: motionNeeds, decide: record },
};
