import type { Decided, Refusal } from '../../records/entity.ts';
import type { About } from '../meeting/find.ts';
import { known } from '../meeting/find.ts';
import { presidingFor } from '../meeting/presiding.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { ballotBoxes, countedBallots } from './counting.ts';
import { declare, tieEnds, waitsForCasting } from './declaring.ts';
import { aboutOf } from './electorate.ts';
import { motionNeeds } from './putting.ts';
import type { MotionState } from './state.ts';

/** When a vote at a meeting closes by itself; undefined where it does not, or has ended in a tie. */
export const closingWake = ({
  status,
  circular,
  closesAt,
  endedAt,
}: MotionState): string | undefined =>
  status === 'voting' && circular === undefined && endedAt === undefined ? closesAt : undefined;

const needs = (command: About, states: States): Needs => ({
  ids: [
    ...(motionNeeds(command, states).ids ?? []),
    ...known(states.get('motion', command.id ?? '')?.state.meeting),
  ],
  boxes: ballotBoxes(command, states),
});

/**
 * The time of a vote is over: it is counted by the rules in force, on behalf of whoever presides; without any
 * vote for it, it is lost. Where a casting vote would decide a tie, nobody can vote any more, and whoever
 * presides is asked: a clock does not take the casting vote from them.
 */
const closeInTime = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const motion = states.get('motion', id ?? '')?.state;
  const meeting = states.get('meeting', motion?.meeting ?? '')?.state;
  const committee = states.committee?.state;
  if (!motion || !meeting || !committee) return refuse('not-found');
  const due = closingWake(motion);
  if (due === undefined || due > context.now) return refuse('nothing-due', { ref: motion.id });
  const here = { meeting, committee };
  const presiding = presidingFor(committee, meeting, aboutOf(motion, meeting));
  const behalf = presiding === undefined ? context : { ...context, onBehalfOf: presiding };
  const counted = countedBallots(motion, here, context);
  const declared = declare(states, { motion, events: [] }, counted, here, behalf);
  return waitsForCasting(declared) ? tieEnds(motion, here, counted, context) : declared;
};

export const timingCommands = {
  'motion.follow-up': { needs, decide: closeInTime },
};
