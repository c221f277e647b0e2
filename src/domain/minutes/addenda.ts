import type { Decided, Refusal } from '../../records/entity.ts';
import { itemAt } from '../agenda-item.ts';
import { entryOf } from '../entry.ts';
import { keptOut } from '../interests.ts';
import { known } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { isRecused } from '../motion/electorate.ts';
import type { MinutesEvent } from './events.ts';
import { minutesChange } from './events.ts';
import { minutesIds } from './find.ts';
import { namesOf } from './people.ts';

export interface AddendumInput {
  readonly text: string;
  /** The agenda item (`I-2`) or entry (`D-3`, `N-1`) that it is about. */
  readonly about?: string;
  /** It is for all who read the minutes, though part of them is reserved. */
  readonly forAll?: boolean;
}

const ENTRIES = ['note', 'decision', 'action', 'raid'] as const;

const entryIn = (states: States, id: string) => {
  const entity = ENTRIES.map((type) => states.get(type, id)).find((each) => each !== undefined);
  return entity && entryOf(entity);
};

const addendumNeeds = (command: Command<AddendumInput>, states: States): Needs => {
  const minutes = states.get('minutes', command.id ?? '')?.state;
  const meeting = states.get('meeting', minutes?.meeting ?? '')?.state;
  return {
    ids: [
      ...minutesIds(command, states),
      ...known(command.input.about),
      ...(meeting?.agenda ?? []),
    ],
    people: [command.actor],
  };
};

/** Under which of the meeting's items that stands, if under any; undefined where the minutes do not hold it. */
const placeOf = (
  states: States,
  { ref, agenda }: MeetingState,
  about: string,
): { readonly item?: string } | undefined => {
  if (agenda.includes(about)) return { item: about };
  const entry = entryIn(states, about);
  if (!entry?.minuted || entry.meeting !== ref) return undefined;
  return entry.item === undefined ? {} : { item: entry.item };
};

const isReserved = (states: States, { ref }: MeetingState, item: string | undefined): boolean => {
  const found = states.get('agenda-item', item ?? '')?.state;
  return found !== undefined && itemAt(found, ref).reserved;
};

/**
 * A note after the sealed text. What it says of a reserved item is for those who may know of that; where the
 * minutes have a reserved part, whoever adds something says for whom it is.
 */
const addAddendum = (
  states: States,
  { id, input, actor }: Command<AddendumInput>,
  { now, people }: Context,
): Decided | Refusal => {
  const minutes = states.get('minutes', id ?? '')?.state;
  const meeting = minutes && states.get('meeting', minutes.meeting)?.state;
  if (!minutes || !meeting) return refuse('not-found');
  const { ref, agenda, outcomes } = meeting;
  if (minutes.status !== 'approved') return refuse('not-approved-yet', { ref });
  const { text, about, forAll = false } = input;
  const annexed = agenda.findIndex(
    (item) => isReserved(states, meeting, item) && outcomes[item] === 'taken',
  );
  if (about === undefined && !forAll && annexed >= 0)
    return refuse('addendum-where', { ref, number: annexed + 1 });
  const place = about === undefined ? {} : placeOf(states, meeting, about);
  if (!place) return refuse('not-in-minutes', { ref });
  const item = isReserved(states, meeting, place.item) ? place.item : undefined;
  const not = keptOut(states, item, actor);
  if (not) return not;
  if (item !== undefined && isRecused(meeting, item, actor)) return refuse('recused-apart');
  const added: MinutesEvent = {
    type: 'addendum-added',
    v: 1,
    data: {
      by: actor,
      at: now,
      ...(about === undefined ? {} : { about }),
      ...(item === undefined ? {} : { item }),
    },
    text: { text, ...namesOf(people, [actor]) },
  };
  return { changes: [minutesChange(id ?? '', added)] };
};

export const addendumCommands = {
  'minutes.add-addendum': { needs: addendumNeeds, decide: addAddendum },
};
