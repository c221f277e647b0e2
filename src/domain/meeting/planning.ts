import type { Decided, DomainEvent, Ref, Refusal } from '../../records/entity.ts';
import { joined, waitingOf } from '../agenda/find.ts';
import type { CommitteeState } from '../committee.ts';
import { committeeChange } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known } from './find.ts';
import { newMeeting, plannedFor, seriesGoesOn } from './next.ts';
import type { Series } from './recurrence.ts';
import { nextOccurrence } from './recurrence.ts';
import type { MeetingState } from './state.ts';

/** What is asked of a recurring meeting; its first date is found by its rule. */
export type SeriesInput = Pick<Series, 'rule' | 'from' | 'time' | 'until' | 'onHoliday'>;

type PlanInput = { readonly title?: string } & (
  | {
      /** UTC instant. */
      readonly when: string;
    }
  | { readonly series: SeriesInput }
);

const upcoming = (command: About, states: States): Ref | undefined =>
  command.id ?? states.committee?.state.nextMeeting;

const needs = (command: About, states: States): Needs => ({
  ids: known(upcoming(command, states), ...waitingOf(states)),
});

/** The instant meant, and with a series its facts and the date by its rule. */
const meant = (input: PlanInput, committee: CommitteeState, { now }: Context) => {
  if ('when' in input)
    return Date.parse(input.when) <= Date.parse(now)
      ? refuse('meeting-in-past')
      : { at: input.when, facts: [] };
  const first = nextOccurrence(input.series, committee, now);
  if (!first) return refuse('series-empty');
  const { until, ...series } = input.series;
  const set: DomainEvent = {
    type: 'series-set',
    v: 1,
    data: { ...series, until: until ?? null },
  };
  return { ...first, facts: [set] };
};

/**
 * One meeting is planned at a time. That of a series gives way to no other, nor its series, unless it is
 * meant by name.
 */
const inTheWay = (
  { series, nextMeeting: ref }: CommitteeState,
  { id, input }: Command<PlanInput>,
): Refusal | undefined => {
  if (id !== undefined || !series || ref === undefined) return undefined;
  return 'when' in input ? refuse('series-planned', { ref }) : refuse('recurs-already', { ref });
};

/** Plans the next meeting, or moves it where one is planned already; a series begins with it. */
const plan = (states: States, command: Command<PlanInput>, context: Context): Decided | Refusal => {
  const { input } = command;
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const not = inTheWay(committee, command);
  if (not) return not;
  const when = meant(input, committee, context);
  if ('refusal' in when) return when;
  const { facts, ...planned } = { ...when, ...(input.title ? { title: input.title } : {}) };
  const series = facts.length > 0 ? [committeeChange(...facts)] : [];
  const before = upcoming(command, states);
  if (before === undefined) {
    const made = newMeeting(states, planned, waitingOf(states), context);
    return { changes: [...series, ...made.changes, ...joined(states, made.waiting)] };
  }
  const meeting = states.get('meeting', before)?.state;
  if (!meeting) return refuse('not-found');
  if (meeting.status !== 'planned') return refuse('meeting-not-planned', { ref: before });
  const packed = meeting.plannedFor !== undefined && meeting.packAt === undefined;
  const moved = plannedFor(before, planned, context, packed);
  // One that was not held gets another time; the one planned after it stays the next.
  const isNext = (committee.nextMeeting ?? before) === before;
  return { changes: [...series, ...(isNext ? moved : moved.filter(({ id }) => id === before))] };
};

/** The series ends; what is planned stays planned. */
const stopSeries = (states: States): Decided | Refusal =>
  states.committee?.state.series
    ? { changes: [committeeChange({ type: 'series-ended', v: 1, data: {} })] }
    : refuse('no-series');

/** Why a meeting cannot be cancelled any more. */
export const notToCancel = ({
  ref,
  status,
}: Pick<MeetingState, 'ref' | 'status'>): Refusal | undefined => {
  if (status === 'planned') return undefined;
  return status === 'in-session' || status === 'adjourned'
    ? refuse('meeting-to-close', { ref })
    : refuse('meeting-not-planned', { ref });
};

const cancel = (
  states: States,
  command: Command<{ readonly why: string }>,
  context: Context,
): Decided | Refusal => {
  const ref = upcoming(command, states);
  const meeting = ref === undefined ? undefined : states.get('meeting', ref)?.state;
  if (!meeting) return refuse('no-meeting-planned');
  const not = notToCancel(meeting);
  if (not) return not;
  const cancelled: MeetingEvent = {
    type: 'meeting-cancelled',
    v: 1,
    data: { at: context.now },
    text: { why: command.input.why },
  };
  return {
    changes: [
      meetingChange(meeting.ref, cancelled),
      committeeChange({ type: 'meeting-ended', v: 1, data: { meeting: meeting.ref } }),
      ...seriesGoesOn(states, meeting.ref, context),
    ],
  };
};

export const planningCommands = {
  'meeting.plan': { needs, decide: plan },
  'meeting.stop-series': { decide: stopSeries },
  'meeting.cancel': { needs, decide: cancel },
};
