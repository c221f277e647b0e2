import type { ActionState } from '../../src/domain/action/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';

/** That there is something to do, by whom and by when; not what, nor anything that was said about it. */
const masked = (entity: Entity<ActionState>): Entity<ActionState> => {
  const { lastWord: _, claim: _claim, proposedDate, blocked, ...state } = entity.state;
  return {
    ...entity,
    state: {
      ...state,
      what: text('agenda.reservedItem'),
      ...(blocked && { blocked: { ...blocked, why: '' } }),
      ...(proposedDate && { proposedDate: { ...proposedDate, why: '' } }),
    },
  };
};

/** The action as the viewer may know of it: one of a reserved item that is not for them says only that it is there. */
export const asKnown = async (
  scene: Scene,
  action: Entity<ActionState>,
): Promise<Entity<ActionState>> => (await visible(scene, [action]))[0] ?? masked(action);
