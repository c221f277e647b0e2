import type { Entity, EntityChange, EntityType, Ref, Refusal } from '../records/entity.ts';
import { takenBack } from './lineage.ts';
import { linkChange } from './links.ts';
import { known, openMeeting } from './meeting/find.ts';
import type { States } from './model.ts';
import { refuse } from './model.ts';
import { itemOf } from './reserved.ts';

/** What others can come from: an action from a decision, an issue from a risk. */
const types = ['raid', 'decision', 'action'] as const;

/** The record that something comes from; undefined where there is none, or it was taken back. */
export const originOf = (states: States, from: Ref | undefined): Entity | undefined => {
  const found = types
    .map((type): Entity | undefined => states.get(type, from ?? ''))
    .find((entity) => entity !== undefined);
  return found && takenBack(found) ? undefined : found;
};

const itemAbove = (origin: Entity | undefined): string | undefined => origin && itemOf(origin);

/** What must be loaded to place something, which may come from a record, beside the meeting. */
export const originNeeds = (states: States, from: Ref | undefined): string[] =>
  known(from, itemAbove(originOf(states, from)), openMeeting(states)?.current);

/**
 * Where something recorded now belongs: to the meeting in session and the item being taken. What comes
 * from a record under a reserved item stays under that, wherever it is recorded.
 */
export const placeNow = (
  states: States,
  origin?: Entity,
): { readonly meeting?: Ref; readonly item?: string } => {
  const meeting = openMeeting(states);
  const own = itemAbove(origin);
  const kept = states.get('agenda-item', own ?? '')?.state.reserved ? own : meeting?.current;
  return {
    ...(meeting === undefined ? {} : { meeting: meeting.ref }),
    ...(kept === undefined ? {} : { item: kept }),
  };
};

/** What can give rise to a motion, or to a decision of the chair. */
const MOVING: readonly EntityType[] = ['raid', 'action'];

/** What something says of the record that it arises from, and that record of it; nothing where there is none. */
interface Arising {
  readonly facts: { readonly from?: Ref; readonly item?: string | null };
  readonly linked: (id: Ref) => readonly EntityChange[];
}

const itemOrigin = (states: States, item: string | undefined): Ref | undefined =>
  states.get('agenda-item', item ?? '')?.state.from;

/** What must be loaded to say what something under an item arises from; the item must be. */
export const underNeeds = (states: States, from: Ref | undefined, item: string | undefined) =>
  originNeeds(states, from ?? itemOrigin(states, item));

/**
 * The risk, issue or action that a motion arises from. Refused (`no-origin`): there is none of that
 * reference.
 */
export const arisingFrom = (states: States, from: Ref | undefined): Arising | Refusal => {
  if (from === undefined) return { facts: {}, linked: () => [] };
  const origin = originOf(states, from);
  if (!origin || !MOVING.includes(origin.type)) return refuse('no-origin', { ref: from });
  return {
    facts: { from: origin.id, item: placeNow(states, origin).item ?? null },
    linked: (id) => [linkChange(origin, id)],
  };
};

/** The same for what is recorded under an item: who says nothing of it means what the item itself arises from. */
export const arisingUnder = (
  states: States,
  from: Ref | undefined,
  item: string | undefined,
): Arising | Refusal => {
  if (from !== undefined) return arisingFrom(states, from);
  const origin = originOf(states, itemOrigin(states, item));
  return {
    facts: origin ? { from: origin.id } : {},
    linked: (id) => (origin ? [linkChange(origin, id)] : []),
  };
};
