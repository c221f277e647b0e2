import { withPeopleChoices } from './card.ts';
import {
  cardOf,
  isObject,
  type Card,
  type JsonObject,
  type Message,
  type Person,
} from './model.ts';
import type { World } from './world.ts';

/** A message as one person sees it. */
export interface SeenMessage {
  readonly message: Message;
  /** The person's own view where the bot gave one, else everybody's. */
  readonly card?: Card;
  /** The card asks to be refreshed for this person and has not been since it changed. */
  readonly refresh?: JsonObject;
}

export const viewKey = (message: Message, person: Person): string => `${message.id}|${person.id}`;

// Teams refreshes by itself for at most 60 people.
const REFRESH_LIMIT = 60;

const refreshFor = (world: World, card: Card | undefined, message: Message, person: Person) => {
  if (!isObject(card?.refresh) || !isObject(card.refresh.action)) return undefined;
  const { userIds } = card.refresh;
  const { members } = world.conversation(message.conversation);
  const wanted = Array.isArray(userIds)
    ? userIds.slice(0, REFRESH_LIMIT).includes(person.id)
    : members.length <= REFRESH_LIMIT;
  return wanted ? card.refresh.action : undefined;
};

/** Whom a people picker offers. In a 1:1 chat the client offers the whole organisation. */
export const choosable = (world: World, conversation: string): JsonObject[] => {
  const { kind, members } = world.conversation(conversation);
  return world.store.people
    .all()
    .filter(({ id }) => kind === 'personal' || members.includes(id))
    .map(({ name, aadObjectId }) => ({ title: name, value: aadObjectId }));
};

export const seenBy = (world: World, message: Message, person: Person): SeenMessage => {
  const shared = cardOf(message.content);
  const view = world.store.views.get(viewKey(message, person));
  const own = view?.version === message.version ? view.card : undefined;
  const plain = own ?? shared;
  const card = plain && withPeopleChoices(plain, choosable(world, message.conversation));
  const refresh = own ? undefined : refreshFor(world, shared, message, person);
  return { message, ...(card && { card }), ...(refresh && { refresh }) };
};

const DAY = 24 * 60 * 60 * 1_000;

/** What a person sees of a conversation, oldest first. A targeted message is gone after a day, as in Teams. */
export const visibleTo = (world: World, conversation: string, person: Person): Message[] => {
  const now = Date.parse(world.clock.now());
  return world.store.messages
    .all()
    .filter((message) => message.conversation === conversation)
    .filter(({ to, at }) => !to || (to === person.id && now - Date.parse(at) < DAY));
};

export const unreadCount = (world: World, conversation: string, person: Person): number => {
  const last = Number(world.store.seen.get(`${person.id}|${conversation}`) ?? 0);
  return visibleTo(world, conversation, person).filter(
    ({ id, from }) => from !== person.id && Number(id) > last,
  ).length;
};

export const markRead = (world: World, conversation: string, person: Person): void => {
  const last = visibleTo(world, conversation, person).at(-1);
  const key = `${person.id}|${conversation}`;
  if (!last || world.store.seen.get(key) === last.id) return;
  world.store.seen.put(key, last.id);
};
