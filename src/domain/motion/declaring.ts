import type { Decided, EntityChange, Message, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { voters } from '../committee.ts';
import type { DecisionEvent } from '../decision/events.ts';
import { decisionChange } from '../decision/events.ts';
import type { DecisionVote } from '../decision/state.ts';
import { interestsIn } from '../interests.ts';
import { presentAt, secretaryOf } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { onNextAgenda } from '../next-agenda.ts';
import { rulesOf } from '../rules.ts';
import { amendmentSettled } from './amendments.ts';
import { aboutOf, isQuorate, quorumAt } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { announced, numberOf } from './putting.ts';
import type { Counts } from './rules.ts';
import { isCarried, isTied } from './rules.ts';
import type { Ballot, MotionState, Result } from './state.ts';

/** A vote as it was counted, before the rules were applied to it. */
export interface Counted {
  readonly counts: Counts;
  readonly by: 'ballot' | 'hands' | 'names';
  readonly ballots: readonly Ballot[];
  /** What whoever presides decides if it is a tie. */
  readonly casting?: 'for' | 'against';
}

/** The register's entry of a carried motion. */
export const decided = (
  ref: string,
  { id, text }: Pick<MotionState, 'id' | 'text'>,
  item: string | undefined,
  result: Result & Pick<DecisionVote, 'ratified'>,
  meeting: MeetingState,
  { actor, onBehalfOf, now }: Context,
): EntityChange => {
  const event: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method: 'vote',
      meeting: meeting.ref,
      item: item ?? null,
      declaredBy: actor,
      onBehalfOf: onBehalfOf ?? null,
      decidedAt: now,
      roll: presentAt(meeting.roll, now),
      vote: { motion: id, ...result },
    },
    text: { text },
  };
  return decisionChange(ref, event);
};

/** What was carried without a quorum stands on the next agenda by itself, before what was left over. */
const toRatify = (
  states: States,
  motion: MotionState,
  meeting: MeetingState,
  context: Context,
): EntityChange[] => {
  const { text: title, item = '', mover: by = context.actor } = motion;
  const reserved = states.get('agenda-item', item)?.state.reserved ?? false;
  const interests = interestsIn(states, motion, meeting);
  return onNextAgenda(states, { title, by, reserved, interests, first: true }, context);
};

/**
 * A vote that is over in a tie waits for the casting vote: nobody can vote any more, and whoever presides is
 * asked.
 */
export const tieEnds = (
  { id }: MotionState,
  { meeting, committee }: { readonly meeting: MeetingState; readonly committee: CommitteeState },
  { now }: Context,
): Decided => {
  const ended: MotionEvent = { type: 'vote-ended', v: 1, data: { at: now } };
  const asked = meeting.presiding ?? secretaryOf(committee);
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
  where: { readonly meeting: MeetingState; readonly committee: CommitteeState },
  context: Context,
): Decided | Refusal => {
  const { meeting, committee } = where;
  const { majority, castingVote } = rulesOf(committee);
  const voting = voters(committee).length;
  const tied = castingVote && isTied(majority, counts, voting);
  const number = numberOf(motion.id);
  if (tied && !casting) return refuse('casting-needed', { number });
  const decidesTie = tied && casting === 'for';
  const votes = decidesTie ? { ...counts, for: counts.for + 1 } : counts;
  const quorum = quorumAt(committee, meeting, aboutOf(motion, meeting), context.now);
  const carried = isCarried(majority, votes, voting);
  // An amendment binds nobody by itself: what it makes of its motion is put to a vote of its own.
  const amends = motion.amends !== undefined;
  const binding = carried && (amends || isQuorate(quorum));
  const unbound = carried ? 'provisional' : 'lost';
  const secret = by === 'ballot' && motion.secret ? { secret: true as const } : {};
  const result: Result = {
    counts,
    majority,
    casting: tied ? (casting ?? null) : null,
    quorum,
    ...secret,
  };
  const ref = binding && !amends ? context.fresh('D') : undefined;
  const told = by === 'ballot' && !motion.secret && rulesOf(committee).namedVotes;
  const named = by === 'names' || told;
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
      decision: ref ?? null,
    },
  };
  return {
    changes: [
      motionChange(motion.id, ...events, closed),
      ...(ref ? [decided(ref, motion, motion.item, result, meeting, context)] : []),
      ...(carried && !binding ? toRatify(states, motion, meeting, context) : []),
      ...amendmentSettled(states, motion, carried),
    ],
    messages: announced(states, 'vote-closed', motion, meeting, context),
  };
};
