import { cannotEnd } from '../../src/domain/decision/ending.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';

const READ = 200;

/** The decisions in force that could end this one, as far as the viewer may know of them, the newest first. */
export const laterThan = async (
  scene: Scene,
  decision: DecisionState,
): Promise<readonly DecisionState[]> => {
  const { items } = await scene.services.records.list(
    {
      kind: 'records',
      pk: scene.body.pk,
      type: 'decision',
      status: ['in-force'],
      order: 'number-desc',
    },
    { limit: READ },
  );
  return (await visible(scene, items))
    .map(({ state }) => state as DecisionState)
    .filter((each) => cannotEnd(decision, each) === undefined);
};
