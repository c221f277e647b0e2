import { z } from 'zod';
import type { Address } from '../src/chaser/ports.ts';
import type { RosterMember, Roster } from '../src/people/roster.ts';
import type { Call } from './outbound-client.ts';

const pageSize = 500;
/** Teams' largest team holds 25,000 people; a connector that pages for ever is broken. */
const mostPages = 60;

const label = z.string().max(1024);

/** A member as connectors list them; the Entra id has two names in the wild. */
const memberSchema = z
  .object({
    id: label.min(1),
    name: label.nullish(),
    aadObjectId: label.nullish(),
    objectId: label.nullish(),
    email: label.nullish(),
    userPrincipalName: label.nullish(),
    userRole: label.nullish(),
  })
  .transform((member): RosterMember => {
    const aadObjectId = member.aadObjectId ?? member.objectId;
    const email = member.email ?? member.userPrincipalName;
    return {
      channelUserId: member.id,
      name: member.name ?? '',
      ...(aadObjectId && { aadObjectId }),
      ...(email && { email }),
      ...(member.userRole && { guest: member.userRole === 'guest' }),
      ...(member.userRole === 'owner' && { owner: true }),
    };
  });

const meetingSchema = z.object({
  organizer: z.object({ aadObjectId: label.nullish(), objectId: label.nullish() }).nullish(),
});

const channelsSchema = z.object({
  conversations: z.array(z.object({ id: label, name: label.nullish() })),
});

/** Who is where, asked of the channel. Never a source of rights. All throw `Upstream`. */
export interface TeamsRoster extends Roster {
  /** The Entra id of a meeting's organiser, where the channel says. */
  organiser(address: Address, meetingId: string): Promise<string | undefined>;
  /** The name of a team's channel; the first channel of a team has none. */
  channelName(address: Address): Promise<string | undefined>;
}

export const createTeamsRoster = (call: Call): TeamsRoster => ({
  members: async ({ serviceUrl, conversationId }) => {
    const members: RosterMember[] = [];
    let continuationToken: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      // Typed as required, although the first page has none.
      const request = { pageSize, ...(continuationToken && { continuationToken }) } as {
        readonly pageSize: number;
        readonly continuationToken: string;
      };
      const found = await call(
        serviceUrl,
        ({ connector }, options) =>
          connector.conversations.getConversationPagedMembers(conversationId, {
            ...options,
            ...request,
          }),
        true,
      );
      members.push(...found.members.flatMap((member) => memberSchema.safeParse(member).data ?? []));
      continuationToken = found.continuationToken || undefined;
      if (continuationToken === undefined) break;
    }
    return members;
  },

  organiser: async ({ serviceUrl }, meetingId) => {
    const found = await call(
      serviceUrl,
      ({ teams }, options) => teams.teams.fetchMeetingInfo(meetingId, options),
      true,
    );
    const { organizer } = meetingSchema.parse(found);
    return organizer?.aadObjectId ?? organizer?.objectId ?? undefined;
  },

  channelName: async ({ serviceUrl, conversationId, teamId = '' }) => {
    const found = await call(
      serviceUrl,
      ({ teams }, options) => teams.teams.fetchChannelList(teamId, options),
      true,
    );
    const { conversations } = channelsSchema.parse(found);
    return conversations.find(({ id }) => id === conversationId)?.name ?? undefined;
  },
});
