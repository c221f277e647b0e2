import type { Decided, Refusal } from '../../records/entity.ts';
import { waitingOf } from '../agenda/find.ts';
import type { Calendar } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { meetingChange } from './events.ts';
import { deferringNeeds } from './deferring.ts';
import type { About } from './find.ts';
import { known, secretaryOf } from './find.ts';
import { packPeople, sendPack } from './pack.ts';
import { plannedWake, prepare, preparingPeople } from './preparing.ts';
import { tellLoss } from './watch.ts';
import { releaseStep, releaseWake } from './release.ts';
import type { MeetingState } from './state.ts';

const needs = ({ id }: About, states: States): Needs => {
  const { status, deferring } = states.get('meeting', id ?? '')?.state ?? {};
  if (deferring !== undefined)
    return { ids: deferringNeeds({ id: id ?? '' }, states) ?? [], meetings: known(id) };
  return status === 'planned'
    ? {
        ids: known(id, ...waitingOf(states)),
        people: [...preparingPeople(states), ...packPeople(states)],
      }
    : {
        ids: known(id),
        meetings: known(id),
        people: known(states.committee && secretaryOf(states.committee.state)),
      };
};

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a !== undefined && (b === undefined || a < b) ? a : b;

/**
 * When a meeting next needs attention, as it stands: planned, its pack or what is due before it; in session,
 * when the time of its item is up, or it is said that the quorum is lost; from its start on, when owners are told.
 */
export const meetingWake = (
  meeting: MeetingState,
  committee: CommitteeState,
  calendar: Calendar,
): string | undefined => {
  if (meeting.status === 'planned')
    return earlier(meeting.packAt, plannedWake(meeting, committee, calendar));
  const { status, currentUntil, quorumDue } = meeting;
  const amid = status === 'in-session' ? earlier(currentUntil, quorumDue) : undefined;
  return earlier(amid, releaseWake(meeting));
};

/** The time of the current item is up: noted once, so that the control card is brought up to date. */
const timeUp = ({ ref, current = '' }: MeetingState, now: string): Decided => ({
  changes: [meetingChange(ref, { type: 'time-up', v: 1, data: { item: current, at: now } })],
});

const followUp = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const meeting = states.get('meeting', id ?? '')?.state;
  const committee = states.committee?.state;
  if (!meeting || !committee) return refuse('not-found');
  const { now, calendar } = context;
  const due = meetingWake(meeting, committee, calendar);
  const nothing = refuse('nothing-due', { ref: meeting.ref });
  if (due === undefined || due > now) return nothing;
  if (meeting.status === 'planned')
    return due === meeting.packAt
      ? sendPack(states, meeting, context)
      : (prepare(states, meeting, context) ?? nothing);
  if (meeting.status === 'in-session' && due === meeting.quorumDue) return tellLoss(meeting, now);
  if (meeting.status === 'in-session' && due === meeting.currentUntil) return timeUp(meeting, now);
  return releaseStep(states, meeting, committee, context);
};

export const followUpCommands = {
  'meeting.follow-up': { needs, decide: followUp },
};
