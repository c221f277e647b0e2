import type { ActionLine, ActionView, ActionViewer } from '../../cards/action.ts';
import { momentIn } from '../../cards/times.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { isRunning } from '../../src/domain/action/standing.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { lineageIn } from './lineage.ts';
import { nextStepOf, ownerFacts } from './next-step.ts';
import { takenBackText } from './taken-back.ts';

export const actionLine = async (
  scene: Scene,
  { id, state }: Pick<Entity<ActionState>, 'id' | 'state'>,
): Promise<ActionLine> => ({
  id,
  ref: state.ref,
  what: state.what,
  status: state.status,
  slipped: state.slipped,
  committee: { id: scene.body.id, code: scene.body.state.code },
  ...(state.owner ? { owner: await scene.name(state.owner) } : {}),
  ...(state.due ? { due: state.due } : {}),
});

/** Whoever is reminded of the date is asked how it stands, not whether they take it on. */
const askedAboutDate = ({ chase, due }: ActionState, today: string): boolean =>
  chase.planned.includes('before-due') || (due !== undefined && today >= due);

const viewerOf = (scene: Scene, state: ActionState, decides: boolean): ActionViewer => {
  const { viewer } = scene;
  if (viewer === undefined) return 'onlooker';
  if (state.handover?.to === viewer) return 'receiver';
  if (decides && (state.status === 'done' || state.owner !== viewer)) return 'decider';
  if (state.owner !== viewer) return 'onlooker';
  const fresh = state.status === 'open' && !state.acceptedAt && !state.lastWord && !state.reopened;
  return fresh && !askedAboutDate(state, scene.place.today) ? 'new-owner' : 'owner';
};

const sourceOf = async (scene: Scene, ref: string | undefined): Promise<string | undefined> => {
  if (ref === undefined) return undefined;
  const meeting = await scene.services.records.load(scene.body.pk, ref);
  const at = (meeting as Entity<MeetingState> | undefined)?.state.startedAt;
  return at ? `${ref}, ${momentIn(scene.place, at)}` : ref;
};

/** Everything that an action card says, for the viewer of the scene. */
export const actionView = async (
  scene: Scene,
  entity: Entity<ActionState>,
): Promise<ActionView> => {
  const { state } = entity;
  const may = await rightsOf(scene, entity);
  const { committee: _, ...line } = await actionLine(scene, entity);
  const source = await sourceOf(scene, state.meeting);
  const next = await nextStepOf(scene, state);
  const unreached = (await ownerFacts(scene, state))?.unreachable !== undefined;
  const reason = state.declined?.why ?? state.cancelledWhy;
  const names = async (people: readonly string[]) =>
    Promise.all(people.map((person) => scene.name(person)));
  const said = async (text: string, { by, at }: { readonly by: string; readonly at: string }) => ({
    text,
    by: await scene.name(by),
    on: scene.calendar.dateOf(at),
  });
  return {
    ...line,
    version: entity.version,
    viewer: viewerOf(scene, state, may('action.verify')),
    mayAnswer: state.owner !== scene.viewer && may('action.claim'),
    committeeName: scene.body.state.name,
    contributors: await names(state.contributors),
    ...(source === undefined ? {} : { source }),
    line: (await lineageIn(scene, entity)).line,
    ...(state.lastWord ? { lastWord: await said(state.lastWord.text, state.lastWord) } : {}),
    ...(state.reopened ? { missing: await said(state.reopened.why, state.reopened) } : {}),
    ...(state.blocked ? { blocked: state.blocked.why } : {}),
    ...(state.claim?.evidence ? { claim: state.claim.evidence } : {}),
    ...(state.proposedDate
      ? { proposedDate: { date: state.proposedDate.date, why: state.proposedDate.why } }
      : {}),
    ...(state.handover
      ? {
          handover: {
            to: await scene.name(state.handover.to),
            from: await scene.name(state.handover.from),
          },
        }
      : {}),
    ...(reason && (state.status === 'declined' || state.status === 'cancelled') ? { reason } : {}),
    ...(state.ownerless ? { ownerless: true } : {}),
    ...takenBackText(entity),
    ...(state.selfVerified ? { selfVerified: true } : {}),
    ...(next ? { next } : {}),
    ...(unreached && isRunning(state) && !state.ownerless ? { toSend: true } : {}),
  };
};
