import type { Decided, Refusal } from '../../records/entity.ts';
import { agendaNeeds } from '../agenda/find.ts';
import { withStanding } from '../agenda/with-standing.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { CommitteeState } from '../committee.ts';
import { committeeChange, voters } from '../committee.ts';
import type { MinutesEvent } from '../minutes/events.ts';
import { minutesChange, minutesId } from '../minutes/events.ts';
import { nextNamed } from '../minutes/next.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { ratifiedBy, stillToRatify } from '../motion/to-ratify.ts';
import { putBy, putting, undecidedOf } from '../motion/undecided.ts';
import { GAVEL } from '../permission.ts';
import type { MeetingEvent } from './events.ts';
import { deferMotions } from './deferring.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known, openMeeting, secretaryOf, untaken, untouched } from './find.ts';
import { runSeconds } from './clock.ts';
import { releaseTimes } from './release.ts';
import { decidedUnder } from './taken-up.ts';
import type { ItemOutcome, MeetingState } from './state.ts';

const needs = (command: About, states: States): Needs => ({
  ids: [
    ...(agendaNeeds(command, states).ids ?? []),
    ...ratifiedBy(states, openMeeting(states)?.agenda ?? []),
    ...known(states.committee?.state.nextMeeting),
    ...putBy(states, openMeeting(states)?.agenda ?? []),
    ...undecidedOf(states),
  ],
  meetings: known(states.committee?.state.inSession),
  people: known(states.committee && secretaryOf(states.committee.state)),
});

/**
 * What waits once a meeting has left these items: what is to be ratified goes first, in the order of carrying; what
 * stays last on an agenda does, and what stands on every one comes back.
 */
const waitingAfter = (
  states: States,
  left: readonly string[],
  context: Context,
): ReturnType<typeof withStanding> => {
  const { nextMeeting, standing = [], waiting = [] } = states.committee?.state ?? {};
  const itemOf = (id: string) => states.get('agenda-item', id)?.state;
  const isLast = (id: string): boolean => itemOf(id)?.last === true;
  const come = [...left.filter((id) => !isLast(id)), ...waiting];
  const ratifies = (id: string): boolean => itemOf(id)?.ratifies !== undefined;
  const carriedAt = (id: string): string => itemOf(id)?.proposedAt ?? '';
  const first = come.filter(ratifies).toSorted((a, b) => carriedAt(a).localeCompare(carriedAt(b)));
  const all = [...first, ...come.filter((id) => !ratifies(id)), ...left.filter(isLast)];
  return withStanding(nextMeeting === undefined ? [] : standing, states, all, context);
};

/** Whoever has a vote and was not named when the roll was taken was not there. */
const unnamed = (committee: CommitteeState, { roll, rollTaken }: MeetingState) => {
  const absent = voters(committee).filter((person) => roll[person] === undefined);
  return rollTaken && absent.length > 0 ? { absent } : {};
};

/** The time of the current item, while the clock runs. */
const timed = (meeting: MeetingState, at: string) =>
  meeting.status === 'in-session' && meeting.current !== undefined
    ? { seconds: runSeconds(meeting, at) }
    : {};

/**
 * What the next meeting takes up: items neither come to nor decided under, and those that were but whose motion is
 * not ratified, or not decided.
 */
const leftOver = (states: States, meeting: MeetingState): string[] => {
  const rest = untouched(meeting);
  const decided = decidedUnder(states, meeting.ref);
  return meeting.agenda.filter((item) => {
    const { [item]: outcome = 'taken' } = meeting.outcomes;
    const motion = putting(states, item);
    if (outcome === 'taken' && (motion === 'undecided' || stillToRatify(states, item))) return true;
    return rest.includes(item) && motion !== 'over' && !decided.has(item);
  });
};

/**
 * The meeting is held at once. The current item counts as taken, untouched ones wait for the next
 * meeting, as do motions without a result and items whose motion still waits to be ratified; nothing is
 * decided and no action is touched. The minutes are drafted.
 */
const close = (states: States, { actor }: Command, context: Context): Decided | Refusal => {
  const meeting = openMeeting(states);
  const committee = states.committee?.state;
  if (!meeting || !committee) return refuse('no-meeting');
  const { ref } = meeting;
  const at = context.now;
  const next = states.get('meeting', committee.nextMeeting ?? '')?.state;
  const drafted: MinutesEvent = {
    type: 'minutes-drafted',
    v: 1,
    data: { meeting: ref, at, next: nextNamed(next) },
  };
  const left = leftOver(states, meeting);
  const deferred = deferMotions(states, meeting, left, context);
  const secretary = secretaryOf(committee);
  const outcomes: Record<string, ItemOutcome> = { ...meeting.outcomes };
  const done = untaken(meeting).filter((item) => !left.includes(item));
  for (const item of done) outcomes[item] = 'taken';
  for (const item of left) outcomes[item] = 'deferred';
  const waiting = waitingAfter(states, [...deferred.items, ...left], context);
  const closed: MeetingEvent = {
    type: 'meeting-closed',
    v: 1,
    data: {
      at,
      outcomes,
      ...unnamed(committee, meeting),
      ...timed(meeting, at),
      ...releaseTimes(committee, context),
    },
  };
  return {
    changes: [
      meetingChange(ref, closed, ...deferred.events),
      committeeChange(
        { type: 'meeting-ended', v: 1, data: { meeting: ref } },
        { type: 'agenda-waiting', v: 1, data: { items: waiting.agenda } },
      ),
      ...waiting.changes,
      minutesChange(minutesId(ref), drafted),
      ...done.map((item) => agendaItemChange(item, { type: 'item-taken', v: 1, data: { at } })),
      ...deferred.changes,
      ...left.map((item) =>
        agendaItemChange(item, {
          type: 'item-deferred',
          v: 1,
          data: { at, skipsNext: false, meeting: ref },
        }),
      ),
    ],
    // Nobody pressed where Teams itself ended the meeting: the secretary gets the closing check.
    ...(actor === GAVEL && secretary !== undefined
      ? { messages: [{ to: { person: secretary }, kind: 'closing-check', about: ref }] }
      : {}),
  };
};

export const closingCommands = {
  'meeting.close': { needs, decide: close },
};
