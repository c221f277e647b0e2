import type { DecisionView, OpenAction } from '../../cards/decision.ts';
import { UNFINISHED } from '../../src/domain/action/standing.ts';
import { voters } from '../../src/domain/committee.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { takenBack } from '../../src/domain/lineage.ts';
import { ofType } from '../../src/domain/meeting/find.ts';
import type { Entity } from '../../src/records/entity.ts';
import { laterThan } from '../decision/later.ts';
import { present } from '../inputs.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';
import { rightsOf } from '../scene.ts';
import { lineageIn } from './lineage.ts';
import { takenBackText } from './taken-back.ts';

const viewerOf = async (
  scene: Scene,
  entity: Entity<DecisionState>,
): Promise<DecisionView['viewer']> => {
  const may = await rightsOf(scene, entity);
  if (may('decision.review')) return 'keeping';
  const { owner } = entity.state;
  return owner !== undefined && owner === scene.viewer ? 'owner' : 'onlooker';
};

/** The decisions that this one ended, as far as the viewer may know of them. */
const endedBy = async (scene: Scene, { replaces = [] }: DecisionState) => {
  const { services, body } = scene;
  const found = await visible(scene, await services.records.loadMany(body.pk, replaces));
  const inState = (status: DecisionState['status']) =>
    found.filter(({ state }) => (state as DecisionState).status === status).map(({ id }) => id);
  return { supersedes: inState('superseded'), rescinds: inState('rescinded') };
};

/** What still is to be done because of a decision that holds no more: each action, with its owner. */
export const stillOpen = async (
  scene: Scene,
  { status, links = [] }: DecisionState,
): Promise<readonly OpenAction[]> => {
  if (status !== 'superseded' && status !== 'rescinded') return [];
  const found = await visible(scene, await scene.services.records.loadMany(scene.body.pk, links));
  const open = ofType(found, 'action').filter(
    (each) => UNFINISHED.includes(each.state.status) && !takenBack(each),
  );
  return Promise.all(
    open.map(async ({ id, state: { owner } }) => ({
      ref: id,
      ...(owner ? { owner: await scene.name(owner) } : {}),
    })),
  );
};

const presentThen = ({ body }: Scene, { roll, vote }: DecisionState) => {
  const voting = voters(body.state);
  return roll.length > 0 && !vote
    ? { present: roll.filter((person) => voting.includes(person)).length }
    : {};
};

/** A decision as the register shows it to the viewer of the scene. */
export const decisionView = async (
  scene: Scene,
  entity: Entity<DecisionState>,
): Promise<DecisionView> => {
  const { id, version, state } = entity;
  const { calendar } = scene;
  const { line, family } = await lineageIn(scene, entity);
  const { vote, rationale, options, effectiveOn, reviewOn, onBehalfOf, owner } = state;
  const { ended, reviewed } = state;
  const viewer = await viewerOf(scene, entity);
  const asked = viewer === 'keeping' && state.status === 'in-force';
  return {
    id,
    version,
    ref: state.ref,
    text: state.text,
    status: state.status,
    method: state.method,
    decidedOn: calendar.dateOf(state.decidedAt),
    declaredBy: await scene.name(state.declaredBy),
    belongs: (state.links ?? []).filter((ref) => family.has(ref)),
    line,
    viewer,
    endable: asked && (await laterThan(scene, state)).length > 0,
    stillOpen: await stillOpen(scene, state),
    ...(await endedBy(scene, state)),
    ...presentThen(scene, state),
    ...present({ vote, rationale, options, effectiveOn, reviewOn }),
    ...(reviewOn && state.discuss?.answers === reviewOn ? { beforeMeeting: true } : {}),
    ...(onBehalfOf ? { onBehalfOf: await scene.name(onBehalfOf) } : {}),
    ...(owner ? { owner: await scene.name(owner) } : {}),
    ...takenBackText(entity),
    ...(state.meeting ? { meeting: { ref: state.meeting } } : {}),
    ...(ended && (state.status === 'superseded' || state.status === 'rescinded')
      ? {
          ended: {
            how: state.status,
            by: ended.by,
            on: calendar.dateOf(ended.at),
            ...present({ why: ended.why }),
          },
        }
      : {}),
    ...(reviewed
      ? {
          reviewed: {
            outcome: reviewed.outcome,
            on: calendar.dateOf(reviewed.at),
            ...present({ text: reviewed.text }),
          },
        }
      : {}),
  };
};
