import type { RollInput } from '../../src/domain/meeting/roll.ts';
import { whoIs } from '../candidates.ts';
import type { Body, Turn } from '../turn.ts';

type Attendance = RollInput['entries'][number]['attendance'];

const HEADINGS: readonly (readonly [RegExp, Attendance])[] = [
  [/^(?:apologies|regrets)(?:\s+from)?\s*:?\s*/iu, 'apologies'],
  [/^absent\s*:?\s*/iu, 'absent'],
  [/^left\s*:?\s*/iu, 'left'],
  [/^(?:present|here)\s*:?\s*/iu, 'present'],
];

const MOST = 100;

/**
 * `Maya, Tom and Lee for Priya; apologies Priya`: people under the heading before them, present without
 * one; `for` names the member in whose place somebody sits.
 * Throws NotFound (`person`) and NeedsPerson for a name that fits nobody or several.
 */
export const spokenRoll = async (turn: Turn, body: Body, words: string): Promise<RollInput> => {
  const groups = words.split(/[;\n]+/u).map((part) => {
    const trimmed = part.trim();
    const heading = HEADINGS.find(([pattern]) => pattern.test(trimmed));
    const [pattern, attendance] = heading ?? [/^/u, 'present' as const];
    const names = trimmed.replace(pattern, '').split(/\s*,\s*(?:and\s+)?|\s+and\s+/iu);
    return names.filter((name) => name !== '').map((name) => ({ name, attendance }));
  });
  const entries = await Promise.all(
    groups
      .flat()
      .slice(0, MOST)
      .map(async ({ name, attendance }) => {
        const [, alternate = name, member] = /^(.+?)\s+for\s+(.+)$/iu.exec(name) ?? [];
        const person = (await whoIs(turn, body, alternate)).id;
        if (member === undefined) return { person, attendance };
        return { person, attendance, alternateFor: (await whoIs(turn, body, member)).id };
      }),
  );
  return { entries };
};
