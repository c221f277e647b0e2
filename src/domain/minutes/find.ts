import type { PersonId, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { keepsRecords } from '../committee.ts';
import type { About } from '../meeting/find.ts';
import { known, sessionIds } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MinutesState, MinutesStatus } from './state.ts';

export interface Found {
  readonly id: string;
  readonly minutes: MinutesState;
  readonly meeting: MeetingState;
}

/** The minutes acted upon, their meeting, and the meeting in session. */
export const minutesIds = (command: About, states: States): string[] => [
  ...sessionIds(command, states),
  ...known(states.get('minutes', command.id ?? '')?.state.meeting),
];

/** What most commands on minutes look at. */
export const minutesNeeds = (command: About, states: States): Needs => ({
  ids: minutesIds(command, states),
});

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

/** A draft is for those who edit it, the officers and whoever presided: the others read what is circulated. */
export const mayReadMinutes = (
  { status }: MinutesState,
  { presiding }: MeetingState,
  committee: CommitteeState,
  person: PersonId,
): boolean => status !== 'draft' || presiding === person || keepsRecords(committee, person);
