import { z } from 'zod';
import { Invalid } from '../src/errors.ts';
import type { WireActivity } from './activity-schema.ts';
import type { Inbound, InboundKind } from './inbound.ts';

export type Kinded = Pick<Inbound, 'kind' | 'value' | 'trigger' | 'change' | 'channelGone'>;

const anything = z.record(z.string(), z.unknown());

const cardAction = z.object({
  action: z.object({ verb: z.string().max(200).optional(), data: anything.nullish() }),
  trigger: z.enum(['manual', 'automatic']).optional().catch(undefined),
});

const dialog = z.object({ data: anything.nullish() });

/** `msteams` steers the client (which dialog to open); only one without dialogs leaves that to us. */
const withoutSteering = (
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'msteams'));

const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Invalid('activity-malformed', {
    field: ['value', ...(result.error.issues[0]?.path ?? [])].join('.'),
  });
};

const invoke = (activity: WireActivity): Kinded => {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const { action, trigger } = parse(cardAction, activity.value);
      const data = withoutSteering(action.data ?? {});
      return {
        kind: 'card-action',
        value: { ...data, ...(action.verb !== undefined && { verb: action.verb }) },
        ...(trigger && { trigger }),
      };
    }
    case 'task/fetch':
    case 'task/submit': {
      const { data } = parse(dialog, activity.value);
      const kind = activity.name === 'task/fetch' ? 'dialog-open' : 'dialog-submit';
      return { kind, value: withoutSteering(data ?? {}) };
    }
    default:
      return withValue('other', activity);
  }
};

const withValue = (kind: InboundKind, activity: WireActivity): Kinded => {
  const value = anything.safeParse(activity.value);
  return value.success ? { kind, value: value.data } : { kind };
};

/** What happens to a channel is told in the team's first one. */
const teamHappening = ({ channelData, conversation }: WireActivity): Kinded => {
  switch (channelData.eventType) {
    case 'teamDeleted':
      return { kind: 'removed' };
    case 'channelDeleted':
      return { kind: 'removed', channelGone: channelData.channel?.id ?? conversation.id };
    case 'teamRestored':
    case 'channelRestored':
      return { kind: 'restored' };
    default:
      return { kind: 'other' };
  }
};

const membership = (activity: WireActivity): Kinded => {
  const isBot = ({ id }: { readonly id: string }): boolean => id === activity.recipient.id;
  if (activity.membersAdded?.some(isBot)) return { kind: 'installed' };
  if (activity.membersRemoved?.some(isBot)) return { kind: 'removed' };
  if (activity.membersAdded?.length) return { kind: 'members', change: 'added' };
  if (activity.membersRemoved?.length) return { kind: 'members', change: 'removed' };
  return teamHappening(activity);
};

const events: ReadonlyMap<string, InboundKind> = new Map([
  ['application/vnd.microsoft.meetingStart', 'meeting-start'],
  ['application/vnd.microsoft.meetingEnd', 'meeting-end'],
  ['application/vnd.microsoft.meetingParticipantJoin', 'meeting-joined'],
  ['application/vnd.microsoft.meetingParticipantLeave', 'meeting-left'],
]);

/** What an activity is to Gavel. Throws Invalid where an invoke lacks what its name promises. */
export const kindOf = (activity: WireActivity): Kinded => {
  switch (activity.type) {
    case 'message': {
      const submitted = anything.safeParse(activity.value);
      const typed = activity.text?.trim();
      return submitted.success && !typed
        ? { kind: 'submit', value: submitted.data }
        : { kind: 'message' };
    }
    case 'invoke':
      return invoke(activity);
    case 'event':
      return withValue(events.get(activity.name ?? '') ?? 'other', activity);
    case 'conversationUpdate':
      return membership(activity);
    case 'installationUpdate':
      return { kind: activity.action?.startsWith('remove') ? 'removed' : 'installed' };
    default:
      return { kind: 'other' };
  }
};
