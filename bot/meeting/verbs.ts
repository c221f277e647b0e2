import { z } from 'zod';
import { cancelMeetingDialog, planDialog } from '../../cards/meeting-dialogs.ts';
import { readInstant } from '../../src/domain/when/instant.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import { momentText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { readerOf } from '../action/add.ts';
import { present, words } from '../inputs.ts';
import type { Reply, Target } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { closed, closingCardIn, controlled, loadMeeting } from './shown.ts';

const nothing = z.looseObject({});

/** `plan meeting Thursday at 10` */
export const planMeeting = async (turn: Turn, body: Body, when: string): Promise<Reply> => {
  const read = readInstant(when, await readerOf(turn, body));
  if (!('instant' in read)) {
    if (read.why === 'past') throw new Refused('meeting-in-past');
    throw new Invalid(read.why === 'no-time' ? 'time-missing' : 'date-unclear', {
      text: when.slice(0, 60),
    });
  }
  const done = await carryOut(turn, body, { verb: 'meeting.plan', input: { when: read.instant } });
  const ref = done.changed.find(({ type }) => type === 'meeting')?.id ?? '';
  const { place } = sceneFor(turn, body);
  const line = text('reply.meetingPlanned', {
    ref,
    when: momentText(read.instant, place.zone, place.today),
    zone: place.zone,
  });
  return { public: say(line), note: line };
};

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
  press('meeting.next'),
  press('meeting.adjourn'),
  press('meeting.resume'),
  verbRoute({
    verb: 'meeting.plan',
    input: z.object({ when: words(100) }),
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      return planDialog(sceneFor(turn, body).place, {});
    },
    handle: async (turn, { when }, target) =>
      planMeeting(turn, await bodyOf(turn, target.committee), when),
  }),
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
    verb: 'meeting.cancel',
    input: z.object({ why: words(2000) }),
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id, version } = await loadMeeting(turn, body, target.id);
      return cancelMeetingDialog(sceneFor(turn, body).place, { id, ref: id, version });
    },
    handle: async (turn, input, target) => {
      const body = await bodyOf(turn, target.committee);
      await carryOut(turn, body, { verb: 'meeting.cancel', ...target, input });
      return { public: say(text('reply.meetingCancelled', { ref: target.id })) };
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
