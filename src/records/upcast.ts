import type { DomainEvent } from './entity.ts';

/** Gives an event the shape of its next version (`v` one higher). Pure. */
type Upcaster = (event: DomainEvent) => DomainEvent;

/**
 * By `type@v`, the shape that is read. None is ever removed: journals of every released version are replayed.
 * An entry here is written together with the change of an event's shape.
 */
export type Upcasters = Readonly<Record<string, Upcaster>>;

export const upcasters: Upcasters = {};

/** An event of any stored version in the shape that today's `evolve` knows. */
export function upcast(event: DomainEvent, registry: Upcasters): DomainEvent {
  const step = registry[`${event.type}@${event.v}`];
  return step ? upcast(step(event), registry) : event;
}
