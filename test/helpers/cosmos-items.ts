// oxlint-disable no-underscore-dangle -- the emulator's own names

/** A map that can be put back to where it was marked; what that costs follows what was written since. */
class Undoable<V> extends Map<string, V> {
  #undo: (() => unknown)[] = [];

  mark(): void {
    this.#undo = [];
  }

  rollBack(): void {
    for (const undo of this.#undo.toReversed()) undo();
    this.mark();
  }

  override set(key: string, value: V): this {
    const before = this.get(key);
    this.#undo.push(() => (before === undefined ? this.delete(key) : this.set(key, before)));
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const before = this.get(key);
    if (before !== undefined) this.#undo.push(() => this.set(key, before));
    return super.delete(key);
  }
}

/** An item as the emulator keeps it. */
interface Item {
  read(): Readonly<Record<string, unknown>>;
}

/** Items that are found by their partition too. */
class Partitioned<I extends Item> extends Undoable<I> {
  readonly #partitions = new Map<unknown, Map<string, I>>();

  partition(pk: unknown): Map<string, I> {
    return this.#partitions.get(pk) ?? new Map();
  }

  override set(key: string, item: I): this {
    this.#leave(key);
    const { pk } = item.read();
    this.#partitions.set(pk, this.partition(pk).set(key, item));
    return super.set(key, item);
  }

  override delete(key: string): boolean {
    this.#leave(key);
    return super.delete(key);
  }

  #leave(key: string): void {
    const item = this.get(key);
    if (item) this.partition(item.read()['pk']).delete(key);
  }
}

/** A container's documents in the emulator. */
interface Documents<I extends Item> {
  _data: Map<string, I>;
  _index: Map<string, string>;
}

/** What the emulator lacks, without looking at every document each time, as it would. */
export interface Kept {
  /** All that `write` did is undone when it says so. */
  batch<T>(write: (undo: () => void) => Promise<T>): Promise<T>;
  /** The emulator sees one partition alone meanwhile. */
  within<T>(pk: unknown, read: () => Promise<T>): Promise<T>;
  /** The emulator sees meanwhile the first `top` whose `wakeAt` is so, as an index on it finds them. */
  waking<T>(is: (wakeAt: string) => boolean, top: number, read: () => Promise<T>): Promise<T>;
}

const known = new WeakMap<object, Kept>();

export const keep = <I extends Item>(documents: Documents<I>): Kept => {
  const before = known.get(documents);
  if (before) return before;
  const data = new Partitioned<I>();
  const index = new Undoable<string>();
  for (const [key, item] of documents._data) data.set(key, item);
  for (const [key, rid] of documents._index) index.set(key, rid);
  Object.assign(documents, { _data: data, _index: index });

  const only = async <T>(some: Map<string, I>, read: () => Promise<T>): Promise<T> => {
    documents._data = some;
    try {
      return await read();
    } finally {
      documents._data = data;
    }
  };
  const kept: Kept = {
    batch: (write) => {
      data.mark();
      index.mark();
      return write(() => {
        data.rollBack();
        index.rollBack();
      });
    },
    within: (pk, read) => only(data.partition(pk), read),
    waking: (is, top, read) => {
      const found = [...data].flatMap(([key, item]) => {
        const { wakeAt } = item.read();
        return typeof wakeAt === 'string' && is(wakeAt) ? { key, item, wakeAt } : [];
      });
      const first = found.toSorted((a, b) => (a.wakeAt < b.wakeAt ? -1 : 1)).slice(0, top);
      return only(new Map(first.map(({ key, item }) => [key, item])), read);
    },
  };
  known.set(documents, kept);
  return kept;
};
