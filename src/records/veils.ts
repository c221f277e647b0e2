import { entityOf } from './documents.ts';
import { bodyOf } from './journal.ts';
import { pagesOf } from './load.ts';
import type { Areas } from './replay.ts';
import type { Store, StoredEntry } from './store.ts';

/** The texts of an entry that nobody reads yet, by path (`"<event index>.<field>"`). */
export type Veils = (entry: StoredEntry) => readonly string[];

/** What the records as they are now let nobody read yet: which way people vote, until that is settled. */
export async function veilsOf(store: Store, areas: Areas, pk: string): Promise<Veils> {
  const veiled = new Map<string, readonly string[]>();
  for (const area of Object.values(areas)) {
    if (!area.veiled) continue;
    const query = { kind: 'records', pk, type: area.type, order: 'number' } as const;
    // oxlint-disable-next-line no-await-in-loop -- one type after the other
    for await (const page of pagesOf(store, query))
      for (const { id, state } of page.map(entityOf)) veiled.set(id, area.veiled(state));
  }
  return (entry) =>
    Object.keys(entry.texts).filter((path) => {
      const [index = '', field = ''] = path.split('.');
      const entity = bodyOf(entry).events[Number(index)]?.entity ?? '';
      return veiled.get(entity)?.includes(field) ?? false;
    });
}
