import type { CommitteeState } from '../domain/committee.ts';
import type { SealedBox } from './ballot-box.ts';
import type { SecretBallot } from './entity.ts';
import { areaOf, type Replica } from './replay.ts';
import type { Room } from './room.ts';
import type { CommitSet, Doc } from './store.ts';

/** The id of an entity's ballot box: bookkeeping beside the journal, in the committee's partition. */
export const boxId = (entity: string): string => `box|${entity}`;

export const boxOf = (doc: Doc | undefined): SealedBox | undefined =>
  doc?.body as SealedBox | undefined;

type Entities = ReadonlyMap<string, Replica>;
type BoxChanges = Required<Pick<CommitSet, 'docs' | 'removed'>>;

/**
 * What becomes of the ballot boxes of the entities that a command changes, for the same commit as the facts, so
 * that a crash leaves both or neither: a box for whichever has one from now on, the votes put in, and
 * none left of an entity that has no more use for it. Throws what `BallotBox` throws.
 */
export async function boxChanges(
  { areas, store, ballotBox }: Room,
  pk: string,
  { before, after }: { readonly before: Entities; readonly after: Entities },
  {
    changed,
    ballots,
  }: { readonly changed: readonly Replica[]; readonly ballots: readonly SecretBallot[] },
): Promise<BoxChanges> {
  const rules = after.get('committee')?.state as CommitteeState | undefined;
  const placesOf = (entity: Replica | undefined): number | undefined =>
    entity && rules && areaOf(areas, entity.type).box?.(entity.state, rules);
  const boxes = changed
    .map(({ id }) => ({ id, had: placesOf(before.get(id)), has: placesOf(after.get(id)) }))
    .filter(({ had, has }) => had !== undefined || has !== undefined);
  const ids = boxes.map(({ id }) => boxId(id));
  const read = ids.length > 0 ? await store.load(pk, ids) : [];
  const stored = new Map(read.map((doc) => [doc.id, doc]));

  const filled = (entity: string, places: number, opened: boolean): SealedBox | undefined => {
    const of = { pk, entity };
    const start = opened ? ballotBox.empty(of, places) : boxOf(stored.get(boxId(entity)));
    return ballots
      .filter((ballot) => ballot.entity === entity)
      .reduce((box, vote) => ballotBox.cast(box, of, vote, places), start);
  };
  const docs = boxes.flatMap(({ id, had, has }): Doc[] => {
    const body = has === undefined ? undefined : filled(id, has, had === undefined);
    const doc = stored.get(boxId(id));
    const same = body === boxOf(doc);
    return body && !same
      ? [{ pk, id: boxId(id), kind: 'ballot-box', version: doc?.version ?? 0, body }]
      : [];
  });
  const removed = boxes.flatMap(({ id, has }) => {
    const doc = stored.get(boxId(id));
    return doc && has === undefined ? [{ id: doc.id, version: doc.version }] : [];
  });
  return { docs, removed };
}
