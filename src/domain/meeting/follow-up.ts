import type { Decided, Refusal } from '../../records/entity.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known } from './find.ts';
import { sendPack } from './pack.ts';
import { heldStep, heldWake } from './release.ts';
import type { MeetingState } from './state.ts';

const needs = ({ id }: About): Needs => ({ ids: known(id), meetings: known(id) });

/** When a meeting next needs attention, as it stands: planned, its pack; in session, when the time of its item is up. */
export const meetingWake = (meeting: MeetingState): string | undefined => {
  if (meeting.status === 'planned') return meeting.packAt;
  return meeting.status === 'in-session' ? meeting.currentUntil : heldWake(meeting);
};

/** The time of the current item is up: noted once, so that the control card is brought up to date. */
const timeUp = ({ ref, current = '' }: MeetingState, now: string): Decided => ({
  changes: [meetingChange(ref, { type: 'time-up', v: 1, data: { item: current, at: now } })],
});

const followUp = (states: States, { id }: Command, { now }: Context): Decided | Refusal => {
  const meeting = states.get('meeting', id ?? '')?.state;
  if (!meeting) return refuse('not-found');
  const due = meetingWake(meeting);
  if (due === undefined || due > now) return refuse('nothing-due', { ref: meeting.ref });
  if (meeting.status === 'planned') return sendPack(states, meeting, now);
  return meeting.status === 'in-session' ? timeUp(meeting, now) : heldStep(states, meeting, now);
};

export const followUpCommands = {
  'meeting.follow-up': { needs, decide: followUp },
};
