import type { Decided, Entity, Message, Ref, Refusal } from '../../records/entity.ts';
import { hasOwner } from '../action/standing.ts';
import type { ActionState } from '../action/state.ts';
import { createCalendar } from '../calendar.ts';
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

/** The secretary's first and second working morning after this day, as UTC instants. */
export const releaseTimes = (committee: CommitteeState, { people, calendar, now }: Context) => {
  const secretary = people.get(secretaryOf(committee) ?? '');
  const own = secretary ? createCalendar(secretary) : calendar;
  const morning = (n: number): string =>
    own.instantOf(own.addWorkingDays(own.dateOf(now), n), secretary?.slot ?? '09:00');
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

const announce = (states: States, meeting: MeetingState, at: string): Decided => {
  const announced: MeetingEvent = { type: 'release-announced', v: 1, data: { at } };
  return {
    changes: [meetingChange(meeting.ref, announced)],
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

/** What is done about it when its time has come. */
export const releaseStep = (states: States, meeting: MeetingState, context: Context): Decided => {
  const { now } = context;
  if (meeting.deferring !== undefined) return { changes: deferMore(states, meeting, context) };
  const first = meeting.releasing === undefined && meeting.releaseAnnouncedAt === undefined;
  return first ? announce(states, meeting, now) : nextPage(states, meeting.ref, now);
};

export const releaseCommands = {
  'meeting.release': { needs, decide: release },
};
