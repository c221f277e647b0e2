import type { Decided, Refusal } from '../../records/entity.ts';
import { changeOf, edit } from '../action/record.ts';
import type { ActionState } from '../action/state.ts';
import { badDay } from '../dates.ts';
import { decisionChange } from '../decision/events.ts';
import { entryOf } from '../entry.ts';
import { known } from '../meeting/find.ts';
import type { RollInput } from '../meeting/roll.ts';
import { rollTaken } from '../meeting/roll.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { noteChange } from '../note.ts';
import { presides } from '../presides.ts';
import type { MinutesEvent } from './events.ts';
import { minutesChange } from './events.ts';
import { minutesIds, minutesIn } from './find.ts';
import type { ActionReads, Correction } from './state.ts';
import { ATTENDANCE } from './state.ts';

export interface CorrectionInput {
  /** The entry whose wording is to change (`N-3`, `D-7`, `A-12`), or `attendance`; absent: the minutes in general. */
  readonly target?: string;
  /** The new wording of the target, or what is to be put right in general. */
  readonly text: string;
  /** The same taken apart, where the target is an action, or the attendance. */
  readonly reads?: ActionReads;
  readonly roll?: RollInput['entries'];
}

const correctable = ['note', 'decision', 'action'] as const;

const targetIn = (states: States, target: string) =>
  correctable.map((type) => states.get(type, target)).find((entity) => entity !== undefined);

/** What was voted on stays as it was put: minutes that say otherwise would tell of another vote. */
const votedOn = (states: States, target: string | undefined): Refusal | undefined => {
  const decision = states.get('decision', target ?? '')?.state;
  return decision?.vote && refuse('corrects-vote', { ref: decision.ref });
};

const proposeNeeds = (command: Command<CorrectionInput>, states: States): Needs => ({
  ids: [...minutesIds(command, states), ...known(command.input.target)],
});

const propose = (
  states: States,
  { id, input, actor }: Command<CorrectionInput>,
  { now, calendar }: Context,
): Decided | Refusal => {
  const found = minutesIn('circulated', states, id);
  if ('refusal' in found) return found;
  const { minutes, meeting } = found;
  const until = minutes.correctionsUntil ?? '';
  // Minutes that the next meeting approves can be corrected until it does.
  const overdue = states.committee?.state.approval === 'no-open-correction';
  if (overdue && calendar.dateOf(now) > until) return refuse('corrections-over', { until });
  if (input.target !== undefined && input.target !== ATTENDANCE) {
    const target = targetIn(states, input.target);
    const entry = target && entryOf(target);
    if (!entry?.minuted || entry.meeting !== meeting.ref)
      return refuse('not-in-minutes', { ref: meeting.ref });
  }
  const { what, ...given } = input.reads ?? {};
  const bad = votedOn(states, input.target) ?? badDay(given.due, { calendar, now });
  if (bad) return bad;
  const proposed: MinutesEvent = {
    type: 'correction-proposed',
    v: 1,
    data: {
      number: minutes.corrections.length + 1,
      by: actor,
      at: now,
      target: input.target ?? null,
      ...given,
      ...(input.roll ? { roll: input.roll } : {}),
    },
    text: { text: input.text, ...(what === undefined ? {} : { what }) },
  };
  return { changes: [minutesChange(found.id, proposed)] };
};

export interface CorrectionDecision {
  readonly number: number;
  readonly accept: boolean;
  readonly reason?: string;
}

const proposedAs = (states: States, { id, input }: Command<CorrectionDecision>) =>
  states.get('minutes', id ?? '')?.state.corrections.find(({ number }) => number === input.number);

const decideNeeds = (command: Command<CorrectionDecision>, states: States): Needs => ({
  ids: [...minutesIds(command, states), ...known(proposedAs(states, command)?.target)],
  meetings: known(states.get('minutes', command.id ?? '')?.state.meeting),
});

/** Another owner or date than was minuted; the action follows where its own has not moved on since. */
const reassigned = (
  states: States,
  { ref: id, owner, due, recorded }: ActionState,
  reads: ActionReads,
  context: Context,
): Decided => {
  const input = {
    ...(reads.owner !== undefined && owner === recorded.owner ? { owner: reads.owner } : {}),
    ...(reads.due !== undefined && due === recorded.due ? { due: reads.due } : {}),
  };
  if (Object.keys(input).length === 0) return { changes: [] };
  const edited = edit(states, { verb: 'action.edit', id, input, actor: context.actor }, context);
  return 'refusal' in edited ? { changes: [] } : edited;
};

/** As it is to read, on the record that it is about. */
const reworded = (
  states: States,
  meeting: MeetingState,
  { target, text, reads = { what: text }, roll }: Correction,
  context: Context,
): Decided | Refusal => {
  if (roll) {
    const { ref: id } = meeting;
    const said = {
      verb: 'roll.record',
      id,
      input: { entries: roll },
      actor: context.actor,
    } as const;
    return rollTaken(states, said, meeting, context);
  }
  const entity = target === undefined ? undefined : targetIn(states, target);
  if (!entity) return { changes: [] };
  const data = { by: context.actor, at: context.now };
  switch (entity.type) {
    case 'note': {
      const edited = { type: 'note-edited', v: 1, data, text: { text } } as const;
      return { changes: [noteChange(entity.id, edited)] };
    }
    case 'decision': {
      const edited = { type: 'decision-reworded', v: 1, data, text: { text } } as const;
      return { changes: [decisionChange(entity.id, edited)] };
    }
    default: {
      const { what, ...minuted } = reads;
      const rerecorded = {
        type: 'action-rerecorded',
        v: 1,
        data: Object.keys(minuted).length > 0 ? { minuted } : {},
        ...(what === undefined ? {} : { text: { what } }),
      };
      const action = states.get('action', entity.id)?.state;
      if (!action) return { changes: [] };
      const { changes, messages = [] } = reassigned(states, action, reads, context);
      return { changes: [...changes, changeOf(entity.id, rerecorded)], messages };
    }
  }
};

const decideCorrection = (
  states: States,
  command: Command<CorrectionDecision>,
  context: Context,
): Decided | Refusal => {
  const found = minutesIn('circulated', states, command.id);
  if ('refusal' in found) return found;
  const { input } = command;
  const { actor } = context;
  const correction = proposedAs(states, command);
  if (!correction) return refuse('correction', { number: input.number });
  if (correction.status !== 'open') return refuse('correction-decided', { number: input.number });
  const withdrawn = !input.accept && correction.by === actor;
  if (!input.accept && !withdrawn && !presides(states, actor))
    return refuse('refusing-corrections');
  const voted = input.accept ? votedOn(states, correction.target) : undefined;
  if (voted) return voted;
  const decided: MinutesEvent = {
    type: 'correction-decided',
    v: 1,
    data: {
      number: correction.number,
      by: actor,
      accepted: input.accept,
      ...(withdrawn && { withdrawn }),
    },
    ...(input.reason === undefined ? {} : { text: { reason: input.reason } }),
  };
  const after: Decided | Refusal = input.accept
    ? reworded(states, found.meeting, correction, context)
    : { changes: [] };
  if ('refusal' in after) return after;
  const { changes, messages = [] } = after;
  return { changes: [minutesChange(found.id, decided), ...changes], messages };
};

export const correctionCommands = {
  'minutes.propose-correction': { needs: proposeNeeds, decide: propose },
  'minutes.decide-correction': { needs: decideNeeds, decide: decideCorrection },
};
