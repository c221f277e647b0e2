import type { Decided, Entity, Message, Ref, Refusal } from '../../records/entity.ts';
import { hasOwner } from '../action/standing.ts';
import type { ActionState } from '../action/state.ts';
import { addDays, createCalendar } from '../calendar.ts';
import { type Hours, isInHours, later, morningFrom } from '../chase/morning.ts';
import type { CommitteeState } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { deferMore } from './deferring.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known, ofType, secretaryOf } from './find.ts';
import type { MeetingState } from './state.ts';

/** Each action costs an entity and at most a message, of the 100 operations of a commit. */
const PAGE = 40;

const needs = ({ id }: About): Needs => ({ ids: known(id), meetings: known(id) });

const waiting = ({ state }: Entity<ActionState>): boolean =>
  (state.status === 'proposed' || state.status === 'open') &&
  state.assignedAt === undefined &&
  state.withdrawn === undefined;

const complete = ({ state }: Entity<ActionState>): boolean =>
  hasOwner(state) && state.due !== undefined;

/** The mornings by which a release goes: the secretary's, whether or not they are away. */
const hoursOf = (committee: CommitteeState, { people }: Pick<Context, 'people'>): Hours => {
  const { timeZone, workingDays, region, slot } = {
    slot: '09:00',
    ...(people.get(secretaryOf(committee) ?? '') ?? committee),
  };
  return { timeZone, workingDays, slot, ...(region === undefined ? {} : { region }) };
};

/** The secretary's first and second working morning after this day, as UTC instants. */
export const releaseTimes = (committee: CommitteeState, context: Context) => {
  const hours = hoursOf(committee, context);
  const own = createCalendar(hours);
  const morning = (n: number): string =>
    own.instantOf(own.addWorkingDays(own.dateOf(context.now), n), hours.slot);
  return { releaseNoticeAt: morning(1), releaseAt: morning(2) };
};

/** What a release would do now: whose owners are told, and which entries lack an owner or a date. */
const releasable = (states: States, meeting: Ref) => {
  const actions = ofType(states.ofMeeting(meeting), 'action').filter(waiting);
  return {
    ready: actions.filter(complete),
    incomplete: actions.filter((action) => !complete(action)),
  };
};

type Actions = readonly Entity<ActionState>[];

const byOwner = (actions: Actions) => Map.groupBy(actions, ({ state }) => state.owner ?? '');

/** What one commit tells: as many owners as it holds, of each everything; part of it where that alone is too much. */
const pageOf = (ready: Actions): Actions => {
  const page: Entity<ActionState>[] = [];
  for (const own of byOwner(ready).values()) {
    if (page.length > 0 && page.length + own.length > PAGE) break;
    page.push(...own);
  }
  return page.slice(0, PAGE);
};

/** One to each owner: of several actions it names them all. */
const messagesTo = (actions: Actions): Message[] =>
  [...byOwner(actions)].flatMap(([person, own]) => {
    const ids = own.map(({ id }) => id);
    const params = ids.length > 1 ? { params: { actions: ids } } : {};
    return ids.slice(0, 1).map((about) => ({ to: { person }, kind: 'assigned', about, ...params }));
  });

const nextPage = (states: States, ref: Ref, at: string): Decided => {
  const { ready, incomplete } = releasable(states, ref);
  const page = pageOf(ready);
  const told: MeetingEvent = {
    type: 'owners-told',
    v: 1,
    data: {
      at,
      actions: page.map(({ id }) => id),
      incomplete: incomplete.length,
      more: ready.length > page.length,
    },
  };
  return {
    changes: [
      meetingChange(ref, told),
      ...page.map(({ id }) => ({
        id,
        type: 'action' as const,
        events: [{ type: 'action-assigned', v: 1, data: { at } }],
      })),
    ],
    messages: messagesTo(page),
  };
};

/** Sends the actions of a held meeting to their owners. Again only while some became complete since. */
const release = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const meeting = states.get('meeting', id ?? '')?.state;
  if (!meeting) return refuse('not-found');
  const { ref } = meeting;
  if (meeting.status !== 'held') return refuse('release-after-close', { ref });
  if (meeting.releasing !== undefined) return refuse('being-released', { ref });
  if (meeting.releasedAt !== undefined && releasable(states, ref).ready.length === 0)
    return refuse('already-released', { ref });
  return nextPage(states, ref, context.now);
};

/** The secretary hears what will be sent; of a meeting that nobody closed, everybody in its thread. */
const notice = (states: States, { ref, status }: MeetingState): readonly Message[] => {
  const waits = releasable(states, ref).ready.length > 0;
  if (status === 'in-session' || (status === 'adjourned' && waits))
    return [
      { to: { conversation: 'thread' }, kind: 'still-open', about: ref, params: { thread: ref } },
    ];
  const secretary = states.committee && secretaryOf(states.committee.state);
  return secretary === undefined || !waits
    ? []
    : [{ to: { person: secretary }, kind: 'release-pending', about: ref }];
};

type PutOff = Extract<MeetingEvent, { readonly type: 'release-put-off' }>;

const putOff = (data: PutOff['data']): PutOff => ({ type: 'release-put-off', v: 1, data });

/** The next working day's morning, on which what is to be told now is told; `now` itself within such hours. */
const tellingTime = (hours: Hours, now: string): string =>
  isInHours(hours, now) ? now : morningFrom(hours, createCalendar(hours).dateOf(now), now);

/** The secretary has a working day from hearing of it to the release itself, however late that notice is. */
const announce = (
  states: States,
  meeting: MeetingState,
  hours: Hours,
  { now: at }: Context,
): Decided => {
  const { ref } = meeting;
  const noticeAt = tellingTime(hours, at);
  const dayAfter = addDays(createCalendar(hours).dateOf(noticeAt), 1);
  const releaseAt = later(meeting.releaseAt ?? '', morningFrom(hours, dayAfter, noticeAt));
  if (noticeAt > at)
    return { changes: [meetingChange(ref, putOff({ at, releaseAt, releaseNoticeAt: noticeAt }))] };
  const moved = releaseAt === meeting.releaseAt ? [] : [putOff({ at, releaseAt })];
  const announced: MeetingEvent = { type: 'release-announced', v: 1, data: { at } };
  return {
    changes: [meetingChange(ref, ...moved, announced)],
    messages: notice(states, meeting),
  };
};

/**
 * When what a meeting recorded next needs attention: the next page of motions or of a release, the notice before
 * it, or itself. One that nobody closes or resumes keeps no owner waiting longer than one that was closed.
 */
export const releaseWake = (meeting: MeetingState): string | undefined => {
  if (meeting.deferring !== undefined) return meeting.deferring;
  if (meeting.releasing !== undefined) return meeting.releasing;
  if (meeting.status === 'cancelled' || meeting.releasedAt !== undefined) return undefined;
  return meeting.releaseAnnouncedAt === undefined ? meeting.releaseNoticeAt : meeting.releaseAt;
};

/** What is done about it when its time has come; at night and on days off nobody is told. */
export const releaseStep = (
  states: States,
  meeting: MeetingState,
  committee: CommitteeState,
  context: Context,
): Decided => {
  const { ref, deferring, releasing, releaseAnnouncedAt } = meeting;
  const { now } = context;
  if (deferring !== undefined) return { changes: deferMore(states, meeting, context) };
  if (releasing !== undefined) return nextPage(states, ref, now);
  const hours = hoursOf(committee, context);
  if (releaseAnnouncedAt === undefined) return announce(states, meeting, hours, context);
  const releaseAt = tellingTime(hours, now);
  return releaseAt > now
    ? { changes: [meetingChange(ref, putOff({ at: now, releaseAt }))] }
    : nextPage(states, ref, now);
};

export const releaseCommands = {
  'meeting.release': { needs, decide: release },
};
