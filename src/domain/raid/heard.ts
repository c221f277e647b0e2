import type { Entity, EntityChange, Ref } from '../../records/entity.ts';
import { originNeeds, placeNow } from '../descent.ts';
import { meetingChange } from '../meeting/events.ts';
import type { About } from '../meeting/find.ts';
import { known, openMeeting, sessionIds } from '../meeting/find.ts';
import type { Needs, States } from '../model.ts';
import type { HeardIn, RaidState } from './state.ts';

/** What must be loaded to know where an entry is heard of. */
export const heardNeeds = (command: About, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...originNeeds(states, command.id)],
});

/**
 * The meeting that hears of an entry now, and the item being taken; undefined between meetings. What stands under
 * a reserved item is minuted with that item, or not at all.
 */
const heardNow = (states: States, entry: Entity<RaidState> | undefined): HeardIn | undefined => {
  const meeting = openMeeting(states);
  const { item } = placeNow(states, entry);
  if (!meeting || (item !== undefined && !meeting.agenda.includes(item))) return undefined;
  return { meeting: meeting.ref, ...(item === undefined ? {} : { item }) };
};

/**
 * Where an entry is heard of now, as data of the fact; and the fact of the meeting, where another one
 * raised it.
 */
export const hearing = (
  states: States,
  id: Ref,
): {
  readonly facts: { readonly heard?: HeardIn };
  readonly changes: readonly EntityChange[];
} => {
  const entry = states.get('raid', id);
  const heard = heardNow(states, entry);
  const meeting = states.get('meeting', heard?.meeting ?? '')?.state;
  if (!heard || !meeting) return { facts: {}, changes: [] };
  const listed = entry?.state.meeting === meeting.ref || meeting.heard?.includes(id);
  return {
    facts: { heard },
    changes: listed
      ? []
      : [meetingChange(meeting.ref, { type: 'raid-heard', v: 1, data: { ref: id } })],
  };
};

/** The meetings whose minutes an entry stands in. */
export const minutedIn = ({ meeting, heard = [] }: RaidState): Ref[] => [
  ...new Set([...known(meeting), ...heard.map((each) => each.meeting)]),
];
