import { DateTime } from 'luxon';
import type { Conversation, JsonObject, Person } from './model.ts';
import type { World } from './world.ts';

/** What Teams posts to a bot. */
export type Activity = JsonObject & { readonly type: string; readonly id: string };

const channelData = (world: World, { id, team, meeting }: Conversation): JsonObject => ({
  tenant: { id: world.tenant() },
  ...(team && {
    teamsChannelId: id,
    teamsTeamId: team.id,
    channel: { id },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
  }),
  ...(meeting && { meeting: { id: meeting.id } }),
});

const conversationAccount = (world: World, { id, kind, name }: Conversation, root?: string) => ({
  id: root ? `${id};messageid=${root}` : id,
  conversationType: kind,
  tenantId: world.tenant(),
  ...(kind !== 'personal' && { isGroup: true }),
  ...(kind === 'groupChat' && { name }),
});

/** An activity's outer part: who, where, when, on which client. `root` is the thread of a channel. */
export const activityFrom = (
  world: World,
  person: Person,
  conversation: Conversation,
  rest: JsonObject & { readonly type: string; readonly id?: string; readonly root?: string },
  serviceUrl: string,
): Activity => {
  const { root, entities, channelData: data, id = world.freshId(), ...own } = rest;
  const now = DateTime.fromISO(world.clock.now(), { zone: person.timeZone });
  return {
    ...own,
    id,
    timestamp: now.toUTC().toISO(),
    localTimestamp: now.toISO(),
    localTimezone: person.timeZone,
    channelId: 'msteams',
    serviceUrl,
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: world.bot.id, name: world.bot.name },
    conversation: conversationAccount(world, conversation, root),
    locale: person.locale,
    entities: [
      {
        type: 'clientInfo',
        locale: person.locale,
        country: person.country,
        platform: 'Web',
        timezone: person.timeZone,
      },
      ...(Array.isArray(entities) ? entities : []),
    ],
    channelData: { ...channelData(world, conversation), ...(data as JsonObject | undefined) },
  };
};
