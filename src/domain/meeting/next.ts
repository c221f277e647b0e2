import type { DomainEvent, EntityChange, Ref } from '../../records/entity.ts';
import { joined, waitingOf } from '../agenda/find.ts';
import { withStanding } from '../agenda/with-standing.ts';
import { committeeChange } from '../committee.ts';
import type { Context, States } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import { packTime } from './pack.ts';
import type { Occurrence } from './recurrence.ts';
import { nextOccurrence } from './recurrence.ts';

/** When a meeting is planned for. */
interface Planned {
  /** UTC instant; null while there is no date. */
  readonly at: string | null;
  readonly title?: string;
  /** Its date by the rule of the series. */
  readonly on?: string;
}

/** The facts of a meeting that is planned, or moved; `packed`: its pack has gone out already. */
export const plannedFor = (
  ref: Ref,
  { at, title, on }: Planned,
  { calendar, now }: Context,
  packed = false,
): EntityChange[] => {
  const packAt = at === null ? null : packTime(calendar, at, now, packed);
  const planned: MeetingEvent = {
    type: 'meeting-planned',
    v: 1,
    data: { ref, at, since: now, packAt },
    ...(title === undefined ? {} : { text: { title } }),
  };
  const occurrence: DomainEvent[] =
    on === undefined ? [] : [{ type: 'occurrence-planned', v: 1, data: { on } }];
  return [
    meetingChange(ref, planned),
    committeeChange({ type: 'meeting-planned', v: 1, data: { meeting: ref, at } }, ...occurrence),
  ];
};

/** What a new meeting comes to, and the items that wait for it now. */
export interface NewMeeting {
  readonly ref: Ref;
  readonly waiting: readonly string[];
  readonly changes: readonly EntityChange[];
}

/**
 * A meeting of its own, with the standing items that its agenda lacks; while another sits they come when that one
 * closes, as it may leave some of them. `waiting` has to be loaded.
 */
export const newMeeting = (
  states: States,
  planned: Planned,
  waiting: readonly string[],
  context: Context,
): NewMeeting => {
  const ref = context.fresh('M');
  const { inSession, standing = [] } = states.committee?.state ?? {};
  const due = inSession === undefined ? standing : [];
  const { agenda, changes } = withStanding(due, states, waiting, context);
  return { ref, waiting: agenda, changes: [...plannedFor(ref, planned, context), ...changes] };
};

/**
 * The next meeting of the committee's series, after a date where one is given; undefined where it has none,
 * or it is over.
 */
export const nextOfSeries = (
  states: States,
  { now }: Pick<Context, 'now'>,
  after?: string,
): Occurrence | undefined => {
  const committee = states.committee?.state;
  return committee?.series && nextOccurrence(committee.series, committee, now, after);
};

/** The series goes on although the meeting planned of it was not held. Waiting items have to be loaded. */
export const seriesGoesOn = (
  states: States,
  ref: Ref,
  context: Context,
): readonly EntityChange[] => {
  const next = nextOfSeries(states, context);
  if (!next || states.committee?.state.nextMeeting !== ref) return [];
  const made = newMeeting(states, next, waitingOf(states), context);
  return [...made.changes, ...joined(states, made.waiting)];
};
