import { z } from 'zod';
import { Invalid } from '../../errors.ts';
import { advance, flawOf, type Flaw, newChain, unexplained } from '../../records/chain.ts';
import { exportFormat } from '../../records/export.ts';
import { bodyOf } from '../../records/journal.ts';
import type { StoredEntry } from '../../records/store.ts';
import type { Heading, Line } from './read.ts';
import { newVotes } from './votes.ts';

/** A sequence and the beginning of its hash, known from elsewhere: sealed minutes, a digest. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/** Minutes that the journal says were sealed: on which entry, and the hash of the document. */
export interface Seal extends Anchor {
  readonly minutes: string;
  readonly document: string;
}

export interface Report {
  readonly heading: Heading;
  /** Whether the entries themselves call the committee as the heading does. */
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

const sealed = z.object({ sealedSeq: z.number(), sealedHead: z.string(), sealedHash: z.string() });

/** The seals that an entry sets. */
const sealsIn = (entry: StoredEntry): readonly Seal[] =>
  bodyOf(entry).events.flatMap(({ entity, type, data }) => {
    const { data: facts } = sealed.safeParse(data);
    if (type !== 'minutes-approved' || !facts) return [];
    const { sealedSeq: seq, sealedHead: hash, sealedHash: document } = facts;
    return { minutes: entity.replace(/^minutes-/u, ''), seq, hash, document };
  });

const entitled = z.object({ committeeId: z.string().optional(), code: z.string().optional() });

/** What the entries call their committee: code and name may have changed, and a name been erased. */
const newCaller = () => {
  const ids = new Set<string>();
  const codes = new Set<string>();
  const names = new Set<string>();
  let erased = false;
  return {
    hear: (entry: StoredEntry): void => {
      for (const [index, { entityType, data, text }] of bodyOf(entry).events.entries()) {
        if (entityType !== 'committee') continue;
        const { committeeId, code } = entitled.safeParse(data).data ?? {};
        if (committeeId !== undefined) ids.add(committeeId);
        if (code !== undefined) codes.add(code);
        const name = entry.texts[`${index}.name`]?.text;
        if (name !== undefined) names.add(name);
        else if (text?.['name'] !== undefined) erased = true;
      }
    },
    calls: ({ committee: { id, code, name } }: Heading): boolean =>
      ids.has(id) && codes.has(code) && (erased || names.has(name)),
  };
};

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
  const seals: Seal[] = [];
  const caller = newCaller();
  const votes = newVotes();
  let heading: Heading | undefined;
  let closed = false;
  let firstBad: Report['firstBad'];
  for await (const line of lines) {
    if (line.kind === 'heading') heading = line.heading;
    if (line.kind === 'people') closed = true;
    if (line.kind !== 'entry') continue;
    const set = sealsIn(line.entry);
    const loose = set.some(({ seq, hash }) => seq !== chain.seq || hash !== chain.hash);
    const withheld = votes.hear(line.entry, line.withheld);
    const why = flawOf(line.entry, chain, withheld) ?? (loose ? ('seal' as const) : undefined);
    if (why) {
      firstBad = { seq: line.entry.seq, why };
      break;
    }
    advance(chain, line.entry);
    caller.hear(line.entry);
    seals.push(...set);
    for (const anchor of open)
      if (anchor.seq === chain.seq && chain.hash.startsWith(anchor.hash)) open.delete(anchor);
  }
  const gone = unexplained(chain) ?? votes.untold();
  if (!firstBad && gone !== undefined) firstBad = { seq: gone, why: 'erased' };
  if (!heading) throw new Invalid('export-format', { format: exportFormat });
  return {
    heading,
    fits: firstBad !== undefined || caller.calls(heading),
    closed: firstBad !== undefined || closed,
    entries: chain.seq,
    head: chain.hash,
    erased: chain.erased,
    withheld: chain.withheld,
    ...(firstBad && { firstBad }),
    seals,
    broken: [...open],
  };
}
