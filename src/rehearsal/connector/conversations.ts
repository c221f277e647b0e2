import { z } from 'zod';
import type { Conversation } from '../model.ts';
import type { Mount, MountAnswer, MountRequest } from '../mount.ts';
import type { World } from '../world.ts';
import {
  answered,
  badRequest,
  conversationNotFound,
  failed,
  notInPersonalScope,
  notInRoster,
} from './answers.ts';

const parametersSchema = z.looseObject({
  isGroup: z.boolean().optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  tenantId: z.string().optional(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).optional(),
      channel: z.looseObject({ id: z.string() }).optional(),
    })
    .optional(),
  activity: z.unknown().optional(),
});

/** Creates a 1:1 chat (or finds it again), or a new post in a channel. `send` carries the first activity. */
export const conversationRoutes = (world: World, send: Mount['handle']): Mount[] => {
  const firstActivity = async (
    conversation: Conversation,
    activity: unknown,
    request: MountRequest,
  ) => {
    const params = { conversationId: conversation.id };
    const sent = await send({ ...request, params, body: activity });
    if (sent.status !== 201) return sent;
    const { id } = z.object({ id: z.string() }).parse(sent.body);
    const thread = conversation.kind === 'channel' ? `;messageid=${id}` : '';
    return answered({ id: `${conversation.id}${thread}`, activityId: id }, 201);
  };

  const personalChat = (who: string): Conversation | MountAnswer => {
    const person = world.store.people
      .all()
      .find((one) => one.id === who || one.aadObjectId === who);
    if (!person) return failed(400, 'BadSyntax', 'Bad format of conversation ID');
    const chat = world.store.conversations
      .all()
      .find(({ kind, members }) => kind === 'personal' && members.includes(person.id));
    return chat?.installed ? chat : notInPersonalScope();
  };

  const create = async (request: MountRequest): Promise<MountAnswer> => {
    const parameters = parametersSchema.safeParse(request.body);
    if (!parameters.success)
      return failed(400, 'BadSyntax', 'Incorrect conversation creation parameters');
    const { members = [], channelData, activity } = parameters.data;

    if (channelData?.channel) {
      const channel = world.store.conversations.get(channelData.channel.id);
      if (!channel) return conversationNotFound();
      if (!channel.installed) return notInRoster();
      if (!activity) return badRequest('A post in a channel needs an activity.');
      return firstActivity(channel, activity, request);
    }

    const tenant = parameters.data.tenantId ?? channelData?.tenant?.id;
    const [member, ...others] = members;
    if (!tenant || !member || others.length > 0)
      return failed(400, 'BadSyntax', 'Incorrect conversation creation parameters');
    if (tenant !== world.tenant())
      return failed(403, 'ForbiddenOperationException', 'The tenant does not allow this bot.');
    const chat = personalChat(member.id);
    if ('status' in chat) return chat;
    return activity ? firstActivity(chat, activity, request) : answered({ id: chat.id }, 201);
  };

  return [{ method: 'POST', path: '/v3/conversations', handle: create }];
};
