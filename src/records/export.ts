import { canonical } from './canonical.ts';
import type { PersonId } from './entity.ts';
import { everyEntry } from './load.ts';
import type { Store } from './store.ts';

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

/**
 * A committee's journal as lines of JSON (RFC 8785), for whoever checks it without Gavel: a heading, each
 * entry as stored (`body` is what `hash` is taken of, `texts` hold salt and text of what `body` commits to),
 * and at the end the names of the people, which no hash covers. Entries that are added meanwhile may be left out.
 */
export async function* exportLines(
  store: Store,
  pk: string,
  { committee, exportedAt, names }: ExportAbout,
): AsyncGenerator<string> {
  yield lineOf({ format: exportFormat, committee, exportedAt });
  const people = new Set<PersonId>();
  for await (const entry of everyEntry(store, pk)) {
    const line = lineOf(entry);
    for (const [id] of JSON.stringify(entry.body).matchAll(personIds)) people.add(id);
    yield line;
  }
  yield lineOf({ people: await names([...people]) });
}
