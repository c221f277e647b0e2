import type { EntityChange } from '../../records/entity.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { committeeChange } from '../committee.ts';
import type { About } from '../meeting/find.ts';
import { openMeeting, sessionIds } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Needs, States } from '../model.ts';

/** The items that wait for the next meeting, in order. */
export const waitingOf = (states: States): readonly string[] =>
  states.committee?.state.waiting ?? [];

/** These items wait for the next meeting from now on, in this order. */
export const waitingChange = (items: readonly string[]): EntityChange =>
  committeeChange({ type: 'agenda-waiting', v: 1, data: { items } });

/** What waits now, where standing items have joined it. */
export const joined = (states: States, waiting: readonly string[]): EntityChange[] =>
  waiting.length > waitingOf(states).length ? [waitingChange(waiting)] : [];

/** The others, in order. */
export const without = (items: readonly string[], id: string): string[] =>
  items.filter((each) => each !== id);

/** Nothing more becomes of it. */
export const isSettled = ({ status }: AgendaItemState): boolean =>
  status === 'taken' || status === 'withdrawn';

/** The open meeting, where the item still stands on its agenda. */
export const standsOn = (states: States, id: string): MeetingState | undefined => {
  const meeting = openMeeting(states);
  const stands = meeting && meeting.agenda.includes(id) && meeting.outcomes[id] === undefined;
  return stands ? meeting : undefined;
};

/** The record acted upon, the open meeting, and the items on its agenda and of the next. */
export const agendaNeeds = (command: About, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...(openMeeting(states)?.agenda ?? []),
    ...waitingOf(states),
  ],
});
