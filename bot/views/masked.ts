import type { ActionState } from '../../src/domain/action/state.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';

const wordless = (): string => text('agenda.reservedItem');

const maskedAction = (action: ActionState): ActionState => {
  const { lastWord: _, claim: _claim, reopened: _reopened, cancelledWhy: _why, ...rest } = action;
  const { proposedDate, blocked, declined, ...state } = rest;
  return {
    ...state,
    what: wordless(),
    ...(blocked && { blocked: { ...blocked, why: '' } }),
    ...(proposedDate && { proposedDate: { ...proposedDate, why: '' } }),
    ...(declined && { declined: { ...declined, why: '' } }),
  };
};

const maskedDecision = (decision: DecisionState): DecisionState => {
  const { rationale: _, options: _options, reviewed: _reviewed, vote: _vote, ...state } = decision;
  return { ...state, text: wordless() };
};

const maskedEntry = (entry: RaidState): RaidState => {
  const { cause: _, event: _event, effect: _effect, plan: _plan, party: _party, ...rest } = entry;
  const { reviewed: _reviewed, ...state } = rest;
  return { ...state, text: wordless() };
};

/** That there is something to do, by whom and by when; not what, nor anything that was said about it. */
const masked = <S extends ActionState | DecisionState | RaidState>({
  state,
  ...entity
}: Entity<S>) => {
  if ('what' in state) return { ...entity, state: maskedAction(state) };
  return { ...entity, state: 'kind' in state ? maskedEntry(state) : maskedDecision(state) };
};

/** The record as the viewer may know of it: one of a reserved item that is not for them says only that it is there. */
export const asKnown = async <S extends ActionState | DecisionState | RaidState>(
  scene: Scene,
  record: Entity<S>,
): Promise<Entity<S>> => (await visible(scene, [record]))[0] ?? (masked(record) as Entity<S>);
