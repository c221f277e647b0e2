import { createHash } from 'node:crypto';
import type { Clock, Ids } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Content, Conversation, Message, Person } from './model.ts';
import { openRoomStore, type RoomStore } from './store.ts';

interface Bot {
  readonly id: string;
  readonly name: string;
}

/** The room as it stands: what the connector serves and what people do both work on this. */
export interface World {
  readonly store: RoomStore;
  readonly feed: Feed;
  readonly clock: Clock;
  readonly bot: Bot;
  tenant(): string;
  /** Empties the room; what follows happens in a tenant that nobody has seen before. */
  reset(): void;
  /** Activity ids are milliseconds, as in Teams, and always rise. */
  freshId(): string;
  /** By id, Entra id, full name or first name. Throws `NotFound`. */
  person(who: string): Person;
  /** By id (with or without `;messageid=`) or name. Throws `NotFound`. */
  conversation(which: string): Conversation;
  post(
    message: Pick<Message, 'conversation' | 'from' | 'root' | 'to' | 'content'>,
    id?: string,
  ): Message;
  update(message: Message, content: Content): Message;
  remove(message: Message): void;
}

const BOT: Bot = { id: '28:7d3f0a52-6f0e-4c8e-9b1f-3a5d1c2b4e60', name: 'Gavel' };

/** A stable UUID for a name: the same person has the same id in every room of a tenant. */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const bareId = (conversationId: string): string =>
  conversationId.replace(/;messageid=.*$/, '');

export const createWorld = (options: { file: string; clock: Clock; ids: Ids }): World => {
  const { clock, ids } = options;
  const store = openRoomStore(options.file);
  const feed = createFeed();

  const freshTenant = () => store.facts.put('tenant', uuidOf(ids.next('tenant')));
  if (!store.facts.get('tenant')) freshTenant();

  const world: World = {
    store,
    feed,
    clock,
    bot: BOT,
    tenant: () => store.facts.get('tenant') ?? '',
    reset() {
      store.empty();
      freshTenant();
      feed.record('other');
    },
    freshId() {
      const last = Number(store.facts.get('lastId') ?? 0);
      const id = String(Math.max(Date.parse(clock.now()), last + 1));
      store.facts.put('lastId', id);
      return id;
    },
    person(who) {
      const wanted = who.toLowerCase();
      const people = store.people.all();
      const found =
        store.people.get(who) ??
        people.find((one) => one.aadObjectId === who || one.name.toLowerCase() === wanted) ??
        people.find((one) => one.name.toLowerCase().startsWith(`${wanted} `));
      if (!found) throw new NotFound('room-person', { who });
      return found;
    },
    conversation(which) {
      const found =
        store.conversations.get(bareId(which)) ??
        store.conversations.all().find((one) => one.kind !== 'personal' && one.name === which);
      if (!found) throw new NotFound('room-conversation', { which });
      return found;
    },
    post(message, id = world.freshId()) {
      const posted: Message = { ...message, id, at: clock.now(), version: 1 };
      store.messages.put(id, posted);
      feed.record('posted', posted);
      return posted;
    },
    update(message, content) {
      const updated: Message = { ...message, content, version: message.version + 1 };
      store.messages.put(message.id, updated);
      feed.record('updated', updated);
      return updated;
    },
    remove(message) {
      store.messages.delete(message.id);
      feed.record('deleted', message);
    },
  };
  return world;
};
