import { Invalid } from '../errors.ts';
import { type Listed, type Records, wordsOf } from '../records/execute.ts';

/** What of the records that stood then is asked for; `q` holds beginnings of words. */
export interface PastQuery {
  readonly type: string;
  readonly status?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const has =
  ({ type, status, owner, q = '' }: PastQuery) =>
  ({ type: of, index }: Listed): boolean =>
    of === type &&
    (status?.includes(index.status ?? '') ?? true) &&
    (owner === undefined || index.owner === owner) &&
    wordsOf(q).every((word) => index.words?.some((each) => each.startsWith(word)));

/**
 * A page of the records as they stood at a UTC instant, by reference. The cursor is the number of the last one.
 * Throws Invalid (`bad-cursor`).
 */
export const listAsAt = async (
  records: Records,
  pk: string,
  until: string,
  query: PastQuery,
): Promise<{ readonly items: readonly Listed[]; readonly cursor?: string }> => {
  const after = Number(query.cursor ?? 0);
  if (!Number.isInteger(after)) throw new Invalid('bad-cursor');
  const found = (await records.asAt(pk, until))
    .filter(has(query))
    .filter(({ index }) => (index.number ?? 0) > after)
    .toSorted((a, b) => (a.index.number ?? 0) - (b.index.number ?? 0));
  const items = found.slice(0, query.limit);
  const last = items.at(-1)?.index.number;
  return { items, ...(found.length > items.length && { cursor: String(last) }) };
};
