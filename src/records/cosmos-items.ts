import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Upstream } from '../errors.ts';
import { entryIds } from './limits.ts';
import type { Doc, StoredEntry } from './store.ts';

/** Numbers in a key have one width, so that the order of the text is the order of the numbers. */
const wide = (number: number): string => String(number).padStart(12, '0');

export const entryId = (seq: number): string => `${entryIds}${wide(seq)}`;

export const tenantOf = (pk: string): string => pk.slice(0, pk.indexOf('|'));

/**
 * One text for each order that the port knows, ending in what makes it total: a page then begins after the
 * last key, and two paths of one composite index (partition or tenant, then key) serve filter and order both.
 */
export type Sort = 'kind' | 'number' | 'due' | 'meeting' | 'owner';

const keyOf = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? wide(part) : part)).join('|');

function sortOf({ pk, id, kind, index = {} }: Doc): { readonly [sort in Sort]?: string } {
  const { type, owner, meeting, due = '~', number = 0, recorded = 0 } = index;
  const byKind = { kind: keyOf(kind, id, pk) };
  if (kind !== 'entity') return byKind;
  return {
    ...byKind,
    ...(type && { number: keyOf(type, number, id), due: keyOf(type, due, number, id) }),
    ...(meeting && { meeting: keyOf(meeting, recorded, id) }),
    ...(type && owner && { owner: keyOf(owner, type, due, pk, id) }),
  };
}

/**
 * The item of a document with its next version. `stamp` tells one writing from another: after an answer that
 * never came, it shows whose writing stands.
 */
export function toItem(doc: Doc, stamp: string): JSONObject & { readonly id: string } {
  const { pk, id, kind, version, wakeAt, index, body } = doc;
  return {
    id,
    pk,
    tenant: tenantOf(pk),
    kind,
    version: version + 1,
    ...(wakeAt !== undefined && { wakeAt }),
    index: { ...index },
    sort: sortOf(doc),
    body: body as JSONObject,
    stamp,
  };
}

/** Without sort keys, so that no query for documents finds an entry. */
export function entryItem(pk: string, entry: StoredEntry, stamp: string) {
  const { seq, body, hash, texts } = entry;
  const id = entryId(seq);
  return {
    id,
    pk,
    tenant: tenantOf(pk),
    index: {},
    seq,
    body: body as JSONObject,
    hash,
    texts,
    stamp,
  } satisfies JSONObject;
}

const json = z.record(z.string(), z.json());
const word = z.string().optional();

const common = { id: z.string(), pk: z.string(), body: json, stamp: z.string(), _etag: z.string() };
const docShape = z.object({
  ...common,
  kind: z.string(),
  version: z.number(),
  wakeAt: word,
  index: z.object({
    type: word,
    ref: word,
    status: word,
    owner: word,
    meeting: word,
    due: word,
    number: z.number().optional(),
    recorded: z.number().optional(),
    words: z.array(z.string()).optional(),
  }),
});
const entryShape = z.object({
  ...common,
  seq: z.number(),
  hash: z.string(),
  texts: z.record(z.string(), z.object({ salt: z.string(), text: z.string() })),
});

interface Read<T> {
  readonly value: T;
  readonly etag: string;
  readonly stamp: string;
}

/** Throws Upstream (`unreadable`) where the item is not as it was written: somebody edited it. */
function checked<T>(shape: z.ZodType<T>, item: unknown): T {
  const result = shape.safeParse(item);
  if (result.success) return result.data;
  const { id, seq } = z.looseObject({ id: word, seq: z.number().optional() }).parse(item);
  throw new Upstream('unreadable', false, seq === undefined ? { id } : { seq }, result.error);
}

/** Throws Upstream (`unreadable`) with the id. */
export function toDoc(item: unknown): Read<Doc> {
  const { _etag: etag, stamp, index, ...doc } = checked(docShape, item);
  const indexed = Object.keys(index).length > 0 && { index };
  return { value: { ...doc, ...indexed } as Doc, etag, stamp };
}

/** Throws Upstream (`unreadable`) with the sequence. */
export function toEntry(item: unknown): Read<StoredEntry> {
  const { seq, body, hash, texts, stamp, _etag: etag } = checked(entryShape, item);
  return { value: { seq, body, hash, texts }, etag, stamp };
}
