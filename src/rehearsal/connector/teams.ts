import type { Conversation } from '../model.ts';
import type { Mount, MountAnswer } from '../mount.ts';
import type { World } from '../world.ts';
import { answered, conversationNotFound, failed, memberNotFound } from './answers.ts';
import { account } from './members.ts';

const teamNotFound = (): MountAnswer => failed(404, 'NotFound', 'Team not found.');
const meetingNotFound = (): MountAnswer => failed(404, 'NotFound', 'Meeting not found.');

export const teamRoutes = (world: World): Mount[] => {
  const channelsOf = (teamId: string | undefined): Conversation[] =>
    world.store.conversations.all().filter(({ team }) => team && team.id === teamId);
  const withMeeting = (meetingId: string | undefined): Conversation | undefined =>
    world.store.conversations.all().find(({ meeting }) => meeting && meeting.id === meetingId);

  const team: Mount['handle'] = async ({ params }) => {
    const channels = channelsOf(params.teamId);
    const found = channels[0]?.team;
    if (!found) return teamNotFound();
    const members = new Set(channels.flatMap((channel) => channel.members));
    return answered({
      ...found,
      tenantId: world.tenant(),
      type: 'standard',
      channelCount: channels.length,
      memberCount: members.size,
    });
  };

  const channels: Mount['handle'] = async ({ params }) => {
    const found = channelsOf(params.teamId);
    if (found.length === 0) return teamNotFound();
    // The General channel has the team's own id and, in Teams, no name.
    return answered({
      conversations: found.map(({ id, name }) => (id === params.teamId ? { id } : { id, name })),
    });
  };

  const meeting: Mount['handle'] = async ({ params }) => {
    const chat = withMeeting(params.meetingId);
    if (!chat?.meeting) return meetingNotFound();
    const { id, title, start, end, joinUrl, organizer } = chat.meeting;
    const host = world.person(organizer);
    return answered({
      details: {
        id,
        title,
        joinUrl,
        scheduledStartTime: start,
        scheduledEndTime: end,
        type: 'Scheduled',
      },
      conversation: { id: chat.id, isGroup: true, conversationType: 'groupChat' },
      organizer: { id: host.id, aadObjectId: host.aadObjectId, tenantId: world.tenant() },
    });
  };

  const participant: Mount['handle'] = async ({ params, query }) => {
    const chat = withMeeting(params.meetingId);
    if (!chat?.meeting || query.tenantId !== world.tenant()) return conversationNotFound();
    const person = chat.members
      .map((id) => world.person(id))
      .find(
        ({ id, aadObjectId }) =>
          id === params.participantId || aadObjectId === params.participantId,
      );
    if (!person) return memberNotFound();
    const role = person.id === chat.meeting.organizer ? 'Organizer' : 'Presenter';
    return answered({
      user: account(world, person),
      meeting: { role, inMeeting: chat.meeting.inside?.includes(person.id) ?? false },
      conversation: { id: chat.id, isGroup: true },
    });
  };

  return [
    { method: 'GET', path: '/v3/teams/:teamId', handle: team },
    { method: 'GET', path: '/v3/teams/:teamId/conversations', handle: channels },
    { method: 'GET', path: '/v1/meetings/:meetingId', handle: meeting },
    {
      method: 'GET',
      path: '/v1/meetings/:meetingId/participants/:participantId',
      handle: participant,
    },
  ];
};
