import assert from 'node:assert/strict';

const shape = /^SELECT TOP (\d+) (VALUE )?(\S+) FROM c WHERE (.+?) ORDER BY (.+)$/;
const filter = '({documentdb-formattableorderbyquery-filter})';

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** True for what Cosmos DB cannot answer over several partitions without the SDK's merging. */
export const isOrdered = (text: string): boolean =>
  /ORDER BY/.test(text) && !/AS orderByItems/.test(text);

/** The query plan that Cosmos DB's gateway gives for the shapes of query that the store sends. */
export function planOf(text: string): object {
  const base = {
    distinctType: 'None',
    aggregates: [],
    groupByExpressions: [],
    groupByAliasToAggregateType: {},
    hasNonStreamingOrderBy: false,
    hasSelectValue: /SELECT (TOP \d+ )?VALUE/.test(text),
  };
  const queryInfo = isOrdered(text) ? { ...base, ...orderOf(text) } : { ...base, orderBy: [] };
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo,
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
}

function orderOf(text: string) {
  const [, top, , what, where, order] = shape.exec(oneLine(text)) ?? [];
  assert(top && what && where && order, `a query of another shape: ${text}`);
  const keys = order.split(', ').map((key) => key.split(' '));
  const items = keys.map(([key]) => `{"item": ${key}}`).join(', ');
  const payload = what === '*' ? 'c' : what;
  return {
    top: Number(top),
    orderBy: keys.map(([, way]) => (way === 'DESC' ? 'Descending' : 'Ascending')),
    orderByExpressions: keys.map(([key]) => key),
    rewrittenQuery: `SELECT TOP ${top} c._rid, [${items}] AS orderByItems, ${payload} AS payload FROM c
      WHERE (${where}) AND ${filter} ORDER BY ${order}`,
  };
}
