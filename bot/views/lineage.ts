import type { LineEntry } from '../../cards/lineage.ts';
import { kinOf, lineageOf, takenBack } from '../../src/domain/lineage.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import type { Entity, Ref } from '../../src/records/entity.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';

/** Enough for any line that a card can show. */
const MOST = 60;

/** A record and its kin, near and far, as far as the viewer may know of them. */
const familyOf = async (scene: Scene, entity: Entity): Promise<ReadonlyMap<Ref, Entity>> => {
  const { services, body } = scene;
  const family = new Map<Ref, Entity>([[entity.id, entity]]);
  const asked = new Set([entity.id]);
  let wanted = kinOf(entity);
  while (wanted.length > 0 && family.size < MOST) {
    for (const id of wanted) asked.add(id);
    // oxlint-disable-next-line no-await-in-loop -- each generation says where the next is
    const found = await visible(scene, await services.records.loadMany(body.pk, wanted));
    const kept = found.filter((each) => !takenBack(each));
    for (const each of kept) family.set(each.id, each);
    wanted = [...new Set(kept.flatMap(kinOf))].filter((id) => !asked.has(id));
  }
  return family;
};

const endedIn = ({ status, ended }: DecisionState): Pick<LineEntry, 'ended'> =>
  ended && (status === 'superseded' || status === 'rescinded')
    ? { ended: { how: status, by: ended.by } }
    : {};

const entryOf = ({ id, type, state }: Entity): LineEntry => ({
  ref: id,
  type,
  ...(type === 'raid' ? { kind: (state as RaidState).kind } : {}),
  ...(type === 'decision' ? endedIn(state as DecisionState) : {}),
});

/** What the viewer may know of a record's line of descent, and of the records that it names. */
export const lineageIn = async (
  scene: Scene,
  entity: Entity,
): Promise<{
  readonly line: readonly (readonly LineEntry[])[];
  readonly family: ReadonlyMap<Ref, Entity>;
}> => {
  const family = await familyOf(scene, entity);
  const line = lineageOf(family, entity.id).map((generation) =>
    generation.flatMap((ref) => {
      const found = family.get(ref);
      return found ? [entryOf(found)] : [];
    }),
  );
  return { line, family };
};

/** The record that another arises from, as far as the viewer may know of it. */
export const originIn = async (
  scene: Scene,
  from: Ref | undefined,
): Promise<LineEntry | undefined> => {
  const found = from && (await scene.services.records.load(scene.body.pk, from));
  const [known] = found ? await visible(scene, [found]) : [];
  return known && !takenBack(known) ? entryOf(known) : undefined;
};
