import type { Entity, EntityType, PersonId, Ref } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import type { Calendar } from '../calendar.ts';
import { isOverdue, isUnassigned, UNFINISHED } from '../action/standing.ts';
import type { CommitteeState } from '../committee.ts';
import { blank } from '../meeting/evolve.ts';
import { ofType } from '../meeting/find.ts';
import { type DueReview, reviewsDue } from '../meeting/matters.ts';
import type { DecisionState } from '../decision/state.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { PersonFacts } from '../model.ts';
import type { Movement } from '../raid/movement.ts';
import { movementOf } from '../raid/movement.ts';
import { inOrder } from '../raid/order.ts';
import { scoreOf } from '../raid/rules.ts';
import type { RaidState } from '../raid/state.ts';
import { minutesWaiting } from '../minutes/waiting.ts';
import type { Expected } from './expected.ts';
import { expectedAt } from './expected.ts';
import type { Punctuality } from './punctual.ts';
import { punctualityOf } from './punctual.ts';

/** Who came to a meeting, of those on its roll. */
export interface Attended {
  readonly ref: Ref;
  /** UTC instant. */
  readonly at: string;
  readonly present: number;
  readonly apologies: number;
  readonly absent: number;
}

type Overtaken = ReadonlyMap<Ref, Pick<DecisionState, 'ref' | 'status' | 'ended'>>;

/** An item as the agenda numbers it. */
type NumberedItem = AgendaItemState & { readonly number: number };

/** What whoever presides should know before a meeting. */
export interface Pack {
  /** The meeting in session, else the one planned next. */
  readonly meeting?: MeetingState;
  /** The meeting held last: what is new is new since its end. */
  readonly last?: MeetingState;
  readonly toDecide: readonly NumberedItem[];
  /** Not finished, the earliest date first. */
  readonly open: readonly ActionState[];
  /** Of the open ones: overdue, either that or stuck, without anybody to do it, marked done, moved later. */
  readonly overdue: readonly ActionState[];
  readonly atRisk: readonly ActionState[];
  readonly unassigned: readonly ActionState[];
  readonly toConfirm: readonly ActionState[];
  readonly slipped: readonly ActionState[];
  readonly closed: readonly ActionState[];
  /** Of the open ones, those that came of a decision which holds no more, and that decision. */
  readonly overtaken: Overtaken;
  /**
   * Decisions in force and open RAID entries that are to be looked at by the meeting's day, the earliest
   * first.
   */
  readonly reviews: readonly DueReview[];
  /** What is open, the worst first. */
  readonly raid: readonly RaidState[];
  /** What became of the RAID register since the last meeting. */
  readonly movement: Movement;
  readonly expected: Expected;
  /** The newest first. */
  readonly attendance: readonly Attended[];
  /** The meetings whose minutes are not approved yet; the oldest first. */
  readonly unapproved: readonly MeetingState[];
  readonly punctuality: readonly Punctuality[];
}

export interface PackSource {
  readonly committee: CommitteeState;
  readonly calendar: Calendar;
  /** UTC instant. */
  readonly now: string;
  readonly people: ReadonlyMap<PersonId, PersonFacts>;
  /** Everything of `PACK_TYPES` that the reader may know of. */
  readonly entities: readonly Entity[];
  /** As `packAgenda` gives it. */
  readonly agenda: readonly string[];
}

/** What a pack is made of. */
export const PACK_TYPES = [
  'agenda-item',
  'action',
  'decision',
  'meeting',
  'raid',
] as const satisfies readonly EntityType[];

type PackType = (typeof PACK_TYPES)[number];

const MEETINGS = 6;

const attendedIn = ({ ref, startedAt = '', roll }: MeetingState): Attended => {
  const count = (state: string) =>
    Object.values(roll).filter(({ attendance }) => attendance === state).length;
  const [present, apologies, absent] = [count('present'), count('apologies'), count('absent')];
  return { ref, at: startedAt, present, apologies, absent };
};

const statesOf = <T extends PackType>(entities: readonly Entity[], type: T) =>
  ofType(entities, type).map(({ state }) => state);

const meetingOf = ({ inSession, nextMeeting }: CommitteeState, meetings: readonly MeetingState[]) =>
  meetings.find(({ ref }) => ref === (inSession ?? nextMeeting));

/**
 * The agenda that a pack is for, in its order: what stands on it for others than the reader has its number
 * too. `entities`: everything of `PACK_TYPES`.
 */
export const packAgenda = (
  committee: CommitteeState,
  entities: readonly Entity[],
): readonly string[] => {
  const meeting = meetingOf(committee, statesOf(entities, 'meeting'));
  if (meeting && meeting.status !== 'planned') return meeting.agenda;
  const skipping = statesOf(entities, 'agenda-item').filter(({ skipsNext }) => skipsNext);
  return (committee.waiting ?? []).filter((id) => !skipping.some((item) => item.id === id));
};

/** What an earlier meeting left over comes back by itself. */
const isComing = (status: AgendaItemState['status']): boolean =>
  status === 'accepted' || status === 'deferred';

const toDecideOn = (
  agenda: readonly string[],
  items: readonly AgendaItemState[],
): readonly NumberedItem[] =>
  agenda.flatMap((id, index) =>
    items
      .filter(
        (item) =>
          item.id === id &&
          (item.kind === 'decision' || item.kind === 'consent') &&
          isComing(item.status),
      )
      .map((item) => ({ ...item, number: index + 1 })),
  );

/** Of equally late ones that which was moved most often first. */
const byDue = (a: ActionState, b: ActionState): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
  b.slipped - a.slipped ||
  a.ref.localeCompare(b.ref, 'en', { numeric: true });

const actionsOf = (
  entities: readonly Entity[],
  { calendar, now }: PackSource,
  since: string,
): Pick<
  Pack,
  'open' | 'overdue' | 'atRisk' | 'unassigned' | 'toConfirm' | 'slipped' | 'closed'
> => {
  const actions = ofType(entities, 'action')
    .map(({ state }) => state)
    .filter(({ withdrawn }) => withdrawn === undefined);
  const open = actions.filter(({ status }) => UNFINISHED.includes(status)).toSorted(byDue);
  const late = (action: ActionState): boolean => isOverdue(action, calendar, now);
  return {
    open,
    overdue: open.filter(late),
    atRisk: open.filter((action) => late(action) || action.blocked),
    unassigned: open.filter(isUnassigned),
    toConfirm: open.filter(({ status }) => status === 'done'),
    slipped: open
      .filter(({ slipped }) => slipped > 0)
      .toSorted((a, b) => b.slipped - a.slipped || byDue(a, b)),
    closed: actions.filter(({ status, closedAt = '' }) => status === 'closed' && closedAt >= since),
  };
};

/** The worst first, of equal ones those whose score has changed; the rest as in the register. */
const byScore = ({ up, down }: Movement) => {
  const moved = new Set([...up, ...down].map(({ ref }) => ref));
  return (a: RaidState, b: RaidState): number =>
    (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || Number(moved.has(b.ref)) - Number(moved.has(a.ref));
};

/**
 * How many open actions stand how, each counted once: overdue goes before stuck, stuck before whatever nobody has to
 * do yet.
 */
export const figuresOf = ({ open, overdue, atRisk, unassigned, toConfirm }: Pack) => ({
  onTrack: open.length - new Set([...atRisk, ...unassigned, ...toConfirm]).size,
  overdue: overdue.length,
  stuck: atRisk.length - overdue.length,
  unassigned: unassigned.filter((action) => !atRisk.includes(action)).length,
  toConfirm: toConfirm.length,
});

const overtakenBy = (decisions: readonly DecisionState[]): Overtaken =>
  new Map(
    decisions
      .filter(({ status }) => status === 'superseded' || status === 'rescinded')
      .flatMap((decision) => (decision.links ?? []).map((ref) => [ref, decision] as const)),
  );

/** What the presiding person should know before the next meeting, worked out from the records alone. */
export const packOf = (source: PackSource): Pack => {
  const { committee, calendar, now, people, entities, agenda } = source;
  const meetings = statesOf(entities, 'meeting');
  const meeting = meetingOf(committee, meetings);
  const held = meetings
    .filter(({ status }) => status === 'held')
    .toSorted((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''));
  const [last] = held;
  const since = last?.closedAt ?? last?.startedAt ?? '';
  const raid = statesOf(entities, 'raid').toSorted(inOrder);
  const movement = movementOf(raid, since);
  return {
    ...(meeting && { meeting }),
    ...(last && { last }),
    toDecide: toDecideOn(agenda, statesOf(entities, 'agenda-item')),
    ...actionsOf(entities, source, since),
    overtaken: overtakenBy(statesOf(entities, 'decision')),
    reviews: reviewsDue(entities, { calendar, now, next: meeting?.plannedFor }),
    raid: raid.filter(({ status }) => status === 'open').toSorted(byScore(movement)),
    movement,
    expected: expectedAt(committee, meeting ?? blank, calendar, people),
    attendance: held.slice(0, MEETINGS).map(attendedIn),
    unapproved: minutesWaiting(held),
    punctuality: punctualityOf(
      statesOf(entities, 'action').filter(({ withdrawn }) => withdrawn === undefined),
      calendar,
      now,
    ),
  };
};
