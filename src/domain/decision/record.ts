import type { Decided, EntityChange, PersonId, Ref, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { arisingFrom, originNeeds } from '../descent.ts';
import { openMeeting, presentAt, sessionIds, sittingMeeting } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { reportable } from '../reporting.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { DecisionMethod } from './state.ts';

interface DecisionInput {
  readonly text: string;
  readonly rationale?: string;
  readonly method: Extract<DecisionMethod, 'consensus' | 'chair'>;
  /** Absent: the item being taken. */
  readonly item?: string;
  /** The risk, issue or action that the chair's decision arises from. */
  readonly from?: Ref;
}

/** The facts of one decision, with the roll of that moment. */
export const recordedDecision = (
  ref: Ref,
  { text, rationale, method }: DecisionInput,
  { actor, onBehalfOf, now }: Context,
  where: {
    readonly meeting?: Ref;
    readonly item?: string | null;
    readonly roll: readonly PersonId[];
    readonly from?: Ref;
  },
): EntityChange => {
  const event: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method,
      meeting: where.meeting ?? null,
      item: where.item ?? null,
      declaredBy: actor,
      onBehalfOf: onBehalfOf ?? null,
      decidedAt: now,
      roll: where.roll,
      ...(where.from === undefined ? {} : { from: where.from }),
    },
    text: { text, ...(rationale === undefined ? {} : { rationale }) },
  };
  return decisionChange(ref, event);
};

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
  const declared = recordedDecision(context.fresh('D'), input, context, {
    meeting: meeting.ref,
    roll: presentAt(meeting.roll, context.now),
    ...(item === undefined ? {} : { item }),
  });
  return { changes: [declared] };
};

const needs = (command: Command<DecisionInput>, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...originNeeds(states, command.input.from)],
});

export const recordRule = { needs, decide: record };
