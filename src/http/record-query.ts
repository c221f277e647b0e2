import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ActionStatus } from '../domain/action/state.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import type { MeetingStatus } from '../domain/meeting/state.ts';
import type { MotionStatus } from '../domain/motion/state.ts';
import type { RaidState } from '../domain/raid/state.ts';
import { TAKEN_BACK } from '../domain/taken-back.ts';
import { Invalid } from '../errors.ts';

const STATUSES = {
  action: [
    'proposed',
    'open',
    'in-progress',
    'done',
    'closed',
    'declined',
    'cancelled',
  ] satisfies ActionStatus[],
  decision: ['in-force', 'superseded', 'rescinded'] satisfies DecisionState['status'][],
  meeting: ['planned', 'in-session', 'adjourned', 'held', 'cancelled'] satisfies MeetingStatus[],
  motion: [
    'proposed',
    'open',
    'voting',
    'carried',
    'lost',
    'provisional',
    'deferred',
    'withdrawn',
  ] satisfies MotionStatus[],
  raid: ['open', 'occurred', 'failed', 'closed'] satisfies RaidState['status'][],
} as const;

/** Rows of a page, of whichever list; `usual` where nothing is said. */
const limit = (usual: number) => z.coerce.number().int().min(1).max(500).default(usual);

const page = { cursor: z.string().max(2000).optional(), limit: limit(50) };

const listed = z
  .string()
  .max(500)
  .transform((list) => list.split(',').map((entry) => entry.trim()));

/** A status that no record of the type can have is a mistake, not a list without rows. */
const oneOf = (known: readonly string[], status: readonly string[] = []): string | undefined =>
  status.every((each) => known.includes(each)) ? undefined : `one of ${known.join(', ')}`;

/** What a list of records can be asked; whatever else is asked is an error rather than left out. */
export const listQuery = z
  .strictObject({
    ...page,
    type: z.enum(['action', 'decision', 'meeting', 'motion', 'raid']),
    status: listed.optional(),
    owner: z.string().max(500).optional(),
    q: z
      .string()
      .max(500)
      .refine((said) => said.trim() === '' || /[\p{L}\p{N}]/u.test(said), 'a word to search for')
      .optional(),
    asAt: z.iso.date().optional(),
  })
  .superRefine(({ type, status }, context) => {
    const message = oneOf(STATUSES[type], status);
    if (message) context.addIssue({ code: 'custom', path: ['status'], message });
  });

/**
 * The statuses as they are kept. What was taken back is listed as it is said to have ended; a decision only where
 * that is asked for: it was none.
 */
export const statusesKept = (
  type: keyof typeof STATUSES,
  asked: readonly string[] | undefined,
): { readonly status?: readonly string[] } => {
  const as = type in TAKEN_BACK ? TAKEN_BACK[type as keyof typeof TAKEN_BACK] : undefined;
  if (asked) return { status: asked.some((each) => each === as) ? [...asked, 'withdrawn'] : asked };
  return type === 'decision' ? { status: STATUSES.decision } : {};
};

/** Of one record: the day at whose end it is asked for, today without. */
export const oneQuery = z.object({ asAt: z.iso.date().optional() });

export const mineQuery = z
  .strictObject({ ...page, status: listed.optional() })
  .superRefine(({ status }, context) => {
    const message = oneOf(STATUSES.action, status);
    if (message) context.addIssue({ code: 'custom', path: ['status'], message });
  });

/** `cursor` is what the page before gave: the sequence of its last entry, as `after` says it too. */
export const journalQuery = z
  .strictObject({
    after: z.coerce.number().int().min(0).optional(),
    cursor: z.coerce.number().int().min(0).optional(),
    limit: limit(200),
  })
  .transform(({ after, cursor, ...rest }) => ({ ...rest, after: cursor ?? after ?? 0 }));

export const chaseQuery = z.strictObject({
  ref: z.string().max(100).optional(),
  person: z.string().max(500).optional(),
  cursor: z.string().max(2000).optional(),
  limit: limit(200),
});

interface Paged {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The rows of a page, and where it begins. */
export interface PageOf {
  readonly limit: number;
  readonly cursor?: string;
}

/** Tells one list from another, however many rows a page has. */
const markOf = (list: string, query: Paged): string => {
  const { cursor: _, limit: __, ...question } = query;
  return createHash('sha256')
    .update(JSON.stringify([list, question]))
    .digest('base64url')
    .slice(0, 8);
};

/**
 * The page asked for, of the list of that name. Throws Invalid (`bad-cursor`) for a cursor that an answer to another
 * question gave.
 */
export const pageOf = (list: string, query: Paged): PageOf => {
  const { limit, cursor } = query;
  if (cursor === undefined) return { limit };
  const [mark, rest] = [cursor.slice(0, 8), cursor.slice(8)];
  if (mark !== markOf(list, query)) throw new Invalid('bad-cursor');
  return { limit, cursor: rest };
};

/** The cursor of the page after this one, as `pageOf` takes it; undefined after the last. */
export const cursorAfter = (
  list: string,
  query: Paged,
  cursor: string | undefined,
): string | undefined => cursor && `${markOf(list, query)}${cursor}`;
