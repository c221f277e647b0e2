import type { Conversation, Message } from '../model.ts';
import type { MountAnswer, MountRequest } from '../mount.ts';
import { bareId, type World } from '../world.ts';
import { conversationNotFound, notInPersonalScope, notInRoster } from './answers.ts';

export interface Target {
  readonly conversation: Conversation;
  /** The thread named by `;messageid=`. */
  readonly root?: string;
}

/** Hands the addressed conversation to `then`, or answers why the bot cannot reach it. */
export const inConversation =
  (world: World, then: (target: Target, request: MountRequest) => MountAnswer) =>
  async (request: MountRequest): Promise<MountAnswer> => {
    const id = request.params.conversationId ?? '';
    const conversation = world.store.conversations.get(bareId(id));
    if (!conversation) return conversationNotFound();
    if (!conversation.installed)
      return conversation.kind === 'personal' ? notInPersonalScope() : notInRoster();

    const root = /;messageid=(.+)$/.exec(id)?.[1];
    if (root && !isRoot(world.store.messages.get(root), conversation))
      return conversationNotFound();
    return then({ conversation, ...(root && { root }) }, request);
  };

const isRoot = (message: Message | undefined, conversation: Conversation): boolean =>
  message?.conversation === conversation.id && message.root === message.id;
