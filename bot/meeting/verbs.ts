import { z } from 'zod';
import {
  attendanceDialog,
  cancelMeetingDialog,
  interestDialog,
  planDialog,
} from '../../cards/meeting-dialogs.ts';
import type { RollInput } from '../../src/domain/meeting/roll.ts';
import { readInstant } from '../../src/domain/when/instant.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import { momentText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { readerOf } from '../action/add.ts';
import { candidatesOf, choosable } from '../candidates.ts';
import { maybeWords, present, words } from '../inputs.ts';
import { itemChoices } from '../items.ts';
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
export const startMeeting = async (turn: Turn, body: Body, target: Target = {}): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'meeting.start', ...target, input: {} });
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

const attendance = z.enum(['present', 'apologies', 'absent', 'left']);

/**
 * One input a person, `p:<id>`, or `attendance` for oneself; what else a client may send along is left
 * aside.
 */
const rollInput = z
  .record(z.string(), z.unknown())
  .transform((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([key]) => key === 'attendance' || key.startsWith('p:')),
    ),
  )
  .pipe(z.record(z.string().regex(/^(?:attendance|p:p[0-9a-z]+)$/u), attendance));

const rollOf = (input: z.infer<typeof rollInput>, self: string): RollInput => ({
  entries: Object.entries(input).map(([key, value]) => ({
    person: key === 'attendance' ? self : key.slice(2),
    attendance: value,
  })),
});

export const recordRoll = async (
  turn: Turn,
  body: Body,
  id: string,
  input: RollInput,
): Promise<Reply> => {
  const known = await turn.services.directory.many(
    turn.tenant,
    input.entries.map(({ person }) => person),
  );
  if (known.length < input.entries.length) throw new Invalid('person-unknown');
  await carryOut(turn, body, { verb: 'roll.record', id, input });
  const { state } = await loadMeeting(turn, body, id);
  const there = Object.values(state.roll).filter(({ attendance }) => attendance === 'present');
  return { public: say(text('reply.rollTaken', { ref: id, count: there.length })) };
};

/** Whoever presides is there; of the others nothing is supposed. */
const supposed = (presides: boolean) => (presides ? ('present' as const) : ('absent' as const));

export const attendanceForm = async (turn: Turn, body: Body, id: string) => {
  const { state, version } = await loadMeeting(turn, body, id);
  const people = choosable(await candidatesOf(turn, body)).map((person) => ({
    ...person,
    attendance: state.roll[person.id]?.attendance ?? supposed(person.id === state.presiding),
  }));
  return attendanceDialog(sceneFor(turn, body).place, { id, ref: id, version }, { people });
};

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
  verbRoute({
    verb: 'roll.record',
    input: rollInput,
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      return attendanceForm(turn, body, target.id ?? body.state.inSession ?? '');
    },
    handle: async (turn, input, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
      return recordRoll(turn, body, id, rollOf(input, turn.me.id));
    },
  }),
  verbRoute({
    verb: 'roll.declare-interest',
    input: z.object({ text: words(2000), item: maybeWords(20) }),
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id, version } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
      const items = await itemChoices(turn, body, id);
      return interestDialog(sceneFor(turn, body).place, { id, ref: id, version }, { items });
    },
    handle: async (turn, { text: words, item }, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
      const input = { text: words, ...present({ item }) };
      await carryOut(turn, body, { verb: 'roll.declare-interest', id, input });
      return { public: say(text('reply.interestDeclared', { name: turn.me.name, ref: id })) };
    },
  }),
];
