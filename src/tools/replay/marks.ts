import type { Line } from './markdown.ts';

export type EntryKind = 'decision' | 'action' | 'proposal';

/** Something that the minutes mark. `number` as printed there (`70.2`), `line` counts from 1. */
export interface RawEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly line: number;
  readonly number?: string;
}

/** A table of decisions or actions, or the list below such a heading. */
export interface Listing {
  readonly kind: EntryKind;
  /** Columns of the table; 0 below a heading. */
  readonly columns: number;
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  ACTION: 'action',
  DECISION: 'decision',
  RESOLUTION: 'decision',
  RESOLVED: 'decision',
  AGREED: 'decision',
  PROPOSAL: 'proposal',
};

const MARKS = [
  // **ACTION 20.3**: …  **Decision Item 83.1:** …  **DECISION 58.1** …
  /^\s*(?:[-*+]\s+)?\*\*(?<word>ACTION|DECISION)(?:\s+ITEM)?\s+(?<number>\d+(?:\.\d+)*)[\s:*]*(?<text>.*)$/iu,
  // **Action item:** …  **Decision**: …
  /^\s*(?:[-*+]\s+)?\*\*(?<word>ACTION|DECISION|RESOLUTION)(?: ITEM)?(?::\*\*|\*\*\s*:)(?<text>.*)$/iu,
  // ACTION: …  RESOLVED - …
  /^\s*(?:[-*+]\s+)?\**(?<word>ACTION|DECISION|RESOLUTION|RESOLVED|AGREED|PROPOSAL)\**(?::|(?<dash>\s+[-–—])\s)(?<text>.*)$/u,
  // XY: PROPOSAL: …
  /^\s*(?:[-*+]\s+)?\p{L}+:\s+(?<word>PROPOSAL):(?<text>.*)$/u,
];
const TABLE_HEAD = /^\s*\|?\s*\**(?<word>ACTION|DECISION) ITEMS?\**\s*\|/iu;
const LIST_HEAD =
  /^(?:\d\S*\s+)?(?<word>action|decision)s?(?: items?| points?| made| required| needed)?\W*$/iu;
const ROW =
  /^\s*(?:[-*+]\s+)?\|?\s*\**\s*(?<number>\d+(?:\.\d+)*)\.?\s*\**\s*[|:–-]\s*(?<text>.*)$/u;

const kindOf = (word: string | undefined): EntryKind | undefined =>
  KINDS[word?.toUpperCase() ?? ''];

/** The description in a row: the second cell, or whatever is not the number of a list. */
export const cellOf = (row: string, { columns }: Listing): string => {
  if (columns < 2) return row;
  const cells = row.replace(/\|\s*$/u, '').split('|');
  return cells.slice(0, Math.max(1, cells.length - (columns - 2))).join('|');
};

/** What a line marks by a word of its own; a bare "RESOLVED - nobody objected" resolves what came `before`. */
export const markIn = (line: Line, before: RawEntry | undefined): RawEntry | undefined => {
  const found = MARKS.map((mark) => mark.exec(line.text)).find(Boolean)?.groups;
  const kind = kindOf(found?.['word']);
  if (!found || !kind) return undefined;
  const { number, dash, text = '' } = found;
  const resolved = dash !== undefined && kind === 'decision' && before?.kind === 'proposal';
  return {
    kind,
    line: line.number,
    text: resolved ? before.text : text,
    ...(number === undefined ? {} : { number }),
  };
};

/** What a numbered row of a table or list holds. */
export const rowIn = ({ text, number: line }: Line, listing: Listing): RawEntry | undefined => {
  const found = ROW.exec(text)?.groups;
  if (!found) return undefined;
  const { number = '', text: rest = '' } = found;
  return { kind: listing.kind, line, number, text: cellOf(rest, listing) };
};

/** The table that begins with this line. */
export const tableAt = (line: string): Listing | undefined => {
  const kind = kindOf(TABLE_HEAD.exec(line)?.groups?.['word']);
  return kind && { kind, columns: line.replace(/^\s*\||\|\s*$/gu, '').split('|').length };
};

/** The list that a heading such as "Actions required" announces. */
export const listBelow = (title: string): Listing | undefined => {
  const kind = kindOf(LIST_HEAD.exec(title)?.groups?.['word']);
  return kind && { kind, columns: 0 };
};
