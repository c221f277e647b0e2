import { randomUUID } from 'node:crypto';
import type { Address } from '../src/chaser/ports.ts';
import { Invalid } from '../src/errors.ts';
import type { Kinded } from './activity-kind.ts';
import { kindOf } from './activity-kind.ts';
import {
  clientInfoSchema,
  mentionSchema,
  participantsSchema,
  titleSchema,
} from './activity-schema.ts';
import type { WireAccount, WireActivity } from './activity-schema.ts';
import type { Inbound, Mention, Participant, Sender } from './inbound.ts';

/** Where a connector names no tenant (the Agents Playground): local mode only. */
export const tenantlessName = 'local';

/**
 * The tenant that the activity names. Teams repeats it; a contradiction is forged.
 * Throws Invalid (`activity-malformed`).
 */
export const tenantOf = (activity: WireActivity): string => {
  const { tenantId } = activity.conversation;
  const tenant = activity.channelData.tenant?.id;
  if (tenantId !== undefined && tenant !== undefined && tenantId !== tenant)
    throw new Invalid('activity-malformed', { field: 'channelData.tenant' });
  return tenant ?? tenantId ?? tenantlessName;
};

const participantOf = (account: WireAccount): Participant => ({
  aadObjectId: account.aadObjectId ?? account.id,
  channelUserId: account.id,
  name: account.name,
  ...(account.email !== undefined && { email: account.email }),
  ...(account.userRole !== undefined && { guest: account.userRole === 'guest' }),
});

const senderOf = (activity: WireActivity): Sender => {
  const client = activity.entities
    .map((entity) => clientInfoSchema.safeParse(entity).data)
    .find(Boolean);
  const timeZone = activity.localTimezone ?? client?.timezone;
  const locale = activity.locale ?? client?.locale;
  return {
    ...participantOf(activity.from),
    ...(timeZone !== undefined && { timeZone }),
    ...(locale !== undefined && { locale }),
    ...(client?.country !== undefined && { country: client.country }),
  };
};

/** Zero-width characters and the like are all that some clients send after a mention. */
const visible = /[^\s\p{C}]/u;

const plain = (text: string): string => text.replaceAll(/<\/?at>/g, '').trim();

interface Spoken {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly mentionedBot: boolean;
}

const spokenOf = (activity: WireActivity): Spoken => {
  const all = activity.entities
    .map((entity) => mentionSchema.safeParse(entity).data)
    .filter((m) => m !== undefined);
  const others = all.filter((mention) => mention.mentioned.id !== activity.recipient.id);
  const ours = all.filter((mention) => mention.mentioned.id === activity.recipient.id);
  let text = activity.text ?? '';
  for (const mention of ours)
    text = text.replace(mention.text || `<at>${activity.recipient.name}</at>`, ' ');
  for (const { text: shown } of others)
    if (shown) text = text.replaceAll(shown, () => plain(shown));
  const words = text.replaceAll(/&nbsp;|\u00A0/g, ' ').trim();
  return {
    text: visible.test(words) ? words : '',
    mentionedBot: ours.length > 0,
    mentions: others.map(({ text: shown, mentioned }) => ({
      text: plain(shown ?? mentioned.name ?? ''),
      id: mentioned.id,
      ...(mentioned.aadObjectId !== undefined && { aadObjectId: mentioned.aadObjectId }),
    })),
  };
};

/** In a channel the id reads `<channel>;messageid=<post>`: the thread is told from the place. */
const placeOf = (activity: WireActivity): { root: string; thread?: string } => {
  const [root = '', thread] = activity.conversation.id.split(';messageid=');
  const selected = activity.channelData.settings?.selectedChannel.id;
  return { root: selected ?? root, ...(thread && { thread }) };
};

const addressOf = (activity: WireActivity, tenant: string, conversationId: string): Address => {
  const teamId = activity.channelData.team?.id;
  const { conversationType, isGroup } = activity.conversation;
  return {
    tenant,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    conversationId,
    conversationType: conversationType ?? (teamId ? 'channel' : isGroup ? 'groupChat' : 'personal'),
    botId: activity.recipient.id,
    ...(teamId !== undefined && { teamId }),
  };
};

/** Who came to a conversation or left it, or joined or left a meeting. */
const membersOf = (activity: WireActivity, { kind, value }: Kinded): Participant[] => {
  if (kind === 'members')
    return (activity.membersAdded ?? activity.membersRemoved ?? []).map(participantOf);
  if (kind !== 'meeting-joined' && kind !== 'meeting-left') return [];
  const joined = participantsSchema.safeParse(value);
  return (joined.data?.members ?? []).map(({ user }) => participantOf(user));
};

/** What a meeting that begins is called. */
const titleOf = ({ kind, value }: Kinded): { readonly meetingTitle?: string } => {
  const title = kind === 'meeting-start' ? titleSchema.safeParse(value).data?.Title : undefined;
  return title === undefined ? {} : { meetingTitle: title };
};

/**
 * An authenticated activity as Gavel's rooms see it. Throws Invalid (`activity-malformed`) when an
 * invoke lacks what its name promises.
 */
export const toInbound = (activity: WireActivity): Inbound => {
  const kinded = kindOf(activity);
  const tenant = tenantOf(activity);
  const { root, thread } = placeOf(activity);
  const { team, channel, meeting } = activity.channelData;
  const members = membersOf(activity, kinded);
  return {
    ...kinded,
    ...spokenOf(activity),
    // What a connector does not name it cannot deliver again.
    activityId: activity.id ?? randomUUID(),
    name: activity.name ?? activity.type,
    tenant,
    address: addressOf(activity, tenant, root),
    rootConversationId: root,
    from: senderOf(activity),
    ...(thread !== undefined && { threadId: thread }),
    ...(meeting && { meetingId: meeting.id }),
    ...titleOf(kinded),
    ...(activity.replyToId !== undefined && { replyToId: activity.replyToId }),
    ...(members.length > 0 && { members }),
    ...(kinded.kind === 'installed' && { addedBy: participantOf(activity.from) }),
    ...(team?.name !== undefined && { teamName: team.name }),
    ...(channel?.name !== undefined && { channelName: channel.name }),
    ...(activity.conversation.name !== undefined && {
      conversationName: activity.conversation.name,
    }),
  };
};
