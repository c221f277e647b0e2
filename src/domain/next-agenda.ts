import type { EntityChange, PersonId, Ref } from '../records/entity.ts';
import type { ItemInterest } from './agenda-item.ts';
import { agendaItemChange } from './agenda-item.ts';
import { waitingChange, waitingOf } from './agenda/find.ts';
import { added } from './agenda/with-standing.ts';
import { interestEvents } from './interests.ts';
import type { Context, States } from './model.ts';

/** An agenda shows no longer titles. */
const TITLE_LENGTH = 200;

interface Topic {
  readonly title: string;
  readonly by: PersonId;
  readonly presenter?: PersonId | undefined;
  readonly reserved: boolean;
  /** The motion that it is to ratify. */
  readonly ratifies?: string;
  /** The risk, issue or action that it arises from. */
  readonly from?: Ref | undefined;
  /** Who has an interest in it, from where it was before. */
  readonly interests?: readonly ItemInterest[];
  /** Otherwise it waits for whoever orders the agenda. */
  readonly accepted?: boolean;
}

const made = (
  { title, by, presenter, reserved, ratifies, from, interests = [], accepted = true }: Topic,
  context: Context,
): { readonly item: string; readonly change: EntityChange } => {
  const { now: at } = context;
  const id = context.fresh('I');
  const topic = { id, kind: 'decision', minutes: null, meeting: null, reserved } as const;
  const proposed = {
    type: 'item-proposed',
    v: 1,
    data: {
      ...topic,
      presenter: presenter ?? null,
      by,
      at,
      ...(ratifies === undefined ? {} : { ratifies }),
      ...(from === undefined ? {} : { from }),
    },
    text: { title: title.slice(0, TITLE_LENGTH) },
  } as const;
  const facts = [proposed, ...interestEvents(undefined, interests)];
  const agreed = { type: 'item-accepted', v: 1, data: { by, at } } as const;
  return { item: id, change: agendaItemChange(id, ...facts, ...(accepted ? [agreed] : [])) };
};

/** An item for decision that waits for the next meeting, and the facts that make it one. */
export const waitingItem = (
  states: States,
  topic: Topic,
  context: Context,
): { readonly item: string; readonly changes: EntityChange[] } => {
  const { item, change } = made(topic, context);
  if (topic.accepted === false) return { item, changes: [change] };
  return { item, changes: [change, waitingChange(added(states, waitingOf(states), item))] };
};

/** The same for what goes before everything that waits, however much that is. */
export const firstOnNextAgenda = (
  states: States,
  topics: readonly Topic[],
  context: Context,
): EntityChange[] => {
  const items = topics.map((topic) => made(topic, context));
  if (items.length === 0) return [];
  return [
    ...items.map(({ change }) => change),
    waitingChange([...items.map(({ item }) => item), ...waitingOf(states)]),
  ];
};
