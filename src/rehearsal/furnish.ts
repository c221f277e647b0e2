import type { Conversation, Person, Team } from './model.ts';
import { uuidOf, type World } from './world.ts';

export interface NewPerson {
  readonly name: string;
  readonly email?: string;
  readonly role?: Person['role'];
  readonly locale?: string;
  readonly country?: string;
  readonly timeZone?: string;
  /** False for someone who does not have the app. */
  readonly personalApp?: boolean;
}

/** Puts people and conversations into the room. Nothing is told to the bot: that is what `install` is for. */
export const createFurnish = (world: World) => {
  const place = (conversation: Conversation): Conversation => {
    world.store.conversations.put(conversation.id, conversation);
    world.feed.record('other');
    return conversation;
  };

  const idsOf = (people: readonly string[]): string[] => people.map((who) => world.person(who).id);
  const threadKey = (name: string): string =>
    uuidOf(`${world.tenant()}|${name}`).replaceAll('-', '');

  return {
    /** A person, with a 1:1 chat with the bot. */
    addPerson(given: NewPerson): Person {
      const aadObjectId = uuidOf(`${world.tenant()}|person|${given.name}`);
      const role = given.role ?? 'user';
      const person: Person = {
        id: `29:1${Buffer.from(aadObjectId).toString('base64url')}`,
        aadObjectId,
        name: given.name,
        email: given.email ?? `${given.name.toLowerCase().replaceAll(/\W+/g, '.')}@harbour.example`,
        role,
        locale: given.locale ?? 'en-GB',
        country: given.country ?? 'GB',
        timeZone: given.timeZone ?? 'Europe/London',
        personalApp: role === 'user' && given.personalApp !== false,
      };
      world.store.people.put(person.id, person);
      place({
        id: `a:1${threadKey(person.id)}`,
        kind: 'personal',
        name: world.bot.name,
        members: [person.id],
        installed: person.personalApp,
      });
      return person;
    },

    /** A channel of a team; the first channel of a team shares the team's id. */
    addChannel(name: string, people: readonly string[], team: string = name): Conversation {
      const known = world.store.conversations.all().find((one) => one.team?.name === team)?.team;
      const id = `19:${threadKey(`channel|${team}|${name}`)}@thread.tacv2`;
      const owner: Team = known ?? {
        id,
        name: team,
        aadGroupId: uuidOf(`${world.tenant()}|${team}`),
      };
      return place({
        id,
        kind: 'channel',
        name,
        members: idsOf(people),
        installed: false,
        team: owner,
      });
    },

    addGroupChat(name: string, people: readonly string[]): Conversation {
      const id = `19:${threadKey(`chat|${name}`)}@thread.v2`;
      return place({ id, kind: 'groupChat', name, members: idsOf(people), installed: false });
    },

    /** The chat of a scheduled meeting; times are ISO 8601 in UTC. */
    addMeeting(
      title: string,
      people: readonly string[],
      when: { readonly organizer: string; readonly start: string; readonly end: string },
    ): Conversation {
      const thread = Buffer.from(threadKey(`meeting|${title}`)).toString('base64url');
      const id = `19:meeting_${thread}@thread.v2`;
      return place({
        id,
        kind: 'groupChat',
        name: title,
        members: idsOf(people),
        installed: false,
        meeting: {
          id: Buffer.from(`0#${id}#0`).toString('base64'),
          title,
          organizer: world.person(when.organizer).id,
          start: when.start,
          end: when.end,
          joinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(id)}/0`,
          running: false,
        },
      });
    },

    /** The 1:1 chat of a person with the bot. */
    personal(who: string): Conversation {
      const { id } = world.person(who);
      const chat = world.store.conversations
        .all()
        .find(({ kind, members }) => kind === 'personal' && members.includes(id));
      return chat ?? world.conversation(`1:1 ${who}`);
    },
  };
};

export type Furnish = ReturnType<typeof createFurnish>;
