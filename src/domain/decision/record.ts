import type { Decided, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { arisingFrom, arisingUnder, underNeeds } from '../descent.ts';
import { known, openMeeting, sessionIds, sittingMeeting } from '../meeting/find.ts';
import { takenUp, waitingBeside } from '../meeting/taken-up.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { toRatify } from '../motion/ratifying.ts';
import { reportable } from '../reporting.ts';
import { agreed } from './consensus.ts';
import type { DecisionInput } from './recorded.ts';
import { recordedDecision } from './recorded.ts';

/**
 * Between meetings nobody is assembled to agree: the chair or a deputy decides, says why, and the next meeting
 * is told. The secretary may write it down for them.
 */
const outside = (
  states: States,
  committee: CommitteeState,
  input: DecisionInput,
  context: Context,
): Decided | Refusal => {
  const role = committee.roles[context.onBehalfOf ?? context.actor]?.role;
  if (input.method === 'consensus') return refuse('decision-needs-meeting');
  if (role !== 'chair' && role !== 'deputy') return refuse('chairs-decision');
  if (input.rationale === undefined) return refuse('chairs-reason');
  const arising = arisingFrom(states, input.from);
  if ('refusal' in arising) return arising;
  const ref = context.fresh('D');
  const declared = recordedDecision(ref, input, context, { roll: [], ...arising.facts });
  return { changes: [declared, reportable(committee, ref), ...arising.linked(ref)] };
};

/** Declares a decision, with the roll of that moment. */
const record = (
  states: States,
  { input }: Command<DecisionInput>,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if (!openMeeting(states)) return outside(states, committee, input, context);
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  if (input.item !== undefined && !meeting.agenda.includes(input.item))
    return refuse('not-on-agenda');
  const item = input.item ?? meeting.current;
  const arising = arisingUnder(states, input.from, item);
  if ('refusal' in arising) return arising;
  const { from } = arising.facts;
  const said = from === undefined ? input : { ...input, from };
  const found = agreed({ committee, meeting }, said, item, context);
  if ('refusal' in found) return found;
  const { change, motions } = found;
  return {
    changes: [
      change,
      ...takenUp(states, meeting, { item }, context.now),
      ...toRatify(states, motions, context, meeting, waitingBeside(states, meeting, { item })),
      ...arising.linked(change.id),
    ],
  };
};

const needs = (command: Command<DecisionInput>, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(command.input.item, openMeeting(states)?.current),
    ...underNeeds(states, command.input.from, command.input.item ?? openMeeting(states)?.current),
  ],
});

export const recordRule = { needs, decide: record };
