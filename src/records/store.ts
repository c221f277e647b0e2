import type { Json } from './entity.ts';

/**
 * The store port. Two adapters (SQLite, Cosmos DB) pass one contract suite.
 *
 * Everything is a document. `pk` is `<tenant>|<committee id>`, `<tenant>|p:<person id>`, or another
 * `<tenant>|<kind>:<hash>` for look-ups. Ids are ASCII without `/ \ # ?`.
 */
export interface Doc {
  readonly pk: string;
  readonly id: string;
  /** `head`, `entity`, `receipt`, `message`, `chase`, `card`, `person`, `link` … */
  readonly kind: string;
  /** 0 for a document that must not exist yet; the store gives 1 and then counts. */
  readonly version: number;
  /** UTC instant at which the document next needs attention; absent: never. */
  readonly wakeAt?: string;
  readonly index?: DocIndex;
  readonly body: { readonly [key: string]: Json | undefined };
}

/** The only fields that queries may use. All optional; absent fields do not match. */
export interface DocIndex {
  /** For entities their EntityType; for chases and messages their kind. */
  readonly type?: string;
  readonly ref?: string;
  readonly status?: string;
  readonly owner?: string;
  readonly meeting?: string;
  /** `YYYY-MM-DD`, for the order by due date. */
  readonly due?: string;
  /** Rising number in the committee, for the order by reference. */
  readonly number?: number;
  /** Rises with the first recording, over all types of entity: the order within a meeting. */
  readonly recorded?: number;
  /** Lower-cased words for search. */
  readonly words?: readonly string[];
}

/** A journal entry as stored: what is hashed, and beside it the salts and texts that may be erased. */
export interface StoredEntry {
  readonly seq: number;
  readonly body: { readonly [key: string]: Json | undefined };
  readonly hash: string;
  /** `"<event index>.<field>"` → salt and text. Erasing deletes the pair. */
  readonly texts: { readonly [path: string]: { readonly salt: string; readonly text: string } };
}

/** One atomic commit of a committee. All or nothing; `Conflict` when any version is stale. */
export interface CommitSet {
  /** Documents to write: head, entities, receipts, outbox. `version` is the version that was read. */
  readonly docs: readonly Doc[];
  readonly entry: StoredEntry;
  /** Bookkeeping that ends with this commit: ballot boxes. */
  readonly removed?: readonly Removal[];
  /** Only erasure uses this: earlier entries whose `texts` are replaced. */
  readonly rewritten?: readonly StoredEntry[];
}

/** A version of a document that is to go. */
export interface Removal {
  readonly id: string;
  readonly version: number;
}

/** Bookkeeping: written with versions, all or nothing, neither journaled nor moving the head. */
export type SettleOp =
  | { readonly put: Doc; readonly remove?: undefined }
  | { readonly put?: undefined; readonly remove: Removal };

/** The closed union of the queries that the product needs. */
export type Query =
  /** Entities of a committee for lists and search. `words`: every one must match a word's beginning. */
  | {
      readonly kind: 'records';
      readonly pk: string;
      readonly type: string;
      readonly status?: readonly string[];
      readonly owner?: string;
      readonly meeting?: string;
      readonly words?: readonly string[];
      readonly order: 'number' | 'number-desc' | 'due';
    }
  /** Everything recorded in one meeting, in the order of recording. */
  | { readonly kind: 'of-meeting'; readonly pk: string; readonly meeting: string }
  /** One person's entities over all committees of a tenant, by due date. */
  | {
      readonly kind: 'owned';
      readonly tenant: string;
      readonly owner: string;
      readonly type: string;
      readonly status?: readonly string[];
    }
  /** Documents of one kind in one partition (chases, messages, cards, links), by id. */
  | {
      readonly kind: 'docs';
      readonly pk: string;
      readonly docKind: string;
      readonly status?: readonly string[];
      readonly ref?: string;
      readonly owner?: string;
    }
  /** Documents of one kind over one tenant (committees), by id. */
  | { readonly kind: 'of-tenant'; readonly tenant: string; readonly docKind: string }
  /** Every document of a partition, by kind and id: for moving all of them. */
  | { readonly kind: 'partition'; readonly pk: string };

export interface Page {
  readonly items: readonly Doc[];
  /** Opaque; absent on the last page. Keyset: rows added meanwhile neither repeat nor hide others. */
  readonly cursor?: string;
}

export interface Store {
  /** Point reads. Missing documents are left out. */
  load(pk: string, ids: readonly string[]): Promise<readonly Doc[]>;
  /** Throws Conflict (`stale-version`, `exists`) and writes nothing then. At most 100 operations. */
  commit(pk: string, change: CommitSet): Promise<void>;
  /** Throws Conflict as commit does. At most 100 operations. */
  settle(pk: string, ops: readonly SettleOp[]): Promise<void>;
  find(query: Query, page: { readonly limit: number; readonly cursor?: string }): Promise<Page>;
  /**
   * Documents whose `wakeAt` has come, oldest first, over all partitions. Several processes find the same ones:
   * who comes second loses a claim, which costs two thirds of the batches of four processes at one burst and
   * nothing else. Asking by shards of the partitions would save those, at the price of as many queries a look.
   */
  due(now: string, limit: number): Promise<readonly Doc[]>;
  /** The earliest `wakeAt` after `now`, over all partitions: what the room's clock visits next. */
  nextDue(now: string): Promise<string | undefined>;
  /** Entries with `seq > after`, in order. */
  journal(pk: string, after: number, limit: number): Promise<readonly StoredEntry[]>;
  /** The first partition after `pk` (in the order of ASCII) that holds anything: for moving all of them. */
  partitionAfter(pk: string): Promise<string | undefined>;
  /** True while no journal has an entry (local mode: the clock may still be set anywhere). */
  isEmpty(): Promise<boolean>;
  /** After an erasure: makes sure that nothing overwritten or removed is left in any stored byte. */
  purge(): Promise<void>;
  close(): Promise<void>;
}
