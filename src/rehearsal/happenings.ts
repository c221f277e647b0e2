import type { Acting } from './acting.ts';
import { account } from './connector/members.ts';
import type { Outcome } from './deliver.ts';
import type { Conversation, JsonObject, Person } from './model.ts';

/** What happens to a conversation, as opposed to what is said in it. */
export const createHappenings = ({ world, deliver, make }: Acting) => {
  const send = (
    person: Person,
    conversation: Conversation,
    rest: JsonObject & { readonly type: string },
  ): Promise<Outcome> => deliver(make(person, conversation, rest));

  const change = (conversation: Conversation, changed: Partial<Conversation>): Conversation => {
    const next = { ...conversation, ...changed };
    world.store.conversations.put(next.id, next);
    world.feed.record('other');
    return next;
  };

  /** A bot that is added to a team is in all its channels. */
  const setInstalled = (conversation: Conversation, installed: boolean): Conversation => {
    const { id, team } = conversation;
    for (const other of world.store.conversations.all())
      if (team && other.team?.id === team.id && other.id !== id) change(other, { installed });
    return change(conversation, { installed });
  };

  const bot = () => ({ id: world.bot.id, name: world.bot.name });
  const teamEvent = (conversation: Conversation, eventType: string): JsonObject =>
    conversation.team ? { channelData: { eventType } } : {};

  const meetingEvent = async (
    where: string,
    by: string,
    event: 'start' | 'end',
  ): Promise<Outcome> => {
    const conversation = world.conversation(where);
    const { meeting } = conversation;
    if (meeting)
      change(conversation, { meeting: { ...meeting, running: event === 'start', inside: [] } });
    const now = world.clock.now();
    return send(world.person(by), conversation, {
      type: 'event',
      name: `application/vnd.microsoft.meeting${event === 'start' ? 'Start' : 'End'}`,
      value: {
        MeetingType: 'Scheduled',
        Title: meeting?.title,
        Id: meeting?.id,
        JoinUrl: meeting?.joinUrl,
        ...(event === 'start' ? { StartTime: now } : { EndTime: now }),
      },
    });
  };

  /** Somebody joins the running meeting or leaves it. */
  const participantEvent = async (
    where: string,
    who: string,
    event: 'join' | 'leave',
  ): Promise<Outcome> => {
    const person = world.person(who);
    const conversation = world.conversation(where);
    const { meeting } = conversation;
    const others = (meeting?.inside ?? []).filter((each) => each !== person.id);
    const inside = event === 'join' ? [...others, person.id] : others;
    if (meeting) change(conversation, { meeting: { ...meeting, inside } });
    const role = person.id === meeting?.organizer ? 'Organizer' : 'Presenter';
    return send(person, conversation, {
      type: 'event',
      name: `application/vnd.microsoft.meetingParticipant${event === 'join' ? 'Join' : 'Leave'}`,
      value: {
        members: [{ user: account(world, person), meeting: { role, inMeeting: event === 'join' } }],
      },
    });
  };

  const membership =
    (kind: 'membersAdded' | 'membersRemoved') =>
    (where: string, who: string, by: string): Promise<Outcome> => {
      const { id, aadObjectId } = world.person(who);
      const before = world.conversation(where);
      const others = before.members.filter((member) => member !== id);
      const members = kind === 'membersAdded' ? [...others, id] : others;
      const event = kind === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved';
      return send(world.person(by), change(before, { members }), {
        type: 'conversationUpdate',
        [kind]: [{ id, aadObjectId }],
        ...teamEvent(before, event),
      });
    };

  return {
    /** Adds Gavel: an installationUpdate, then a conversationUpdate; `posted` holds what either brought. */
    async install(where: string, by: string): Promise<Outcome> {
      const conversation = setInstalled(world.conversation(where), true);
      const person = world.person(by);
      const selected = conversation.team && {
        settings: { selectedChannel: { id: conversation.id } },
      };
      const first = await send(person, conversation, {
        type: 'installationUpdate',
        action: 'add',
        ...(selected && { channelData: selected }),
      });
      const second = await send(person, conversation, {
        type: 'conversationUpdate',
        membersAdded: [bot()],
        ...teamEvent(conversation, 'teamMemberAdded'),
      });
      return { ...second, posted: [...first.posted, ...second.posted] };
    },

    /** Removes Gavel. From here on the connector answers 403 for this conversation. */
    async uninstall(where: string, by: string): Promise<Outcome> {
      const conversation = setInstalled(world.conversation(where), false);
      const person = world.person(by);
      await send(person, conversation, {
        type: 'conversationUpdate',
        membersRemoved: [bot()],
        ...teamEvent(conversation, 'teamMemberRemoved'),
      });
      return send(person, conversation, { type: 'installationUpdate', action: 'remove' });
    },

    meetingEvent,
    participantEvent,
    join: membership('membersAdded'),
    leave: membership('membersRemoved'),

    async rename(where: string, name: string, by: string): Promise<Outcome> {
      const conversation = change(world.conversation(where), { name });
      const { id, team } = conversation;
      return send(world.person(by), conversation, {
        type: 'conversationUpdate',
        ...(team
          ? { channelData: { eventType: 'channelRenamed', channel: { id, name } } }
          : { topicName: name }),
      });
    },
  };
};

export type Happenings = ReturnType<typeof createHappenings>;
