import type { MountAnswer } from '../mount.ts';

export const answered = (body: unknown, status = 200): MountAnswer => ({ status, body });

/** A Bot Framework error body; codes and sentences are those that Teams sends. */
export const failed = (status: number, code: string, message: string): MountAnswer => ({
  status,
  body: { error: { code, message } },
});

export const badRequest = (message: string): MountAnswer => failed(400, 'BadArgument', message);
export const conversationNotFound = (): MountAnswer =>
  failed(404, 'ConversationNotFound', 'Conversation not found.');
export const activityNotFound = (): MountAnswer =>
  failed(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.');
export const memberNotFound = (): MountAnswer =>
  failed(404, 'MemberNotFoundInConversation', 'Member not found in the conversation.');
export const notInRoster = (): MountAnswer =>
  failed(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
export const notInPersonalScope = (): MountAnswer =>
  failed(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope");
