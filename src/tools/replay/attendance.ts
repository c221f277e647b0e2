import { findPeople } from '../../people/names.ts';
import { plain } from './markdown.ts';
import type { Section } from './markdown.ts';

/** Who was at a meeting, as far as its minutes say. */
export interface Attendees {
  readonly present: readonly string[];
  readonly regrets: readonly string[];
  readonly chair?: string;
  readonly scribe?: string;
  /** All of these, each once. */
  readonly people: readonly string[];
}

const LONGEST_NAME = 60;
/** Lines at the top in which a file says of itself who, when and where. */
const HEAD_LINES = 40;

const SEPARATOR = /\/\/|\s+[-–—/|]\s+|@/u;

const nameOf = (line: string): string => {
  const [name = ''] = plain(line)
    .replace(/^\s*(?:[-*+]|\d+[.)])\s*/u, '')
    .split(SEPARATOR);
  return name
    .replaceAll(/\([^()]*\)?|\[[^[\]]*\]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[,;:.]+$/u, '');
};

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

/** What follows a label such as `Moderator:` in the head of the file. */
export const labelled = (markdown: string, label: RegExp): string | undefined =>
  markdown
    .split('\n', HEAD_LINES)
    .map((line) => label.exec(plain(line.replace(/^[\s#*>-]+/u, '')))?.[1]?.trim())
    .find((found) => found);

/** Reads who was there from the sections and the head of a minutes file. */
export const attendeesOf = (markdown: string, sections: readonly Section[]): Attendees => {
  const listed = (title: RegExp): readonly string[] =>
    namesIn(sections.find((section) => title.test(section.title)));
  const attending = listed(/^(?:present|attend(?:ees|ance)|participants)\b/iu);
  const present = attending.length > 0 ? attending : speakersIn(markdown);
  const candidates = present.map((name) => ({ id: name, name }));

  const officer = (title: RegExp, label: RegExp): string | undefined => {
    const name = listed(title)[0] ?? nameOf(labelled(markdown, label) ?? '');
    const found = findPeople(name, candidates);
    return found.kind === 'one' ? found.person.name : name || undefined;
  };
  const chair = officer(/^chairs?$/iu, /^(?:moderator|chair|facilitator)\s*:\s*(.+)$/iu);
  const scribe = officer(/^scribes?$/iu, /^(?:notes|scribe)\s*:\s*(.+)$/iu);
  const regrets = listed(/^regrets$/iu);
  const people = [...present, ...regrets, chair, scribe].filter((name) => name !== undefined);
  return {
    present,
    regrets,
    people: [...new Set(people)],
    ...(chair === undefined ? {} : { chair }),
    ...(scribe === undefined ? {} : { scribe }),
  };
};
