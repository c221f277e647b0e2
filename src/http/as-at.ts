import { type Listed, type Records, wordsOf } from '../records/execute.ts';
import { pageByNumber } from './search.ts';

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
  const found = (await records.asAt(pk, until)).filter(has(query));
  const { limit, cursor } = query;
  return pageByNumber(found, { limit, ...(cursor !== undefined && { cursor }) });
};
