import type { RaidView } from '../../cards/raid.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { present } from '../inputs.ts';
import type { Scene } from '../scene.ts';
import { rightsOf } from '../scene.ts';
import { lineageIn } from './lineage.ts';
import { takenBackText } from './taken-back.ts';

/** A risk, assumption, issue or dependency as its card shows it to the viewer of the scene. */
export const raidView = async (scene: Scene, entity: Entity<RaidState>): Promise<RaidView> => {
  const { id, version, state } = entity;
  const { owner, addedBy, addedAt, reviewed, chase: _, meeting: __, ...rest } = state;
  const may = await rightsOf(scene, entity);
  const { line } = await lineageIn(scene, entity);
  return {
    ...rest,
    id,
    version,
    line,
    ...takenBackText(entity),
    addedBy: await scene.name(addedBy),
    addedOn: scene.calendar.dateOf(addedAt),
    may: {
      review: may('raid.review'),
      close: may('raid.close'),
      act: may('action.add'),
      move: may('motion.propose'),
    },
    ...(owner ? { owner: await scene.name(owner) } : {}),
    ...(reviewed
      ? {
          reviewed: {
            on: reviewed.on,
            by: await scene.name(reviewed.by),
            ...present({ text: reviewed.text }),
          },
        }
      : {}),
  };
};
