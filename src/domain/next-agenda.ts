import type { EntityChange, PersonId } from '../records/entity.ts';
import type { ItemInterest } from './agenda-item.ts';
import { agendaItemChange } from './agenda-item.ts';
import { added } from './agenda/with-standing.ts';
import { committeeChange } from './committee.ts';
import { interestEvents } from './interests.ts';
import { LONGEST_AGENDA } from './meeting/sitting.ts';
import type { Context, States } from './model.ts';

/** An agenda shows no longer titles. */
const TITLE_LENGTH = 200;

interface Topic {
  readonly title: string;
  readonly by: PersonId;
  readonly presenter?: PersonId | undefined;
  readonly reserved: boolean;
  /** Who has an interest in it, from where it was before. */
  readonly interests?: readonly ItemInterest[];
  /** Before everything that waits, however much that is. */
  readonly first?: boolean;
  /** Otherwise it waits for whoever orders the agenda. */
  readonly accepted?: boolean;
}

/** An item for decision that waits for the next meeting, and the facts that make it one. */
export const waitingItem = (
  states: States,
  { title, by, presenter, reserved, interests = [], first = false, accepted = true }: Topic,
  context: Context,
): { readonly item: string; readonly changes: EntityChange[] } => {
  const waiting = states.committee?.state.waiting ?? [];
  const { now: at } = context;
  const id = context.fresh('I');
  const topic = { id, kind: 'decision', minutes: null, meeting: null, reserved } as const;
  const proposed = {
    type: 'item-proposed',
    v: 1,
    data: { ...topic, presenter: presenter ?? null, by, at },
    text: { title: title.slice(0, TITLE_LENGTH) },
  } as const;
  const facts = [proposed, ...interestEvents(undefined, interests)];
  if (!accepted) return { item: id, changes: [agendaItemChange(id, ...facts)] };
  const items = first ? [id, ...waiting] : added(states, waiting, id);
  return {
    item: id,
    changes: [
      agendaItemChange(id, ...facts, { type: 'item-accepted', v: 1, data: { by, at } }),
      committeeChange({ type: 'agenda-waiting', v: 1, data: { items } }),
    ],
  };
};

/**
 * Puts a matter for decision on the next meeting's agenda, accepted. Nothing where that is full: it is
 * found in the registers then.
 */
export const onNextAgenda = (states: States, topic: Topic, context: Context): EntityChange[] => {
  const full = (states.committee?.state.waiting ?? []).length >= LONGEST_AGENDA;
  return full && !topic.first ? [] : waitingItem(states, topic, context).changes;
};
