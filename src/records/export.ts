import { Conflict } from '../errors.ts';
import { canonical } from './canonical.ts';
import { headOf } from './documents.ts';
import type { PersonId } from './entity.ts';
import { erasedIn } from './journal.ts';
import { everyEntry } from './load.ts';
import type { Room } from './room.ts';
import type { StoredEntry } from './store.ts';
import { veilsOf } from './veils.ts';

/** Stands on the first line of every export; it changes when the format does. */
export const exportFormat = 'gavel-journal-1';

/** What the first line says of the committee, and how its people read today. */
export interface ExportAbout {
  readonly committee: { readonly id: string; readonly code: string; readonly name: string };
  /** UTC instant. */
  readonly exportedAt: string;
  readonly names: (ids: readonly PersonId[]) => Promise<Readonly<Record<PersonId, string>>>;
}

/** As `src/ids.ts` makes them. */
const personIds = /\bp[\da-f]{20}\b/gu;

const lineOf = (value: unknown): string => `${canonical(value)}\n`;

/** An entry as exported: `withheld` are the paths of texts that nobody reads yet, left out with their salts. */
const exported = (entry: StoredEntry, withheld: readonly string[]) => {
  if (withheld.length === 0) return entry;
  const told = Object.entries(entry.texts).filter(([path]) => !withheld.includes(path));
  return { ...entry, texts: Object.fromEntries(told), withheld };
};

/**
 * A committee's journal as lines of JSON (RFC 8785), for whoever checks it without Gavel: a heading, each
 * entry as stored (`body` is what `hash` is taken of, `texts` hold salt and text of what `body` commits to),
 * and at the end the names of the people, which no hash covers. How people vote is withheld until it is settled,
 * and told in a later export. Entries that are added meanwhile are left out. Throws Conflict (`busy`) at the end
 * where an erasure came meanwhile: what it took is missing from entries that were exported without it.
 */
export async function* exportLines(
  { store, areas }: Pick<Room, 'store' | 'areas'>,
  pk: string,
  { committee, exportedAt, names }: ExportAbout,
): AsyncGenerator<string> {
  yield lineOf({ format: exportFormat, committee, exportedAt });
  const people = new Set<PersonId>();
  // First where the journal ends, then what is veiled: a vote that opens meanwhile is not exported at all.
  const { seq } = headOf((await store.load(pk, ['head']))[0]);
  const veils = await veilsOf(store, areas, pk);
  for await (const entry of everyEntry(store, pk)) {
    if (entry.seq > seq) {
      if (erasedIn(entry).length > 0) throw new Conflict('busy');
      continue;
    }
    const line = lineOf(exported(entry, veils(entry)));
    for (const [id] of JSON.stringify(entry.body).matchAll(personIds)) people.add(id);
    yield line;
  }
  yield lineOf({ people: await names([...people]) });
}
