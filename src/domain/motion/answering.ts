import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import { voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { itemInterested } from '../interests.ts';
import type { About } from '../meeting/find.ts';
import { known } from '../meeting/find.ts';
import { GAVEL } from '../permission.ts';
import { rulesOf } from '../rules.ts';
import { circulating, isComplete } from './circulating.ts';
import type { MotionEvent } from './events.ts';
import { evolveMotion, motionChange } from './events.ts';
import { numberOf } from './putting.ts';
import { eligible, isOpenStill, type Put, resolved, told, toNextMeeting } from './resolving.ts';
import type { Choice } from './state.ts';
import { itemDone } from './undecided.ts';

const needs = ({ id }: About, states: States): Needs => ({
  ids: known(id, states.get('motion', id ?? '')?.state.item),
});

/** The motion while its voters may still answer. */
const stillPut = (
  states: States,
  id: string | undefined,
  { now }: Pick<Context, 'now'>,
): Put | Refusal => {
  const motion = states.get('motion', id ?? '')?.state;
  const committee = states.committee?.state;
  if (!committee || !motion) return refuse('not-found');
  const put = circulating(motion);
  if (!put || put.circular.until <= now)
    return refuse('circular-over', { number: numberOf(motion.id) });
  return { states, committee, motion: put };
};

/** Why somebody has no part in it. */
const noPart = ({ committee, motion }: Put, person: PersonId): Refusal | undefined => {
  if (!voters(committee).includes(person)) return refuse('not-a-voter');
  const number = numberOf(motion.id);
  return eligible(committee, motion).includes(person)
    ? undefined
    : refuse('voter-since', { number });
};

/** One more fact; where nobody is left to answer, the result at once. */
const added = (put: Put, event: MotionEvent, context: Context): Decided => {
  const { committee, motion } = put;
  const change = motionChange(motion.id, event);
  const after = circulating(evolveMotion(motion, event));
  if (!after || !isComplete(committee, after)) return { changes: [change] };
  const { changes, messages = [] } = resolved({ ...put, motion: after }, context, GAVEL);
  return { changes: [change, ...changes], messages };
};

interface VoteInput {
  readonly choice: Choice;
  /** Whose answer it is, where the secretary writes down one that came another way. */
  readonly of?: PersonId;
}

/** Answers, or changes the answer while it is open. Of each voter the last one counts. */
const vote = (
  states: States,
  { id, input, actor }: Command<VoteInput>,
  context: Context,
): Decided | Refusal => {
  const put = stillPut(states, id, context);
  if ('refusal' in put) return put;
  const { motion } = put;
  const seat = context.onBehalfOf ?? actor;
  if (input.of !== undefined && input.of !== seat) return refuse('not-your-vote');
  const not = noPart(put, seat);
  if (not) return not;
  if (motion.circular.recused.includes(seat)) return refuse('recused');
  const { choice } = input;
  if (motion.ballots.some((each) => each.seat === seat && each.choice === choice))
    return { changes: [] };
  const cast: MotionEvent = {
    type: 'ballot-cast',
    v: 1,
    data: { seat, person: seat },
    text: { choice },
  };
  return added(put, cast, context);
};

/** Who has an interest in it neither votes nor counts. */
const recuse = (
  states: States,
  { id, input, actor }: Command<{ readonly text: string }>,
  context: Context,
): Decided | Refusal => {
  const put = stillPut(states, id, context);
  if ('refusal' in put) return put;
  const not = noPart(put, actor);
  if (not) return not;
  if (put.motion.circular.recused.includes(actor)) return { changes: [] };
  const recused: MotionEvent = {
    type: 'voter-recused',
    v: 1,
    data: { person: actor },
    text: { text: input.text },
  };
  const decided = added(put, recused, context);
  const item = states.get('agenda-item', put.motion.item ?? '');
  const follows = itemInterested(item, { person: actor, text: input.text });
  return { ...decided, changes: [...decided.changes, ...follows] };
};

/**
 * One voter who asks for a discussion takes it to the next agenda, where the committee's rule says so: the
 * reason for which some company laws allow no resolution without a meeting against a member's will.
 */
const object = (
  states: States,
  { id, input, actor }: Command<{ readonly why: string }>,
  context: Context,
): Decided | Refusal => {
  const put = stillPut(states, id, context);
  if ('refusal' in put) return put;
  const { committee, motion } = put;
  const not = noPart(put, actor);
  if (not) return not;
  if (motion.circular.recused.includes(actor)) return refuse('recused');
  if (!rulesOf(committee).circularObjection) return refuse('no-objection');
  const agenda = toNextMeeting(states, motion, context);
  const objected: MotionEvent = {
    type: 'circular-objected',
    v: 1,
    data: { person: actor, at: context.now, item: agenda.item },
    text: { why: input.why },
  };
  return {
    changes: [motionChange(motion.id, objected), ...agenda.changes],
    messages: told(motion),
  };
};

/** Closes it before its time, once the answers that have not come could not change how it ends. */
const close = (states: States, { id, actor }: Command, context: Context): Decided | Refusal => {
  const put = stillPut(states, id, context);
  if ('refusal' in put) return put;
  const { committee, motion } = put;
  const number = numberOf(motion.id);
  if (motion.ballots.length === 0) return refuse('nobody-answered', { number });
  if (isOpenStill(committee, motion)) return refuse('circular-open', { number });
  return resolved(put, context, actor);
};

const withdraw = (states: States, { id, actor }: Command, context: Context): Decided | Refusal => {
  const put = stillPut(states, id, context);
  if ('refusal' in put) return put;
  const withdrawn: MotionEvent = {
    type: 'motion-withdrawn',
    v: 1,
    data: { at: context.now, by: actor },
  };
  return {
    changes: [
      motionChange(put.motion.id, withdrawn),
      ...itemDone(states, put.motion, 'withdrawn', context.now),
    ],
    messages: told(put.motion),
  };
};

export const answeringCommands = {
  'motion.vote': { needs, decide: vote },
  'motion.recuse': { needs, decide: recuse },
  'motion.object': { needs, decide: object },
  'motion.close': { needs, decide: close },
  'motion.withdraw': { needs, decide: withdraw },
};
