import { isDeepStrictEqual } from 'node:util';
import { setImmediate as turn } from 'node:timers/promises';
import { Upstream } from '../errors.ts';
import { clean } from './canonical.ts';
import { entityDoc, headOf, type Head } from './documents.ts';
import type { Counter, Ref } from './entity.ts';
import {
  advance,
  type Chain,
  flawedAt,
  flawOf,
  type Flaw,
  newChain,
  unexplained,
} from './chain.ts';
import { bodyOf, restore } from './journal.ts';
import { pagesOf, statesOf } from './load.ts';
import { areaOf, replay, type Areas, type Replica } from './replay.ts';
import type { Room } from './room.ts';
import type { Doc, StoredEntry } from './store.ts';
import type { Upcasters } from './upcast.ts';

/**
 * What is wrong: with an entry (`Flaw`; `unreadable`: no JSON; `missing` also: entries cut off the end;
 * `replay`: its facts make no sense), with the `head`, with the entities (`entity`: differs from replay), or with
 * what was `sealed` and reads otherwise now.
 */
type Why =
  | Flaw
  | 'unreadable'
  | 'replay'
  | 'head'
  | 'entity'
  | 'entity-missing'
  | 'entity-extra'
  | 'sealed';

export interface Verdict {
  readonly ok: boolean;
  /** Entries that were checked. */
  readonly entries: number;
  /** The hash at the journal's end. */
  readonly head: string;
  /** Texts that were erased, as the journal says. */
  readonly erased: number;
  /** The first entry that is wrong; for an entity the last one, and the entity's id. */
  readonly firstBad?: { readonly seq: number; readonly why: Why; readonly id?: string };
}

type Bad = NonNullable<Verdict['firstBad']>;

interface Progress extends Chain {
  readonly entities: Map<string, Replica>;
}

function checkEntry(
  areas: Areas,
  registry: Upcasters,
  entry: StoredEntry,
  progress: Progress,
): Why | undefined {
  const why = flawOf(entry, progress);
  if (why) return why;
  const { seq, at } = bodyOf(entry);
  try {
    replay(areas, progress.entities, { seq, at, facts: restore(entry, registry) });
  } catch {
    return 'replay';
  }
  advance(progress, entry);
  return undefined;
}

const pageSize = 500;

/** Follows the journal from where `progress` stands, to its end or an entry; gives the first bad entry. */
async function follow(
  { store, areas, upcasters }: VerifyOptions,
  pk: string,
  progress: Progress,
  until = Infinity,
): Promise<Bad | undefined> {
  while (progress.seq < until) {
    const limit = Math.min(pageSize, until - progress.seq);
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.journal(pk, progress.seq, limit);
    for (const entry of page) {
      const why = checkEntry(areas, upcasters, entry, progress);
      if (why) return { seq: flawedAt(why, entry, progress), why };
    }
    if (page.length < limit) return undefined;
    // oxlint-disable-next-line no-await-in-loop -- others get their turn between pages
    await turn();
  }
  return undefined;
}

/** A counter below a number in use would give that number out again. */
function countersHold(head: Head, entities: ReadonlyMap<string, Replica>): boolean {
  return [...entities.keys()].every((id) => {
    const drawn = /^([A-Z])-(\d+)$/.exec(id);
    return !drawn || Number(drawn[2]) <= (head.counters[drawn[1] as Counter] ?? 0);
  });
}

function checkHead(doc: Doc | undefined, progress: Progress): Bad | undefined {
  const { seq } = progress;
  if (!doc) return seq === 0 ? undefined : { seq, why: 'head' };
  const head = headOf(doc);
  if (head.seq > seq) return { seq: seq + 1, why: 'missing' };
  const held =
    doc.kind === 'head' &&
    head.seq === seq &&
    head.hash === progress.hash &&
    head.at === progress.at &&
    countersHold(head, progress.entities);
  return held ? undefined : { seq, why: 'head' };
}

/** A text that is gone although no erasure says so. */
function checkErased(progress: Progress): Bad | undefined {
  const seq = unexplained(progress);
  return seq === undefined ? undefined : { seq, why: 'erased' };
}

/** Equal as JSON. Mostly the order of fields is the same too, and then comparing the text is enough. */
const saysSame = (stored: unknown, expected: unknown): boolean =>
  JSON.stringify(stored) === JSON.stringify(expected) || isDeepStrictEqual(stored, clean(expected));

async function checkEntities(
  { store, areas }: VerifyOptions,
  pk: string,
  { seq, entities }: Progress,
): Promise<Bad | undefined> {
  const left = new Set(entities.keys());
  const check = (doc: Doc): Why | undefined => {
    const replica = entities.get(doc.id);
    if (!replica) return 'entity-extra';
    left.delete(doc.id);
    const { body, index } = entityDoc(areas, pk, replica);
    return saysSame(doc.body, body) && isDeepStrictEqual(doc.index, index) ? undefined : 'entity';
  };
  for await (const page of pagesOf(store, { kind: 'docs', pk, docKind: 'entity' })) {
    for (const doc of page) {
      const why = check(doc);
      if (why) return { seq, why, id: doc.id };
    }
  }
  const [id] = left;
  return id === undefined ? undefined : { seq, why: 'entity-missing', id };
}

/** The ids of what was recorded in each meeting, in the order of recording. */
function byMeeting(areas: Areas, entities: ReadonlyMap<string, Replica>) {
  const placed = [...entities.values()]
    .toSorted((a, b) => a.recorded - b.recorded)
    .flatMap(({ id, type, state }) => {
      const { meeting } = areaOf(areas, type).project(state);
      return meeting === undefined ? [] : [{ id, meeting }];
    });
  const grouped = Map.groupBy(placed, ({ meeting }) => meeting);
  return new Map(
    Array.from(grouped, ([ref, each]): [Ref, string[]] => [ref, each.map(({ id }) => id)]),
  );
}

/** Whatever was sealed is made again from the records. */
function checkSeals(areas: Areas, { seq, entities }: Progress): Bad | undefined {
  const states = statesOf(entities, byMeeting(areas, entities));
  const broken = [...entities.values()].find(
    ({ type, state }) => areaOf(areas, type).holds?.(state, states) === false,
  );
  return broken && { seq, why: 'sealed', id: broken.id };
}

/** What verify stands on: the committee's line is for other work of this process. */
export type VerifyOptions = Pick<Room, 'store' | 'areas' | 'upcasters' | 'inTurn'>;

/**
 * Checks the chain, that it ends where the head says, that every text is the one committed to or was erased,
 * that replay gives exactly the stored entities, and that approved minutes read as they were sealed. The long
 * part runs beside other work; the end of the journal, head and entities are compared in the committee's line.
 * What is wrong is believed once nothing was written while it was read: an erasure takes back what was read
 * before it. Else all of it is read again. Memory follows the entities, not the entries.
 *
 * It cannot find that somebody who may write the whole database has hashed all of it again: sealed minutes
 * and digests print sequence and hash for that.
 */
export async function verify(options: VerifyOptions, pk: string): Promise<Verdict> {
  const { store, areas } = options;
  const headNow = async (): Promise<Doc | undefined> => (await store.load(pk, ['head']))[0];
  let progress: Progress = { ...newChain(), entities: new Map() };
  let since = await headNow();

  async function compare(): Promise<Bad | undefined> {
    // The head first: entries may follow the one that it names, but none is missing up to that.
    const head = await headNow();
    const found =
      (await follow(options, pk, progress)) ??
      checkHead(head, progress) ??
      checkErased(progress) ??
      (await checkEntities(options, pk, progress)) ??
      checkSeals(areas, progress);
    if (!found) return undefined;
    const now = await headNow();
    if (now?.version === since?.version) return found;
    progress = { ...newChain(), entities: new Map() };
    since = now;
    return compare();
  }

  async function run(): Promise<Bad | undefined> {
    try {
      await follow(options, pk, progress);
      return await options.inTurn(pk, Infinity, compare);
    } catch (error) {
      if (!(error instanceof Upstream) || error.code !== 'unreadable') throw error;
      const { seq = progress.seq, id } = error.params;
      // The entries before it, on the same page, are as good as any.
      const before = id === undefined && (await follow(options, pk, progress, Number(seq) - 1));
      if (before) return before;
      return { seq: Number(seq), why: 'unreadable', ...(typeof id === 'string' && { id }) };
    }
  }

  const firstBad = await run();
  return {
    ok: !firstBad,
    entries: progress.seq,
    head: progress.hash,
    erased: progress.erased,
    ...(firstBad && { firstBad }),
  };
}
