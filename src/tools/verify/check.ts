import { Invalid } from '../../errors.ts';
import {
  advance,
  flawedAt,
  flawOf,
  type Flaw,
  newChain,
  unexplained,
} from '../../records/chain.ts';
import { exportFormat } from '../../records/export.ts';
import { type Called, isCalled, newCaller } from './called.ts';
import type { Heading, Line } from './read.ts';
import { type Anchor, newSeals, type Seal } from './seals.ts';
import { newVotes } from './votes.ts';

export interface Report {
  readonly heading: Heading;
  /** What the entries themselves call the committee, and whether that is what the heading does. */
  readonly called: Called;
  readonly fits: boolean;
  /** Whether it ends as an export does; without, entries may be cut off. */
  readonly closed: boolean;
  /** Entries that are sound, from the first on, and the hash of the last of them. */
  readonly entries: number;
  readonly head: string;
  readonly erased: number;
  /** Votes of which it is not told yet which way they went. */
  readonly withheld: number;
  readonly firstBad?: { readonly seq: number; readonly why: Flaw | 'seal' };
  readonly seals: readonly Seal[];
  /** Anchors that this journal does not hold to. */
  readonly broken: readonly Anchor[];
}

/** Nothing is wrong with the journal by itself, nor by the anchors. */
export const isSound = ({ fits, closed, firstBad, broken }: Report): boolean =>
  fits && closed && firstBad === undefined && broken.length === 0;

/**
 * Follows an exported journal: every hash, every link, every text against its commitment, every seal against
 * the entry before it, every anchor, and that no vote is withheld that was closed. Throws Invalid (`export-format`)
 * where there is no heading.
 */
export async function check(
  lines: AsyncIterable<Line>,
  anchors: readonly Anchor[],
): Promise<Report> {
  const chain = newChain();
  const open = new Set(anchors);
  const seals = newSeals();
  const caller = newCaller();
  const votes = newVotes();
  let heading: Heading | undefined;
  let closed = false;
  let firstBad: Report['firstBad'];
  for await (const line of lines) {
    if (line.kind === 'heading') heading = line.heading;
    if (line.kind === 'people') closed = true;
    if (line.kind !== 'entry') continue;
    const withheld = votes.hear(line.entry, line.withheld);
    const why =
      flawOf(line.entry, chain, withheld) ??
      (seals.hear(line.entry, chain) ? undefined : ('seal' as const));
    if (why) {
      firstBad = { seq: flawedAt(why, line.entry, chain), why };
      break;
    }
    advance(chain, line.entry);
    caller.hear(line.entry);
    for (const anchor of open)
      if (anchor.seq === chain.seq && chain.hash.startsWith(anchor.hash)) open.delete(anchor);
  }
  const gone = unexplained(chain) ?? votes.untold();
  if (!firstBad && gone !== undefined) firstBad = { seq: gone, why: 'erased' };
  if (!heading) throw new Invalid('export-format', { format: exportFormat });
  const called = caller.all();
  return {
    heading,
    called,
    fits: firstBad !== undefined || isCalled(heading.committee, called),
    closed: firstBad !== undefined || closed,
    entries: chain.seq,
    head: chain.hash,
    erased: chain.erased,
    withheld: chain.withheld,
    ...(firstBad && { firstBad }),
    seals: seals.all(),
    broken: [...open],
  };
}
