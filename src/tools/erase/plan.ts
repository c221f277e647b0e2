import { UNFINISHED } from '../../domain/action/standing.ts';
import { personOf } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Erasure, Records, Written } from '../../records/execute.ts';
import type { Store } from '../../records/store.ts';
import { committeeIn, type Found, partitionsOf } from '../committees.ts';

/** Everybody that an Entra id, an address, Gavel's own id or a full name may mean. */
export const peopleMeant = async (
  store: Store,
  meant: string,
  tenant: string | undefined,
): Promise<readonly Person[]> => {
  const wanted = meant.trim().toLowerCase();
  const found: Person[] = [];
  for await (const pk of partitionsOf(store)) {
    if (!pk.includes('|p:') || (tenant !== undefined && !pk.startsWith(`${tenant}|`))) continue;
    const [doc] = await store.load(pk, ['person']);
    if (!doc) continue;
    const person = personOf(doc);
    const { id, aadObjectId, email, name } = person;
    if ([id, aadObjectId, email, name].some((each) => each?.toLowerCase() === wanted))
      found.push(person);
  }
  return found;
};

/** What of one committee's records goes with a person, and what keeps it from going. */
export interface Part extends Found {
  readonly erasure: Erasure;
  readonly texts: readonly Written[];
  readonly seat?: string;
  /** Open actions that the person owns. */
  readonly open: readonly string[];
}

/** The part of every committee of the person's tenant that has anything to do with the erasure. */
export const partsOf = async (
  { store, records }: { readonly store: Store; readonly records: Records },
  person: Person,
  rule: {
    readonly matches: (text: string) => boolean;
    readonly sealedStay: boolean;
    readonly by: string;
  },
): Promise<readonly Part[]> => {
  const parts: Part[] = [];
  for await (const pk of partitionsOf(store)) {
    if (!pk.startsWith(`${person.tenant}|`)) continue;
    const found = await committeeIn(store, pk);
    if (!found) continue;
    const erasure = await records.erasureOf(pk, { person: person.id, ...rule });
    const texts = await records.erasable(pk, erasure);
    const { items } = await records.list(
      {
        kind: 'records',
        pk,
        type: 'action',
        status: UNFINISHED,
        owner: person.id,
        order: 'number',
      },
      { limit: 200 },
    );
    const seat = found.committee.roles[person.id]?.role;
    const open = items.map(({ id }) => id);
    if (texts.length > 0 || seat || open.length > 0)
      parts.push({ ...found, erasure, texts, open, ...(seat && { seat }) });
  }
  return parts;
};
