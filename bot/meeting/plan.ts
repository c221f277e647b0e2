import { z } from 'zod';
import { cancelMeetingDialog, moveMeetingDialog, planDialog } from '../../cards/meeting-dialogs.ts';
import { seriesText } from '../../cards/series.ts';
import { notToCancel } from '../../src/domain/meeting/planning.ts';
import type { OnHoliday } from '../../src/domain/meeting/recurrence.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { readInstant } from '../../src/domain/when/instant.ts';
import type { Reader } from '../../src/domain/when/read.ts';
import type { Repeat, SpokenSeries } from '../../src/domain/when/series.ts';
import { readSeries, recurs, seriesFrom } from '../../src/domain/when/series.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { momentText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { readerOf } from '../dates.ts';
import { establish, home } from '../home.ts';
import { maybeDate, present, typedWords, words } from '../inputs.ts';
import type { Reply, Target } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { ensureNot, sceneFor } from '../scene.ts';
import type { Body, Done, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { loadMeeting } from './shown.ts';

interface Asked {
  readonly when: string;
  readonly repeat?: Repeat;
  /** `YYYY-MM-DD`. */
  readonly until?: string | undefined;
  readonly holidays?: OnHoliday;
}

const unread = (why: string, said: string): Error => {
  if (why === 'past') return new Refused('meeting-in-past');
  if (why === 'absurd') return new Refused('date-absurd', { date: said.slice(0, 60) });
  return new Invalid(why === 'no-time' ? 'time-missing' : 'date-unclear', {
    text: said.slice(0, 60),
  });
};

/** One meeting, or a series of them. Throws Refused (`meeting-in-past`), Invalid (`date-unclear`, `time-missing`). */
const planOf = (
  { when, repeat, until, holidays = 'skip' }: Asked,
  reader: Reader,
  body: Body,
): { readonly when: string } | { readonly series: SpokenSeries } => {
  if (recurs(when)) {
    const read = readSeries(when, reader, body.state);
    if ('why' in read && read.text !== undefined)
      throw new Invalid('series-unclear', { text: read.text.slice(0, 60) });
    if ('why' in read) throw unread(read.why, when);
    return { series: { ...read, ...(until ? { until } : {}) } };
  }
  const read = readInstant(when, reader);
  if ('why' in read) throw unread(read.why, when);
  if (!repeat) return { when: read.instant };
  const series = seriesFrom(read.instant, repeat, reader);
  return { series: { ...series, onHoliday: holidays, ...(until ? { until } : {}) } };
};

/** `M-5 · Thu 3 Dec, 14:00 (Europe/London)` of the meeting that a command planned or moved. */
export const plannedLine = (
  turn: Turn,
  body: Body,
  { changed }: Pick<Done, 'changed'>,
  before?: MeetingState,
) => {
  const meeting = changed.findLast(
    ({ type, state }) => type === 'meeting' && (state as MeetingState).status === 'planned',
  ) as Entity<MeetingState> | undefined;
  if (!meeting?.state.plannedFor) return undefined;
  const { place } = sceneFor(turn, body);
  const moment = (at: string) => momentText(at, place.zone, place.today);
  const moved = before?.ref === meeting.id && before.plannedFor !== meeting.state.plannedFor;
  return text('reply.meetingPlanned', {
    ref: meeting.id,
    when: moment(meeting.state.plannedFor),
    zone: place.zone,
    was: moved && before.plannedFor !== undefined ? moment(before.plannedFor) : 'none',
  });
};

/** `plan meeting Thursday at 10`, `plan meeting every second Thursday at 14:00` */
export const planMeeting = async (
  turn: Turn,
  body: Body,
  asked: Asked,
  target: Pick<Target, 'id' | 'version'> = {},
): Promise<Reply> => {
  const input = planOf(asked, await readerOf(turn, body), body);
  const ref = target.id ?? body.state.nextMeeting;
  const before = ref === undefined ? undefined : await loadMeeting(turn, body, ref);
  const done = await carryOut(turn, body, { verb: 'meeting.plan', ...target, input });
  const planned = plannedLine(turn, body, done, before?.state) ?? '';
  const line =
    'series' in input
      ? text('reply.seriesPlanned', {
          planned,
          series: seriesText(sceneFor(turn, body).place, input.series),
        })
      : planned;
  return { public: say(line), note: line };
};

const stopSeries = async (turn: Turn, body: Body): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'meeting.stop-series', id: 'committee', input: {} });
  const ref = body.state.nextMeeting;
  return { public: say(text('reply.seriesStopped', { ref: ref ?? 'none' })) };
};

const cancel = async (turn: Turn, body: Body, target: Target, why: string): Promise<Reply> => {
  const { committee: _, ...meeting } = target;
  const done = await carryOut(turn, body, { verb: 'meeting.cancel', ...meeting, input: { why } });
  const next = plannedLine(turn, body, done);
  const line = text('reply.meetingCancelled', { ref: target.id, next: next ?? 'none' });
  return { public: say(line) };
};

const cancelForm = async (turn: Turn, body: Body, id: string | undefined) => {
  const { version, state } = await loadMeeting(turn, body, id);
  ensureNot(notToCancel(state));
  return cancelMeetingDialog(sceneFor(turn, body).place, {
    id: state.ref,
    ref: state.ref,
    version,
  });
};

/** `plan meeting` alone asks when. */
export const planTyped = async (turn: Turn): Promise<Reply> => {
  const { place } = sceneFor(turn, await establish(turn));
  return { dialog: planDialog(place, {}) };
};

/** `cancel meeting` asks why; `cancel meeting because …` says, of the next or `cancel M-4 because …`. */
export const cancelTyped = async (
  turn: Turn,
  ref: string | undefined,
  why: string | undefined,
): Promise<Reply> => {
  const body = await home(turn);
  const id = ref ?? body.state.nextMeeting;
  if (!id) throw new Refused('no-meeting-planned');
  return why
    ? cancel(turn, body, { id }, typedWords(why, 2000))
    : { dialog: await cancelForm(turn, body, id) };
};

export const stopTyped = async (turn: Turn): Promise<Reply> => stopSeries(turn, await home(turn));

export const planVerbs = [
  verbRoute({
    verb: 'meeting.plan',
    input: z.object({
      when: words(200),
      repeat: z.enum(['once', 'weekly', 'fortnightly', 'monthly', 'quarterly']).optional(),
      until: maybeDate,
      holidays: z.enum(['skip', 'next', 'previous', 'keep']).optional(),
    }),
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const { place } = sceneFor(turn, body);
      if (target.id === undefined) return planDialog(place, target);
      const { version, state } = await loadMeeting(turn, body, target.id);
      const { ref, plannedFor } = state;
      const when = plannedFor && momentText(plannedFor, place.zone, place.today);
      return moveMeetingDialog(place, { id: ref, ref, version }, present({ when }));
    },
    handle: async (turn, { repeat, ...asked }, { committee, ...target }) => {
      const body = await bodyOf(turn, committee);
      const often = repeat === 'once' ? undefined : repeat;
      const input = { when: asked.when, ...present({ ...asked, repeat: often }) };
      return planMeeting(turn, body, input, target);
    },
  }),
  verbRoute({
    verb: 'meeting.stop-series',
    input: z.looseObject({}),
    handle: async (turn, _input, { committee }) => stopSeries(turn, await bodyOf(turn, committee)),
  }),
  verbRoute({
    verb: 'meeting.cancel',
    input: z.object({ why: words(2000) }),
    form: async (turn, target) => cancelForm(turn, await bodyOf(turn, target.committee), target.id),
    handle: async (turn, { why }, target) =>
      cancel(turn, await bodyOf(turn, target.committee), target, why),
  }),
];
