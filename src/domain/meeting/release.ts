import type { Decided, Entity, Message, Ref, Refusal } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { deferMore } from './deferring.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known, ofType, secretaryOf } from './find.ts';
import type { MeetingState } from './state.ts';

/** Each owner told costs an entity and a message, of the 100 operations of a commit. */
const PAGE = 40;

const needs = ({ id }: About): Needs => ({ ids: known(id), meetings: known(id) });

const waiting = ({ state }: Entity<ActionState>): boolean =>
  (state.status === 'proposed' || state.status === 'open') &&
  state.assignedAt === undefined &&
  state.withdrawn === undefined;

const complete = ({ state }: Entity<ActionState>): boolean =>
  state.owner !== undefined && state.due !== undefined;

/** What a release would do now: whose owners are told, and which entries lack an owner or a date. */
const releasable = (states: States, meeting: Ref) => {
  const actions = ofType(states.ofMeeting(meeting), 'action').filter(waiting);
  return {
    ready: actions.filter(complete),
    incomplete: actions.filter((action) => !complete(action)),
  };
};

const nextPage = (states: States, ref: Ref, at: string): Decided => {
  const { ready, incomplete } = releasable(states, ref);
  const page = ready.slice(0, PAGE);
  const told: MeetingEvent = {
    type: 'owners-told',
    v: 1,
    data: {
      at,
      actions: page.map(({ id }) => id),
      incomplete: incomplete.length,
      more: ready.length > PAGE,
    },
  };
  const messages = page.map(({ id, state }): Message => ({
    to: { person: state.owner ?? '' },
    kind: 'assigned',
    about: id,
  }));
  return {
    changes: [
      meetingChange(ref, told),
      ...page.map(({ id }) => ({
        id,
        type: 'action' as const,
        events: [{ type: 'action-assigned', v: 1, data: { at } }],
      })),
    ],
    messages,
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

const announce = (states: States, ref: Ref, at: string): Decided => {
  const secretary = states.committee && secretaryOf(states.committee.state);
  const { ready } = releasable(states, ref);
  const announced: MeetingEvent = { type: 'release-announced', v: 1, data: { at } };
  return {
    changes: [meetingChange(ref, announced)],
    messages:
      secretary === undefined || ready.length === 0
        ? []
        : [{ to: { person: secretary }, kind: 'release-pending', about: ref }],
  };
};

/**
 * When a held meeting next needs attention: the next page of motions or of a release, the notice before it,
 * or itself.
 */
export const heldWake = (meeting: MeetingState): string | undefined => {
  if (meeting.deferring !== undefined) return meeting.deferring;
  if (meeting.releasing !== undefined) return meeting.releasing;
  if (meeting.status !== 'held' || meeting.releasedAt !== undefined) return undefined;
  return meeting.releaseAnnouncedAt === undefined ? meeting.releaseNoticeAt : meeting.releaseAt;
};

/** What a held meeting does when its time has come. */
export const heldStep = (states: States, meeting: MeetingState, context: Context): Decided => {
  const { now } = context;
  if (meeting.deferring !== undefined) return { changes: deferMore(states, meeting, context) };
  const first = meeting.releasing === undefined && meeting.releaseAnnouncedAt === undefined;
  return first ? announce(states, meeting.ref, now) : nextPage(states, meeting.ref, now);
};

export const releaseCommands = {
  'meeting.release': { needs, decide: release },
};
