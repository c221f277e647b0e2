import * as chrono from 'chrono-node';
import { Invalid } from '../../errors.ts';
import { splitOwner } from '../../people/owner.ts';
import { attendeesOf, labelled } from './attendance.ts';
import type { Attendees } from './attendance.ts';
import { markedEntries } from './entries.ts';
import type { EntryKind } from './marks.ts';
import { sectionsOf } from './markdown.ts';
import type { Section } from './markdown.ts';
import type { Answer, Voted } from './votes.ts';
import { voterIn, votesIn } from './votes.ts';

/** Something that the minutes mark. `heading` is the place of its topic among the headings. */
export interface MarkedEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly line: number;
  /** The one of `people` who is named as accountable. */
  readonly owner?: string;
  readonly heading?: number;
  /** How a proposal was voted on: by whom, which way, and whether the minutes call it resolved. */
  readonly vote?: { readonly answers: readonly Answer[]; readonly resolved: boolean };
  /** Of a resolution: the line of the proposal whose vote led to it. */
  readonly of?: number;
}

/** A committee's minutes as published. `date` is the UTC instant at which it met. */
export interface MinutesFile extends Attendees {
  readonly title: string;
  readonly date: string;
  readonly headings: readonly string[];
  readonly entries: readonly MarkedEntry[];
}

/** Headings that every file of a template has, and those that hold what is read elsewhere. */
const NO_TOPIC =
  /^(?:topics?|agenda(?: items)?|contents|summary|notes?(?::.*)?|status(?::.*)?|intro|announcements|meeting (?:guidelines|recordings.*|date.*|duration.*)|participation and code.*|scribes?|introductions?|present|regrets|chairs?|attend(?:ees|ance)\b.*|participants\b.*|next meeting.*|date.*|duration.*|recording|video.*|audio.*|github agenda.*|moderator.*|.*\bprevious (?:decisions|call).*|(?:action|decision)s?\b.{0,30}|.*review (?:previous|action).*|zoom chat.*|helpful links|eip status|annex|links.*)$/iu;

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

/** Whoever voted was there, also where nobody wrote the name down. */
const joined = (attendees: Attendees, votes: readonly Voted[]): Attendees => {
  const voters = votes
    .flatMap(({ answers }) => answers)
    .map(({ who }) => voterIn(attendees.people, who));
  return {
    ...attendees,
    present: [...new Set([...attendees.present, ...voters])],
    people: [...new Set([...attendees.people, ...voters])],
  };
};

const votedOn = (votes: readonly Voted[], line: number, people: readonly string[]) => {
  const led = votes.find(({ resolution }) => resolution?.line === line);
  if (led) return { of: led.proposal.line };
  const vote = votes.find(({ proposal }) => proposal.line === line);
  if (!vote) return {};
  const answers = new Map(
    vote.answers.map(({ who, choice }) => [voterIn(people, who), choice] as const),
  );
  return {
    vote: {
      answers: Array.from(answers, ([who, choice]) => ({ who, choice })),
      resolved: vote.resolution !== undefined,
    },
  };
};

/** Reads minutes in the style of W3C groups or of Ethereum's core developers. Throws `Invalid` without a date. */
export const parseMinutes = (markdown: string): MinutesFile => {
  const sections = sectionsOf(markdown);
  const title = titleOf(sections);
  const [, meeting] = /(?:meeting|call|ACD\w?)\s+#?(\d+)/iu.exec(title) ?? [];
  const raw = markedEntries(sections, meeting);
  const votes = votesIn(sections, raw);
  const attendees = joined(attendeesOf(markdown, sections), votes);
  const candidates = attendees.people.map((name) => ({ id: name, name }));
  const topics = sections.filter(
    ({ level, title: topic }) =>
      level > 0 && level < 4 && topic !== '' && topic !== title && !NO_TOPIC.test(topic),
  );

  const entries = raw.map(({ kind, text, line }): MarkedEntry => {
    const heading = topics.findLastIndex((topic) => topic.line < line);
    const owner = kind === 'action' ? splitOwner(text, candidates).owner?.name : undefined;
    return {
      kind,
      text,
      line,
      ...(owner === undefined ? {} : { owner }),
      ...(heading === -1 ? {} : { heading }),
      ...votedOn(votes, line, attendees.people),
    };
  });
  const headings = topics.map((topic) => topicOf(topic.title));
  return { title, date: dateOf(markdown), ...attendees, headings, entries };
};
