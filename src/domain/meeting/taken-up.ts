import type { EntityChange } from '../../records/entity.ts';
import { waitingChange, waitingOf } from '../agenda/find.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { States } from '../model.ts';
import { meetingChange } from './events.ts';
import { ofType } from './find.ts';
import type { MeetingState } from './state.ts';

type About = { readonly item?: string | undefined };

const isSetAside = ({ outcomes }: MeetingState, item: string): boolean =>
  outcomes[item] === 'deferred';

/** What waits for the next meeting, but what is decided on at this one although it was set aside. */
export const waitingBeside = (
  states: States,
  meeting: MeetingState,
  { item }: About,
): readonly string[] => waitingOf(states).filter((id) => id !== item || !isSetAside(meeting, id));

/** An item that was set aside for the next meeting, and is decided on all the same, is before this one again. */
export const takenUp = (
  states: States,
  meeting: MeetingState,
  { item }: About,
  at: string,
): EntityChange[] => {
  if (item === undefined || !isSetAside(meeting, item)) return [];
  return [
    meetingChange(meeting.ref, { type: 'item-unsettled', v: 1, data: { item } }),
    agendaItemChange(item, { type: 'item-reopened', v: 1, data: { at } }),
    waitingChange(waitingBeside(states, meeting, { item })),
  ];
};

/** The items under which a meeting came to a result, whether it opened them or not. Its records must be loaded. */
export const decidedUnder = (states: States, ref: string): ReadonlySet<string> => {
  const recorded = states.ofMeeting(ref);
  const motions = ofType(recorded, 'motion').filter(
    ({ state: { status, amends } }) =>
      amends === undefined && (status === 'lost' || status === 'provisional'),
  );
  const decisions = ofType(recorded, 'decision').filter(
    ({ state }) => state.status !== 'withdrawn',
  );
  return new Set([...motions, ...decisions].flatMap(({ state }) => state.item ?? []));
};
