import type { Store } from '../records/store.ts';
import { settling } from './settling.ts';

/** The tenants that have been here. Local mode needs them: its sign-in names a person alone. */
export interface Tenants {
  seen(tenant: string): Promise<void>;
  all(): Promise<readonly string[]>;
}

const key = { pk: '|tenants', id: 'tenants' };

/** The tenants over any store. */
export const createTenants = ({
  store,
}: {
  readonly store: Pick<Store, 'load' | 'settle'>;
}): Tenants => {
  const known = new Set<string>();

  const read = async () => {
    const [doc] = await store.load(key.pk, [key.id]);
    return {
      version: doc?.version ?? 0,
      tenants: (doc?.body['tenants'] ?? []) as readonly string[],
    };
  };

  return {
    seen: (tenant) =>
      settling(async () => {
        if (known.has(tenant)) return;
        const { version, tenants } = await read();
        if (!tenants.includes(tenant)) {
          const put = { ...key, kind: 'tenants', version, body: { tenants: [...tenants, tenant] } };
          await store.settle(key.pk, [{ put }]);
        }
        known.add(tenant);
      }),
    all: async () => (await read()).tenants,
  };
};
