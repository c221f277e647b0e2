import { findPeople } from '../../people/names.ts';
import type { RawEntry } from './marks.ts';
import type { Line, Section } from './markdown.ts';

/** An answer to a proposal: whose, by initials or name as written, and which way. */
export interface Answer {
  readonly who: string;
  readonly choice: 'for' | 'against' | 'abstain';
}

/** `* eP: +1 to merging`, `TT: +0.5`, `- RG: 0`; not a version such as `1.1` or `0.9.1`. */
const ANSWER =
  /^\s*(?:[-*+]\s+)?(?<who>\p{L}[^:|]{0,40}):\s*(?:(?<sign>[+−–-])\s?(?<size>[01](?:\.\d+)?)|0)(?![\w.]*\d|\p{L})/u;

const choiceOf = (sign: string | undefined, size = '0'): Answer['choice'] => {
  if (Number(size) === 0) return 'abstain';
  return sign === '+' ? 'for' : 'against';
};

const answerIn = ({ text }: Line): Answer[] => {
  const { who = '', sign, size } = ANSWER.exec(text)?.groups ?? {};
  return who === '' ? [] : [{ who: who.trim(), choice: choiceOf(sign, size) }];
};

/** A proposal that was voted on, and the resolution that it led to, if one is recorded. */
export interface Voted {
  readonly proposal: RawEntry;
  readonly answers: readonly Answer[];
  readonly resolution?: RawEntry;
}

/**
 * The proposals of minutes with the answers below them, up to whatever is marked next or the next heading.
 * Of each person the last answer counts. A resolution belongs to the proposal before it under its heading.
 */
export const votesIn = (
  sections: readonly Section[],
  entries: readonly RawEntry[],
): readonly Voted[] =>
  entries.flatMap((proposal, index): Voted[] => {
    if (proposal.kind !== 'proposal') return [];
    const next = entries[index + 1];
    const { body = [] } = sections.findLast(({ line }) => line < proposal.line) ?? {};
    const until = next?.line ?? Infinity;
    const below = body.filter(({ number }) => number > proposal.line && number < until);
    const last = new Map(below.flatMap(answerIn).map((answer) => [answer.who, answer]));
    if (last.size === 0) return [];
    const answers = [...last.values()];
    const resolved = next?.kind === 'decision' && body.some(({ number }) => number === next.line);
    return [{ proposal, answers, ...(resolved ? { resolution: next } : {}) }];
  });

/** The one of `people` who is meant by the initials of an answer, or the initials where nobody fits. */
export const voterIn = (people: readonly string[], who: string): string => {
  const found = findPeople(
    who,
    people.map((name) => ({ id: name, name })),
  );
  return found.kind === 'one' ? found.person.name : who;
};
