import type { Refusal } from '../../records/entity.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MinutesState, MinutesStatus } from './state.ts';

export interface Found {
  readonly id: string;
  readonly minutes: MinutesState;
  readonly meeting: MeetingState;
}

/** The minutes acted upon, their meeting, and the meeting in session. */
export const minutesNeeds = ({ id }: Command<never>, states: States): Needs => {
  const meeting = states.get('minutes', id ?? '')?.state.meeting;
  return {
    ids: [id, meeting, states.committee?.state.inSession].filter((each) => each !== undefined),
  };
};

const wrongStatus = {
  draft: 'minutes-draft',
  circulated: 'minutes-circulated',
  approved: 'minutes-sealed',
};

/** The minutes of that id where they are in the status that the command asks for, else why not. */
export const minutesIn = (
  status: MinutesStatus,
  states: States,
  id: string | undefined,
): Found | Refusal => {
  const minutes = states.get('minutes', id ?? '')?.state;
  const meeting = minutes && states.get('meeting', minutes.meeting)?.state;
  if (!minutes || !meeting) return refuse('not-found');
  if (minutes.status !== status) return refuse(wrongStatus[minutes.status], { ref: meeting.ref });
  return { id: id ?? '', minutes, meeting };
};
