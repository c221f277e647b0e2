import * as chrono from 'chrono-node';
import { Invalid } from '../../errors.ts';
import { splitOwner } from '../../people/owner.ts';
import { markedEntries } from './entries.ts';
import type { EntryKind } from './entries.ts';
import { plain, sectionsOf } from './markdown.ts';
import type { Section } from './markdown.ts';

/** Something that the minutes mark. `heading` is the place of its topic among the headings. */
export interface MarkedEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly line: number;
  /** The person of `present` who is named as accountable. */
  readonly owner?: string;
  readonly heading?: number;
}

/** A committee's minutes as published. Times are UTC. */
export interface MinutesFile {
  readonly title: string;
  readonly date: string;
  readonly present: readonly string[];
  readonly regrets: readonly string[];
  readonly chair?: string;
  readonly scribe?: string;
  readonly headings: readonly string[];
  readonly entries: readonly MarkedEntry[];
}

const LONGEST_NAME = 60;

/** Headings that every file of a template has, and those that hold what is read elsewhere. */
const NO_TOPIC =
  /^(?:topics?|agenda(?: items)?|contents|summary|notes?(?::.*)?|status(?::.*)?|intro|announcements|meeting (?:guidelines|recordings.*|date.*|duration.*)|participation and code.*|scribes?|introductions?|present|regrets|chairs?|attend(?:ees|ance)\b.*|participants\b.*|next meeting.*|date.*|duration.*|recording|video.*|audio.*|github agenda.*|moderator.*|.*\bprevious (?:decisions|call).*|(?:action|decision)s?\b.{0,30}|.*review (?:previous|action).*|zoom chat.*|helpful links|eip status|annex|links.*)$/iu;

const nameOf = (line: string): string =>
  plain(line)
    .replace(/^\s*(?:[-*+]|\d+[.)])\s*/u, '')
    .split(/\/\/|\s+[-–—/|]\s+|@/u)[0]
    ?.replaceAll(/\([^()]*\)?|\[[^[\]]*\]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[,;:.]+$/u, '')
    .trim() ?? '';

const isName = (name: string): boolean =>
  /\p{L}/u.test(name) && name.length <= LONGEST_NAME && !/https?:|:\s|^name$/u.test(name);

const namesIn = (section: Section | undefined): readonly string[] => [
  ...new Set(
    (section?.body ?? [])
      .filter(({ text }) => !/^\s*[-*_]{3,}\s*$/u.test(text))
      .flatMap(({ text }) => (text.split(',').length > 3 ? text.split(',') : [text]))
      .map(nameOf)
      .filter(isName),
  ),
];

/** "**Ana Lindt**: …" and "**Ana Lindt**" alone on a line: who spoke, where nobody noted who was there. */
const speakersIn = (markdown: string): readonly string[] => {
  const lines = markdown.matchAll(
    /^\s*\*\*([^*:|\d]{2,40})\*\*\s*(?:\([^()]*\)\s*)?(?::|[-–]|$)/gmu,
  );
  return [...new Set(Array.from(lines, ([, name = '']) => nameOf(name)).filter(isName))];
};

const labelled = (markdown: string, label: RegExp): string | undefined =>
  markdown
    .split('\n', 40)
    .map((line) => plain(line.replace(/^[\s#*>-]+/u, '')))
    .map((line) => label.exec(line)?.[1]?.trim())
    .find((found) => found);

const dateOf = (markdown: string): string => {
  const written = labelled(markdown, /^(?:Meeting )?Date(?:\/Time)?\s*:\s*(.+)$/iu) ?? '';
  const iso = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z/u.exec(written)?.[0];
  const plainly = written.replaceAll(/\b(\d{4})\/(\d{1,2})\/(\d{1,2})\b/gu, '$1-$2-$3');
  const [found] = chrono.en.parse(plainly.replace(/\bat\b/u, ''), { timezone: 0 });
  if (!iso && !found?.start.isCertain('year')) throw new Invalid('minutes-without-date');
  return new Date(iso ?? found?.start.date() ?? 0).toISOString();
};

/** A topic without its number and without its place in the recording. */
const topicOf = (title: string): string =>
  title
    .replace(/^\d+(?:\.\d+)*[a-z]?\s?[.)]?\s+(?=\p{L})/u, '')
    .replace(/\s+\d{1,2}[.:]\d{2}(?::\d{2})?$/u, '') || title;

const titleOf = (sections: readonly Section[]): string =>
  sections.find(({ level, title }) => level > 0 && title)?.title ?? 'Meeting';

/** Reads minutes in the style of W3C groups or of Ethereum's core developers. Throws `Invalid` without a date. */
export const parseMinutes = (markdown: string): MinutesFile => {
  const sections = sectionsOf(markdown);
  const titled = (title: RegExp): Section | undefined =>
    sections.find((one) => title.test(one.title));
  const title = titleOf(sections);
  const [, meeting] = /(?:meeting|call|ACD\w?)\s+#?(\d+)/iu.exec(title) ?? [];

  const chair =
    namesIn(titled(/^chairs?$/iu))[0] ??
    labelled(markdown, /^(?:Moderator|Chair|Facilitator)\s*:\s*(.+)$/iu);
  const scribe =
    namesIn(titled(/^scribes?$/iu))[0] ?? labelled(markdown, /^(?:Notes|Scribe)\s*:\s*(.+)$/iu);
  const listed = namesIn(titled(/^(?:present|attend(?:ees|ance)|participants)\b/iu));
  const present = listed.length > 0 ? listed : speakersIn(markdown);

  const topics = sections.filter(
    ({ level, title: topic }) =>
      level > 0 && level < 4 && topic !== '' && topic !== title && !NO_TOPIC.test(topic),
  );
  const candidates = present.map((name) => ({ id: name, name }));
  const entries = markedEntries(sections, meeting).map(({ kind, text, line }): MarkedEntry => {
    const heading = topics.findLastIndex((topic) => topic.line < line);
    const owner = kind === 'action' ? splitOwner(text, candidates).owner?.name : undefined;
    return {
      kind,
      text,
      line,
      ...(owner === undefined ? {} : { owner }),
      ...(heading === -1 ? {} : { heading }),
    };
  });
  return {
    title,
    date: dateOf(markdown),
    present,
    regrets: namesIn(titled(/^regrets$/iu)),
    headings: topics.map((topic) => topicOf(topic.title)),
    entries,
    ...(chair ? { chair: nameOf(chair) } : {}),
    ...(scribe ? { scribe: nameOf(scribe) } : {}),
  };
};
