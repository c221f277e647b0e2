import { Refused } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { whoIs } from '../candidates.ts';
import { home } from '../home.ts';
import { cameBack } from '../person.ts';
import { mayRead } from '../reading.ts';
import { aloud } from '../register/commands.ts';
import type { Feature, Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Turn } from '../turn.ts';
import { interestCommands } from './interest.ts';
import { attendanceForm, recordRoll, standing } from './roll.ts';
import { loadMeeting, sessionOf } from './shown.ts';
import { spokenRoll, TIME } from './spoken-roll.ts';

/** `attendance` asks; `attendance: Maya, Tom; apologies Ana` says; `attendance M-4: …` of a meeting held. */
const attendance = async (
  turn: Turn,
  { ref, words }: { readonly ref?: string; readonly words?: string },
): Promise<Reply> => {
  const body = await home(turn);
  const id = ref?.toUpperCase() ?? body.state.inSession ?? body.state.nextMeeting;
  if (!id) throw new Refused('no-meeting');
  if (!words) return { dialog: await attendanceForm(turn, body, id) };
  const { state } = await loadMeeting(turn, body, id);
  return recordRoll(turn, body, id, await spokenRoll(turn, body, words, state));
};

/** How the quorum stands in the room, for the item being taken; before the attendance what the rules ask for. */
const quorum = async (turn: Turn): Promise<Reply> => {
  const body = await home(turn);
  mayRead(turn, body);
  const { inSession: ref } = body.state;
  const state = ref === undefined ? undefined : (await loadMeeting(turn, body, ref)).state;
  const line = state?.rollTaken ? standing(sceneFor(turn, body), state, state.current) : 'none';
  return line === 'none'
    ? aloud(turn, body, { show: 'rules' })
    : { public: say(text('reply.quorum', { ref, quorum: line })) };
};

/** What is said of people in a chat counts where Gavel was spoken to. */
const spokenTo = ({ place, inbound }: Turn): boolean =>
  place === 'personal' || inbound.mentionedBot;

const moved = async (
  turn: Turn,
  heading: 'left' | 'arrived',
  names: string,
  time = '',
): Promise<Reply> => {
  if (!spokenTo(turn)) return {};
  const body = await home(turn);
  const said = `${heading} ${names} ${/^\s*(?:just\s+)?now\s*$/iu.test(time) ? '' : time}`;
  const id = sessionOf(body);
  const { state } = await loadMeeting(turn, body, id);
  const roll = await spokenRoll(turn, body, said.trim(), state);
  return recordRoll(turn, body, id, roll);
};

/** Back in the meeting; where none is in session, from being away. */
const cameIn = async (turn: Turn, how: string, time: string | undefined): Promise<Reply> => {
  if (!spokenTo(turn)) return {};
  const sits = turn.place !== 'personal' && (await home(turn)).state.inSession !== undefined;
  const back = how.toLowerCase() === 'back' && !sits;
  return back ? cameBack(turn) : moved(turn, 'arrived', 'me', time);
};

const presides = async (turn: Turn, name: string): Promise<Reply> => {
  if (!spokenTo(turn)) return {};
  const body = await home(turn);
  const { id: presiding } = await whoIs(turn, body, name);
  return recordRoll(turn, body, sessionOf(body), { entries: [], presiding });
};

const WHEN = String.raw`(?:\s*,?\s+(?<time>${TIME}|(?:just\s+)?now))?\s*[.!]?\s*`;

export const rollFeature: Feature = {
  commands: [
    {
      name: 'attendance',
      pattern:
        /^(?:attendance|roll(?:\s+call)?)(?:\s+(?:of\s+)?(?<ref>M-\d+))?(?:\s*:?\s+(?<words>.+))?\s*$/isu,
      handle: (turn, { ref, words }) =>
        attendance(turn, { ...(ref ? { ref } : {}), ...(words ? { words: words.trim() } : {}) }),
    },
    { name: 'quorum', pattern: /^quorum\s*$/iu, handle: quorum },
    ...interestCommands,
    {
      name: 'I am here',
      pattern: new RegExp(String.raw`^i\s*(?:am|['’]m)\s+(?<how>here|back)${WHEN}$`, 'iu'),
      handle: (turn, { how = '', time }) => cameIn(turn, how, time),
    },
    {
      name: 'I am leaving',
      pattern: new RegExp(String.raw`^(?:leave|i\s+left|i\s*(?:am|['’]m)\s+leaving)${WHEN}$`, 'iu'),
      handle: (turn, { time }) => moved(turn, 'left', 'me', time),
    },
    {
      name: '<person> arrived',
      pattern: new RegExp(
        String.raw`^(?!who\b)(?<who>[^:]{1,300}?)\s+(?:(?:has|have)\s+)?(?:just\s+)?(?:arrived|joined|come\s+back|came\s+back|returned|(?:is|are)\s+(?:here|back))${WHEN}$`,
        'iu',
      ),
      handle: (turn, { who = '', time }) => moved(turn, 'arrived', who, time),
    },
    {
      name: '<person> left',
      pattern: new RegExp(
        String.raw`^(?!who\b)(?<who>[^:]{1,300}?)\s+(?:(?:has|have)\s+)?(?:just\s+)?(?:left|gone|(?:is|are)\s+leaving)${WHEN}$`,
        'iu',
      ),
      handle: (turn, { who = '', time }) => moved(turn, 'left', who, time),
    },
    {
      name: '<person> presides',
      pattern: /^(?<who>[^:]{1,300}?)\s+(?:presides|takes\s+the\s+chair)\s*[.!]?\s*$/iu,
      handle: (turn, { who = '' }) => presides(turn, who),
    },
  ],
};
