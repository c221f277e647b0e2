import type { AgendaItemState } from '../agenda-item.ts';
import type { States } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import type { MeetingState } from './state.ts';

const SECOND_MS = 1_000;
const MINUTE_S = 60;

/** Whole seconds that the current item has run since it was opened, or since the meeting was resumed. */
export const runSeconds = ({ current, currentSince }: MeetingState, at: string): number =>
  current === undefined || currentSince === undefined
    ? 0
    : Math.max(0, Math.floor((Date.parse(at) - Date.parse(currentSince)) / SECOND_MS));

/** The UTC instant at which an item's planned minutes are over; null where it has none left. */
export const timeUpAt = (
  states: States,
  { spent }: Pick<MeetingState, 'spent'>,
  item: string | undefined,
  at: string,
): string | null => {
  const { minutes } = states.get('agenda-item', item ?? '')?.state ?? {};
  const left = (minutes ?? 0) * MINUTE_S - (spent?.[item ?? ''] ?? 0);
  return left > 0 ? new Date(Date.parse(at) + left * SECOND_MS).toISOString() : null;
};

/** The facts that end the current item (if any) and open the next, whose state has to be loaded. */
export const moveOn = (
  states: States,
  meeting: MeetingState,
  outcome: 'taken' | 'deferred' | 'withdrawn',
  next: string | undefined,
  at: string,
): MeetingEvent[] => {
  const { current } = meeting;
  const opened: MeetingEvent = {
    type: 'item-opened',
    v: 1,
    data: { item: next ?? null, at, until: timeUpAt(states, meeting, next, at) },
  };
  if (current === undefined) return [opened];
  const seconds = runSeconds(meeting, at);
  return [{ type: 'item-settled', v: 1, data: { item: current, outcome, seconds } }, opened];
};

/** How a meeting stands against its plan. Minutes are whole; negative means over, or early. */
export interface Pace {
  /** Of the current item's time; absent where none was planned. */
  readonly left?: number;
  /** How much later than planned the meeting is now, its late start included. */
  readonly late: number;
}

// Adding nothing keeps "-0 min" off the cards.
const minutesOf = (seconds: number): number => Math.trunc(seconds / MINUTE_S) + 0;

/**
 * Planned minutes against taken time at a UTC instant. An item without planned minutes neither gains nor
 * loses; one that was set aside gives its time back. `planned` are the minutes of the agenda's items.
 */
export const paceOf = (
  meeting: MeetingState,
  planned: Readonly<Record<string, number | undefined>>,
  now: string,
): Pace => {
  const { agenda, current, outcomes, spent = {}, plannedFor, startedAt } = meeting;
  const secondsOver = (item: string, running: number): number => {
    const minutes = planned[item];
    return minutes === undefined ? 0 : (spent[item] ?? 0) + running - minutes * MINUTE_S;
  };
  const running = meeting.status === 'in-session' ? runSeconds(meeting, now) : 0;
  const settled = agenda
    .filter((item) => outcomes[item] !== undefined)
    .reduce((sum, item) => sum + secondsOver(item, 0), 0);
  const over = current === undefined ? 0 : secondsOver(current, running);
  const start =
    plannedFor === undefined || startedAt === undefined
      ? 0
      : Math.max(0, Math.floor((Date.parse(startedAt) - Date.parse(plannedFor)) / SECOND_MS));
  return {
    ...(current === undefined || planned[current] === undefined
      ? {}
      : { left: over > 0 ? -Math.max(1, minutesOf(over)) : minutesOf(-over) }),
    late: minutesOf(start + settled + Math.max(0, over)),
  };
};

/** Minutes planned for an item, and those that it took. */
export interface ItemTime {
  readonly planned?: number;
  readonly taken: number;
}

type Timed = Pick<MeetingState, 'spent'>;

/** What one item took, to the minute; undefined where nobody timed it. */
export const timeOf = (
  { spent = {} }: Timed,
  { id, minutes }: Pick<AgendaItemState, 'id' | 'minutes'>,
): ItemTime | undefined => {
  const seconds = spent[id];
  if (seconds === undefined) return undefined;
  return {
    ...(minutes === undefined ? {} : { planned: minutes }),
    taken: Math.round(seconds / MINUTE_S),
  };
};

/** Planned and taken minutes of those items together that have both; undefined where none has. */
export const timesOf = (
  meeting: Timed,
  items: readonly Pick<AgendaItemState, 'id' | 'minutes'>[],
): { readonly planned: number; readonly taken: number } | undefined => {
  const both = items.flatMap((item) => {
    const { planned, taken = 0 } = timeOf(meeting, item) ?? {};
    return planned === undefined ? [] : [{ planned, taken }];
  });
  if (both.length === 0) return undefined;
  return {
    planned: both.reduce((sum, { planned }) => sum + planned, 0),
    taken: both.reduce((sum, { taken }) => sum + taken, 0),
  };
};

/** Further back, the same time of day means today or nothing: a slip, or a day that has to be said. */
const NIGHT_MS = 8 * 3_600_000;

/**
 * Of when a time of day without its day is, said at a UTC instant of who came to a meeting or left: of the sitting
 * that goes on, of a long one of its last hours; of one that was adjourned until then; of all of it once it was held.
 */
export const spokenOf = (
  { status, startedAt, closedAt, adjournments = [] }: MeetingState,
  now: string,
): { readonly now: string; readonly since?: string; readonly until?: string } => {
  if (startedAt === undefined) return { now };
  if (status === 'held') return { now: closedAt ?? now, since: startedAt };
  const since = adjournments.findLast(({ to }) => to !== undefined)?.to ?? startedAt;
  const last = adjournments.at(-1);
  if (last && last.to === undefined) return { now, since, until: last.from };
  const recent = new Date(Date.parse(now) - NIGHT_MS).toISOString();
  return { now, since: since > recent ? since : recent };
};
