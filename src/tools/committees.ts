import { partition } from '../chaser/outbox.ts';
import type { CommitteeState } from '../domain/committee.ts';
import { entityOf } from '../records/documents.ts';
import type { Store } from '../records/store.ts';

/** A committee of whatever tenant, and where its records lie. */
export interface Found {
  readonly pk: string;
  readonly tenant: string;
  readonly committee: CommitteeState;
}

/** Every partition of a store, in the order of ASCII. */
export async function* partitionsOf(store: Store): AsyncGenerator<string> {
  let pk = await store.partitionAfter('');
  while (pk !== undefined) {
    yield pk;
    // oxlint-disable-next-line no-await-in-loop -- the next stands after this one
    pk = await store.partitionAfter(pk);
  }
}

/** The committee of a partition; undefined for one that holds something else. */
export const committeeIn = async (store: Store, pk: string): Promise<Found | undefined> => {
  const [doc] = await store.load(pk, ['committee']);
  const { tenant } = partition(pk);
  return doc?.kind === 'entity'
    ? { pk, tenant, committee: entityOf(doc).state as CommitteeState }
    : undefined;
};
