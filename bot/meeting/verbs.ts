import { z } from 'zod';
import { text } from '../../src/text/text.ts';
import { present } from '../inputs.ts';
import type { Reply, Target } from '../route.ts';
import { verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { planVerbs } from './plan.ts';
import { closed, closingCardIn, controlled, loadMeeting } from './shown.ts';

const nothing = z.looseObject({});

/** Starts the planned meeting or a fresh one; its card is posted at the head of its own thread. */
export const startMeeting = async (
  turn: Turn,
  body: Body,
  target: Target = {},
  input: { readonly presiding?: string } = {},
): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'meeting.start', ...target, input });
  const ref = done.changed.find(({ type }) => type === 'meeting')?.id ?? '';
  return { note: text('reply.meetingStarted', { ref }) };
};

const press = (verb: 'meeting.next' | 'meeting.adjourn' | 'meeting.resume') =>
  verbRoute({
    verb,
    input: nothing,
    handle: async (turn, _input, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadMeeting(turn, body, target.id);
      await carryOut(turn, body, { verb, ...target, id, input: {} });
      return controlled(turn, body, id);
    },
  });

export const meetingVerbs = [
  ...planVerbs,
  press('meeting.next'),
  press('meeting.adjourn'),
  press('meeting.resume'),
  verbRoute({
    verb: 'meeting.start',
    input: nothing,
    handle: async (turn, _input, { committee, id, version }) =>
      startMeeting(turn, await bodyOf(turn, committee), present({ id, version })),
  }),
  verbRoute({
    verb: 'meeting.close',
    input: nothing,
    handle: async (turn, _input, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadMeeting(turn, body, target.id);
      await carryOut(turn, body, { verb: 'meeting.close', ...target, id, input: {} });
      return closed(turn, await bodyOf(turn, target.committee), id);
    },
  }),
  verbRoute({
    verb: 'meeting.release',
    input: nothing,
    handle: async (turn, _input, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadMeeting(turn, body, target.id);
      await carryOut(turn, body, { verb: 'meeting.release', ...target, id, input: {} });
      return { card: await closingCardIn(sceneFor(turn, body), id) };
    },
  }),
];
