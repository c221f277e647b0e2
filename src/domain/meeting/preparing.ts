import type { Decided, EntityChange, PersonId, PlannedChase } from '../../records/entity.ts';
import { waitingOf } from '../agenda/find.ts';
import { publishedAgenda } from '../agenda/publish.ts';
import type { AgendaItemState } from '../agenda-item.ts';
import { addDays, beginningOf, type Calendar } from '../calendar.ts';
import { addressedFrom, later } from '../chase/morning.ts';
import type { Moot } from '../chase/standing.ts';
import type { CommitteeState } from '../committee.ts';
import type { Context, PersonFacts, States } from '../model.ts';
import { orStepIns, stepIns } from '../chase/reach.ts';
import { rulesOf } from '../rules.ts';
import { meetingChange } from './events.ts';
import { secretaryOf } from './find.ts';
import { seriesGoesOn } from './next.ts';
import type { MeetingState } from './state.ts';

/** What is done by itself about a planned meeting, each once. */
export type Preparation = 'agenda-due' | 'papers' | 'agenda-publish' | 'unstarted';

interface Step {
  readonly step: Preparation;
  /** `YYYY-MM-DD` in the committee's zone: a working day. */
  readonly date: string;
  /** UTC instant from which it is due. */
  readonly at: string;
}

/** Nobody is asked why a meeting did not begin before it may well have begun late. */
const GRACE_MS = 2 * 3_600_000;

/** The dates by which the agenda is published and the papers are in. */
export const datesBefore = (
  { plannedFor = '' }: Pick<MeetingState, 'plannedFor'>,
  committee: CommitteeState,
  calendar: Calendar,
): { readonly agenda: string; readonly papers: string } => {
  const { agendaDays, papersDays } = rulesOf(committee);
  const day = calendar.dateOf(plannedFor);
  return {
    agenda: calendar.addWorkingDays(day, -agendaDays),
    papers: calendar.addWorkingDays(day, -papersDays),
  };
};

/**
 * The steps of a planned meeting: a word to the secretary on the working morning before its agenda is due,
 * one to presenters before their papers are, the publishing itself where the committee's rule says so, and
 * the working morning after a meeting that nobody started. What was past when it was planned is left out.
 */
const stepsOf = (
  meeting: MeetingState,
  committee: CommitteeState,
  calendar: Calendar,
): readonly Step[] => {
  const { plannedFor, plannedAt = '', prepared = [] } = meeting;
  if (plannedFor === undefined) return [];
  const { agenda, papers } = datesBefore(meeting, committee, calendar);
  const on = (step: Preparation, date: string): Step => ({ step, date, at: beginningOf(date) });
  const publish = calendar.instantOf(agenda, '09:00');
  const morning = calendar.addWorkingDays(calendar.dateOf(plannedFor), 1);
  const over = new Date(Date.parse(plannedFor) + GRACE_MS).toISOString();
  // Until the day is over it can be held late.
  const nextDay = calendar.instantOf(addDays(calendar.dateOf(plannedFor), 1), '00:00');
  return [
    on('agenda-due', calendar.addWorkingDays(agenda, -1)),
    on('papers', calendar.addWorkingDays(papers, -1)),
    ...(rulesOf(committee).autoPublish
      ? [{ step: 'agenda-publish', date: agenda, at: publish } as const]
      : []),
    { step: 'unstarted', date: morning, at: later(nextDay, over) } as const,
  ]
    .filter(({ step, at }) => !prepared.includes(step) && at > plannedAt)
    .toSorted((a, b) => a.at.localeCompare(b.at));
};

/** When a planned meeting next needs attention (UTC instant). */
export const plannedWake = (
  meeting: MeetingState,
  committee: CommitteeState,
  calendar: Calendar,
): string | undefined => stepsOf(meeting, committee, calendar)[0]?.at;

/** The items of the next agenda whose presenter has sent nothing to read yet. */
export const withoutPapers = (items: readonly AgendaItemState[]): AgendaItemState[] =>
  items.filter(
    ({ presenter, papers, kind, standing, skipsNext }) =>
      presenter !== undefined &&
      papers === undefined &&
      !standing &&
      !skipsNext &&
      (kind === 'decision' || kind === 'discussion'),
  );

const waitingItems = (states: States): AgendaItemState[] =>
  waitingOf(states).flatMap((id) => states.get('agenda-item', id)?.state ?? []);

/** Whom the steps of a planned meeting can concern. Its waiting items have to be loaded. */
export const preparingPeople = (states: States): PersonId[] => {
  const secretary = states.committee && secretaryOf(states.committee.state);
  const presenters = withoutPapers(waitingItems(states)).flatMap(
    ({ presenter }) => presenter ?? [],
  );
  const others = states.committee ? stepIns(states.committee.state) : [];
  return [...new Set([...(secretary === undefined ? [] : [secretary]), ...others, ...presenters])];
};

/** One reminder to each, on their own working morning; it joins their digest. */
const reminders = (
  { ref, plans = 1 }: MeetingState,
  { step, date }: Step,
  people: readonly PersonId[],
  context: Context,
): PlannedChase[] =>
  [...new Set(people)].flatMap((person) => {
    const facts = context.people.get(person);
    if (!facts || facts.unreachable !== undefined) return [];
    const to = addressedFrom(facts, date, context.now);
    return [{ entity: ref, step, n: 1, dueVersion: plans, ...to }];
  });

const doneOf = ({ ref }: MeetingState, { step }: Step, at: string): EntityChange =>
  meetingChange(ref, { type: 'meeting-prepared', v: 1, data: { step, at } });

const told = (
  states: States,
  meeting: MeetingState,
  step: Step,
  { people }: Context,
): readonly PersonId[] => {
  const committee = states.committee?.state;
  const secretary = committee && secretaryOf(committee);
  if (step.step === 'papers')
    return withoutPapers(waitingItems(states)).flatMap(({ presenter }) => presenter ?? []);
  const waits = step.step === 'unstarted' || meeting.agendaPublishedAt === undefined;
  return waits && committee && secretary !== undefined
    ? orStepIns([secretary], committee, people)
    : [];
};

/** Does the step of a planned meeting that is due; undefined where none is. */
export const prepare = (
  states: States,
  meeting: MeetingState,
  context: Context,
): Decided | undefined => {
  const committee = states.committee?.state;
  const [step] = committee ? stepsOf(meeting, committee, context.calendar) : [];
  if (!step || step.at > context.now) return undefined;
  const done = doneOf(meeting, step, context.now);
  if (step.step === 'unstarted') {
    const chases = reminders(meeting, step, told(states, meeting, step, context), context);
    return { changes: [done, ...seriesGoesOn(states, meeting.ref, context)], chases };
  }
  // After a standstill nobody is reminded of a meeting whose time has come.
  if ((meeting.plannedFor ?? '') <= context.now) return { changes: [done] };
  if (step.step === 'agenda-publish') {
    const published = meeting.agendaPublishedAt === undefined && publishedAgenda(states, context);
    return published
      ? { ...published, changes: [done, ...published.changes] }
      : { changes: [done] };
  }
  return {
    changes: [done],
    chases: reminders(meeting, step, told(states, meeting, step, context), context),
  };
};

/**
 * Why a reminder about a planned meeting is not sent after all; undefined: it still stands. `today` is the
 * committee's date.
 */
export const preparingMootness = (
  { step, dueVersion }: PlannedChase,
  meeting: MeetingState,
  { chasesPausedUntil }: CommitteeState,
  recipient: PersonFacts | undefined,
  today: string,
): Moot | undefined => {
  if (meeting.status !== 'planned') return 'closed';
  if ((meeting.plans ?? 1) !== dueVersion) return 'answered';
  if (chasesPausedUntil !== undefined && today <= chasesPausedUntil) return 'paused';
  if (step === 'papers') return recipient?.optedOut ? 'opted-out' : undefined;
  return step === 'agenda-due' && meeting.agendaPublishedAt !== undefined ? 'answered' : undefined;
};
