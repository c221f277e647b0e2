import type { AgendaKind, Paper } from '../agenda-item.ts';
import { readSpan } from '../when/span.ts';

/** A typed agenda item, taken apart. `title` is empty where nothing but details was said. */
export interface SpokenItem {
  readonly title: string;
  readonly kind?: AgendaKind;
  /** Planned length in minutes. */
  readonly minutes?: number;
  /** Whoever presents, in the words that were used. */
  readonly presenter?: string;
  readonly papers: readonly Paper[];
  readonly reserved?: boolean;
  readonly next?: boolean;
  readonly last?: boolean;
}

type Details = Omit<SpokenItem, 'title'>;

const KINDS: Readonly<Record<string, AgendaKind>> = {
  decision: 'decision',
  approval: 'decision',
  discussion: 'discussion',
  information: 'information',
  info: 'information',
  noting: 'information',
  consent: 'consent',
};

/** `for decision`, `consent`. */
const KIND = new RegExp(`^(?:(?:for|by)\\s+)?(?<kind>${Object.keys(KINDS).join('|')})$`, 'iu');
/** `presenter Tom`, `presented by: Tom`. */
const PRESENTER = /^(?:presenter|presented\s+by|presenting)\s*:?\s+(?<presenter>\S.*)$/iu;
/** `paper Draft https://…`, `papers: https://… Annex https://…`, or an address alone. */
const PAPERS = /^(?:papers?\s*:?\s+(?=\S)|(?=[a-z][a-z0-9+.-]*:\/\/\S+$))(?<papers>.+)$/iu;
/** `Draft budget https://…`: the words before an address are its title. */
const LINK = /(?<title>(?:(?!\S+:\/\/)\S+\s+)*)(?<url>[a-z][a-z0-9+.-]*:\/\/\S+)/giu;

const RESERVED =
  '(?:reserved|confidential|(?:in\\s+)?(?:closed|private)\\s+session|in\\s+(?:camera|private|confidence))';
/** `reserved`, `in camera`. */
const IS_RESERVED = new RegExp(`^${RESERVED}$`, 'iu');
/** `reserved: Layoffs`, `reserved item: Fraud`; `Pay cuts (reserved)`, `Bonus - reserved`. */
const SAYS_RESERVED = new RegExp(
  `^(?:${RESERVED}(?:\\s+(?:agenda\\s+)?(?:item|matter|topic))?(?:\\s*:|\\s+-)\\s+(?<after>\\S.*)|(?<before>.*\\S)(?:\\s+-\\s+${RESERVED}|\\s*[([]${RESERVED}[)\\]]))$`,
  'isu',
);

/** What a link without a name is called: the last part of its address, else where it leads. */
const nameOf = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** The links of a text, each with the words before it as its title. */
export const linksIn = (words: string): Paper[] =>
  [...words.matchAll(LINK)].map(({ groups }) => {
    const url = groups?.['url'] ?? '';
    const title = (groups?.['title'] ?? '').trim().replace(/[:,–—-]+$/u, '');
    return { title: (title || nameOf(url)).slice(0, 120), url };
  });

/** The detail that one part of the sentence gives; undefined where it belongs to the title. */
const detailOf = (part: string): Partial<Details> | undefined => {
  const minutes = readSpan(part);
  if (minutes !== undefined) return { minutes };
  const kind = KINDS[KIND.exec(part)?.groups?.['kind']?.toLowerCase() ?? ''];
  if (kind) return { kind };
  const presenter = PRESENTER.exec(part)?.groups?.['presenter'];
  if (presenter !== undefined) return { presenter };
  const papers = linksIn(PAPERS.exec(part)?.groups?.['papers'] ?? '');
  if (papers.length > 0) return { papers };
  if (IS_RESERVED.test(part)) return { reserved: true };
  if (/^(?:for\s+)?(?:the\s+)?next\s+meeting$/iu.test(part)) return { next: true };
  return /^(?:always\s+)?last$/iu.test(part) ? { last: true } : undefined;
};

const inPairs = (all: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: all.length / 2 }, (_, index) => all.slice(2 * index, 2 * index + 2));

/**
 * Reads `Budget 2027, 15 min, for decision, presenter Tom, paper Draft https://…`: details stand between
 * commas in any order, whatever else is said is the title. Never throws; whether a link is a safe one and a
 * length a sensible one is judged where it is recorded.
 */
export const readItem = (said: string): SpokenItem => {
  let title = '';
  let details: Details = { papers: [] };
  // What stands between two parts of a title is part of it.
  const [first = '', ...rest] = said.split(/([,;]\s+|\s+[|–—]\s+)/u);
  for (const [between = '', spoken = ''] of inPairs(['', first, ...rest])) {
    const part = spoken.trim();
    const found = part === '' ? {} : detailOf(part);
    const { after, before } = SAYS_RESERVED.exec(part)?.groups ?? {};
    const named = after ?? before;
    if (named !== undefined) details = { ...details, reserved: true };
    const words = named ?? part;
    if (found === undefined) title += title === '' ? words : `${between}${words}`;
    else details = { ...details, ...found, papers: [...details.papers, ...(found.papers ?? [])] };
  }
  return { ...details, title: title.replace(/,$/u, '') };
};
