import { isDeepStrictEqual } from 'node:util';
import { Conflict } from '../../errors.ts';
import { everyEntry } from '../../records/load.ts';
import type { Store } from '../../records/store.ts';
import { partitionsOf } from '../committees.ts';
import { digestOf, markOf } from './mark.ts';

/** Walks along both journals, of which the target's may have gaps where a move was interrupted. */
async function checkJournal(from: Store, to: Store, pk: string): Promise<void> {
  const source = everyEntry(from, pk);
  let here = 0;
  let there = 0;
  for await (const entry of everyEntry(to, pk)) {
    there = entry.seq;
    while (here < there) {
      const { value } = await source.next();
      if (!value) break;
      here = value.seq;
      if (here === there && !isDeepStrictEqual(value, entry))
        throw new Conflict('moved-differently', { pk, seq: here });
    }
  }
  if (there > here) throw new Conflict('moved-ahead', { pk, here, there });
}

/**
 * What is not journaled: reminders sent, cards posted. After a move there and back, the source knows how this was
 * left.
 */
async function checkDocuments(from: Store, to: Store, pk: string): Promise<void> {
  const left = await markOf(to, pk);
  if (left === undefined) return;
  const now = await digestOf(to, pk);
  if (now !== left && now !== (await markOf(from, pk))) throw new Conflict('moved-used', { pk });
}

/**
 * Whether the target holds nothing, or a part of what the source does: an earlier move, interrupted or not.
 * Throws Conflict: `moved-ahead` where a journal goes on in the target or is only there (it was used since, or
 * is another installation's), `moved-differently` where another entry stands in it, `moved-used` where
 * other documents do than the last move left.
 */
export async function checkTarget(from: Store, to: Store): Promise<void> {
  for await (const pk of partitionsOf(to)) {
    // oxlint-disable no-await-in-loop -- one partition at a time bounds the memory
    await checkJournal(from, to, pk);
    await checkDocuments(from, to, pk);
    // oxlint-enable no-await-in-loop
  }
}
