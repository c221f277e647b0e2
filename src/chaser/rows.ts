import type { Doc, Query } from '../records/store.ts';
import type { Parts } from './parts.ts';

const PAGE = 100;

type Docs = Extract<Query, { kind: 'docs' }>;

/** Every document that a query of one partition finds, page after page. */
export const allDocs = async (
  { store }: Pick<Parts, 'store'>,
  query: Omit<Docs, 'kind'>,
): Promise<Doc[]> => {
  const rows: Doc[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.find(
      { kind: 'docs', ...query },
      { limit: PAGE, ...(cursor !== undefined && { cursor }) },
    );
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
};

/** The rows of one committee's ledger. */
export const ledgerRows = (
  parts: Pick<Parts, 'store'>,
  pk: string,
  wanted: Pick<Docs, 'status' | 'owner'> = {},
): Promise<Doc[]> => allDocs(parts, { pk, docKind: 'chase', ...wanted });
