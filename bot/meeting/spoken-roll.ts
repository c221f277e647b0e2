import type { RollInput } from '../../src/domain/meeting/roll.ts';
import { readClockTime } from '../../src/domain/when/clock-time.ts';
import { whoIs } from '../candidates.ts';
import { calendarOf } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';

type Attendance = RollInput['entries'][number]['attendance'];

const HEADINGS: readonly (readonly [RegExp, Attendance])[] = [
  [/^(?:apologies|regrets)(?:\s+from)?\s*:?\s*/iu, 'apologies'],
  [/^absent\s*:?\s*/iu, 'absent'],
  [/^left\s*:?\s*/iu, 'left'],
  [/^(?:present|here|arrived)\s*:?\s*/iu, 'present'],
];

/** A time at the end of what was said: `at 10:40`, `10.40`, `5 minutes ago`. */
export const TIME = String.raw`(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|at\s+\d{1,2}(?:\s*[ap]\.?m\.?)?|\d{1,3}\s+min(?:ute)?s?\s+ago`;

const TIMED = new RegExp(String.raw`^(?<names>.*?)\s+(?<time>${TIME})$`, 'isu');

const MOST = 100;

/**
 * `Maya, Tom and Lee for Priya; apologies Priya; left Ana at 10:40`: people under the heading before them,
 * present without one; `for` names the member in whose place somebody sits.
 * Times are of the day of `now`, a UTC instant. Throws NotFound (`person`) and NeedsPerson for a name that fits nobody or several.
 */
export const spokenRoll = async (
  turn: Turn,
  body: Body,
  words: string,
  now = turn.now,
): Promise<RollInput> => {
  const reader = { now, calendar: calendarOf(body.state) };
  const groups = words.split(/[;\n]+/u).map((part) => {
    const trimmed = part.trim();
    const heading = HEADINGS.find(([pattern]) => pattern.test(trimmed));
    const [pattern, attendance] = heading ?? [/^/u, 'present' as const];
    const said = trimmed.replace(pattern, '');
    const { names = said, time = '' } = TIMED.exec(said)?.groups ?? {};
    const at = readClockTime(time, reader);
    return names
      .split(/\s*,\s*(?:and\s+)?|\s+and\s+/iu)
      .filter((name) => name !== '')
      .map((name) => ({ name, attendance, ...(at === undefined ? {} : { at }) }));
  });
  const entries = await Promise.all(
    groups
      .flat()
      .slice(0, MOST)
      .map(async ({ name, ...entry }) => {
        const [, alternate = name, member] = /^(.+?)\s+for\s+(.+)$/iu.exec(name) ?? [];
        const person = (await whoIs(turn, body, alternate)).id;
        if (member === undefined) return { person, ...entry };
        return { person, ...entry, alternateFor: (await whoIs(turn, body, member)).id };
      }),
  );
  return { entries };
};
