import type { Doc, Store } from '../records/store.ts';
import { aadPk, mailPk, personPk } from './directory.ts';
import type { Person } from './person.ts';

type Erasable = Pick<Store, 'find' | 'load' | 'settle'>;

const LIMIT = 90;

const remove = async (store: Erasable, pk: string, docs: readonly Doc[]): Promise<void> =>
  store.settle(
    pk,
    docs.map(({ id, version }) => ({ remove: { id, version } })),
  );

const emptied = async (store: Erasable, pk: string): Promise<void> => {
  const { items } = await store.find({ kind: 'partition', pk }, { limit: LIMIT });
  if (items.length === 0) return;
  await remove(store, pk, items);
  await emptied(store, pk);
};

/**
 * Deletes everything that the directory knows of somebody: name, address, settings, what waits for them, and the
 * look-ups that lead there. Their opaque id in the journals then means nobody. Safe to run again.
 */
export const forget = async (store: Erasable, person: Person): Promise<void> => {
  const { id, tenant, aadObjectId, channelUserId, email } = person;
  const lookUps = [
    ...[aadObjectId, channelUserId]
      .filter((each) => each !== undefined)
      .map((each) => aadPk(tenant, each)),
    ...(email === undefined ? [] : [mailPk(tenant, email)]),
  ];
  for (const pk of lookUps)
    // oxlint-disable-next-line no-await-in-loop -- a handful
    await emptied(store, pk);
  // Last: after a crash before this the person can still be found.
  await emptied(store, personPk(tenant, id));
};
