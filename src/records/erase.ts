import { Conflict } from '../errors.ts';
import { entityDoc, headDoc, headOf, wakeOf, waking } from './documents.ts';
import { checkHold, type Erasure, type Written } from './erasures.ts';
import { bodyOf, erasure as erased, makeEntry, restore } from './journal.ts';
import { everyEntry } from './load.ts';
import { until } from './queue.ts';
import { replay, type Replica } from './replay.ts';
import type { Room } from './room.ts';
import type { CommitSet, Doc, StoredEntry } from './store.ts';
import { veilsOf } from './veils.ts';

/** One atomic step stays below the 100 operations of a commit. */
const entriesAtOnce = 30;
const entitiesAtOnce = 60;

/** A part of the erasure that is atomic: what is rewritten, and the entities as replay then makes them. */
interface Step {
  readonly rewritten: readonly StoredEntry[];
  /** `"<seq>:<path>"`, as the journal will say. */
  readonly texts: readonly string[];
  readonly entities: ReadonlyMap<string, Replica>;
  readonly touched: ReadonlySet<string>;
}

/** The texts of an entry that must go, by path. */
function doomedIn(entry: StoredEntry, { takes }: Erasure) {
  const { seq, by, onBehalfOf, events } = bodyOf(entry);
  return Object.entries(entry.texts)
    .map(([path, { text }]) => {
      const [index = '', field = ''] = path.split('.');
      const entity = events[Number(index)]?.entity ?? '';
      return {
        path,
        seq,
        entity,
        by,
        field,
        text,
        ...(onBehalfOf !== undefined && { onBehalfOf }),
      };
    })
    .filter(takes);
}

/** What would go, in the order of the journal. */
export async function erasable(
  { store, areas }: Pick<Room, 'store' | 'areas'>,
  pk: string,
  erasure: Erasure,
): Promise<readonly Written[]> {
  const found: Written[] = [];
  const veils = await veilsOf(store, areas, pk);
  for await (const entry of everyEntry(store, pk)) {
    const veiled = veils(entry);
    for (const { path, ...written } of doomedIn(entry, erasure))
      found.push({ ...written, ...(veiled.includes(path) && { veiled: true }) });
  }
  return found;
}

/** Reads the whole journal: what comes first is erased, what does not fit waits for the next step. */
async function nextStep(
  { store, areas, upcasters }: Room,
  pk: string,
  erasure: Erasure,
): Promise<Step> {
  const rewritten: StoredEntry[] = [];
  const texts: string[] = [];
  const touched = new Set<string>();
  const entities = new Map<string, Replica>();
  const strip = (entry: StoredEntry): StoredEntry => {
    const doomed = doomedIn(entry, erasure);
    const together = new Set([...touched, ...doomed.map(({ entity }) => entity)]);
    const full = rewritten.length === entriesAtOnce || together.size > entitiesAtOnce;
    if (doomed.length === 0 || (full && rewritten.length > 0)) return entry;
    for (const { entity } of doomed) touched.add(entity);
    const paths = new Set(doomed.map(({ path }) => path));
    texts.push(...[...paths].map((path) => `${entry.seq}:${path}`));
    const kept = Object.entries(entry.texts).filter(([path]) => !paths.has(path));
    const stripped = { ...entry, texts: Object.fromEntries(kept) };
    rewritten.push(stripped);
    return stripped;
  };
  for await (const entry of everyEntry(store, pk)) {
    const { seq, at } = bodyOf(entry);
    replay(areas, entities, { seq, at, facts: restore(strip(entry), upcasters) });
  }
  checkHold(entities.get('committee'));
  return { rewritten, texts, entities, touched };
}

/** The journal keeps versions and times of the entities: an erasure is no change of theirs. */
function changeFor(
  { areas, calendarOf, clock, salt }: Room,
  pk: string,
  { about, by }: Erasure,
  { rewritten, texts, entities, touched }: Step,
  docs: ReadonlyMap<string, Doc>,
): CommitSet {
  const head = headOf(docs.get('head'));
  const now = clock.now();
  const at = now > head.at ? now : head.at;
  const seq = head.seq + 1;
  const event = { type: erased.event, v: 1, data: { ...about, texts } };
  const facts = [{ entity: 'committee', entityType: 'committee', event } as const];
  const { command } = erased;
  const entry = makeEntry({ seq, at, by, command, ref: 'committee', facts, prev: head.hash }, salt);
  const rebuilt = [...touched].flatMap((id) => {
    const entity = entities.get(id);
    if (!entity) return [];
    const wakeAt = wakeOf(areas, entity, entities.get('committee'), calendarOf);
    const version = docs.get(id)?.version ?? 0;
    return waking({ ...entityDoc(areas, pk, entity), version }, wakeAt);
  });
  const after = { ...head, seq, hash: entry.hash, at };
  return {
    entry,
    rewritten,
    docs: [headDoc(pk, docs.get('head')?.version ?? 0, after), ...rebuilt],
  };
}

/**
 * Deletes every text that the erasure takes, with its salt, rebuilds the entities that showed it, and says so
 * in the journal. Large erasures take several steps; each is atomic and leaves records that verify. After a
 * crash, running it again does the rest. Gives the number of texts erased. Throws Refused (`legal-hold`).
 */
export async function erase(room: Room, pk: string, erasure: Erasure): Promise<number> {
  const { store } = room;

  async function oneStep(): Promise<number | undefined> {
    const [head] = await store.load(pk, ['head']);
    const step = await nextStep(room, pk, erasure);
    if (step.texts.length === 0) return 0;
    const docs = new Map((await store.load(pk, [...step.touched])).map((doc) => [doc.id, doc]));
    if (head) docs.set('head', head);
    try {
      await store.commit(pk, changeFor(room, pk, erasure, step, docs));
    } catch (error) {
      if (error instanceof Conflict) return undefined;
      throw error;
    }
    return step.texts.length;
  }

  async function all(erased: number): Promise<number> {
    const count = await until(Infinity, oneStep);
    return count === 0 ? erased : all(erased + count);
  }

  const erased = await room.inTurn(pk, Infinity, () => all(0));
  await store.purge();
  if (erased > 0) room.onCommit(pk);
  return erased;
}
