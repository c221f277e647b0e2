/**
 * The etag of a document's version, as last seen by this process. The port counts versions, Cosmos DB compares
 * etags; what was read or written here needs no further reading to be written.
 */
export interface Etags {
  seen(pk: string, id: string, version: number, etag: string): void;
  /** Undefined for a version that this process has not seen, or forgotten. */
  find(pk: string, id: string, version: number): string | undefined;
  forget(pk: string, id: string): void;
}

export function createEtags(capacity = 50_000): Etags {
  const known = new Map<string, { readonly version: number; readonly etag: string }>();
  const keyOf = (pk: string, id: string): string => `${pk}/${id}`;
  return {
    seen(pk, id, version, etag) {
      const key = keyOf(pk, id);
      known.delete(key);
      known.set(key, { version, etag });
      // A map keeps the order of insertion: the first was seen the longest time ago.
      const [oldest] = known.keys();
      if (known.size > capacity && oldest !== undefined) known.delete(oldest);
    },
    find(pk, id, version) {
      const found = known.get(keyOf(pk, id));
      return found?.version === version ? found.etag : undefined;
    },
    forget: (pk, id) => void known.delete(keyOf(pk, id)),
  };
}
