import { z } from 'zod';
import { whichMeetingCard } from '../../cards/meeting-card.ts';
import { Refused } from '../../src/errors.ts';
import { momentText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { agendaCardIn } from '../agenda/shown.ts';
import { maybePerson, present } from '../inputs.ts';
import { privateScene } from '../reading.ts';
import type { Reply, Target } from '../route.ts';
import { content, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { planVerbs } from './plan.ts';
import { closed, closingCardIn, controlled, loadMeeting } from './shown.ts';

const nothing = z.looseObject({});

/** What is said of a start: who presides where neither chair nor deputy does, and that it is no planned meeting. */
interface Starting {
  readonly presiding?: string;
  readonly fresh?: true;
}

/** The planned one is far: it is held now, or a meeting of its own is. */
const whichMeeting = async (turn: Turn, body: Body, { presiding }: Starting): Promise<Reply> => {
  const { id, state } = await loadMeeting(turn, body, body.state.nextMeeting);
  const { place } = sceneFor(turn, body);
  const when = momentText(state.plannedFor ?? '', place.zone, place.today);
  const card = whichMeetingCard(place, { ref: id, when, fixed: present({ presiding }) });
  return { private: content(text('meeting.whichOne', { ref: id, when }), card) };
};

/** Starts the planned meeting or a fresh one; its card is posted at the head of its own thread. */
export const startMeeting = async (
  turn: Turn,
  body: Body,
  target: Target = {},
  input: Starting = {},
): Promise<Reply> => {
  const command = { verb: 'meeting.start', ...target, input } as const;
  const done = await carryOut(turn, body, command).catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'meeting-not-near') return undefined;
    throw error;
  });
  if (!done) return whichMeeting(turn, body, input);
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
    input: z.looseObject({ presiding: maybePerson, fresh: z.literal('true').optional() }),
    handle: async (turn, { presiding, fresh }, { committee, id, version }) => {
      const started = await startMeeting(
        turn,
        await bodyOf(turn, committee),
        present({ id, version }),
        present({ presiding, fresh: fresh && true }),
      );
      if (!started.note || turn.place !== 'personal') return started;
      // Nobody else sees the card that was pressed, and nothing else brings it up to date.
      const scene = privateScene(turn, await bodyOf(turn, committee));
      return { ...started, card: await agendaCardIn(scene, 1) };
    },
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
