import { isDeepStrictEqual } from 'node:util';
import { Invalid } from '../../errors.ts';
import { pagesOf } from '../../records/load.ts';
import type { Doc, SettleOp, Store, StoredEntry } from '../../records/store.ts';
import { partitionsOf } from '../committees.ts';
import { checkTarget } from './check.ts';
import { digest, mark, MARK, markOf, said, unmark } from './mark.ts';

const entriesAtOnce = 50;
/** As many as an atomic batch holds. */
const docsAtOnce = 100;

export interface Moved {
  readonly pk: string;
  readonly entries: number;
  readonly documents: number;
}

/** The entries after `seq`, up to and with `last`. */
const between = async (store: Store, pk: string, seq: number, last: number) =>
  (await store.journal(pk, seq, entriesAtOnce)).filter((entry) => entry.seq <= last);

function missing(from: readonly StoredEntry[], to: readonly StoredEntry[]) {
  const found = new Set(to.map(({ seq }) => seq));
  return from.filter(({ seq }) => !found.has(seq));
}

/** Waits for all, also when one fails: nothing is still being written when the move has failed. */
async function allDone(writings: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(writings);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** An entry of many texts may fill a batch alone, so each goes by itself. */
async function moveJournal(from: Store, to: Store, pk: string): Promise<number> {
  let after = 0;
  let entries = 0;
  for (;;) {
    // oxlint-disable no-await-in-loop -- each page starts at the end of the last
    const page = await from.journal(pk, after, entriesAtOnce);
    const last = page.at(-1);
    if (!last) return entries;
    const lacking = missing(page, await between(to, pk, after, last.seq));
    await allDone(lacking.map((entry) => to.commit(pk, { docs: [], entry })));
    after = last.seq;
    entries += page.length;
    // oxlint-enable no-await-in-loop
  }
}

/** One batch, or two halves of it when it is too large. */
async function settleAll(to: Store, pk: string, ops: readonly SettleOp[]): Promise<void> {
  if (ops.length === 0) return;
  try {
    await to.settle(pk, ops);
  } catch (error) {
    const divisible = error instanceof Invalid && error.code === 'too-large' && ops.length > 1;
    if (!divisible) throw error;
    const half = Math.ceil(ops.length / 2);
    await settleAll(to, pk, ops.slice(0, half));
    await settleAll(to, pk, ops.slice(half));
  }
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += docsAtOnce) yield items.slice(at, at + docsAtOnce);
}

const byId = async (store: Store, pk: string, docs: readonly Doc[]) =>
  new Map(
    (
      await store.load(
        pk,
        docs.map(({ id }) => id),
      )
    ).map((doc) => [doc.id, doc]),
  );

/** Their number, and a digest of them. */
async function moveDocuments(from: Store, to: Store, pk: string) {
  let documents = 0;
  const moved = digest();
  for await (const page of pagesOf(from, { kind: 'partition', pk })) {
    const own = page.filter(({ id }) => id !== MARK);
    for (const docs of chunksOf(own)) {
      // oxlint-disable no-await-in-loop -- one batch of a partition at a time
      const there = await byId(to, pk, docs);
      const differing = docs.filter((doc) => {
        const found = there.get(doc.id);
        return !found || !isDeepStrictEqual(said(found), said(doc));
      });
      await settleAll(
        to,
        pk,
        differing.map((doc) => ({ put: { ...doc, version: there.get(doc.id)?.version ?? 0 } })),
      );
      // oxlint-enable no-await-in-loop
    }
    documents += own.length;
    moved.add(own);
  }
  return { documents, digest: moved.hex() };
}

/** What an interrupted move brought and the source no longer has. */
async function removeStrays(from: Store, to: Store, pk: string): Promise<void> {
  for await (const page of pagesOf(to, { kind: 'partition', pk })) {
    for (const docs of chunksOf(page)) {
      // oxlint-disable no-await-in-loop -- as above
      const there = await byId(from, pk, docs);
      const strays = docs.filter(({ id }) => !there.has(id));
      await settleAll(
        to,
        pk,
        strays.map(({ id, version }) => ({ remove: { id, version } })),
      );
      // oxlint-enable no-await-in-loop
    }
  }
}

/** Whole partitions that an earlier move brought and the source no longer has: of somebody erased since. */
async function removeGone(from: Store, to: Store): Promise<void> {
  for await (const pk of partitionsOf(to)) {
    const { items } = await from.find({ kind: 'partition', pk }, { limit: 1 });
    if (items.length === 0 && (await markOf(to, pk))) await removeStrays(from, to, pk);
  }
}

/**
 * Copies a whole installation, partition by partition. Nothing may write to either store meanwhile. Running it
 * again after an interruption writes what is still missing or has changed since, and removes what is gone.
 * Gives each partition once it is complete. Throws what `checkTarget` throws, before anything is written.
 */
export async function* move(from: Store, to: Store): AsyncGenerator<Moved> {
  await checkTarget(from, to);
  for await (const pk of partitionsOf(from)) {
    // oxlint-disable no-await-in-loop -- one partition at a time bounds the memory and the load
    await unmark(to, pk);
    const entries = await moveJournal(from, to, pk);
    const { documents, digest } = await moveDocuments(from, to, pk);
    await removeStrays(from, to, pk);
    await mark(to, pk, digest);
    // oxlint-enable no-await-in-loop
    yield { pk, entries, documents };
  }
  await removeGone(from, to);
}
