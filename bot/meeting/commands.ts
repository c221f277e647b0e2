import { cancelMeetingDialog } from '../../cards/meeting-dialogs.ts';
import { Refused } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { establish, home } from '../home.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { spokenRoll } from './spoken-roll.ts';
import { closed, controlled, lastHeld, loadMeeting, sessionOf } from './shown.ts';
import { attendanceForm, planMeeting, recordRoll, startMeeting } from './verbs.ts';

const moved =
  (verb: 'meeting.next' | 'meeting.adjourn' | 'meeting.resume') => async (turn: Turn) => {
    const body = await home(turn);
    const id = sessionOf(body);
    await carryOut(turn, body, { verb, input: {} });
    return controlled(turn, body, id);
  };

const close = async (turn: Turn): Promise<Reply> => {
  const body = await home(turn);
  const id = sessionOf(body);
  await carryOut(turn, body, { verb: 'meeting.close', id, input: {} });
  return closed(turn, await bodyOf(turn, body.id), id);
};

const cancel = async (turn: Turn, why: string | undefined): Promise<Reply> => {
  const body = await home(turn);
  const id = body.state.nextMeeting;
  if (!id) throw new Refused('no-meeting-planned');
  const { version } = await loadMeeting(turn, body, id);
  if (!why)
    return { dialog: cancelMeetingDialog(sceneFor(turn, body).place, { id, ref: id, version }) };
  await carryOut(turn, body, { verb: 'meeting.cancel', id, input: { why } });
  return { public: say(text('reply.meetingCancelled', { ref: id })) };
};

const release = async (turn: Turn): Promise<Reply> => {
  const body = await home(turn);
  const { id } = await lastHeld(turn, body);
  await carryOut(turn, body, { verb: 'meeting.release', id, input: {} });
  return { public: say(text('reply.released', { ref: id })) };
};

/** `attendance` asks; `attendance: Maya, Tom; apologies Ana` says. */
const attendance = async (turn: Turn, words: string | undefined): Promise<Reply> => {
  const body = await home(turn);
  const id = body.state.inSession ?? body.state.nextMeeting;
  if (!id) throw new Refused('no-meeting');
  if (!words) return { dialog: await attendanceForm(turn, body, id) };
  return recordRoll(turn, body, id, await spokenRoll(turn, body, words));
};

export const meetingCommands: readonly CommandRoute[] = [
  {
    name: 'plan meeting <when>',
    pattern: /^plan\s+(?:a\s+|the\s+|next\s+)*meeting\s+(?:for\s+|on\s+)?(?<when>.+)$/iu,
    handle: async (turn, { when = '' }) => planMeeting(turn, await establish(turn), when),
  },
  {
    name: 'start meeting',
    pattern: /^start\s+(?:the\s+)?meeting\s*$/iu,
    handle: async (turn) => startMeeting(turn, await establish(turn)),
  },
  {
    name: 'attendance',
    pattern: /^(?:attendance|roll)(?:\s*:?\s+(?<words>.+))?\s*$/isu,
    handle: (turn, { words }) => attendance(turn, words?.trim()),
  },
  { name: 'next', pattern: /^next(?:\s+item)?\s*$/iu, handle: moved('meeting.next') },
  { name: 'adjourn', pattern: /^adjourn(?:\s+meeting)?\s*$/iu, handle: moved('meeting.adjourn') },
  { name: 'resume', pattern: /^resume(?:\s+meeting)?\s*$/iu, handle: moved('meeting.resume') },
  { name: 'close meeting', pattern: /^close\s+(?:the\s+)?meeting\s*$/iu, handle: close },
  {
    name: 'cancel meeting',
    pattern: /^cancel\s+(?:the\s+)?meeting(?:\s*[:,]?\s*(?:because\s+)?(?<why>\S.*))?$/isu,
    handle: (turn, { why }) => cancel(turn, why?.trim()),
  },
  { name: 'send to owners', pattern: /^send\s+to\s+(?:the\s+)?owners\s*$/iu, handle: release },
];
