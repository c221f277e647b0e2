import { z } from 'zod';
import { Invalid } from '../src/errors.ts';

const depthLimit = 40;

/** Lone surrogates replaced, everywhere: they cannot be hashed or stored as UTF-8. */
const wellFormed = (value: unknown, depth = 0): unknown => {
  if (depth > depthLimit) throw new Invalid('activity-too-deep');
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item) => wellFormed(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item, depth + 1)]),
  );
};

const id = z.string().min(1).max(1024);
const label = z.string().max(1024);
/** Decoration: what is wrong is left out rather than refused. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const account = z.object({
  id,
  name: label.nullish().transform((name) => name ?? ''),
  aadObjectId: optional(id),
  userRole: optional(label),
  email: optional(label),
});

const named = z.object({ id: optional(id), name: optional(label) });

const channelData = z.object({
  tenant: optional(z.object({ id })),
  team: optional(named.extend({ aadGroupId: optional(id) })),
  channel: optional(named),
  meeting: optional(z.object({ id })),
  settings: optional(z.object({ selectedChannel: z.object({ id }) })),
  eventType: optional(label),
});

const clientInfo = z.object({
  type: z.literal('clientInfo'),
  locale: optional(label),
  country: optional(label),
  timezone: optional(label),
});

const mention = z.object({
  type: z.literal('mention'),
  text: optional(label),
  mentioned: z.object({ id, name: optional(label), aadObjectId: optional(id) }),
});

const anything = z.record(z.string(), z.unknown());

/** The fields of a Bot Framework activity that Gavel reads. Everything in it may be forged. */
const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: id.optional(),
  name: optional(label),
  channelId: z.string().min(1).max(100).default('msteams'),
  serviceUrl: z.string().max(2048),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: optional(z.enum(['channel', 'groupChat', 'personal'])),
    isGroup: optional(z.boolean()),
    tenantId: optional(id),
    name: optional(label),
  }),
  text: z.string().max(100_000).nullish(),
  value: optional(z.unknown()),
  replyToId: optional(id),
  action: optional(label),
  locale: optional(label),
  localTimezone: optional(label),
  membersAdded: optional(z.array(account).max(2000)),
  membersRemoved: optional(z.array(account).max(2000)),
  entities: z
    .array(z.union([mention, clientInfo, anything]))
    .max(500)
    .nullish()
    .transform((entities) => entities ?? []),
  channelData: channelData.nullish().transform((data) => data ?? {}),
});

/** The value of a meeting's join and leave events. */
export const participantsSchema = z.object({
  members: z.array(z.object({ user: account })).max(2000),
});

/** Of a meeting event, which has more. */
export const titleSchema = z.object({ Title: z.string().trim().min(1).max(200) });

export const mentionSchema = mention;
export const clientInfoSchema = clientInfo;

export type WireActivity = z.infer<typeof activitySchema>;
export type WireAccount = z.infer<typeof account>;

/**
 * The body of a request as an activity. Throws Invalid: `activity-malformed` with the `field` that is
 * wrong, or `activity-too-deep`.
 */
export const parseActivity = (body: unknown): WireActivity => {
  const result = activitySchema.safeParse(wellFormed(body));
  if (result.success) return result.data;
  throw new Invalid('activity-malformed', {
    field: result.error.issues[0]?.path.join('.') || 'body',
  });
};
