import type { Decided, PersonId, Refusal } from '../../records/entity.ts';
import { voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { GAVEL } from '../permission.ts';
import { notAllowed } from '../presides.ts';
import { rulesOf } from '../rules.ts';
import { isLate, openingCorrected, withMinuting } from './opening.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { HANG_UP_MS, keepsMinutes, known, recordsClosed, sessionIds } from './find.ts';
import { choosePresiding } from './presiding.ts';
import { inPerson, proxiesLost } from './proxies.ts';
import { votedOtherwise } from './roll-votes.ts';
import type { Attendance, MeetingState, Roll, RollEntry } from './state.ts';

export interface RollInput {
  readonly entries: readonly {
    readonly person: PersonId;
    /** `left`: was present and goes before the end. */
    readonly attendance: Attendance | 'left';
    readonly alternateFor?: PersonId;
    /** The UTC instant at which they came or left; absent: now. */
    readonly at?: string;
  }[];
  /** Who presides where neither chair nor deputy does. */
  readonly presiding?: PersonId;
}

type Entry = RollInput['entries'][number];

/** Whoever is back within a minute lost a connection, or pressed by mistake. */
const SLIP_MS = 60_000;

/** Back in the room after having left it. */
const returned = ({ leftAt = '', ...before }: RollEntry, at: string): RollEntry =>
  Date.parse(at) - Date.parse(leftAt) < SLIP_MS && at >= leftAt
    ? before
    : { ...before, absences: [...(before.absences ?? []), { from: leftAt, to: at }] };

/** Gone for good: what was said of later comings and goings no longer holds. */
const gone = (before: RollEntry | undefined, at: string): RollEntry => {
  const { absences = [], ...entry } = before ?? { attendance: 'present' };
  const earlier = absences.filter(({ to }) => to <= at);
  return {
    ...entry,
    attendance: 'present',
    leftAt: at,
    ...(earlier.length > 0 ? { absences: earlier } : {}),
  };
};

const recorded = (entry: Entry, meeting: MeetingState, context: Context): RollEntry => {
  const { actor, now } = context;
  const before = meeting.roll[entry.person];
  const alternate = entry.alternateFor === undefined ? {} : { alternateFor: entry.alternateFor };
  const at = entry.at ?? now;
  const there = before?.attendance === 'present';
  if (entry.attendance === 'left') {
    const already = there && before.leftAt !== undefined && entry.at === undefined;
    return { ...(already ? before : gone(before, at)), ...alternate };
  }
  if (entry.attendance !== 'present') return { attendance: entry.attendance, ...alternate };
  const late = isLate(entry, meeting, context);
  if (there && before.leftAt !== undefined && late)
    return { ...returned(before, at), ...alternate };
  if (there && before.leftAt === undefined && (entry.at === undefined || actor === GAVEL))
    return { ...before, ...alternate };
  return { attendance: 'present', ...alternate, ...(late ? { arrivedAt: at } : {}) };
};

/** Who comes in votes in person; whoever stays away keeps whom they let vote for them. */
const proxied = (entry: Entry, meeting: MeetingState, context: Context): RollEntry => {
  const after = recorded(entry, meeting, context);
  if (entry.attendance === 'present') return inPerson(after);
  const { proxy } = meeting.roll[entry.person] ?? {};
  return proxy === undefined ? after : { ...after, proxy };
};

/** Comings and goings happen while the meeting is in session, and nobody leaves before coming. */
const badTime = ({ startedAt, closedAt }: MeetingState, roll: Roll, now: string) => {
  const until = closedAt ?? now;
  return ({ person, attendance, at }: Entry): boolean => {
    const { arrivedAt = '', leftAt = '', absences = [] } = roll[person] ?? {};
    if (at !== undefined && at > until) return true;
    if (attendance !== 'left')
      return arrivedAt > until || absences.some(({ from, to }) => from > to);
    return leftAt < (startedAt ?? '9999') || leftAt < arrivedAt || leftAt > until;
  };
};

/** Who is down as away cannot leave: they came first, or it is somebody else. */
const notThere =
  ({ roll }: MeetingState) =>
  ({ person, attendance }: Entry): boolean =>
    attendance === 'left' && (roll[person]?.attendance ?? 'present') !== 'present';

const badAlternate = (entry: Entry, states: States, roll: Roll): boolean => {
  const member = entry.alternateFor;
  if (member === undefined || !states.committee) return false;
  const voting = voters(states.committee.state);
  const taken = Object.entries(roll).some(
    ([person, { alternateFor, leftAt }]) =>
      person !== entry.person && alternateFor === member && leftAt === undefined,
  );
  const away = roll[member]?.attendance !== 'present' || roll[member].leftAt !== undefined;
  return taken || !away || !voting.includes(member) || voting.includes(entry.person);
};

/** The meeting whose roll is meant: the one named, else the one in session, else the next. */
const rolled = ({ id }: About, states: States): MeetingState | undefined => {
  const committee = states.committee?.state;
  return states.get('meeting', id ?? committee?.inSession ?? committee?.nextMeeting ?? '')?.state;
};

const rollNeeds = (command: Command<RollInput>, states: States): Needs => ({
  ids: [...sessionIds(command, states), ...known(states.committee?.state.nextMeeting)],
  meetings: command.actor === GAVEL ? [] : known(rolled(command, states)?.ref),
});

/** Teams repeats itself, and tells of people leaving who were never taken down. */
const news = ({ actor, input }: Command<RollInput>, { roll }: MeetingState): readonly Entry[] =>
  actor === GAVEL
    ? input.entries.filter(({ person, attendance }) => {
        const { attendance: before, leftAt } = roll[person] ?? {};
        const there = before === 'present' && leftAt === undefined;
        return there === (attendance === 'left');
      })
    : input.entries;

/**
 * Whoever keeps the minutes says who presides, while neither the chair nor a deputy is there to. A deputy who is
 * takes the chair, as long as nobody has seen those who come before.
 */
const presidingNamed = (
  states: States,
  { actor, input: { presiding } }: Command<RollInput>,
  meeting: MeetingState,
): MeetingEvent[] | Refusal => {
  const committee = states.committee?.state;
  if (presiding === undefined || !committee) return [];
  const chosen = choosePresiding(committee, { ...meeting, named: presiding });
  const takes = presiding === actor && chosen.presiding === actor && !chosen.acting;
  if (!takes && !keepsMinutes(states, actor)) return notAllowed(states, actor, 'P_S');
  if (!chosen.acting && chosen.presiding !== presiding) return refuse('officer-presides');
  return chosen.presiding === presiding
    ? [{ type: 'presiding-named', v: 1, data: { named: presiding } }]
    : refuse('presides-absent');
};

/** Until when it is seen whether somebody whom Teams alone says to have left has only hung up at the end. */
const hungUp = ({ actor, now }: Context): string | undefined =>
  actor === GAVEL ? new Date(Date.parse(now) + HANG_UP_MS).toISOString() : undefined;

const record = (
  states: States,
  command: Command<RollInput>,
  context: Context,
): Decided | Refusal => {
  const meeting = rolled(command, states);
  if (!meeting) return refuse('no-meeting');
  if (meeting.status === 'cancelled') return refuse('meeting-cancelled', { ref: meeting.ref });
  return recordsClosed(meeting) ?? rollTaken(states, command, meeting, context);
};

/** The roll as it is said, though the minutes may be circulated. */
export const rollTaken = (
  states: States,
  command: Command<RollInput>,
  meeting: MeetingState,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const entries = withMinuting(news(command, meeting), committee, meeting, context);
  if (entries.length === 0 && command.input.presiding === undefined) return { changes: [] };
  if (entries.some(notThere(meeting))) return refuse('left-uncome');
  const changed: Record<PersonId, RollEntry> = {};
  let { roll } = meeting;
  for (const entry of entries) {
    const after = proxied(entry, { ...meeting, roll }, context);
    changed[entry.person] = after;
    roll = { ...roll, [entry.person]: after };
    if (badTime(meeting, roll, context.now)(entry)) return refuse('roll-time');
  }
  // Teams saw them leave.
  const voted =
    command.actor === GAVEL ? undefined : votedOtherwise(states, meeting, roll, context.now);
  if (voted) return voted;
  const standIns = entries.some(({ alternateFor }) => alternateFor !== undefined);
  if (standIns && !keepsMinutes(states, command.actor)) return refuse('alternate-own');
  if (standIns && !rulesOf(committee).alternates) return refuse('no-alternates');
  if (entries.some((entry) => badAlternate(entry, states, roll))) return refuse('alternate');
  const byHand = meeting.status !== 'planned' && keepsMinutes(states, command.actor);
  const event: MeetingEvent = {
    type: 'roll-recorded',
    v: 1,
    data: { at: context.now, entries: changed, taken: byHand && entries.length > 0 },
  };
  const named = presidingNamed(states, command, { ...meeting, roll });
  if ('refusal' in named) return named;
  return {
    changes: [
      meetingChange(meeting.ref, event, ...named, ...openingCorrected(committee, meeting, roll)),
    ],
    messages: meeting.status === 'held' ? [] : proxiesLost(meeting, roll, hungUp(context)),
  };
};

export const rollCommands = {
  'roll.record': { needs: rollNeeds, decide: record },
};
