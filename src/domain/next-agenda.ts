import type { EntityChange, PersonId, Ref } from '../records/entity.ts';
import type { ItemInterest } from './agenda-item.ts';
import { agendaItemChange } from './agenda-item.ts';
import { waitingChange, waitingOf } from './agenda/find.ts';
import { added } from './agenda/with-standing.ts';
import type { Matter } from './interests.ts';
import { interestEvents, interestsIn } from './interests.ts';
import type { MeetingState } from './meeting/state.ts';
import type { Context, States } from './model.ts';
import type { MotionState } from './motion/state.ts';

/** An agenda shows no longer titles. */
const TITLE_LENGTH = 200;

interface Topic {
  readonly title: string;
  readonly by: PersonId;
  readonly presenter?: PersonId | undefined;
  readonly reserved: boolean;
  /** The motion that it is to ratify, or to put. */
  readonly ratifies?: string;
  readonly puts?: string;
  /** The risk, issue or action that it arises from. */
  readonly from?: Ref | undefined;
  /** Who has an interest in it, from where it was before. */
  readonly interests?: readonly ItemInterest[];
  /** Otherwise it waits for whoever orders the agenda. */
  readonly accepted?: boolean;
}

/** A motion as a topic of its own: as reserved as what it stood under, with whoever has an interest in it. */
export const topicOf = (
  states: States,
  motion: Matter & Pick<MotionState, 'text' | 'mover' | 'from'>,
  { actor }: Pick<Context, 'actor'>,
  meeting?: MeetingState,
): Topic => ({
  title: motion.text,
  by: motion.mover ?? actor,
  reserved: states.get('agenda-item', motion.item ?? '')?.state.reserved ?? false,
  from: motion.from,
  interests: interestsIn(states, motion, meeting),
});

/** An item for decision of the next agenda, which is to list it. */
export const newItem = (
  { title, by, presenter, reserved, ratifies, puts, from, interests = [], accepted = true }: Topic,
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
      ...(puts === undefined ? {} : { puts }),
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
  const { item, change } = newItem(topic, context);
  if (topic.accepted === false) return { item, changes: [change] };
  return { item, changes: [change, waitingChange(added(states, waitingOf(states), item))] };
};

/** The same for what goes before everything that waits, however much that is. */
export const firstOnNextAgenda = (
  states: States,
  topics: readonly Topic[],
  context: Context,
  waiting = waitingOf(states),
): EntityChange[] => {
  const items = topics.map((topic) => newItem(topic, context));
  if (items.length === 0) return [];
  return [
    ...items.map(({ change }) => change),
    waitingChange([...items.map(({ item }) => item), ...waiting]),
  ];
};
