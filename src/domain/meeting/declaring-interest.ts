import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import { isSettled, waitingOf } from '../agenda/find.ts';
import type { AgendaItemEvent } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { itemInterested, itemInterests } from '../interests.ts';
import type { Command, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { numberOf } from '../motion/putting.ts';
import { interestDeclared } from '../motion/recusing.ts';
import { agreedWithout } from '../motion/stood-aside.ts';
import { notAllowed } from '../presides.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import { keepsMinutes, known, openMeeting, sessionIds, sittingMeeting } from './find.ts';
import type { MeetingState } from './state.ts';

interface InterestInput {
  readonly text: string;
  /** Absent: the item being taken; before the meeting it must be said. */
  readonly item?: string;
  /** Whose interest it is, where the secretary or the presiding person writes it down. */
  readonly person?: PersonId;
  /** True where it was taken down by mistake: nobody gets a vote back by thinking better of it. */
  readonly mistaken?: boolean;
}

/** It was taken down by mistake: neither the meeting nor the item knows of it any more. */
const corrected = (
  states: States,
  meeting: MeetingState | undefined,
  person: PersonId,
  item: string | undefined,
): Decided | Refusal => {
  const here = meeting?.interests.some((each) => each.person === person && each.item === item);
  const follows = itemInterests(states, item).some((each) => each.person === person);
  if (!here && !follows) return refuse('no-interest');
  const agreed = meeting && here && agreedWithout(states, meeting, item, person);
  if (agreed) {
    const number = agreed.startsWith('V-') ? numberOf(agreed) : 'none';
    return refuse('interest-minuted', { ref: agreed, number });
  }
  const event: MeetingEvent = {
    type: 'interest-corrected',
    v: 1,
    data: { person, item: item ?? null },
  };
  const forgotten: AgendaItemEvent = { type: 'item-interest-corrected', v: 1, data: { person } };
  return {
    changes: [
      ...(meeting && here ? [meetingChange(meeting.ref, event)] : []),
      ...(item !== undefined && follows ? [agendaItemChange(item, forgotten)] : []),
    ],
  };
};

const interestNeeds = (command: Command<InterestInput>, states: States): Needs => ({
  ids: [
    ...sessionIds(command, states),
    ...known(states.committee?.state.nextMeeting),
    ...known(command.input.item, openMeeting(states)?.current),
    ...(command.input.mistaken ? waitingOf(states) : []),
  ],
  meetings: known(states.committee?.state.inSession),
});

/** The open meeting where the item, or none in particular, is its business; else the item's own, which waits. */
const concerned = (
  states: States,
  item: string | undefined,
): { readonly meeting?: MeetingState; readonly about?: string } | Refusal => {
  const open = openMeeting(states);
  if (open && (item === undefined || open.agenda.includes(item))) {
    const meeting = sittingMeeting(states);
    if ('refusal' in meeting) return meeting;
    const about = item ?? meeting.current;
    return { meeting, ...(about === undefined ? {} : { about }) };
  }
  if (item === undefined) return refuse('interest-item');
  const found = states.get('agenda-item', item)?.state;
  return found && !isSettled(found) ? { about: item } : refuse('not-on-agenda');
};

const declareInterest = (
  states: States,
  { input, actor }: Command<InterestInput>,
): Decided | Refusal => {
  const where = concerned(states, input.item);
  if ('refusal' in where) return where;
  const { meeting, about } = where;
  const { text, person = actor, mistaken } = input;
  const keeps = keepsMinutes(states, actor);
  if (person !== actor && !keeps) return notAllowed(states, actor, 'P_S_self');
  if (mistaken)
    return keeps ? corrected(states, meeting, person, about) : refuse('interest-stands');
  if (meeting) return { changes: interestDeclared(states, meeting, { person, about, text }) };
  return { changes: itemInterested(states.get('agenda-item', about ?? ''), { person, text }) };
};

export const interestCommands = {
  'roll.declare-interest': { needs: interestNeeds, decide: declareInterest },
};
