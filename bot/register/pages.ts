import type { Page } from '../../cards/register.ts';
import type { ListQuery, Records } from '../../src/records/execute.ts';

/** How many rows are read for one card; what lies beyond is found by search. */
export const MOST = 1_000;

/** A list in full, up to `MOST` rows; `more`: there are others beyond. */
export const readAll = (records: Pick<Records, 'all'>, query: ListQuery) =>
  records.all(query, MOST);

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
