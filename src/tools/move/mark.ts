import { canonical, sha256 } from '../../records/canonical.ts';
import { pagesOf } from '../../records/load.ts';
import type { Doc, Store } from '../../records/store.ts';

/**
 * The document that a finished move leaves in each partition of the target: the digest of all others. Where they
 * have another one later, somebody was at work there. An interrupted move leaves none.
 */
export const MARK = 'moved';

/** What a document says; its version is the lock of the store that holds it. */
export const said = ({ version: _version, ...rest }: Doc): unknown => rest;

/** Of documents in whatever order a store gives them, the mark left out: the SHA-256 of each, taken together by XOR. */
export function digest() {
  let sum = 0n;
  return {
    add(docs: readonly Doc[]): void {
      for (const doc of docs)
        if (doc.id !== MARK) sum ^= BigInt(`0x${sha256(canonical(said(doc)))}`);
    },
    hex: (): string => sum.toString(16).padStart(64, '0'),
  };
}

/** The same of what a partition holds now. */
export async function digestOf(store: Store, pk: string): Promise<string> {
  const found = digest();
  for await (const page of pagesOf(store, { kind: 'partition', pk })) found.add(page);
  return found.hex();
}

const loaded = async (store: Store, pk: string): Promise<Doc | undefined> =>
  (await store.load(pk, [MARK]))[0];

/** The digest that the last move left; undefined where none was finished. */
export const markOf = async (store: Store, pk: string): Promise<string | undefined> => {
  const left = (await loaded(store, pk))?.body['digest'];
  return typeof left === 'string' ? left : undefined;
};

/** Before anything is written: what is interrupted is not taken for what was used since. */
export const unmark = async (store: Store, pk: string): Promise<void> => {
  const found = await loaded(store, pk);
  if (found) await store.settle(pk, [{ remove: { id: MARK, version: found.version } }]);
};

export const mark = (store: Store, pk: string, digest: string): Promise<void> =>
  store.settle(pk, [{ put: { pk, id: MARK, kind: MARK, version: 0, body: { digest } } }]);
