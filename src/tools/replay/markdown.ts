/** One line of a minutes file; `number` counts from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A heading with the lines below it, up to the next heading of any level. The first may have no heading. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly body: readonly Line[];
}

const HEADING = /^\s{0,3}(#{1,6})\s*(?!#)(.*?)\s*#*\s*$/u;

/** Text as a reader sees it: no links, tags, comments, emphasis; white space as single spaces. */
export const plain = (markdown: string): string =>
  markdown
    .replaceAll(/<!--.*?-->/gu, '')
    .replaceAll(/!?\[([^[\]]*)\]\s?\([^()]*(?:\([^()]*\)[^()]*)*\)/gu, '$1')
    .replaceAll(/<\/?[a-z][^<>]*>/giu, '')
    .replaceAll(/\*\*|__|`/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** The lines outside code fences, cut into sections. */
export const sectionsOf = (markdown: string): readonly Section[] => {
  const sections: { level: number; title: string; line: number; body: Line[] }[] = [
    { level: 0, title: '', line: 0, body: [] },
  ];
  let fenced = false;
  for (const [i, text] of markdown
    .replace(/^\ufeff/u, '')
    .split(/\r\n?|\n/u)
    .entries()) {
    if (/^\s*(?:```|~~~)/u.test(text)) fenced = !fenced;
    const heading = fenced ? null : HEADING.exec(text);
    const [, marks = '', title = ''] = heading ?? [];
    if (heading) sections.push({ level: marks.length, title: plain(title), line: i + 1, body: [] });
    else if (!fenced) sections.at(-1)?.body.push({ number: i + 1, text });
  }
  return sections;
};
