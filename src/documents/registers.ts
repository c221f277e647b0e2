import type { ActionState } from '../domain/action/state.ts';
import { isOverdue, ownWord } from '../domain/action/standing.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { daysBetween, sittingText } from '../text/format.ts';
import { text } from '../text/text.ts';
import { castText } from '../text/votes.ts';
import { raidSheet } from './raid-sheet.ts';
import { ratificationIn, ratificationOf } from './ratified.ts';
import { day, type Reading, type RegistersSource, stateText } from './register-source.ts';
import type { Sheet } from './sheet.ts';
import { column, sheet } from './sheet.ts';

const decisions = ({ decisions: records, motions, name, dayOf }: Reading): Sheet =>
  sheet<DecisionState>(
    text('document.decisions'),
    [
      column(text('document.ref'), 11, ({ ref }) => ref),
      column(text('document.text'), 60, (decision) => decision.text),
      column(text('document.status'), 12, ({ status }) => stateText(status)),
      column(text('document.decidedOn'), 14, ({ decidedAt }) => dayOf(decidedAt)),
      column(text('document.meeting'), 10, ({ meeting }) => meeting),
      column(text('document.method'), 12, ({ method }) => text('document.methodWord', { method })),
      column(text('document.votes'), 11, ({ vote }) =>
        vote ? text('document.figures', { ...vote.counts }) : undefined,
      ),
      column(text('document.ratification'), 34, (decision) => ratificationOf(decision, motions)),
      column(text('document.declaredBy'), 22, ({ declaredBy }) => name(declaredBy)),
      column(text('document.behalfOf'), 22, ({ onBehalfOf }) => name(onBehalfOf)),
      column(text('document.because'), 40, ({ rationale }) => rationale),
      column(text('document.options'), 40, ({ options }) => options),
      column(text('document.owner'), 22, ({ owner }) => name(owner)),
      column(text('document.effectiveOn'), 14, ({ effectiveOn, decidedAt }) =>
        effectiveOn ? day(effectiveOn) : dayOf(decidedAt),
      ),
      column(text('document.reviewOn'), 14, ({ reviewOn }) => day(reviewOn)),
      column(text('document.endedBy'), 11, ({ ended }) => ended?.by),
      column(text('document.replaces'), 16, ({ replaces }) => replaces?.join(', ')),
      column(text('document.links'), 20, ({ links }) => links?.join(', ')),
    ],
    records.filter(({ status }) => status !== 'withdrawn'),
  );

const ENDED: ReadonlySet<ActionState['status']> = new Set(['closed', 'cancelled']);

/** Ageing: days since it was added, until it was closed; days overdue while it is. */
const actions = (reading: Reading): Sheet => {
  const { calendar, now, name, dayOf } = reading;
  const today = calendar.dateOf(now);
  const age = ({ addedAt, closedAt, status }: ActionState): number | undefined => {
    if (ENDED.has(status) && closedAt === undefined) return undefined;
    return daysBetween(calendar.dateOf(addedAt), calendar.dateOf(closedAt ?? now));
  };
  const overdue = (action: ActionState): number | undefined =>
    action.due && isOverdue(action, calendar, now) ? daysBetween(action.due, today) : undefined;
  return sheet<ActionState>(
    text('document.actions'),
    [
      column(text('document.ref'), 11, ({ ref }) => ref),
      column(text('document.action'), 60, ({ what }) => what),
      column(text('document.status'), 12, ({ status }) => stateText(status)),
      column(text('document.owner'), 22, ({ owner }) => name(owner)),
      column(text('document.due'), 14, ({ due }) => day(due)),
      column(text('document.daysOverdue'), 14, overdue),
      column(text('document.age'), 13, age),
      column(text('document.slipped'), 13, ({ slipped }) => slipped),
      column(text('document.meeting'), 10, ({ meeting }) => meeting),
      column(text('document.blocked'), 30, ({ blocked }) => blocked?.why),
      column(text('document.lastWord'), 40, ownWord),
      column(text('document.addedOn'), 14, ({ addedAt }) => dayOf(addedAt)),
      column(text('document.closedOn'), 14, ({ closedAt }) => dayOf(closedAt)),
      column(text('document.confirmedBy'), 26, ({ closedBy, selfVerified }) =>
        selfVerified ? text('document.byOwner', { name: name(closedBy) ?? '' }) : name(closedBy),
      ),
    ],
    reading.actions.filter(({ withdrawn }) => withdrawn === undefined),
  );
};

const attendance = ({ meetings, committee, name, dayOf }: Reading): Sheet => {
  const clock = (instant: string | undefined, { startedAt }: MeetingState) =>
    instant && sittingText(instant, committee.timeZone, startedAt);
  const entries = meetings
    .filter(({ startedAt }) => startedAt !== undefined)
    .flatMap((meeting) =>
      Object.entries(meeting.roll)
        .map(([person, entry]) => ({ meeting, person: name(person) ?? '', entry }))
        .toSorted((a, b) => a.person.localeCompare(b.person, 'en')),
    );
  return sheet<(typeof entries)[number]>(
    text('document.attendance'),
    [
      column(text('document.meeting'), 10, ({ meeting }) => meeting.ref),
      column(text('document.date'), 14, ({ meeting }) => dayOf(meeting.startedAt)),
      column(text('document.name'), 26, ({ person }) => person),
      column(text('document.attendance'), 14, ({ entry }) => text(`document.${entry.attendance}`)),
      column(text('document.standIn'), 26, ({ entry }) => name(entry.alternateFor)),
      column(text('document.proxy'), 26, ({ entry }) => name(entry.proxy)),
      column(text('document.arrivedAt'), 17, ({ entry, meeting }) =>
        clock(entry.arrivedAt, meeting),
      ),
      column(text('document.leftAt'), 17, ({ entry, meeting }) => clock(entry.leftAt, meeting)),
    ],
    entries,
  );
};

const votes = ({ motions, decisions: carried, name, dayOf }: Reading): Sheet =>
  sheet<MotionState>(
    text('document.votes'),
    [
      column(text('document.ref'), 11, ({ id }) => id),
      column(text('document.motion'), 60, (motion) => motion.text),
      column(text('document.status'), 20, ({ status }) => stateText(status)),
      column(text('document.voteClosed'), 14, ({ closedAt }) => dayOf(closedAt)),
      column(text('document.meeting'), 10, ({ meeting }) => meeting),
      column(text('document.mover'), 22, ({ mover }) => name(mover)),
      column(text('document.seconder'), 22, ({ seconder }) => name(seconder)),
      column(text('document.for'), 9, ({ result }) => result?.counts.for),
      column(text('document.against'), 11, ({ result }) => result?.counts.against),
      column(text('document.abstained'), 12, ({ result }) => result?.counts.abstain),
      column(text('document.casting'), 14, ({ result }) => result?.casting ?? undefined),
      column(
        text('document.votesPresent'),
        14,
        ({ result, agreed }) => (result?.quorum ?? agreed)?.present,
      ),
      column(
        text('document.quorum'),
        10,
        ({ result, agreed }) => (result?.quorum ?? agreed)?.needed,
      ),
      column(text('document.ratification'), 34, (motion) => ratificationIn(motion, carried)),
      column(text('document.counted'), 15, ({ by }) => by && text('document.countedBy', { by })),
      column(text('document.decisionRef'), 11, ({ decision }) => decision),
      column(text('document.castBy'), 40, ({ result, ballots }) =>
        result
          ? ballots
              .filter(({ seat, by }) => by !== seat)
              .map(({ seat, by, proxy }) => castText(name(seat) ?? '', name(by) ?? '', proxy))
              .join('; ')
          : undefined,
      ),
    ],
    motions,
  );

/** The registers as sheets, in the order given; entries that were taken back are left out. */
export const registerSheets = (source: RegistersSource): readonly Sheet[] => {
  const { calendar, nameOf } = source;
  const reading: Reading = {
    ...source,
    name: (person) => (person === undefined ? undefined : nameOf(person)),
    dayOf: (instant) => (instant ? { day: calendar.dateOf(instant) } : undefined),
  };
  return [
    decisions(reading),
    actions(reading),
    raidSheet(reading),
    attendance(reading),
    votes(reading),
  ];
};
