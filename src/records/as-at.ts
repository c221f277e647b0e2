import { entityDoc, listedOf, type Listed } from './documents.ts';
import { bodyOf, restore } from './journal.ts';
import { everyEntry } from './load.ts';
import { replay, type Replica } from './replay.ts';
import type { Room } from './room.ts';

/**
 * A committee's records as they stood at a UTC instant, in the order of recording, replayed from the journal:
 * the cost follows its length up to then. Texts that were erased since read `[erased]`.
 */
export async function asAt(
  { store, areas, upcasters }: Pick<Room, 'store' | 'areas' | 'upcasters'>,
  pk: string,
  until: string,
): Promise<readonly Listed[]> {
  const entities = new Map<string, Replica>();
  for await (const entry of everyEntry(store, pk)) {
    const { seq, at } = bodyOf(entry);
    if (at > until) break;
    replay(areas, entities, { seq, at, facts: restore(entry, upcasters) });
  }
  return [...entities.values()].map((replica) => listedOf(entityDoc(areas, pk, replica)));
}
