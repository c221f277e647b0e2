import type { Conversation, Message, Person } from './model.ts';
import type { PageConversation, PageMessage, PageState } from './page-shapes.ts';
import { seenBy, unreadCount, viewKey, visibleTo } from './views.ts';
import type { World } from './world.ts';

const conversationsOf = (world: World, person: Person): Conversation[] =>
  world.store.conversations.all().filter(({ members }) => members.includes(person.id));

const conversationFor = (
  world: World,
  person: Person,
  conversation: Conversation,
): PageConversation => {
  const { id, kind, name, members, installed, meeting } = conversation;
  return {
    id,
    kind,
    name,
    members,
    installed,
    unread: unreadCount(world, id, person),
    ...(meeting && {
      meeting: {
        title: meeting.title,
        start: meeting.start,
        running: meeting.running,
        inside: meeting.inside?.includes(person.id) ?? false,
      },
    }),
  };
};

/** Everything but the messages, as one person sees it. */
export const pageState = (world: World, me: Person): PageState => ({
  revision: world.feed.revision(),
  now: world.clock.now(),
  bot: world.bot,
  me: me.id,
  people: world.store.people.all().map((person) => ({
    id: person.id,
    name: person.name,
    role: person.role,
    timeZone: person.timeZone,
    unread: conversationsOf(world, person)
      .map(({ id }) => unreadCount(world, id, person))
      .reduce((sum, count) => sum + count, 0),
  })),
  conversations: conversationsOf(world, me).map((one) => conversationFor(world, me, one)),
});

/** The newest messages of a conversation; older ones are out of the page's sight. */
const SHOWN = 200;

const messageFor = (world: World, message: Message, person: Person): PageMessage => {
  const { card, refresh } = seenBy(world, message, person);
  const view = world.store.views.get(viewKey(message, person));
  return {
    id: message.id,
    from: message.from,
    at: message.at,
    edited: message.version > 1,
    private: message.to !== undefined,
    shown: `${message.version}.${view?.count ?? 0}`,
    refresh: refresh !== undefined,
    ...(message.root && { root: message.root }),
    ...(message.content.text && { text: message.content.text }),
    ...(card && { card }),
  };
};

export const pageMessages = (world: World, conversation: string, person: Person): PageMessage[] =>
  visibleTo(world, conversation, person)
    .slice(-SHOWN)
    .map((message) => messageFor(world, message, person));
