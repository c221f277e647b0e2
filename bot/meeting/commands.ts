import { text } from '../../src/text/text.ts';
import { whoIs } from '../candidates.ts';
import { establish, home } from '../home.ts';
import { present } from '../inputs.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { closingView } from '../views/closing.ts';
import { cancelTyped, planMeeting, planTyped, stopTyped } from './plan.ts';
import { closed, controlled, lastHeld, sessionOf } from './shown.ts';
import { startMeeting } from './verbs.ts';

export const moved =
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

const release = async (turn: Turn): Promise<Reply> => {
  const body = await home(turn);
  const meeting = await lastHeld(turn, body);
  const { id } = meeting;
  const { waiting } = await closingView(sceneFor(turn, body), meeting);
  await carryOut(turn, body, { verb: 'meeting.release', id, input: {} });
  return waiting > 0
    ? { public: say(text('reply.released', { ref: id })) }
    : { private: say(text('reply.releasedNobody', { ref: id })) };
};

/**
 * `start meeting, Tom presiding`, where neither chair nor deputy is there to; `start M-4`, `start a new meeting`
 * where the planned one is far.
 */
const start = async (
  turn: Turn,
  { who, ref, fresh }: Readonly<Record<string, string | undefined>>,
): Promise<Reply> => {
  const body = await establish(turn);
  return startMeeting(turn, body, present({ id: ref?.toUpperCase() }), {
    ...(who === undefined ? {} : { presiding: (await whoIs(turn, body, who)).id }),
    ...(fresh === undefined ? {} : { fresh: true }),
  });
};

const WHICH = String.raw`(?:(?:the\s+|a\s+)?meeting|(?:(?:the\s+)?meeting\s+)?(?<ref>m-\d{1,9})|(?<fresh>(?:an?\s+)?(?:new|another|extra|extraordinary|separate)\s+meeting|a\s+meeting\s+of\s+its\s+own))`;

export const meetingCommands: readonly CommandRoute[] = [
  {
    name: 'plan meeting <when>',
    pattern: /^plan\s+(?:a\s+|the\s+|next\s+)*meetings?\s+(?:for\s+|on\s+)?(?<when>.+)$/iu,
    handle: async (turn, { when = '' }) => planMeeting(turn, await establish(turn), { when }),
  },
  {
    name: 'plan meeting',
    pattern: /^plan\s+(?:a\s+|the\s+|next\s+)*meetings?\s*$/iu,
    handle: planTyped,
  },
  {
    name: 'move M-4 to <when>',
    pattern: /^(?:move|plan)\s+(?:meeting\s+)?(?<ref>m-\d{1,9})\s+(?:to|for|on)\s+(?<when>.+)$/iu,
    handle: async (turn, { ref = '', when = '' }) =>
      planMeeting(turn, await home(turn), { when }, { id: ref.toUpperCase() }),
  },
  {
    name: 'stop recurring',
    pattern: /^stop\s+(?:the\s+)?(?:recurring|recurrence|series)(?:\s+meetings?)?\s*$/iu,
    handle: stopTyped,
  },
  {
    name: 'start meeting',
    pattern: new RegExp(
      String.raw`^start\s+${WHICH}(?:\s*,?\s+(?:with\s+)?(?<who>\S.*?)\s+(?:presiding|in\s+the\s+chair))?\s*$`,
      'iu',
    ),
    handle: start,
  },
  { name: 'next', pattern: /^next(?:\s+item)?\s*$/iu, handle: moved('meeting.next') },
  { name: 'adjourn', pattern: /^adjourn(?:\s+meeting)?\s*$/iu, handle: moved('meeting.adjourn') },
  { name: 'resume', pattern: /^resume(?:\s+meeting)?\s*$/iu, handle: moved('meeting.resume') },
  { name: 'close meeting', pattern: /^close\s+(?:the\s+)?meeting\s*$/iu, handle: close },
  {
    name: 'cancel meeting',
    pattern:
      /^cancel\s+(?:(?:the\s+)?meeting(?:\s+(?<ref>m-\d{1,9})\b)?|(?<ref>m-\d{1,9})\b)(?:\s*[:,]?\s*(?:because\s+)?(?<why>\S.*))?$/isu,
    handle: (turn, { ref, why }) => cancelTyped(turn, ref?.toUpperCase(), why),
  },
  { name: 'send to owners', pattern: /^send\s+to\s+(?:the\s+)?owners\s*$/iu, handle: release },
];
