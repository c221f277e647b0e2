import { keysOf } from './cursor.ts';
import type { Doc, Query } from './store.ts';

type Value = string | number;

/** A query as SQL: conditions with their values, and the keys of its order. `id` or `pk` makes it total. */
export interface Plan {
  readonly where: readonly string[];
  readonly values: readonly Value[];
  readonly order: readonly string[];
  readonly descending?: boolean;
  /** The values of the order's keys in a document: what the cursor holds. */
  readonly keysOf: (doc: Doc) => readonly Value[];
}

const due = (doc: Doc): string => doc.index?.due ?? '~';
const number = (doc: Doc): number => doc.index?.number ?? 0;

const orders = {
  number: {
    order: ['number_order', 'id'],
    keysOf: (doc: Doc) => [number(doc), doc.id],
  },
  'number-desc': {
    order: ['number_order', 'id'],
    descending: true,
    keysOf: (doc: Doc) => [number(doc), doc.id],
  },
  due: {
    order: ['due_order', 'number_order', 'id'],
    keysOf: (doc: Doc) => [due(doc), number(doc), doc.id],
  },
};

/** Conditions for the fields that are given. */
function fields(given: Readonly<Record<string, string | readonly string[] | undefined>>) {
  const where: string[] = [];
  const values: Value[] = [];
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const list = typeof value === 'string' ? [value] : value;
    where.push(
      typeof value === 'string' ? `${field} = ?` : `${field} IN (${list.map(() => '?').join()})`,
    );
    values.push(...list);
  }
  return { where, values };
}

function records(query: Extract<Query, { kind: 'records' }>): Plan {
  const { pk, type, status, owner, meeting } = query;
  const { where, values } = fields({ pk, type, status, owner, meeting });
  const words = query.words ?? [];
  return {
    where: ["kind = 'entity'", ...where, ...words.map(() => 'instr(words, ?) > 0')],
    values: [...values, ...words.map((word) => ` ${word}`)],
    ...orders[query.order],
  };
}

/** Every query filters on the partition or on the tenant, so none reads the whole file. */
export function planOf(query: Query): Plan {
  switch (query.kind) {
    case 'records':
      return records(query);
    case 'of-meeting':
      return {
        where: ["kind = 'entity'", 'pk = ?', 'meeting = ?'],
        values: [query.pk, query.meeting],
        order: ['recorded_order', 'id'],
        keysOf: (doc) => [doc.index?.recorded ?? 0, doc.id],
      };
    case 'owned': {
      const { tenant, owner, type, status } = query;
      const { where, values } = fields({ tenant, owner, type, status });
      return {
        where: ["kind = 'entity'", ...where],
        values,
        order: ['due_order', 'pk', 'id'],
        keysOf: (doc) => [due(doc), doc.pk, doc.id],
      };
    }
    case 'docs': {
      const { pk, docKind, status, ref, owner } = query;
      return {
        ...fields({ pk, kind: docKind, status, ref, owner }),
        order: ['id'],
        keysOf: (doc) => [doc.id],
      };
    }
    case 'partition':
      return {
        ...fields({ pk: query.pk }),
        order: ['kind', 'id'],
        keysOf: (doc) => [doc.kind, doc.id],
      };
    default:
      return {
        ...fields({ tenant: query.tenant, kind: query.docKind }),
        order: ['id', 'pk'],
        keysOf: (doc) => [doc.id, doc.pk],
      };
  }
}

/** The statement of one page, and its values but for the limit. */
export function pageOf(plan: Plan, cursor: string | undefined): { sql: string; values: Value[] } {
  const after = cursor === undefined ? [] : keysOf(cursor, plan.order.length);
  const keys = `(${plan.order.join()}) ${plan.descending ? '<' : '>'} (${plan.order.map(() => '?').join()})`;
  const where = [...plan.where, ...(cursor === undefined ? [] : [keys])].join(' AND ');
  const order = plan.order.map((key) => (plan.descending ? `${key} DESC` : key)).join();
  return { sql: `WHERE ${where} ORDER BY ${order} LIMIT ?`, values: [...plan.values, ...after] };
}
