import { randomBytes } from 'node:crypto';
import { Conflict, GavelError, Invalid } from '../errors.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Command, CommandRule } from '../domain/model.ts';
import { clean } from './canonical.ts';
import { judge, rulesOf, type Judged, type Permit } from './decide.ts';
import { entityDoc, headDoc, headOf, wakeOf, waking } from './documents.ts';
import type { Entity, PersonId } from './entity.ts';
import { factsOf, makeEntry } from './journal.ts';
import { loadFor, type FindPeople, type Loaded } from './load.ts';
import { cardIds, chaseDoc, chaseId, messageDocs, receiptDocs } from './outbox.ts';
import { createQueue, until } from './queue.ts';
import { areaOf, replay, type Areas } from './replay.ts';
import type { CommitSet, Store } from './store.ts';
import { upcasters, type Upcasters } from './upcast.ts';

export interface RecordsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly areas: Areas;
  readonly permit: Permit;
  readonly people: FindPeople;
  readonly calendarOf: (committee: CommitteeState | undefined) => Calendar;
  readonly log: Pick<Log, 'error'>;
  /** After every commit: the chaser is poked by it. Must not throw. */
  readonly onCommit?: (pk: string) => void;
  /** Salts of 16 random bytes in hex. */
  readonly salt?: () => string;
  readonly upcasters?: Upcasters;
}

export interface Order {
  readonly pk: string;
  readonly command: Command;
  /** Ids of the receipts (`r|…`) of the activity that asks: any of them known makes it a duplicate. */
  readonly receipts?: readonly string[];
  /** How long to go on trying, in milliseconds: 2,500 for an invoke, 10,000 otherwise. */
  readonly deadlineMs?: number;
}

export type Outcome =
  | {
      readonly kind: 'done';
      /** The journal's sequence and time; of the head, where the command came to nothing new. */
      readonly seq: number;
      readonly at: string;
      readonly changed: readonly Entity[];
      readonly onBehalfOf?: PersonId;
    }
  | { readonly kind: 'duplicate'; readonly refs: readonly string[]; readonly at: string };

export type Execute = (order: Order) => Promise<Outcome>;

/** What the rooms of the records share: the dependencies, and the line of each committee. */
export interface Room extends Required<Omit<RecordsOptions, 'onCommit'>> {
  readonly onCommit: (pk: string) => void;
  readonly inTurn: ReturnType<typeof createQueue>;
}

export const createRoom = (options: RecordsOptions): Room => ({
  salt: () => randomBytes(16).toString('hex'),
  upcasters,
  onCommit: () => undefined,
  ...options,
  inTurn: createQueue(),
});

interface Plan {
  readonly change: CommitSet;
  readonly outcome: Extract<Outcome, { kind: 'done' }>;
}

/** Puts everything that a decision comes to into one atomic set. */
async function plan(
  { store, areas, salt, calendarOf, log }: Room,
  { pk, command, receipts = [] }: Order,
  loaded: Loaded,
  { decided, counters, onBehalfOf }: Judged,
  now: string,
): Promise<Plan> {
  const { changes, messages = [], chases = [] } = decided;
  const facts = factsOf(changes);
  const docs = new Map(loaded.docs);
  const entities = new Map(loaded.entities);
  const unseen = changes.map(({ id }) => id).filter((id) => !docs.has(id));
  const before = await store.load(pk, [...unseen, ...chases.map(chaseId)]);
  const hidden = before.find(({ kind }) => kind === 'entity');
  if (hidden) throw new Invalid('not-loaded', { id: hidden.id });

  const head = headOf(docs.get('head'));
  const seq = head.seq + 1;
  const changed = replay(areas, entities, { seq, at: now, facts });
  const committee = entities.get('committee');
  const entityDocs = changed.map((entity) => {
    const version = docs.get(entity.id)?.version ?? 0;
    const wakeAt = wakeOf(areas, entity, committee, calendarOf);
    return waking({ ...entityDoc(areas, pk, entity), version }, wakeAt);
  });
  const shown = changed.map((entity) => ({
    entity,
    meeting: areaOf(areas, entity.type).project(entity.state).meeting,
  }));
  const cards = await store.load(pk, cardIds(shown));

  const known = new Set(before.map(({ id }) => id));
  for (const id of known) log.error({ pk, id }, 'chase planned twice');
  const entry = makeEntry(
    {
      seq,
      at: now,
      by: command.actor,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      command: command.verb,
      ref: command.id ?? changed[0]?.id ?? 'committee',
      facts,
      prev: head.hash,
    },
    salt,
  );
  const refs = changed.map(({ id }) => id);
  return {
    change: {
      entry,
      docs: [
        headDoc(pk, docs.get('head')?.version ?? 0, { seq, hash: entry.hash, at: now, counters }),
        ...entityDocs,
        ...messageDocs(pk, { seq, at: now }, messages),
        ...chases.filter((chase) => !known.has(chaseId(chase))).map((chase) => chaseDoc(pk, chase)),
        ...cards.map((card) => waking(card, now)),
        ...receiptDocs(pk, receipts, { at: now, refs }),
      ],
    },
    outcome: {
      kind: 'done',
      seq,
      at: now,
      changed,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
    },
  };
}

const duplicateOf = (loaded: Loaded, receipts: readonly string[]): Outcome | undefined => {
  const found = receipts.map((id) => loaded.docs.get(id)).find((doc) => doc !== undefined);
  if (!found) return undefined;
  const { refs, at } = found.body as { refs: readonly string[]; at: string };
  return { kind: 'duplicate', refs, at };
};

/** One try: an answer, or undefined when somebody else moved the head meanwhile. */
async function attempt(room: Room, rule: CommandRule, order: Order): Promise<Outcome | undefined> {
  const { store, clock, permit, people, calendarOf } = room;
  const { pk, command, receipts = [] } = order;
  const loaded = await loadFor(store, pk, { command, receipts }, rule, people);
  const duplicate = duplicateOf(loaded, receipts);
  if (duplicate) return duplicate;

  const head = headOf(loaded.docs.get('head'));
  const time = clock.now();
  const now = time > head.at ? time : head.at;
  let planned: Plan;
  try {
    const judged = judge(rule, command, loaded, { now, head }, permit, calendarOf);
    planned = await plan(room, order, loaded, judged, now);
  } catch (error) {
    // A no is good only for the head under which everything was loaded.
    const [current] = await store.load(pk, ['head']);
    if (error instanceof GavelError && headOf(current).seq !== head.seq) return undefined;
    throw error;
  }
  try {
    await store.commit(pk, planned.change);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  room.onCommit(pk);
  return planned.outcome;
}

/**
 * The one way of a legal fact into the records: load, permission, decide, commit; again from the start when
 * the head has moved, until the deadline. Throws Refused, NotFound, Invalid, and Conflict (`stale-version`
 * with `shown` and `current`; `busy` past the deadline).
 */
export function createExecute(room: Room): Execute {
  const rules = rulesOf(room.areas);
  return async (order) => {
    const command = { ...order.command, input: clean(order.command.input) };
    const rule = rules.get(command.verb);
    if (!rule) throw new Invalid('unknown-verb', { verb: command.verb });
    const deadline = performance.now() + (order.deadlineMs ?? 10_000);
    return room.inTurn(order.pk, deadline, () =>
      until(deadline, () => attempt(room, rule, { ...order, command })),
    );
  };
}
