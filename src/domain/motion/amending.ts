import type { Decided, Refusal } from '../../records/entity.ts';
import type { Command, Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { rulesOf } from '../rules.ts';
import { sitting } from './electorate.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import type { Movers } from './partaking.ts';
import { namedNot, partsNot } from './partaking.ts';
import { motionNeeds, numberOf, proposed, seconded, unsettled } from './putting.ts';
import type { MotionState } from './state.ts';

/** Nobody has joined in yet: it is still its mover's own. */
const isOwn = ({ mover, seconder, amendment, status }: MotionState, actor: string): boolean =>
  mover === actor &&
  seconder === undefined &&
  amendment === undefined &&
  (status === 'proposed' || status === 'open');

/**
 * Moves another wording of a motion: a motion of its own, which is seconded and voted on as any other, and
 * before the one that it amends (Robert's Rules of Order Newly Revised, 12th ed., §12, Amend). An amendment can
 * itself be amended, that one no more. While nobody has seconded a motion, its mover rewords it without a vote.
 */
const amend = (
  states: States,
  { id, input, actor }: Command<Movers & { readonly text: string }>,
  context: Context,
): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const { committee, meeting } = here;
  const motion = unsettled(states, id);
  if ('refusal' in motion) return motion;
  const number = numberOf(motion.id);
  if (motion.status === 'voting') return refuse('vote-is-open', { number });
  const { mover = actor, seconder } = input;
  const not =
    (mover === actor ? partsNot(states, meeting, motion, context) : undefined) ??
    namedNot(states, meeting, motion, context, { mover, ...(seconder && { seconder }) });
  if (not) return not;
  if (input.text === motion.text) return refuse('amends-nothing', { number });
  if (isOwn(motion, mover)) {
    const text = { text: input.text, before: motion.text };
    const reworded: MotionEvent = { type: 'motion-reworded', v: 1, data: { mover }, text };
    return { changes: [motionChange(motion.id, reworded)] };
  }
  if (motion.amendment !== undefined)
    return refuse('amendment-first', { number, amendment: numberOf(motion.amendment) });
  if (states.get('motion', motion.amends ?? '')?.state.amends !== undefined)
    return refuse('amended-enough', { number });
  const amendment = context.fresh('V');
  const status = rulesOf(committee).seconding ? 'proposed' : 'open';
  const { item = null } = motion;
  const about = { mover, status, item, amends: motion.id } as const;
  // What was moved between meetings is amended, and so put, at this one.
  const put = motion.meeting === undefined ? { meeting: meeting.ref } : {};
  return {
    changes: [
      motionChange(
        amendment,
        proposed(amendment, input.text, meeting, context, about),
        ...seconded(seconder, context.now),
      ),
      motionChange(motion.id, { type: 'amendment-moved', v: 1, data: { amendment, ...put } }),
    ],
  };
};

export const amendingCommands = {
  'motion.amend': { needs: motionNeeds, decide: amend },
};
