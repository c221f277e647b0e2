import type { Decided, EntityChange, Refusal } from '../../records/entity.ts';
import { decisionChange } from '../decision/events.ts';
import { entryOf } from '../entry.ts';
import { known } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { noteChange } from '../note.ts';
import { presides } from '../presides.ts';
import type { MinutesEvent } from './events.ts';
import { minutesChange } from './events.ts';
import { minutesIds, minutesIn } from './find.ts';
import type { Correction } from './state.ts';

export interface CorrectionInput {
  /** The entry whose wording is to change (`N-3`, `D-7`, `A-12`); absent: the minutes in general. */
  readonly target?: string;
  /** The new wording of the target, or what is to be put right in general. */
  readonly text: string;
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
  if (input.target !== undefined) {
    const target = targetIn(states, input.target);
    const entry = target && entryOf(target);
    if (!entry?.minuted || entry.meeting !== meeting.ref)
      return refuse('not-in-minutes', { ref: meeting.ref });
  }
  const voted = votedOn(states, input.target);
  if (voted) return voted;
  const proposed: MinutesEvent = {
    type: 'correction-proposed',
    v: 1,
    data: {
      number: minutes.corrections.length + 1,
      by: actor,
      at: now,
      target: input.target ?? null,
    },
    text: { text: input.text },
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
});

/** The new wording, on the record that it is about. */
const reworded = (
  states: States,
  { target, text }: Correction,
  by: string,
  at: string,
): EntityChange[] => {
  const entity = target === undefined ? undefined : targetIn(states, target);
  if (!entity) return [];
  const data = { by, at };
  switch (entity.type) {
    case 'note':
      return [noteChange(entity.id, { type: 'note-edited', v: 1, data, text: { text } })];
    case 'decision':
      return [decisionChange(entity.id, { type: 'decision-reworded', v: 1, data, text: { text } })];
    default: {
      // The words alone: owner and date may have moved on since they were minuted.
      const rerecorded = { type: 'action-rerecorded', v: 1, data: {}, text: { what: text } };
      return [{ id: entity.id, type: 'action', events: [rerecorded] }];
    }
  }
};

const decideCorrection = (
  states: States,
  command: Command<CorrectionDecision>,
  { actor, now }: Context,
): Decided | Refusal => {
  const found = minutesIn('circulated', states, command.id);
  if ('refusal' in found) return found;
  const { input } = command;
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
  return {
    changes: [
      minutesChange(found.id, decided),
      ...(input.accept ? reworded(states, correction, actor, now) : []),
    ],
  };
};

export const correctionCommands = {
  'minutes.propose-correction': { needs: proposeNeeds, decide: propose },
  'minutes.decide-correction': { needs: decideNeeds, decide: decideCorrection },
};
