import { Conflict } from '../errors.ts';
import { entityOf, wakeOf, waking } from './documents.ts';
import { until } from './queue.ts';
import type { Room } from './room.ts';

const pageSize = 100;

/** One page; undefined when a commit came between. Gives where the next page begins. */
async function rearmPage(
  { store, areas, calendarOf }: Room,
  pk: string,
  cursor: string | undefined,
): Promise<{ readonly next?: string } | undefined> {
  const [committee] = await store.load(pk, ['committee']);
  const rules = committee && entityOf(committee);
  const page = await store.find(
    { kind: 'docs', pk, docKind: 'entity' },
    { limit: pageSize, ...(cursor !== undefined && { cursor }) },
  );
  const ops = page.items.flatMap((doc) => {
    const wakeAt = wakeOf(areas, entityOf(doc), rules, calendarOf);
    return wakeAt === doc.wakeAt ? [] : [{ put: waking(doc, wakeAt) }];
  });
  try {
    if (ops.length > 0) await store.settle(pk, ops);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  return page.cursor === undefined ? {} : { next: page.cursor };
}

/** Sets anew when each record of a committee next needs attention, under the rules that it has now. */
export async function rearm(room: Room, pk: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const from = cursor;
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    cursor = (await until(Infinity, () => rearmPage(room, pk, from))).next;
  } while (cursor !== undefined);
}
