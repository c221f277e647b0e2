import { Conflict } from '../errors.ts';
import { asAt } from './as-at.ts';
import { createExecute } from './attempt.ts';
import { wordsOf } from './canonical.ts';
import { entityOf, headOf, listedOf, type Head, type Listed } from './documents.ts';
import type { Entity, JournalEntry } from './entity.ts';
import { erasable, erase } from './erase.ts';
import {
  type Erasure,
  erasureOfExpired,
  erasureOfPerson,
  type OfPerson,
  type Written,
} from './erasures.ts';
import { type ExportAbout, exportLines } from './export.ts';
import { inFull } from './in-full.ts';
import { readEntry, restore, type Fact } from './journal.ts';
import { type Receipt, receiptDocs, receiptOf } from './outbox.ts';
import { rearm } from './rearm.ts';
import { createRoom, type Execute, type RecordsOptions } from './room.ts';
import type { Doc, Page, Query } from './store.ts';
import { verify, type Verdict } from './verify.ts';

export type { Erasure, Written } from './erasures.ts';
export type { Outcome, RecordsOptions } from './room.ts';
export { wordsOf } from './canonical.ts';
export { listedOf, type Listed } from './documents.ts';
export type { Receipt } from './outbox.ts';
export type { Fact } from './journal.ts';
export type { Verdict } from './verify.ts';

/** A journal entry as hashed, with its events as they read today (texts in place, or `[erased]`). */
export interface Recorded extends JournalEntry {
  readonly facts: readonly Fact[];
}

/** Queries whose documents are entities. */
export type ListQuery = Extract<Query, { kind: 'records' | 'of-meeting' | 'owned' }>;

const PAGE = 250;

type PageOf = { readonly limit: number; readonly cursor?: string };

/** Everything that the other rooms may do with a committee's records. */
export interface Records {
  readonly execute: Execute;
  /** Receipts of a command that changes nothing: `duplicate` when one of them is known. */
  remember(pk: string, receipts: readonly string[]): Promise<'new' | 'duplicate'>;
  /** The known ones of these receipts. */
  receipts(pk: string, ids: readonly string[]): Promise<readonly Receipt[]>;
  load(pk: string, id: string): Promise<Entity | undefined>;
  /** Unknown ids are left out; in the order asked for. */
  loadMany(pk: string, ids: readonly string[]): Promise<readonly Entity[]>;
  /** Sequence 0 where nothing was recorded yet. */
  head(pk: string): Promise<Head>;
  /** `words` may be given as typed. Throws Invalid (`bad-cursor`). */
  list(
    query: ListQuery,
    page: PageOf,
  ): Promise<{ readonly items: readonly Listed[]; readonly cursor?: string }>;
  /** As `list`, without pages: all of it, or the first rows up to about `most`. */
  all(
    query: ListQuery,
    most?: number,
  ): Promise<{ readonly items: readonly Listed[]; readonly more: boolean }>;
  /** One document that is no entity (a message, a card) as it is. */
  document(pk: string, id: string): Promise<Doc | undefined>;
  /** Other documents (ledger, cards, heads of a tenant) as they are. Throws Invalid (`bad-cursor`). */
  find(query: Query, page: PageOf): Promise<Page>;
  /** Every record as it stood at a UTC instant, in the order of recording; texts erased since are gone. */
  asAt(pk: string, until: string): Promise<readonly Listed[]>;
  /** Entries with `seq > after`, in order. */
  entries(pk: string, after: number, limit: number): Promise<readonly Recorded[]>;
  verify(pk: string): Promise<Verdict>;
  /** The whole journal as lines of JSON, for a verifier that knows nothing of Gavel. */
  export(pk: string, about: ExportAbout): AsyncIterable<string>;
  /** What would go with a person, or with the words of what was finished before a date (`YYYY-MM-DD`). */
  erasureOf(pk: string, of: OfPerson | { readonly before: string }): Promise<Erasure>;
  /** The texts that an erasure takes. */
  erasable(pk: string, erasure: Erasure): Promise<readonly Written[]>;
  /** Gives the number of texts erased. Safe to run again. Throws Refused (`legal-hold`). */
  erase(pk: string, erasure: Erasure): Promise<number>;
  /** Sets anew when each record next needs attention. A change of rules leaves a due note to do so. */
  rearm(pk: string): Promise<void>;
}

/** The records over any store. One for each process and store: it holds the line of every committee. */
export function createRecords(options: RecordsOptions): Records {
  const room = createRoom(options);
  const { store, clock } = room;

  async function loadMany(pk: string, ids: readonly string[]): Promise<readonly Entity[]> {
    const docs = new Map((await store.load(pk, ids)).map((doc) => [doc.id, doc]));
    return ids.flatMap((id) => {
      const doc = docs.get(id);
      return doc?.kind === 'entity' ? [entityOf(doc)] : [];
    });
  }

  const list: Records['list'] = async (query, page) => {
    const asked =
      query.kind === 'records' && query.words
        ? { ...query, words: query.words.flatMap(wordsOf) }
        : query;
    const { items, ...rest } = await store.find(asked, page);
    return { items: items.map(listedOf), ...rest };
  };

  return {
    execute: createExecute(room),
    async remember(pk, receipts) {
      try {
        const docs = receiptDocs(pk, receipts, { at: clock.now(), refs: [] });
        await store.settle(
          pk,
          docs.map((put) => ({ put })),
        );
        return 'new';
      } catch (error) {
        if (error instanceof Conflict && error.code === 'exists') return 'duplicate';
        throw error;
      }
    },
    async receipts(pk, ids) {
      return (await store.load(pk, ids)).map(receiptOf);
    },
    async load(pk, id) {
      return (await loadMany(pk, [id]))[0];
    },
    loadMany,
    async head(pk) {
      return headOf((await store.load(pk, ['head']))[0]);
    },
    list,
    all: (query, most = Number.POSITIVE_INFINITY) =>
      inFull((cursor) => list(query, { limit: PAGE, ...(cursor && { cursor }) }), most),
    document: async (pk, id) => (await store.load(pk, [id]))[0],
    asAt: (pk, until) => asAt(room, pk, until),
    find: (query, page) => store.find(query, page),
    async entries(pk, after, limit) {
      const page = await store.journal(pk, after, limit);
      return page.map((entry) => ({ ...readEntry(entry), facts: restore(entry, room.upcasters) }));
    },
    verify: (pk) => verify(room, pk),
    export: (pk, about) => exportLines(room, pk, about),
    erasureOf: (pk, of) =>
      'before' in of ? erasureOfExpired(store, pk, of.before) : erasureOfPerson(store, pk, of),
    erasable: (pk, erasure) => erasable(room, pk, erasure),
    erase: (pk, erasure) => erase(room, pk, erasure),
    rearm: (pk) => rearm(room, pk),
  };
}
