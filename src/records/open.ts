import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Invalid, NotFound } from '../errors.ts';
import type { Settings } from '../settings.ts';
import type { Store } from './store.ts';

export type StoreName = 'sqlite' | 'cosmos';

/** The store that the settings choose: Cosmos DB where an account is named, the embedded file otherwise. */
export const storeOf = ({ cosmos }: Settings): StoreName => (cosmos ? 'cosmos' : 'sqlite');

const fileOf = ({ data }: Settings): string => join(data, 'gavel.sqlite');

/**
 * Fails where the store does not answer, or has not what `provision` makes; looks at one partition, at any
 * size.
 */
export const reach = async (store: Store): Promise<void> => {
  await store.journal('reach', 0, 1);
};

/**
 * Opens a store; the folder of the embedded one must exist. Each adapter is read from disk only when it is chosen.
 * Throws Invalid: `setting-missing` for Cosmos DB without COSMOS_ENDPOINT, `setting-cosmos` when its account
 * does not answer or was not provisioned, and what `openSqlite` throws.
 */
export async function openStore(settings: Settings, name = storeOf(settings)): Promise<Store> {
  if (name === 'sqlite') {
    const { openSqlite } = await import('./sqlite.ts');
    return openSqlite({ file: fileOf(settings) });
  }
  const { cosmos } = settings;
  if (!cosmos) throw new Invalid('setting-missing', { name: 'COSMOS_ENDPOINT' });
  const { openCosmos } = await import('./cosmos.ts');
  const store = openCosmos(cosmos);
  try {
    await reach(store);
    return store;
  } catch (error) {
    await store.close();
    throw new Invalid('setting-cosmos', { name: 'COSMOS_ENDPOINT' }, error);
  }
}

/**
 * As `openStore`, for a store that must be there already and hold something: nothing is made. Throws NotFound
 * (`store-missing`) where there is none.
 */
export async function openExisting(settings: Settings, name = storeOf(settings)): Promise<Store> {
  const where = name === 'sqlite' ? fileOf(settings) : (settings.cosmos?.endpoint ?? '');
  const missing = new NotFound('store-missing', { where });
  if (name === 'sqlite' && !existsSync(where)) throw missing;
  const store = await openStore(settings, name);
  if ((await store.partitionAfter('')) !== undefined) return store;
  await store.close();
  throw missing;
}
