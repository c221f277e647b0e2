import type { EntityChange, Refusal } from '../../records/entity.ts';
import { presentAt } from '../meeting/find.ts';
import type { Context } from '../model.ts';
import { refuse } from '../model.ts';
import { isQuorate, isRecused, quorumAt, type Sitting } from '../motion/electorate.ts';
import type { MotionEvent } from '../motion/events.ts';
import { motionChange } from '../motion/events.ts';
import { proposed } from '../motion/putting.ts';
import type { MotionState } from '../motion/state.ts';
import type { DecisionInput } from './recorded.ts';
import { recordedDecision } from './recorded.ts';

/** What was agreed on: a decision, or a motion that waits to be ratified. */
export interface Agreed {
  readonly change: EntityChange;
  readonly motions: readonly Pick<MotionState, 'id' | 'text' | 'item' | 'from'>[];
}

/** Whether whoever declares it, or for whom the secretary does, has an interest in the item. */
export const decidesOwn = (
  { meeting }: Pick<Sitting, 'meeting'>,
  item: string | undefined,
  { actor, onBehalfOf }: Pick<Context, 'actor' | 'onBehalfOf'>,
): boolean => isRecused(meeting, item, onBehalfOf ?? actor);

/**
 * A consensus as whoever presides finds it: what nobody speaks against is agreed to (Robert's Rules of Order
 * Newly Revised, 12th ed., §4, unanimous consent). It binds as a vote would: whoever has an interest in the item
 * neither finds it nor is of it, and without a quorum it is a motion, provisional until a later meeting ratifies
 * it. While no roll is taken nobody is known to be missing; what the chair decides alone asks for no quorum.
 */
export const agreed = (
  { committee, meeting }: Sitting,
  said: Pick<DecisionInput, 'text' | 'rationale' | 'method' | 'from'>,
  item: string | undefined,
  context: Context,
): Agreed | Refusal => {
  if (decidesOwn({ meeting }, item, context)) return refuse('decides-own');
  const { now: at, actor, onBehalfOf = null } = context;
  const quorum = quorumAt(committee, meeting, item, at);
  const { text, rationale, from } = said;
  const where = {
    ...(item === undefined ? {} : { item }),
    ...(from === undefined ? {} : { from }),
  };
  if (said.method === 'chair' || !meeting.rollTaken || isQuorate(quorum)) {
    const roll = presentAt(meeting.roll, at).filter((person) => !isRecused(meeting, item, person));
    const place = { meeting: meeting.ref, roll, ...where };
    return { change: recordedDecision(context.fresh('D'), said, context, place), motions: [] };
  }
  const id = context.fresh('V');
  const put = proposed(id, text, meeting, context, { status: 'open', item: null, ...where });
  const found: MotionEvent = {
    type: 'consensus-found',
    v: 1,
    data: { at, closedBy: actor, onBehalfOf, quorum },
    ...(rationale === undefined ? {} : { text: { rationale } }),
  };
  return { change: motionChange(id, put, found), motions: [{ id, text, ...where }] };
};
