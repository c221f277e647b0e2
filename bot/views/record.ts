import type { DecisionView } from '../../cards/decision.ts';
import type { RaidView } from '../../cards/raid.ts';
import { voters } from '../../src/domain/committee.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** A decision as the register shows it. */
export const decisionView = async (
  scene: Scene,
  { id, version, state }: Entity<DecisionState>,
): Promise<DecisionView> => {
  const voting = voters(scene.body.state);
  return {
    id,
    version,
    ref: state.ref,
    text: state.text,
    status: state.status,
    method: state.method,
    decidedOn: scene.calendar.dateOf(state.decidedAt),
    declaredBy: await scene.name(state.declaredBy),
    ...(state.onBehalfOf ? { onBehalfOf: await scene.name(state.onBehalfOf) } : {}),
    ...(state.vote ? { vote: state.vote } : {}),
    ...(state.roll.length > 0 && !state.vote
      ? { present: state.roll.filter((person) => voting.includes(person)).length }
      : {}),
    ...(state.rationale ? { rationale: state.rationale } : {}),
    ...(state.meeting ? { meeting: { ref: state.meeting } } : {}),
    ...(state.reviewOn ? { reviewOn: state.reviewOn } : {}),
  };
};

/** A risk, assumption, issue or dependency as its card shows it. */
export const raidView = async (scene: Scene, entity: Entity<RaidState>): Promise<RaidView> => {
  const { id, version, state } = entity;
  const may = await rightsOf(scene, entity);
  return {
    id,
    version,
    ref: state.ref,
    kind: state.kind,
    text: state.text,
    status: state.status,
    addedBy: await scene.name(state.addedBy),
    addedOn: scene.calendar.dateOf(state.addedAt),
    viewer: may('raid.close') ? 'minuting' : 'onlooker',
    ...(state.owner ? { owner: await scene.name(state.owner) } : {}),
    ...(state.meeting ? { meeting: state.meeting } : {}),
    ...(state.closedWhy ? { closedWhy: state.closedWhy } : {}),
  };
};
