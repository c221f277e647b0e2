import type { Doc, Query } from '../records/store.ts';
import type { Parts } from './parts.ts';

const PAGE = 100;

/** The rows of one committee's ledger, page after page. */
export const ledgerRows = async (
  { store }: Pick<Parts, 'store'>,
  pk: string,
  wanted: Pick<Extract<Query, { kind: 'docs' }>, 'status' | 'owner'> = {},
): Promise<Doc[]> => {
  const rows: Doc[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.find(
      { kind: 'docs', pk, docKind: 'chase', ...wanted },
      { limit: PAGE, ...(cursor !== undefined && { cursor }) },
    );
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
};
