import { plain } from './markdown.ts';
import type { Section } from './markdown.ts';
import { cellOf, listBelow, markIn, rowIn, tableAt } from './marks.ts';
import type { RawEntry } from './marks.ts';

const BULLET = /^\s?[-*+]\s+(?:\[[ x]\]\s+)?(?<text>.*)$/iu;
const RULE = /^[\s|:*_-]*$/u;
const ROW_END = /\|\s*$/u;

const isReview = (title: string): boolean =>
  /\b(?:review|previous)\b/iu.test(title) && /\b(?:actions?|decisions?)\b/iu.test(title);

/** Templates leave "ACTION: text" and empty rows behind. */
const isFilled = ({ text }: RawEntry): boolean => /[\p{L}\p{N}]/u.test(text) && text !== 'text';

/** What one section marks; `bullets` are the unmarked lines of a list below "Actions" or "Decisions". */
const entriesOf = (section: Section): { entries: RawEntry[]; bullets: RawEntry[] } => {
  const entries: RawEntry[] = [];
  const bullets: RawEntry[] = [];
  const list = listBelow(section.title);
  let listing = list;
  // A row without an end goes on in the next line.
  let open: RawEntry | undefined;

  for (const line of section.body) {
    const { text, number } = line;
    const mark = markIn(line, entries.at(-1));
    const row = mark || !listing ? undefined : rowIn(line, listing);
    const entry = mark ?? row;
    const table = tableAt(text);
    if (table) listing = table;
    if (table) continue;
    if (entry) {
      entries.push(entry);
      open = row && !ROW_END.test(text) ? row : undefined;
    } else if (open && listing && !RULE.test(text) && !/^\s*\*\*/u.test(text)) {
      const longer = { ...open, text: `${open.text} ${cellOf(text, listing).trim()}` };
      entries.splice(-1, 1, longer);
      open = ROW_END.test(text) ? undefined : longer;
    } else {
      open = undefined;
      const bullet = BULLET.exec(text)?.groups?.['text'];
      if (list && bullet) bullets.push({ kind: list.kind, line: number, text: bullet });
      else if (!RULE.test(text)) listing = undefined;
    }
  }
  return { entries, bullets };
};

/** The sections that tell of this meeting: those that go through earlier actions and decisions are left out. */
const newBusiness = (sections: readonly Section[]): readonly Section[] => {
  let review: Section | undefined;
  return sections.filter((section) => {
    const list = listBelow(section.title);
    if (isReview(section.title)) review = section;
    else if (review && section.level <= review.level) review = undefined;
    // Below "Previous decisions", "Action items" may be this meeting's own.
    else if (list && !review?.title.toLowerCase().includes(list.kind)) review = undefined;
    return review === undefined;
  });
};

/**
 * What the minutes mark, in order: tables and lists of decisions and actions, `**ACTION 20.3**: …`, `ACTION: …`,
 * `RESOLVED: …`, `PROPOSAL: …`. Reviews of earlier entries, quotations of them and templates are left out;
 * what stands both in a summary and further down counts once.
 */
export const markedEntries = (
  sections: readonly Section[],
  meeting: string | undefined,
): readonly RawEntry[] => {
  const found = newBusiness(sections).map(entriesOf);
  const marked = found.flatMap(({ entries }) => entries);
  // A list under "Actions" repeats what was marked in the discussion, unless nothing was.
  const kinds = new Set(marked.filter(isFilled).map(({ kind }) => kind));
  const bullets = found.flatMap((one) => one.bullets).filter(({ kind }) => !kinds.has(kind));

  const ofMeeting = ({ number }: RawEntry): boolean => number?.split('.')[0] === meeting;
  const numbered = marked.some(ofMeeting);
  const seen = new Set<string>();
  return [...marked, ...bullets]
    .map((entry) => ({ ...entry, text: plain(entry.text) }))
    .filter(isFilled)
    .filter((entry) => {
      const { kind, number } = entry;
      if (number === undefined) return true;
      // A number of another meeting marks an entry of that meeting, carried over for its status.
      const carried = numbered && number.includes('.') && !ofMeeting(entry);
      const again = seen.has(`${kind} ${number}`);
      seen.add(`${kind} ${number}`);
      return !carried && !again;
    });
};
