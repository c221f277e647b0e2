import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import { voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { keepsMinutes, known, recordsClosed, sessionIds, sittingMeeting } from './find.ts';
import { presidingAfter } from './presiding.ts';
import type { Attendance, MeetingState, Roll, RollEntry } from './state.ts';

export interface RollInput {
  readonly entries: readonly {
    readonly person: PersonId;
    /** `left`: was present and goes before the end. */
    readonly attendance: Attendance | 'left';
    readonly alternateFor?: PersonId;
  }[];
}

type Entry = RollInput['entries'][number];

const recorded = (entry: Entry, meeting: MeetingState, at: string): RollEntry => {
  const before = meeting.roll[entry.person];
  const alternate = entry.alternateFor === undefined ? {} : { alternateFor: entry.alternateFor };
  if (entry.attendance === 'left')
    return { ...before, attendance: 'present', ...alternate, leftAt: at };
  if (entry.attendance !== 'present') return { attendance: entry.attendance, ...alternate };
  const stayed = before?.attendance === 'present' && before.leftAt === undefined;
  if (stayed) return { ...before, ...alternate };
  // Who joins after the roll was taken arrives; until then the roll is only being written down.
  const arrives = meeting.status === 'in-session' && meeting.rollTaken;
  return { attendance: 'present', ...alternate, ...(arrives ? { arrivedAt: at } : {}) };
};

const badAlternate = (entry: Entry, states: States, roll: Roll): boolean => {
  const member = entry.alternateFor;
  if (member === undefined || !states.committee) return false;
  const voting = voters(states.committee.state);
  const taken = Object.entries(roll).some(
    ([person, { alternateFor }]) => person !== entry.person && alternateFor === member,
  );
  const away = roll[member]?.attendance !== 'present' || roll[member].leftAt !== undefined;
  return taken || !away || !voting.includes(member) || voting.includes(entry.person);
};

const rollNeeds = (command: About, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...known(states.committee?.state.nextMeeting)],
});

/** The meeting whose roll is meant: the one named, else the one in session, else the next. */
const rolled = ({ id }: Command<RollInput>, states: States): MeetingState | undefined => {
  const committee = states.committee?.state;
  return states.get('meeting', id ?? committee?.inSession ?? committee?.nextMeeting ?? '')?.state;
};

const record = (
  states: States,
  command: Command<RollInput>,
  context: Context,
): Decided | Refusal => {
  const meeting = rolled(command, states);
  const committee = states.committee?.state;
  if (!meeting || !committee) return refuse('no-meeting');
  if (meeting.status === 'cancelled') return refuse('meeting-cancelled', { ref: meeting.ref });
  const closed = recordsClosed(meeting);
  if (closed) return closed;
  const { entries } = command.input;
  const changed: Record<PersonId, RollEntry> = {};
  for (const entry of entries) changed[entry.person] = recorded(entry, meeting, context.now);
  const roll = { ...meeting.roll, ...changed };
  if (entries.some((entry) => badAlternate(entry, states, roll))) return refuse('alternate');
  const byHand = meeting.status !== 'planned' && keepsMinutes(states, command.actor);
  const event: MeetingEvent = {
    type: 'roll-recorded',
    v: 1,
    data: { at: context.now, entries: changed, taken: byHand },
  };
  const presiding =
    meeting.status === 'in-session' ? presidingAfter(committee, meeting, roll) : undefined;
  const passed: MeetingEvent[] = presiding
    ? [{ type: 'presiding-changed', v: 1, data: { ...presiding } }]
    : [];
  return { changes: [meetingChange(meeting.ref, event, ...passed)] };
};

interface InterestInput {
  readonly text: string;
  /** Absent: the item being taken. */
  readonly item?: string;
  /** Whose interest it is, where the secretary or the presiding person writes it down. */
  readonly person?: PersonId;
}

const declareInterest = (
  states: States,
  { input, actor }: Command<InterestInput>,
): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  if (input.item !== undefined && !meeting.agenda.includes(input.item))
    return refuse('not-on-agenda');
  const declared: MeetingEvent = {
    type: 'interest-declared',
    v: 1,
    data: {
      person: keepsMinutes(states, actor) ? (input.person ?? actor) : actor,
      item: input.item ?? meeting.current ?? null,
    },
    text: { text: input.text },
  };
  return { changes: [meetingChange(meeting.ref, declared)] };
};

export const rollCommands = {
  'roll.record': { needs: rollNeeds, decide: record },
  'roll.declare-interest': { needs: rollNeeds, decide: declareInterest },
};
