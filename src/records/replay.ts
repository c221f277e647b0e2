import { Invalid } from '../errors.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { CommandRule, States } from '../domain/model.ts';
import type { Verb } from '../domain/verbs.ts';
import type { DomainEvent, Entity, EntityType, Indexed } from './entity.ts';
import type { Fact } from './journal.ts';

/**
 * An `Area` of any state. Written with methods, so that an area of a known state can be passed: records hand
 * each area only states that it made itself.
 */
export interface AnyArea {
  readonly type: EntityType;
  evolve(state: unknown, event: DomainEvent): unknown;
  project(state: unknown): Indexed;
  nextWake?(state: unknown, committee: CommitteeState, calendar: Calendar): string | undefined;
  box?(state: unknown, committee: CommitteeState): number | undefined;
  veiled?(state: unknown): readonly string[];
  holds?(state: unknown, states: States): boolean;
  readonly commands: { readonly [verb in Verb]?: CommandRule };
}

export type Areas = Readonly<Partial<Record<EntityType, AnyArea>>>;

/** An entity with its place in the order of recording. */
export interface Replica extends Entity {
  readonly recorded: number;
}

/** Throws Invalid (`unknown-area`) for a type that nobody owns. */
export function areaOf(areas: Areas, type: EntityType): AnyArea {
  const area = areas[type];
  if (!area) throw new Invalid('unknown-area', { type });
  return area;
}

/** No commit holds more documents than this, so a place is the sequence and a position within it. */
const places = 100;

/**
 * Adds the facts of one entry to `entities`, and gives those that it touched. A version counts entries, not
 * events. The same function makes entities in a command, in verify and after an erasure.
 */
export function replay(
  areas: Areas,
  entities: Map<string, Replica>,
  entry: { readonly seq: number; readonly at: string; readonly facts: readonly Fact[] },
): readonly Replica[] {
  const byEntity = Map.groupBy(entry.facts, (fact) => fact.entity);
  return [...byEntity].map(([id, facts], position) => {
    const before = entities.get(id);
    const type = before?.type ?? facts[0]?.entityType ?? 'committee';
    if (facts.some((fact) => fact.entityType !== type)) throw new Invalid('wrong-type', { id });
    const area = areaOf(areas, type);
    const state = facts.reduce((state, { event }) => area.evolve(state, event), before?.state);
    const version = (before?.version ?? 0) + 1;
    const recorded = before?.recorded ?? entry.seq * places + position;
    const after = { id, type, version, state, updatedAt: entry.at, recorded };
    entities.set(id, after);
    return after;
  });
}
