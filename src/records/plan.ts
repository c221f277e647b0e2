import { Conflict } from '../errors.ts';
import { boxChanges } from './boxes.ts';
import type { Decided } from './entity.ts';
import type { Judged } from './decide.ts';
import { entityDoc, entityOf, headDoc, headOf, wakeOf, waking } from './documents.ts';
import { factsOf, makeEntry } from './journal.ts';
import type { Loaded } from './load.ts';
import { asksId, behind, cardIds, chaseDoc, chaseId, messageDocs, receiptDocs } from './outbox.ts';
import { movesWakes, rearmDoc, rearmId } from './rearm.ts';
import { areaOf, replay, type Replica } from './replay.ts';
import type { Order, Outcome, Room } from './room.ts';
import type { Doc } from './store.ts';

/** What a decision comes to, ready to be written. */
export interface Plan {
  /** Throws Conflict when anything that it rests on has changed. */
  readonly write: () => Promise<void>;
  readonly outcome: Extract<Outcome, { kind: 'done' }>;
}

/** The documents of what changed, each with its lock and the time at which it next needs attention. */
function entityDocs(
  { areas, calendarOf }: Room,
  pk: string,
  changed: readonly Replica[],
  entities: ReadonlyMap<string, Replica>,
  docs: ReadonlyMap<string, Doc>,
): readonly Doc[] {
  const committee = entities.get('committee');
  return changed.map((entity) => {
    const version = docs.get(entity.id)?.version ?? 0;
    const wakeAt = wakeOf(areas, entity, committee, calendarOf);
    return waking({ ...entityDoc(areas, pk, entity), version }, wakeAt);
  });
}

/**
 * Posted cards that show what changed, due: so they are brought up to date. What people were asked by cards of
 * their own is looked at once it stands otherwise: most of what changes before is nothing to them.
 */
async function wokenCards(
  { areas, store }: Room,
  pk: string,
  { changed, before }: { changed: readonly Replica[]; before: ReadonlyMap<string, Replica> },
  now: string,
): Promise<readonly Doc[]> {
  const standing = (entity: Replica) => areaOf(areas, entity.type).project(entity.state);
  const shown = changed.map((entity) => ({ entity, meeting: standing(entity).meeting }));
  const asks = changed
    .filter((entity) => {
      const was = before.get(entity.id);
      return entity.type === 'motion' && was && standing(was).status !== standing(entity).status;
    })
    .map(({ id }) => asksId(id));
  const cards = await store.load(pk, [...cardIds(shown), ...asks]);
  return cards.map((card) => behind(card, now));
}

/** Where the rules have changed, the note by which every wake time of the committee follows them. */
async function rearming(
  { store }: Room,
  pk: string,
  { before, after }: { readonly before: Replica | undefined; readonly after: Replica | undefined },
  now: string,
): Promise<readonly Doc[]> {
  if (!movesWakes(before, after)) return [];
  const [note] = await store.load(pk, [rearmId]);
  return [rearmDoc(pk, note?.version ?? 0, now)];
}

const isEmpty = ({ changes, messages = [], chases = [] }: Decided): boolean =>
  changes.length + messages.length + chases.length === 0;

/** A decision that comes to nothing leaves its receipts, but no entry: the head is compared by hand. */
function nothingNew({ store }: Room, { pk, receipts = [] }: Order, seq: number, at: string): Plan {
  const puts = receiptDocs(pk, receipts, { at, refs: [], seq }).map((put) => ({ put }));
  return {
    write: async () => {
      const [head] = await store.load(pk, ['head']);
      if (headOf(head).seq !== seq) throw new Conflict('stale-version', { id: 'head' });
      await store.settle(pk, puts);
    },
    outcome: { kind: 'done', seq, at, changed: [] },
  };
}

/**
 * Puts everything that a decision comes to into one atomic set. A chase whose id exists already is left out and
 * reported: retrying could not help. An entity that the decision changes without having looked at it is read
 * here.
 */
export async function plan(
  room: Room,
  order: Order,
  loaded: Loaded,
  { decided, counters, onBehalfOf }: Judged,
  now: string,
): Promise<Plan> {
  const { pk, command, receipts = [] } = order;
  const { changes, ballots = [], messages = [], chases = [] } = decided;
  const head = headOf(loaded.docs.get('head'));
  if (isEmpty(decided)) return nothingNew(room, order, head.seq, now);
  const unseen = changes.map(({ id }) => id).filter((id) => !loaded.docs.has(id));
  const existing = await room.store.load(pk, [...unseen, ...chases.map(chaseId)]);
  const unread = existing.filter(({ kind }) => kind === 'entity');
  const known = new Set(existing.filter(({ kind }) => kind === 'chase').map(({ id }) => id));
  for (const id of known) room.log.error({ pk, id }, 'chase planned twice');

  const docs = new Map([...loaded.docs, ...unread.map((doc) => [doc.id, doc] as const)]);
  const entities = new Map([
    ...loaded.entities,
    ...unread.map((doc) => [doc.id, entityOf(doc)] as const),
  ]);
  const facts = factsOf(changes);
  const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
  const here = { seq: head.seq + 1, at: now };
  const before = new Map(entities);
  const changed = replay(room.areas, entities, { ...here, facts });
  const after = changed.find(({ id }) => id === 'committee');
  const refs = changed.map(({ id }) => id);
  const ref = command.id ?? refs[0] ?? 'committee';
  const by = { by: command.actor, ...behalf, command: command.verb, ref };
  const entry = makeEntry({ ...here, ...by, facts, prev: head.hash }, room.salt);
  const boxes = await boxChanges(room, pk, { before, after: entities }, { changed, ballots });
  const written = [
    headDoc(pk, docs.get('head')?.version ?? 0, { ...here, hash: entry.hash, counters }),
    ...entityDocs(room, pk, changed, entities, docs),
    ...messageDocs(pk, here, messages),
    ...chases.filter((chase) => !known.has(chaseId(chase))).map((chase) => chaseDoc(pk, chase)),
    ...(await wokenCards(room, pk, { changed, before }, now)),
    ...(await rearming(room, pk, { before: before.get('committee'), after }, now)),
    ...receiptDocs(pk, receipts, { ...here, refs }),
    ...boxes.docs,
  ];
  return {
    write: () => room.store.commit(pk, { entry, docs: written, removed: boxes.removed }),
    outcome: { kind: 'done', ...here, changed, ...behalf },
  };
}
