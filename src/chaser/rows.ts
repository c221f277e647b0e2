import { pagesOf } from '../records/load.ts';
import type { Doc, Query } from '../records/store.ts';
import type { Parts } from './parts.ts';

type Docs = Extract<Query, { kind: 'docs' }>;

/** Every document that a query of one partition finds. */
export const allDocs = async (
  { store }: Pick<Parts, 'store'>,
  query: Omit<Docs, 'kind'>,
): Promise<Doc[]> => {
  const docs: Doc[] = [];
  for await (const page of pagesOf(store, { kind: 'docs', ...query })) docs.push(...page);
  return docs;
};

/** The rows of one committee's ledger. */
export const ledgerRows = (
  parts: Pick<Parts, 'store'>,
  pk: string,
  wanted: Pick<Docs, 'status' | 'owner'> = {},
): Promise<Doc[]> => allDocs(parts, { pk, docKind: 'chase', ...wanted });
