import type { CommitteeState } from '../domain/committee.ts';
import type { Calendar } from '../domain/calendar.ts';
import { wordsOf } from './canonical.ts';
import type { Counter, Entity, EntityType, Json } from './entity.ts';
import { genesis } from './journal.ts';
import { areaOf, type Areas, type Replica } from './replay.ts';
import type { Doc } from './store.ts';

/** Where a committee's journal ends, and what its references have come to. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly counters: { readonly [counter in Counter]?: number };
}

/** The head of a committee without an entry; any clock is later. */
const beginning: Head = { seq: 0, hash: genesis, at: '', counters: {} };

export const headOf = (doc: Doc | undefined): Head =>
  doc ? (doc.body as unknown as Head) : beginning;

export const headDoc = (pk: string, version: number, head: Head): Doc => ({
  pk,
  id: 'head',
  kind: 'head',
  version,
  body: { ...head },
});

/** A record for lists: the entity, what is indexed of it, and its committee's partition. */
export interface Listed<S = unknown> extends Entity<S> {
  readonly pk: string;
  readonly title: string;
  readonly index: NonNullable<Doc['index']>;
}

interface EntityBody {
  readonly version: number;
  readonly state: unknown;
  readonly updatedAt: string;
  readonly title: string;
}

const bodyOf = (doc: Doc): EntityBody => doc.body as unknown as EntityBody;

export function entityOf(doc: Doc): Replica {
  const { version, state, updatedAt } = bodyOf(doc);
  const type = doc.index?.type as EntityType;
  return { id: doc.id, type, version, state, updatedAt, recorded: doc.index?.recorded ?? 0 };
}

export const listedOf = (doc: Doc): Listed => {
  const { version, state, updatedAt, title } = bodyOf(doc);
  const index = doc.index ?? {};
  const type = index.type as EntityType;
  return { pk: doc.pk, id: doc.id, type, version, state, updatedAt, title, index };
};

/**
 * The document of an entity as replay alone determines it: without `wakeAt`, which follows from rules and
 * calendar, and with `version`, the lock of the store, still 0. The entity's own version stands in the
 * body, because bookkeeping raises the store's.
 */
export function entityDoc(areas: Areas, pk: string, replica: Replica): Doc {
  const { id, type, state, version, updatedAt, recorded } = replica;
  const { title, ...indexed } = areaOf(areas, type).project(state);
  const number = /\d+$/.exec(id)?.[0];
  const words = wordsOf(title);
  return {
    pk,
    id,
    kind: 'entity',
    version: 0,
    index: {
      type,
      ...indexed,
      recorded,
      ...(number && { number: Number(number) }),
      ...(words.length > 0 && { words }),
    },
    body: { version, updatedAt, title, state: state as Json },
  };
}

/** When an entity next needs attention, under the rules that its committee has now. */
export function wakeOf(
  areas: Areas,
  { type, state }: Entity,
  committee: Entity | undefined,
  calendarOf: (committee: CommitteeState | undefined) => Calendar,
): string | undefined {
  if (!committee) return undefined;
  const rules = committee.state as CommitteeState;
  return areaOf(areas, type).nextWake?.(state, rules, calendarOf(rules));
}

/** A document with its wake time, or without one. */
export function waking(doc: Doc, wakeAt: string | undefined): Doc {
  const { wakeAt: _earlier, ...asleep } = doc;
  return wakeAt === undefined ? asleep : { ...asleep, wakeAt };
}
