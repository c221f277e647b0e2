import { z } from 'zod';
import type { Content, Message } from '../model.ts';
import type { Mount, MountAnswer, MountRequest } from '../mount.ts';
import type { World } from '../world.ts';
import { activityNotFound, answered, badRequest, failed, memberNotFound } from './answers.ts';
import { account } from './members.ts';
import { inConversation, type Target } from './target.ts';

const SIZE_LIMIT = 100 * 1024;

const jsonObject = z.record(z.string(), z.unknown());
const activitySchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).optional(),
  entities: z.array(jsonObject).optional(),
  recipient: z.looseObject({ id: z.string().optional() }).optional(),
});

type SentActivity = z.infer<typeof activitySchema>;

const contentOf = ({
  text,
  textFormat,
  summary,
  attachments,
  entities,
}: SentActivity): Content => ({
  ...(text && { text }),
  ...(textFormat && { textFormat }),
  ...(summary && { summary }),
  ...(attachments?.length && { attachments }),
  ...(entities?.length && { entities }),
});

/** Hands a well-formed activity to `then`, or answers what is wrong with it. */
const withActivity = (
  { body }: MountRequest,
  then: (activity: SentActivity) => MountAnswer,
): MountAnswer => {
  const activity = activitySchema.safeParse(body);
  if (!activity.success) return badRequest('Activity is malformed.');
  if (Buffer.byteLength(JSON.stringify(body)) > SIZE_LIMIT)
    return failed(413, 'MessageSizeTooBig', 'Message size too large.');
  return then(activity.data);
};

const isTargeted = (request: MountRequest): boolean => request.query.isTargetedActivity === 'true';

/** Sending, replying, updating, deleting. `send` is also how a new conversation gets its first activity. */
export const activityRoutes = (world: World): { send: Mount['handle']; routes: Mount[] } => {
  const { messages, views } = world.store;

  const threadOf = ({ conversation, root }: Target, replyTo: string | undefined) => {
    if (conversation.kind !== 'channel') return undefined;
    const answeredMessage = replyTo ? messages.get(replyTo) : undefined;
    return (
      root ?? (answeredMessage?.conversation === conversation.id ? answeredMessage.root : undefined)
    );
  };

  const post = (target: Target, activity: SentActivity, request: MountRequest): MountAnswer => {
    const { conversation } = target;
    const id = world.freshId();
    if (activity.type !== 'message') return answered({ id }, 201);

    const to = isTargeted(request) ? activity.recipient?.id : undefined;
    if (isTargeted(request)) {
      if (conversation.kind === 'personal')
        return badRequest('Targeted messages are not supported in personal chats.');
      if (!to || !conversation.members.includes(to)) return memberNotFound();
    }
    const root = threadOf(target, request.params.activityId) ?? id;
    world.post(
      {
        conversation: conversation.id,
        from: world.bot.id,
        content: contentOf(activity),
        ...(conversation.kind === 'channel' && { root }),
        ...(to && { to }),
      },
      id,
    );
    return answered({ id }, 201);
  };

  const send = inConversation(world, (target, request) =>
    withActivity(request, (activity) => post(target, activity, request)),
  );

  /** Only the bot's own messages can be changed by it. */
  const ownMessage = (
    then: (message: Message, request: MountRequest) => MountAnswer,
  ): Mount['handle'] =>
    inConversation(world, ({ conversation }, request) => {
      const message = messages.get(request.params.activityId ?? '');
      if (message?.conversation !== conversation.id) return activityNotFound();
      if (message.from !== world.bot.id)
        return failed(403, 'ForbiddenOperationException', 'The message was not sent by the bot.');
      return then(message, request);
    });

  const update = ownMessage((message, request) =>
    withActivity(request, (activity) => {
      for (const person of world.store.people.all()) views.delete(`${message.id}|${person.id}`);
      world.update(message, contentOf(activity));
      return answered({ id: message.id });
    }),
  );

  const remove = ownMessage((message) => {
    world.remove(message);
    return { status: 200 };
  });

  const readers = inConversation(world, ({ conversation }, request) => {
    const message = messages.get(request.params.activityId ?? '');
    if (message?.conversation !== conversation.id) return activityNotFound();
    const ids = message.to ? [message.to] : conversation.members;
    return answered(ids.map((id) => account(world, world.person(id))));
  });

  const activities = '/v3/conversations/:conversationId/activities';
  return {
    send,
    routes: [
      { method: 'POST', path: activities, handle: send },
      { method: 'POST', path: `${activities}/:activityId`, handle: send },
      { method: 'PUT', path: `${activities}/:activityId`, handle: update },
      { method: 'DELETE', path: `${activities}/:activityId`, handle: remove },
      { method: 'GET', path: `${activities}/:activityId/members`, handle: readers },
    ],
  };
};
