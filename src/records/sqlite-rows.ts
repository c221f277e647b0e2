import type { SQLOutputValue } from 'node:sqlite';
import { Upstream } from '../errors.ts';
import type { Doc, DocIndex, StoredEntry } from './store.ts';

type Row = Record<string, SQLOutputValue>;

type Values = readonly (string | number | null)[];

/** What every change writes. */
export const stateColumns = 'version, wake_at, body';
/** What stays the same in most changes, and what nearly all indexes stand on. */
export const indexColumns = 'kind, type, ref, status, owner, meeting, due, number, recorded, words';
export const docColumns = `pk, id, ${stateColumns}, ${indexColumns}`;

export const stateValues = (doc: Doc): Values => [
  doc.version + 1,
  doc.wakeAt ?? null,
  JSON.stringify(doc.body),
];

/** A word stands between two blanks, so that ` bud` finds the words that begin with it. */
export function indexValues({ kind, index = {} }: Doc): Values {
  const fields = [index.type, index.ref, index.status, index.owner, index.meeting, index.due];
  return [
    kind,
    ...fields.map((field) => field ?? null),
    index.number ?? null,
    index.recorded ?? null,
    index.words?.length ? ` ${index.words.join(' ')}` : null,
  ];
}

function parse(text: SQLOutputValue | undefined, what: Record<string, string | number>): object {
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw new Upstream('unreadable', false, what, error);
  }
  throw new Upstream('unreadable', false, what);
}

const textFields = ['type', 'ref', 'status', 'owner', 'meeting', 'due'] as const;
const numberFields = ['number', 'recorded'] as const;

function wordsIn(row: Row): string[] {
  const [before, ...words] = String(row['words']).split(' ');
  if (before !== '') throw new Upstream('unreadable', false, { id: String(row['id']) });
  return words;
}

function indexOf(row: Row): DocIndex | undefined {
  const index: Record<string, string | number | string[]> = {};
  for (const field of textFields) if (row[field] !== null) index[field] = String(row[field]);
  for (const field of numberFields) if (row[field] !== null) index[field] = Number(row[field]);
  if (row['words'] !== null) index['words'] = wordsIn(row);
  return Object.keys(index).length > 0 ? index : undefined;
}

/** Throws Upstream (`unreadable`) where the row is not as it was written: somebody edited the file. */
export function toDoc(row: Row): Doc {
  const index = indexOf(row);
  const id = String(row['id']);
  return {
    pk: String(row['pk']),
    id,
    kind: String(row['kind']),
    version: Number(row['version']),
    ...(row['wake_at'] === null ? {} : { wakeAt: String(row['wake_at']) }),
    ...(index && { index }),
    body: parse(row['body'], { id }) as Doc['body'],
  };
}

/** Throws Upstream (`unreadable`) as `toDoc` does. */
export function toEntry(row: Row): StoredEntry {
  const seq = Number(row['seq']);
  return {
    seq,
    body: parse(row['body'], { seq }) as StoredEntry['body'],
    hash: String(row['hash']),
    texts: parse(row['texts'], { seq }) as StoredEntry['texts'],
  };
}
