import { z } from 'zod';
import { Invalid } from '../errors.ts';
import type { Sort } from './cosmos-items.ts';
import { cursorOf, keysOf } from './cursor.ts';
import type { Query } from './store.ts';

/** Which items, and in which order. */
interface Plan {
  /** The one logical partition to ask; absent: all of a tenant. */
  readonly pk?: string;
  readonly tenant?: string;
  readonly sort: Sort;
  readonly descending?: boolean;
  /** The beginning of the sort keys that are meant. */
  readonly prefix: string;
  /** Fields that must equal a value, or one of several. */
  readonly fields?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly words?: readonly string[];
}

/** The first text after all that begin with a prefix ending in `|`. */
const end = (prefix: string): string => `${prefix.slice(0, -1)}}`;

function planOf(query: Query): Plan {
  switch (query.kind) {
    case 'records': {
      const { pk, type, status, owner, meeting, words = [], order } = query;
      return {
        pk,
        sort: order === 'due' ? 'due' : 'number',
        descending: order === 'number-desc',
        prefix: `${type}|`,
        fields: { status, owner, meeting },
        words,
      };
    }
    case 'of-meeting':
      return { pk: query.pk, sort: 'meeting', prefix: `${query.meeting}|` };
    case 'owned': {
      const { tenant, owner, type, status } = query;
      return { tenant, sort: 'owner', prefix: `${owner}|${type}|`, fields: { status } };
    }
    case 'docs': {
      const { pk, docKind, status, ref, owner } = query;
      return { pk, sort: 'kind', prefix: `${docKind}|`, fields: { status, ref, owner } };
    }
    case 'partition':
      return { pk: query.pk, sort: 'kind', prefix: '' };
    default:
      return { tenant: query.tenant, sort: 'kind', prefix: `${query.docKind}|` };
  }
}

/** Where the page begins. Throws Invalid (`bad-cursor`) for a cursor of another query. */
function begin({ prefix, sort, descending }: Plan, cursor: string | undefined): string {
  if (cursor === undefined) return descending ? end(prefix) : prefix;
  const [given, key] = keysOf(cursor, 2);
  if (given === sort && typeof key === 'string' && key.startsWith(prefix)) return key;
  throw new Invalid('bad-cursor');
}

const sorted = z.object({ sort: z.record(z.string(), z.string()) });

/** Where the page after this item begins. */
export const pageCursor = (sort: Sort, item: unknown): string =>
  cursorOf([sort, sorted.parse(item).sort[sort] ?? '']);

/** A query as Cosmos DB takes it, and where it goes. */
interface Asked {
  readonly text: string;
  /** By the name of the parameter, without its `@`. */
  readonly values: Record<string, string>;
  readonly pk?: string;
  readonly sort: Sort;
}

/**
 * One page of a query, of at most `limit` items. The partition stands in the condition too, although the
 * request is sent to it: with it the composite index holds condition and order.
 */
export function asked(query: Query, limit: number, cursor: string | undefined): Asked {
  const plan = planOf(query);
  const { pk, tenant, sort, descending, prefix, fields = {}, words = [] } = plan;
  const scope = pk === undefined ? 'tenant' : 'pk';
  const key = `c.sort.${sort}`;
  const from = begin(plan, cursor);
  const values: Record<string, string> = {};
  const param = (value: string): string => {
    const name = `p${Object.keys(values).length}`;
    values[name] = value;
    return `@${name}`;
  };
  const [after, before, way] = descending ? ['<', '>', 'DESC'] : ['>', '<', 'ASC'];
  const where = [`c.${scope} = ${param(pk ?? tenant ?? '')}`, `${key} ${after} ${param(from)}`];
  if (prefix) where.push(`${key} ${before} ${param(descending ? prefix : end(prefix))}`);
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === 'string') where.push(`c.index.${field} = ${param(value)}`);
    else if (value?.length) where.push(`c.index.${field} IN (${value.map(param).join()})`);
    else if (value) where.push('false');
  }
  for (const word of words) {
    const begins = `STARTSWITH(w, ${param(word)})`;
    where.push(`EXISTS (SELECT VALUE w FROM w IN c.index.words WHERE ${begins})`);
  }
  const text = `SELECT TOP ${limit} * FROM c WHERE ${where.join(' AND ')}
    ORDER BY c.${scope} ${way}, ${key} ${way}`;
  return { text, values, sort, ...(pk !== undefined && { pk }) };
}
