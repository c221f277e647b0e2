import type { Decided, Ref, Refusal } from '../../records/entity.ts';
import { arisingUnder, originNeeds } from '../descent.ts';
import { sittingMeeting } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { rulesOf } from '../rules.ts';
import { sitting } from './electorate.ts';
import { motionChange } from './events.ts';
import type { Movers } from './partaking.ts';
import { namedNot, partsNot } from './partaking.ts';
import type { Asking } from './putting.ts';
import { motionNeeds, numberOf, ownMajority, proposed, seconded, unsettled } from './putting.ts';

interface ProposeInput extends Movers, Asking {
  readonly text: string;
  /** The risk, issue or action that it arises from. */
  readonly from?: Ref;
}

const proposingNeeds = (command: Command<ProposeInput>, states: States): Needs => ({
  ids: [...(motionNeeds(command, states).ids ?? []), ...originNeeds(states, command.input.from)],
});

const propose = (
  states: States,
  { input, actor }: Command<ProposeInput>,
  context: Context,
): Decided | Refusal => {
  const here = sitting(states);
  if ('refusal' in here) return here;
  const { committee, meeting } = here;
  const id = context.fresh('V');
  const status = rulesOf(committee).seconding ? 'proposed' : 'open';
  const arising = arisingUnder(states, input.from, meeting.current);
  if ('refusal' in arising) return arising;
  const { mover = actor, seconder } = input;
  const own = ownMajority(states, input);
  if ('refusal' in own) return own;
  const about = { mover, status, ...arising.facts, ...own } as const;
  const item = about.item ?? meeting.current;
  const not =
    (mover === actor ? partsNot(states, meeting, item, context) : undefined) ??
    namedNot(states, meeting, item, context, { mover, ...(seconder && { seconder }) });
  if (not) return not;
  const event = proposed(id, input.text, meeting, context, about);
  const events = [event, ...seconded(seconder, context.now)];
  return { changes: [motionChange(id, ...events), ...arising.linked(id)] };
};

const second = (
  states: States,
  { id, input, actor }: Command<Pick<Movers, 'seconder'>>,
  context: Context,
): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const motion = unsettled(states, id);
  if ('refusal' in motion) return motion;
  const number = numberOf(motion.id);
  if (motion.status !== 'proposed') return refuse('needs-no-second', { number });
  const { seconder = actor } = input;
  const { mover } = motion;
  if (seconder === actor && mover === actor) return refuse('second-own', { number });
  const not =
    seconder === actor
      ? partsNot(states, meeting, motion, context)
      : namedNot(states, meeting, motion, context, { seconder, ...(mover && { mover }) });
  if (not) return not;
  return { changes: [motionChange(motion.id, ...seconded(seconder, context.now))] };
};

/** A motion comes before the meeting: by a voter, or by whom the minutes name. */
export const movingCommands = {
  'motion.propose': { needs: proposingNeeds, decide: propose },
  'motion.second': { needs: motionNeeds, decide: second },
};
