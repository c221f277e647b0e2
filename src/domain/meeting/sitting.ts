import type { Decided, EntityChange, PersonId, Ref, Refusal } from '../../records/entity.ts';
import { agendaNeeds } from '../agenda/find.ts';
import { withStanding } from '../agenda/with-standing.ts';
import type { AgendaItemEvent } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { addDays } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import { committeeChange, voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { votePaused, voteResumed } from '../motion/pausing.ts';
import { GAVEL } from '../permission.ts';
import { carriedInto, itemInterests } from '../interests.ts';
import { moveOn, runSeconds, timeUpAt } from './clock.ts';
import type { MeetingEvent } from './events.ts';
import { blank } from './evolve.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known, openMeeting, secretaryOf, sittingMeeting, untouched } from './find.ts';
import { nextOfSeries, plannedFor } from './next.ts';
import { choosePresiding } from './presiding.ts';
import { inPerson, proxiesLost } from './proxies.ts';
import { releaseTimes } from './release.ts';
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

/** Teams says that a call began, not of which meeting. */
const CALL_MS = 12 * 3_600_000;
/** A meeting is brought forward, or held later, within its week; one of a series has its own day. */
const NEAR_DAYS = { series: 1, single: 7 };

/** Whether whoever starts a meeting now means the one planned for a UTC instant. */
const isMeant = (
  plannedFor: string,
  { actor }: Pick<Command, 'actor'>,
  { series }: CommitteeState,
  { calendar, now }: Context,
): boolean => {
  if (actor === GAVEL) return Math.abs(Date.parse(plannedFor) - Date.parse(now)) <= CALL_MS;
  const day = calendar.dateOf(plannedFor);
  const today = calendar.dateOf(now);
  const near = series ? NEAR_DAYS.series : NEAR_DAYS.single;
  return addDays(day, -near) <= today && today <= addDays(day, near);
};

/** The planned meeting that is to start; undefined for one of its own. */
const chosen = (
  states: States,
  committee: CommitteeState,
  command: Command<StartInput>,
  context: Context,
): MeetingState | Refusal | undefined => {
  const { id, input, actor } = command;
  const named = id ?? input.meetingId;
  if (named !== undefined) {
    const meeting = states.get('meeting', named)?.state;
    if (!meeting) return refuse('not-found');
    return meeting.status === 'planned' ? meeting : refuse('meeting-not-planned', { ref: named });
  }
  if (input.fresh) return undefined;
  const next = states.get('meeting', committee.nextMeeting ?? '')?.state;
  if (!next?.plannedFor || isMeant(next.plannedFor, command, committee, context)) return next;
  if (actor === GAVEL) return undefined;
  const date = context.calendar.dateOf(next.plannedFor);
  return refuse('meeting-not-near', { ref: next.ref, date });
};

const secretaryIn = ({ committee }: States): PersonId[] =>
  known(committee && secretaryOf(committee.state));

const startNeeds = ({ id, input }: Command<StartInput>, states: States): Needs => {
  const { nextMeeting, inSession, waiting = [] } = states.committee?.state ?? {};
  return {
    ids: [...known(id, input.meetingId, nextMeeting, inSession), ...waiting],
    people: secretaryIn(states),
  };
};

/** The items to take up: all that wait, save those set aside for the meeting after this one. */
const takenUp = (states: States, waiting: readonly string[]): string[] =>
  waiting
    .filter((id) => states.get('agenda-item', id)?.state.skipsNext !== true)
    .slice(0, LONGEST_AGENDA);

/**
 * The agenda that a meeting starts with, and what waits for the next of its series. What was planned has its
 * standing items already; the agenda of another that is planned stays with that one.
 */
const agendaAtStart = (
  states: States,
  ref: Ref,
  planned: MeetingState | undefined,
  context: Context,
) => {
  const { nextMeeting, standing = [], waiting = [] } = states.committee?.state ?? {};
  const another = nextMeeting !== undefined && nextMeeting !== ref;
  if (another && !planned) return { agenda: [], waiting, changes: [] };
  const own = withStanding(planned ? [] : standing, states, waiting, context);
  const agenda = takenUp(states, own.agenda);
  const left = own.agenda.filter((id) => !agenda.includes(id));
  const today = context.calendar.dateOf(context.now);
  const next = another ? undefined : nextOfSeries(states, context, today);
  const passedOver = left
    .filter((id) => states.get('agenda-item', id)?.state.skipsNext)
    .slice(0, MOST_PASSED_OVER);
  return {
    agenda,
    waiting: left,
    changes: [
      ...own.changes,
      ...agenda.map((id) =>
        agendaItemChange(id, { type: 'item-scheduled', v: 1, data: { meeting: ref } }),
      ),
      ...passedOver.map((id) =>
        agendaItemChange(id, { type: 'item-passed-over', v: 1, data: { at: context.now } }),
      ),
      ...(next ? plannedFor(context.fresh('M'), next, context) : []),
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
  const planned = chosen(states, committee, command, context);
  if (planned && 'refusal' in planned) return planned;
  const ref = planned?.ref ?? context.fresh('M');

  const { input, actor } = command;
  const roll = rollAtStart(committee, planned, command);
  const rollTaken = input.present !== undefined && actor !== GAVEL;
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
      ...choosePresiding(committee, { roll, rollTaken, interests: [], ...named }),
      ...named,
      agenda,
      roll,
      rollTaken,
      ...releaseTimes(committee, context),
    },
    // What was planned is called what it was planned as.
    ...(input.title === undefined || planned?.title ? {} : { text: { title: input.title } }),
  };
  const at = context.now;
  const interests = agenda.flatMap((item) => carriedInto(blank, item, itemInterests(states, item)));
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
      meetingChange(ref, started, ...opened, ...interests, ...told),
      committeeChange(
        { type: 'meeting-opened', v: 1, data: { meeting: ref } },
        { type: 'agenda-waiting', v: 1, data: { items: waiting } },
        ...(told.length > 0
          ? [{ type: 'decisions-to-report', v: 1, data: { decisions: [] } }]
          : []),
      ),
      ...changes,
    ],
    messages: [
      { to: { conversation: 'root' }, kind: 'control', about: ref },
      ...proxiesLost({ ref, roll: planned?.roll ?? {} }, roll),
    ],
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

/** What was recorded in the meeting: a vote may be open. */
const breakNeeds = (command: About, states: States): Needs => ({
  ...agendaNeeds(command, states),
  meetings: known(states.committee?.state.inSession),
  people: secretaryIn(states),
});

const adjourn = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = sittingMeeting(states);
  if ('refusal' in meeting) return meeting;
  const at = context.now;
  const event: MeetingEvent = {
    type: 'meeting-adjourned',
    v: 1,
    data: { at, ...(meeting.current === undefined ? {} : { seconds: runSeconds(meeting, at) }) },
  };
  return { changes: [meetingChange(meeting.ref, event), ...votePaused(states, meeting.ref, at)] };
};

const resume = (states: States, _: Command, context: Context): Decided | Refusal => {
  const meeting = openMeeting(states);
  const committee = states.committee?.state;
  if (!meeting || !committee) return refuse('no-meeting');
  if (meeting.status !== 'adjourned') return refuse('meeting-in-session', { ref: meeting.ref });
  const at = context.now;
  const until = timeUpAt(states, meeting, meeting.current, at);
  const data = { at, until, ...releaseTimes(committee, context) };
  const event: MeetingEvent = { type: 'meeting-resumed', v: 1, data };
  return { changes: [meetingChange(meeting.ref, event), ...voteResumed(states, meeting.ref, at)] };
};

export const sittingCommands = {
  'meeting.start': { needs: startNeeds, decide: start },
  'meeting.next': { needs: agendaNeeds, decide: next },
  'meeting.adjourn': { needs: breakNeeds, decide: adjourn },
  'meeting.resume': { needs: breakNeeds, decide: resume },
};
