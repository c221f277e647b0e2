import type { Page } from '../../cards/register.ts';
import type { ListQuery, Listed, Records } from '../../src/records/execute.ts';

/** How many rows are read for one card; what lies beyond is found by search. */
export const MOST = 1_000;
const CHUNK = 250;

/** A list in full, up to `MOST` rows; `more`: there are others beyond. */
export const readAll = async (
  records: Pick<Records, 'list'>,
  query: ListQuery,
): Promise<{ readonly items: readonly Listed[]; readonly more: boolean }> => {
  const items: Listed[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await records.list(query, {
      limit: CHUNK,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && items.length < MOST);
  return { items, more: cursor !== undefined };
};

/** One page of lines, counted from 1; a page beyond the last is the last. */
export const pageOf = <T>(all: readonly T[], wanted: number, rows: number): Page<T> => {
  const pages = Math.max(1, Math.ceil(all.length / rows));
  const page = Math.min(Math.max(1, Math.trunc(wanted)), pages);
  return { lines: all.slice((page - 1) * rows, page * rows), total: all.length, page, pages };
};

/** A page whose lines are made only now. */
export const mapPage = async <T, U>(
  page: Page<T>,
  line: (each: T) => Promise<U> | U,
): Promise<Page<U>> => ({ ...page, lines: await Promise.all(page.lines.map(line)) });
