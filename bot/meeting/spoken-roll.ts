import { spokenOf } from '../../src/domain/meeting/clock.ts';
import type { RollInput } from '../../src/domain/meeting/roll.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { readClockTime } from '../../src/domain/when/clock-time.ts';
import { Refused } from '../../src/errors.ts';
import { isSomebody, namesIn, whoIs } from '../candidates.ts';
import { calendarOf } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';

type Attendance = RollInput['entries'][number]['attendance'];

const headed = (words: string): RegExp =>
  new RegExp(String.raw`^(?:${words})(?![\p{L}\p{N}'’-])\s*:?\s*`, 'iu');

const HEADINGS: readonly (readonly [RegExp, Attendance])[] = [
  [headed(String.raw`(?:apologies|regrets|excused)(?:\s+(?:from|for\s+absence))?`), 'apologies'],
  [headed('absent'), 'absent'],
  [headed('left'), 'left'],
  [headed('present|here|arrived'), 'present'],
];

/** A time at the end of what was said: `at 10:40`, `10.40`, `5 minutes ago`. */
export const TIME = String.raw`(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|midnight|noon)|at\s+\d{1,2}(?:\s*[ap]\.?m\.?)?|(?:\d{1,3}|an?|half\s+an|one|two|three|four|five|ten|twenty)\s*(?:m(?:in(?:ute)?s?)?|h(?:ours?|rs?)?)\s+ago`;

const TIMED = new RegExp(String.raw`^(?<names>.*?)\s+(?<time>${TIME})$`, 'isu');

const EVERYBODY =
  /^(?:everyone|everybody|all(?:\s+(?:of\s+us|members))?)(?:\s+(?:present|here))?(?:\s+(?:except|but|apart\s+from|without)(?:\s+for)?\s+(?<except>\S.*))?$/isu;

/** Everybody with a seat, observers aside; undefined where the words do not say so. */
const everybody = async (turn: Turn, body: Body, words: string) => {
  const said = EVERYBODY.exec(words.trim());
  if (!said) return undefined;
  const names = await namesIn(turn, body, said.groups?.['except'] ?? '');
  const away = await Promise.all(names.map(async (name) => (await whoIs(turn, body, name)).id));
  return Object.entries(body.state.roles)
    .filter(([person, { role }]) => role !== 'observer' && !away.includes(person))
    .map(([person]) => ({ person }));
};

/** `Lee for Priya`, unless somebody is called so: who, and in whose place. */
const seatOf = async (turn: Turn, body: Body, name: string) => {
  const [, alternate, member] = /^(.+?)\s+for\s+(.+)$/iu.exec(name) ?? [];
  const whole = alternate === undefined || (await isSomebody(turn, body, name));
  if (whole || member === undefined) return { person: (await whoIs(turn, body, name)).id };
  const person = (await whoIs(turn, body, alternate)).id;
  return { person, alternateFor: (await whoIs(turn, body, member)).id };
};

/** Who is named, and in whose place where that is said. */
const seatsIn = async (turn: Turn, body: Body, words: string) =>
  (await everybody(turn, body, words)) ??
  Promise.all((await namesIn(turn, body, words)).map((name) => seatOf(turn, body, name)));

/**
 * `Maya, Tom and Lee for Priya; apologies Priya; left Ana at 10:40`: people under the heading before them,
 * present without one, everybody where that is said; `for` names the member in whose place somebody sits. Who is
 * named twice counts once, unless both times are said. Times are the latest that can be meant of the meeting.
 * Throws NotFound (`person`) and NeedsPerson for a name that fits nobody or several, Refused (`roll-time`) for a
 * time that no clock shows.
 */
export const spokenRoll = async (
  turn: Turn,
  body: Body,
  words: string,
  meeting: MeetingState,
): Promise<RollInput> => {
  const reader = { ...spokenOf(meeting, turn.now), calendar: calendarOf(body.state) };
  const groups = words.split(/[;\n]+/u).map(async (part) => {
    const trimmed = part.trim();
    const heading = HEADINGS.find(([pattern]) => pattern.test(trimmed));
    const [pattern, attendance] = heading ?? [/^/u, 'present' as const];
    const said = trimmed.replace(pattern, '');
    const { names = said, time = '' } = TIMED.exec(said)?.groups ?? {};
    const at = readClockTime(time, reader);
    if (time !== '' && at === undefined) throw new Refused('roll-time');
    const seats = await seatsIn(turn, body, names);
    return seats.map((seat) => ({ ...seat, attendance, ...(at === undefined ? {} : { at }) }));
  });
  const said = (await Promise.all(groups)).flat();
  const entries = said.filter(
    ({ person, at }, index) =>
      !said.slice(index + 1).some((later) => later.person === person && !(at && later.at)),
  );
  return { entries };
};
