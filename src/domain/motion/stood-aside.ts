import type { PersonId, Ref } from '../../records/entity.ts';
import { waitingOf } from '../agenda/find.ts';
import { itemInterests } from '../interests.ts';
import { ofType, presentAt } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { States } from '../model.ts';
import { aboutOf } from './electorate.ts';
import { ratifyingItem } from './to-ratify.ts';

/**
 * What a meeting agreed to while somebody stood aside for an interest in it: an item or a motion under none, or
 * (`about` undefined) all of its business. A decision, or a motion that waits to be ratified. The meeting's records
 * and the waiting items must be loaded.
 */
export const agreedWithout = (
  states: States,
  meeting: MeetingState,
  about: string | undefined,
  person: PersonId,
): Ref | undefined => {
  const recorded = states.ofMeeting(meeting.ref);
  const isMeant = (id: string, item: string | undefined): boolean =>
    about === undefined || aboutOf({ id, ...(item && { item }) }, meeting) === about;
  const decision = ofType(recorded, 'decision').find(
    ({ id, state: { status, item, vote, roll, decidedAt } }) =>
      status !== 'withdrawn' &&
      isMeant(vote?.motion ?? id, item) &&
      !roll.includes(person) &&
      presentAt(meeting.roll, decidedAt).includes(person),
  );
  if (decision) return decision.id;
  const waits = (motion: string) =>
    itemInterests(states, ratifyingItem(states, waitingOf(states), motion));
  return ofType(recorded, 'motion').find(
    ({ id, state: { status, item } }) =>
      status === 'provisional' &&
      isMeant(id, item) &&
      waits(id).some((interest) => interest.person === person),
  )?.id;
};
