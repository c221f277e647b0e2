import type { Decided, EntityChange, PersonId, Ref, Refusal } from '../../records/entity.ts';
import { agendaNeeds } from '../agenda/find.ts';
import { withStanding } from '../agenda/with-standing.ts';
import type { AgendaItemEvent } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { CommitteeState } from '../committee.ts';
import { committeeChange, voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { GAVEL } from '../permission.ts';
import { moveOn, runSeconds, timeUpAt } from './clock.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import { known, openMeeting, sessionNeeds, sittingMeeting, untouched } from './find.ts';
import { nextOfSeries } from './next.ts';
import { choosePresiding } from './presiding.ts';
import { inPerson } from './proxies.ts';
import type { MeetingState, RollEntry } from './state.ts';

/** One commit holds 100 operations: an agenda that is taken up or left over must fit into it. */
export const LONGEST_AGENDA = 50;
const MOST_PASSED_OVER = 20;

interface StartInput {
  readonly title?: string;
  /** The planned meeting to start; absent: the next one, or a fresh one where none is planned. */
  readonly meetingId?: Ref;
  /** True for a meeting of its own, although one is planned. */
  readonly fresh?: boolean;
  /** Who presides where neither chair nor deputy does. */
  readonly presiding?: PersonId;
  /** Everybody in the room, where the attendance was taken at the start. */
  readonly present?: readonly PersonId[];
}

const chosenRef = ({ id, input }: Command<StartInput>, states: States): Ref | undefined => {
  const chosen = id ?? input.meetingId;
  if (chosen !== undefined || input.fresh) return chosen;
  return states.committee?.state.nextMeeting;
};

const startNeeds = (command: Command<StartInput>, states: States): Needs => {
  const committee = states.committee?.state;
  const refs = known(chosenRef(command, states), committee?.inSession);
  return { ids: [...refs, ...(committee?.waiting ?? [])] };
};

/** The items to take up: all that wait, save those set aside for the meeting after this one. */
const takenUp = (states: States, waiting: readonly string[]): string[] =>
  waiting
    .filter((id) => states.get('agenda-item', id)?.state.skipsNext !== true)
    .slice(0, LONGEST_AGENDA);

/** The agenda that a meeting starts with, and what waits for the next of its series. */
const agendaAtStart = (
  states: States,
  ref: Ref,
  planned: MeetingState | undefined,
  context: Context,
) => {
  const committee = states.committee?.state;
  // What was planned has its standing items already.
  const standing = planned ? [] : (committee?.standing ?? []);
  const own = withStanding(standing, states, committee?.waiting ?? [], context);
  const agenda = takenUp(states, own.agenda);
  const left = own.agenda.filter((id) => !agenda.includes(id));
  const another = committee?.nextMeeting !== undefined && committee.nextMeeting !== ref;
  const next = another ? undefined : nextOfSeries(states, left, context);
  const passedOver = left
    .filter((id) => states.get('agenda-item', id)?.state.skipsNext)
    .slice(0, MOST_PASSED_OVER);
  return {
    agenda,
    waiting: next?.waiting ?? left,
    changes: [
      ...own.changes,
      ...agenda.map((id) =>
        agendaItemChange(id, { type: 'item-scheduled', v: 1, data: { meeting: ref } }),
      ),
      ...passedOver.map((id) =>
        agendaItemChange(id, { type: 'item-passed-over', v: 1, data: { at: context.now } }),
      ),
      ...(next?.changes ?? []),
    ],
  };
};

const rollAtStart = (
  committee: CommitteeState,
  before: MeetingState | undefined,
  { actor, input }: Command<StartInput>,
): Record<PersonId, RollEntry> => {
  const present = new Set([...(actor === GAVEL ? [] : [actor]), ...(input.present ?? [])]);
  const roll: Record<PersonId, RollEntry> = { ...before?.roll };
  // A person's list is the whole room; Teams' list holds only those who have joined so far.
  if (input.present && actor !== GAVEL)
    for (const voter of voters(committee)) roll[voter] ??= { attendance: 'absent' };
  for (const person of present) roll[person] = inPerson({ ...roll[person], attendance: 'present' });
  return roll;
};

const start = (
  states: States,
  command: Command<StartInput>,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if (committee.inSession) return refuse('meeting-in-session', { ref: committee.inSession });
  const ref = chosenRef(command, states) ?? context.fresh('M');
  const planned = states.get('meeting', ref)?.state;
  if (!planned && chosenRef(command, states) !== undefined) return refuse('not-found');
  if (planned && planned.status !== 'planned') return refuse('meeting-not-planned', { ref });

  const { input, actor } = command;
  const roll = rollAtStart(committee, planned, command);
  const named = input.presiding === undefined ? {} : { named: input.presiding };
  const { agenda, waiting, changes } = agendaAtStart(states, ref, planned, context);
  const [first] = agenda;
  const started: MeetingEvent = {
    type: 'meeting-started',
    v: 1,
    data: {
      ref,
      at: context.now,
      by: actor,
      ...choosePresiding(committee, { roll, interests: [], ...named }),
      ...named,
      agenda,
      roll,
      rollTaken: input.present !== undefined && actor !== GAVEL,
    },
    ...(input.title === undefined ? {} : { text: { title: input.title } }),
  };
  const at = context.now;
  const until = timeUpAt(states, {}, first, at);
  const opened: MeetingEvent[] =
    first === undefined ? [] : [{ type: 'item-opened', v: 1, data: { item: first, at, until } }];
  const { toReport = [] } = committee;
  const told: MeetingEvent[] =
    toReport.length > 0
      ? [{ type: 'decisions-reported', v: 1, data: { decisions: toReport } }]
      : [];
  return {
    changes: [
      meetingChange(ref, started, ...opened, ...told),
      committeeChange(
        { type: 'meeting-opened', v: 1, data: { meeting: ref } },
        { type: 'agenda-waiting', v: 1, data: { items: waiting } },
        ...(told.length > 0
          ? [{ type: 'decisions-to-report', v: 1, data: { decisions: [] } }]
          : []),
      ),
      ...changes,
    ],
    messages: [{ to: { conversation: 'root' }, kind: 'control', about: ref }],
  };
};

const next = (
  states: States,
  { input }: Command<{ readonly item?: string }>,
  context: Context,
): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const rest = untouched(meeting);
  if (input.item !== undefined && !rest.includes(input.item)) return refuse('item-not-waiting');
  if (meeting.current === undefined && rest.length === 0) return refuse('agenda-done');
  const taken: AgendaItemEvent = { type: 'item-taken', v: 1, data: { at: context.now } };
  const changes: EntityChange[] =
    meeting.current === undefined ? [] : [agendaItemChange(meeting.current, taken)];
  const events = moveOn(states, meeting, 'taken', input.item ?? rest[0], context.now);
  return { changes: [meetingChange(meeting.ref, ...events), ...changes] };
};

const adjourn = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const at = context.now;
  const event: MeetingEvent = {
    type: 'meeting-adjourned',
    v: 1,
    data: { at, ...(meeting.current === undefined ? {} : { seconds: runSeconds(meeting, at) }) },
  };
  return { changes: [meetingChange(meeting.ref, event)] };
};

const resume = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = openMeeting(states);
  if (!meeting) return refuse('no-meeting');
  if (meeting.status !== 'adjourned') return refuse('meeting-in-session', { ref: meeting.ref });
  const at = context.now;
  const until = timeUpAt(states, meeting, meeting.current, at);
  const event: MeetingEvent = { type: 'meeting-resumed', v: 1, data: { at, until } };
  return { changes: [meetingChange(meeting.ref, event)] };
};

export const sittingCommands = {
  'meeting.start': { needs: startNeeds, decide: start },
  'meeting.next': { needs: agendaNeeds, decide: next },
  'meeting.adjourn': { needs: sessionNeeds, decide: adjourn },
  'meeting.resume': { needs: agendaNeeds, decide: resume },
};
