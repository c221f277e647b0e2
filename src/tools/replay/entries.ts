import { plain } from './markdown.ts';
import type { Line, Section } from './markdown.ts';

export type EntryKind = 'decision' | 'action' | 'proposal';

/** Something that the minutes mark. `number` as printed there (`70.2`), `line` counts from 1. */
export interface RawEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly line: number;
  readonly number?: string;
}

/** A list or table of decisions or actions that is being read. */
interface Listing {
  readonly kind: EntryKind;
  /** Columns of a table; 0 below a heading. */
  readonly columns: number;
  /** The last row goes on in the next line. */
  open?: { text: string; readonly entry: Omit<RawEntry, 'text'> } | undefined;
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  ACTION: 'action',
  DECISION: 'decision',
  RESOLUTION: 'decision',
  RESOLVED: 'decision',
  AGREED: 'decision',
  PROPOSAL: 'proposal',
};

const BOLD =
  /^\s*(?:[-*+]\s+)?\*\*(?<word>ACTION|DECISION)(?:\s+ITEM)?\s+(?<number>\d+(?:\.\d+)*)[\s:*]*(?<text>.*)$/iu;
const MARKER =
  /^\s*(?:[-*+]\s+)?\**(?<word>ACTION|DECISION|RESOLUTION|RESOLVED|AGREED|PROPOSAL)\**(?::|\s+[-–—]\s)(?<text>.*)$/u;
const LABEL =
  /^\s*(?:[-*+]\s+)?\*\*(?<word>ACTION|DECISION|RESOLUTION)(?: ITEM)?(?::\*\*|\*\*\s*:)(?<text>.*)$/iu;
const SPOKEN = /^\s*(?:[-*+]\s+)?\p{L}+:\s+(?<word>PROPOSAL):(?<text>.*)$/u;
const TABLE_HEAD = /^\s*\|?\s*\**(?<word>ACTION|DECISION) ITEMS?\**\s*\|/iu;
const ROW =
  /^\s*(?:[-*+]\s+)?\|?\s*\**\s*(?<number>\d+(?:\.\d+)*)\.?\s*\**\s*[|:–-]\s*(?<text>.*)$/u;
const BULLET = /^\s?[-*+]\s+(?:\[[ x]\]\s+)?(?<text>.*)$/iu;
const RULE = /^[\s|:*_-]*$/u;

const earlier = (title: string): boolean =>
  /\b(?:review|previous)\b/iu.test(title) && /\b(?:actions?|decisions?)\b/iu.test(title);

const listed = (title: string): EntryKind | undefined => {
  const [, word] =
    /^(?:\d\S*\s+)?(action|decision)s?(?: items?| points?| made| required| needed)?\W*$/iu.exec(
      title,
    ) ?? [];
  return KINDS[word?.toUpperCase() ?? ''];
};

/** The description of a row: the second cell, or whatever is not the number of a list. */
const cellOf = (row: string, columns: number): string => {
  const cells = row.replace(/\|\s*$/u, '').split('|');
  return columns < 2 ? row : cells.slice(0, Math.max(1, cells.length - (columns - 2))).join('|');
};

const marked = ({ text, number: line }: Line): RawEntry | undefined => {
  const found = [BOLD, LABEL, MARKER, SPOKEN].map((form) => form.exec(text)).find(Boolean)?.groups;
  const kind = found?.['word'] && KINDS[found['word'].toUpperCase()];
  if (!found || !kind) return undefined;
  const number = found['number'];
  return { kind, line, text: found['text'] ?? '', ...(number === undefined ? {} : { number }) };
};

/** Templates leave "ACTION: text" and empty rows behind. */
const isFilled = ({ text }: RawEntry): boolean => /[\p{L}\p{N}]/u.test(text) && text !== 'text';

const entriesOf = (section: Section): { entries: RawEntry[]; bullets: RawEntry[] } => {
  const entries: RawEntry[] = [];
  const bullets: RawEntry[] = [];
  const heading = listed(section.title);
  let listing: Listing | undefined = heading && { kind: heading, columns: 0 };

  const close = (): void => {
    if (listing?.open) entries.push({ ...listing.open.entry, text: listing.open.text });
    if (listing) listing.open = undefined;
  };
  const row = (line: Line, { kind, columns }: Listing): Listing | undefined => {
    const found = ROW.exec(line.text)?.groups;
    if (!found) return undefined;
    const entry = { kind, line: line.number, number: found['number'] ?? '' };
    const open = { entry, text: cellOf(found['text'] ?? '', columns) };
    return { kind, columns, open };
  };

  for (const line of section.body) {
    const head = TABLE_HEAD.exec(line.text)?.groups?.['word'];
    const entry = marked(line);
    const next = listing && row(line, listing);
    if (head) {
      close();
      const kind = KINDS[head.toUpperCase()] ?? 'decision';
      listing = { kind, columns: line.text.replace(/^\s*\||\|\s*$/gu, '').split('|').length };
    } else if (entry) {
      close();
      entries.push(entry);
    } else if (next) {
      close();
      listing = next;
      if (/\|\s*$/u.test(line.text)) close();
    } else if (listing?.open && !RULE.test(line.text) && !/^\s*\*\*/u.test(line.text)) {
      listing.open.text += ` ${cellOf(line.text, listing.columns).trim()}`;
      if (/\|\s*$/u.test(line.text)) close();
    } else {
      close();
      const text = BULLET.exec(line.text)?.groups?.['text'];
      if (heading && text) bullets.push({ kind: heading, line: line.number, text });
      else if (!RULE.test(line.text)) listing = undefined;
    }
  }
  close();
  return { entries, bullets };
};

/** Everything that a section marks, "RESOLVED - no objection" with the words of the proposal before it. */
const resolved = (entries: readonly RawEntry[], bodyOf: (line: number) => string): RawEntry[] =>
  entries.map((entry, i) => {
    const before = entries[i - 1];
    const bare = entry.kind === 'decision' && /RESOLVED\**\s+[-–—]/u.test(bodyOf(entry.line));
    return bare && before?.kind === 'proposal' ? { ...entry, text: before.text } : entry;
  });

/**
 * What the minutes mark, in order: tables and lists of decisions and actions, `**ACTION 20.3**: …`, `ACTION: …`,
 * `RESOLVED: …`, `PROPOSAL: …`. Reviews of earlier entries, quotations of them and templates are left out;
 * what stands both in a summary and further down counts once.
 */
export const markedEntries = (
  sections: readonly Section[],
  meeting: string | undefined,
): readonly RawEntry[] => {
  const entries: RawEntry[] = [];
  const bullets: RawEntry[] = [];
  let review: Section | undefined;
  for (const section of sections) {
    const kind = listed(section.title);
    if (earlier(section.title)) review = section;
    // Below "Previous decisions", "Action items" may be this meeting's own.
    else if (section.level <= (review?.level ?? 0)) review = undefined;
    else if (kind && !review?.title.toLowerCase().includes(kind)) review = undefined;
    if (review) continue;
    const found = entriesOf(section);
    const text = new Map(section.body.map((line) => [line.number, line.text]));
    entries.push(...resolved(found.entries, (line) => text.get(line) ?? ''));
    bullets.push(...found.bullets);
  }
  // A list under "Actions" repeats what was marked in the discussion, unless nothing was.
  const kinds = new Set(entries.filter(isFilled).map(({ kind }) => kind));
  entries.push(...bullets.filter(({ kind }) => !kinds.has(kind)));

  const ofMeeting = ({ number }: RawEntry): boolean => number?.split('.')[0] === meeting;
  const numbered = entries.some(ofMeeting);
  const seen = new Set<string>();
  return entries
    .map((entry) => ({ ...entry, text: plain(entry.text) }))
    .filter((entry) => {
      const { kind, number = '' } = entry;
      // A number of another meeting marks an entry of that meeting, carried over for its status.
      const carried = numbered && number.includes('.') && !ofMeeting(entry);
      const again = number !== '' && seen.has(`${kind} ${number}`);
      if (isFilled(entry)) seen.add(`${kind} ${number}`);
      return isFilled(entry) && !carried && !again;
    });
};
