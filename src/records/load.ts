import { setImmediate as turn } from 'node:timers/promises';
import type { CommitteeState } from '../domain/committee.ts';
import type { Command, CommandRule, PersonFacts, StateOf, States } from '../domain/model.ts';
import { boxId } from './boxes.ts';
import { entityOf } from './documents.ts';
import type { Entity, EntityType, PersonId, Ref } from './entity.ts';
import type { Replica } from './replay.ts';
import type { Doc, Query, Store, StoredEntry } from './store.ts';

/**
 * Finds the facts of people of a partition's tenant, in one call. Unknown ones are left out. What they
 * never said themselves follows from the committee.
 */
export type FindPeople = (
  ids: readonly PersonId[],
  of: { readonly pk: string; readonly committee: CommitteeState | undefined },
) => Promise<ReadonlyMap<PersonId, PersonFacts>> | ReadonlyMap<PersonId, PersonFacts>;

/** What a decision rests on. */
export interface Loaded {
  readonly docs: ReadonlyMap<string, Doc>;
  readonly entities: ReadonlyMap<string, Replica>;
  readonly states: States;
  readonly people: ReadonlyMap<PersonId, PersonFacts>;
}

const pageSize = 200;

/** All documents of a query, page by page: a wait for each document would cost more than reading it. */
export async function* pagesOf(
  store: Pick<Store, 'find'>,
  query: Query,
): AsyncGenerator<readonly Doc[]> {
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.find(query, { limit: pageSize, ...(cursor && { cursor }) });
    yield page.items;
    cursor = page.cursor;
    // oxlint-disable-next-line no-await-in-loop -- others get their turn between pages
    if (cursor) await turn();
  } while (cursor);
}

/** What was loaded, as rules look at it; `meetings` holds the ids of what was recorded in each, in order. */
export function statesOf(
  entities: ReadonlyMap<string, Replica>,
  meetings: ReadonlyMap<Ref, readonly string[]>,
) {
  function get<T extends EntityType>(type: T, id: string): Entity<StateOf[T]> | undefined {
    const found = entities.get(id);
    return found?.type === type ? (found as unknown as Entity<StateOf[T]>) : undefined;
  }
  return {
    get committee() {
      return get('committee', 'committee');
    },
    get,
    ofMeeting: (meeting: Ref) =>
      (meetings.get(meeting) ?? []).flatMap((id) => entities.get(id) ?? []),
  } satisfies States;
}

/**
 * Loads what the rule needs, asking it again with what was found until it wants nothing new. That all of it
 * belongs to one head is certain only once the head has been compared, in the commit or afterwards.
 */
export async function loadFor(
  store: Store,
  pk: string,
  order: { readonly command: Command; readonly receipts: readonly string[] },
  rule: CommandRule,
  findPeople: FindPeople,
): Promise<Loaded> {
  const docs = new Map<string, Doc>();
  const entities = new Map<string, Replica>();
  const meetings = new Map<Ref, string[]>();
  const asked = new Set<string>();
  const states = statesOf(entities, meetings);

  const keep = (doc: Doc): void => {
    docs.set(doc.id, doc);
    if (doc.kind === 'entity') entities.set(doc.id, entityOf(doc));
  };
  const loadIds = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) asked.add(id);
    for (const doc of await store.load(pk, ids)) keep(doc);
  };
  const loadMeeting = async (meeting: Ref): Promise<void> => {
    const ids: string[] = [];
    meetings.set(meeting, ids);
    for await (const page of pagesOf(store, { kind: 'of-meeting', pk, meeting })) {
      for (const doc of page) keep(doc);
      ids.push(...page.map(({ id }) => id));
    }
  };

  const { id } = order.command;
  await loadIds(['head', 'committee', ...order.receipts, ...(id === undefined ? [] : [id])]);
  for (;;) {
    const needs = rule.needs?.(order.command as Command<never>, states) ?? {};
    const wanted = [...(needs.ids ?? []), ...(needs.boxes ?? []).map(boxId)];
    const ids = wanted.filter((id) => !asked.has(id));
    const refs = (needs.meetings ?? []).filter((ref) => !meetings.has(ref));
    if (ids.length === 0 && refs.length === 0) {
      const people = needs.people?.length
        ? await findPeople(needs.people, { pk, committee: states.committee?.state })
        : new Map<PersonId, PersonFacts>();
      return { docs, entities, states, people };
    }
    // oxlint-disable no-await-in-loop -- what is asked next depends on what was found
    if (ids.length > 0) await loadIds(ids);
    for (const ref of refs) await loadMeeting(ref);
    // oxlint-enable no-await-in-loop
  }
}

/** A committee's journal from its beginning, page by page. */
export async function* everyEntry(store: Store, pk: string): AsyncGenerator<StoredEntry> {
  let after = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.journal(pk, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.seq;
    // oxlint-disable-next-line no-await-in-loop -- others get their turn between pages
    await turn();
  }
}
