import { CardFactory } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Address, Content, Outbound } from '../src/chaser/ports.ts';
import { Upstream } from '../src/errors.ts';
import type { Call } from './outbound-client.ts';
import { fitting } from './plain-client.ts';

/** Teams splits a message with both text and a card in two, so a card goes alone. */
const activityOf = (address: Address, content: Content): Partial<Activity> => ({
  type: 'message',
  channelId: address.channelId,
  from: { id: address.botId, name: '' },
  summary: content.summary,
  ...(content.card
    ? { attachments: [CardFactory.adaptiveCard(fitting(address.serviceUrl, content.card))] }
    : { text: content.text ?? content.summary, textFormat: 'markdown' }),
});

const named = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]),
});

/** The id of what a connector took. Without one nobody can tell what became of it. */
const idOf = (answer: unknown, idempotent: boolean): string => {
  const { data } = named.safeParse(answer);
  if (!data) throw new Upstream('ambiguous', idempotent);
  return data.id;
};

const threadIn = (conversationId: string, threadId: string): string =>
  `${conversationId};messageid=${threadId}`;

/** The way out over the Bot Connector: one HTTP request a call, failures as the port says. */
export const createOutbound = (call: Call): Outbound => ({
  post: async (address, content, threadOf) => {
    const activity = activityOf(address, content);
    const sent = await call(
      address.serviceUrl,
      ({ connector: { conversations } }, options) =>
        threadOf === undefined
          ? conversations.sendToConversation(address.conversationId, activity, options)
          : conversations.replyToActivity(
              threadIn(address.conversationId, threadOf),
              threadOf,
              { ...activity, replyToId: threadOf },
              options,
            ),
      false,
    );
    return { activityId: idOf(sent, false) };
  },

  update: async (address, activityId, content) => {
    const activity = { ...activityOf(address, content), id: activityId };
    await call(
      address.serviceUrl,
      ({ connector }, options) =>
        connector.conversations.updateActivity(
          address.conversationId,
          activityId,
          activity,
          options,
        ),
      true,
    );
  },

  // Opening a chat that exists gives the same chat, so it may be repeated.
  openPersonal: async (from, aadObjectId) => {
    const opened = await call(
      from.serviceUrl,
      ({ connector }, options) =>
        connector.conversations.createConversation(
          {
            isGroup: false,
            bot: { id: from.botId, name: '' },
            members: [{ id: aadObjectId, name: '' }],
            tenantId: from.tenant,
            channelData: { tenant: { id: from.tenant } },
          },
          options,
        ),
      true,
    );
    const { tenant, serviceUrl, channelId, botId } = from;
    return {
      tenant,
      serviceUrl,
      channelId,
      botId,
      conversationId: idOf(opened, true),
      conversationType: 'personal',
    };
  },
});
