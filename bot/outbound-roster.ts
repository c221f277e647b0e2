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
  details: z
    .object({
      title: label.nullish(),
      scheduledStartTime: z.coerce.date().optional().catch(undefined),
    })
    .optional(),
  organizer: z.object({ aadObjectId: label.nullish(), objectId: label.nullish() }).nullish(),
});

const participantSchema = z.object({ meeting: z.object({ role: label.nullish() }).optional() });

export interface MeetingFacts {
  readonly title?: string;
  /** UTC instant. */
  readonly scheduledStart?: string;
  readonly organizerAadObjectId?: string;
}

/** Who is where, asked of the channel. Never a source of rights. All throw `Upstream`. */
export interface TeamsRoster extends Roster {
  /** `id`: the Entra id or the channel's own. */
  member(address: Address, id: string): Promise<RosterMember>;
  meeting(address: Address, meetingId: string): Promise<MeetingFacts>;
  /** `organizer`, `presenter`, `attendee`, as the channel says now. */
  meetingRole(
    address: Address,
    meetingId: string,
    aadObjectId: string,
  ): Promise<string | undefined>;
}

const meetingFacts = ({ details, organizer }: z.infer<typeof meetingSchema>): MeetingFacts => {
  const organizerId = organizer?.aadObjectId ?? organizer?.objectId;
  return {
    ...(details?.title && { title: details.title }),
    ...(details?.scheduledStartTime && {
      scheduledStart: details.scheduledStartTime.toISOString(),
    }),
    ...(organizerId && { organizerAadObjectId: organizerId }),
  };
};

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

  member: async ({ serviceUrl, conversationId }, id) =>
    memberSchema.parse(
      await call(
        serviceUrl,
        ({ connector }, options) =>
          connector.conversations.getConversationMember(conversationId, id, options),
        true,
      ),
    ),

  meeting: async ({ serviceUrl }, meetingId) =>
    meetingFacts(
      meetingSchema.parse(
        await call(
          serviceUrl,
          ({ teams }, options) => teams.teams.fetchMeetingInfo(meetingId, options),
          true,
        ),
      ),
    ),

  meetingRole: async ({ serviceUrl, tenant }, meetingId, aadObjectId) => {
    const participant = await call(
      serviceUrl,
      ({ teams }, options) =>
        teams.teams.fetchMeetingParticipant(meetingId, aadObjectId, {
          ...options,
          tenantId: tenant,
        }),
      true,
    );
    return participantSchema.parse(participant).meeting?.role ?? undefined;
  },
});
