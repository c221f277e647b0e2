import assert from 'node:assert/strict';
import { evolveAction } from '../../../../src/domain/action/evolve.ts';
import type { ActionState } from '../../../../src/domain/action/state.ts';
import { createCalendar } from '../../../../src/domain/calendar.ts';
import type { CommitteeState } from '../../../../src/domain/committee.ts';
import { seat } from '../../../../src/domain/seating.ts';
import { chaseWake } from '../../../../src/domain/chase/ladder.ts';
import { planChases } from '../../../../src/domain/chase/plan.ts';
import { isRefusal, type PersonFacts, type States } from '../../../../src/domain/model.ts';
import type { DomainEvent, Entity, PlannedChase } from '../../../../src/records/entity.ts';

/** Maya is secretary, Carl chairs, Priya owns, Sam sponsors where a test says so. */
export const board: CommitteeState = {
  committeeId: 'c',
  code: 'HB',
  name: 'Harbour Board',
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  region: 'GB-ENG',
  roles: { maya: seat('secretary'), carl: seat('chair'), priya: seat('member') },
  setUp: true,
  approval: 'no-open-correction',
  correctionDays: 5,
};

export const person = (id: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  id,
  name: id,
  timeZone: 'Europe/London',
  slot: '09:00',
  workingDays: [1, 2, 3, 4, 5],
  region: 'GB-ENG',
  optedOut: false,
  ...facts,
});

const event = (type: string, data: DomainEvent['data']): DomainEvent => ({
  type,
  v: 1,
  data,
  text: { what: 'Send the budget', why: 'the figures are late' },
});

const added = {
  ref: 'A-1',
  status: 'open',
  owner: 'priya',
  contributors: [],
  addedBy: 'maya',
  addedAt: '2026-11-02T09:00:00.000Z',
};

/** What happens to an action: an event of its life at a UTC instant. */
type Happening = readonly [at: string, type: string, data?: DomainEvent['data']];

export interface Story {
  /** Priya's date. */
  readonly due: string;
  /** When Priya was told; null: not yet. Monday 2 November 2026, 10:00 UTC unless said otherwise. */
  readonly assigned?: string | null;
  readonly happenings?: readonly Happening[];
  readonly until: string;
  readonly people?: readonly PersonFacts[];
  readonly committee?: Partial<CommitteeState>;
}

/** Where a story has led: the action at its end, and what was planned on the way. */
export interface Told {
  readonly action: ActionState;
  readonly committee: CommitteeState;
  readonly planned: readonly PlannedChase[];
}

const entity = <S>(id: string, type: Entity['type'], state: S): Entity<S> => ({
  id,
  type,
  version: 1,
  state,
  updatedAt: '',
});

/** Lives through a story as the clockwork does: every wake in order, happenings in between. */
export const tell = (story: Story): Told => {
  const committee = { ...board, ...story.committee };
  const calendar = createCalendar(committee);
  const known = ['priya', 'maya', 'carl', 'sam'].map((id) => person(id));
  const people = new Map([...known, ...(story.people ?? [])].map((facts) => [facts.id, facts]));
  const states = {
    committee: entity('committee', 'committee', committee),
    get: () => entity('A-1', 'action', action),
    ofMeeting: () => [],
  } as unknown as States;
  let action = evolveAction(undefined, event('action-added', { ...added, due: story.due }));
  let planned: PlannedChase[] = [];

  const wakeUntil = (until: string, since: string): void => {
    for (;;) {
      const wake = chaseWake(action, committee, calendar);
      if (wake === undefined || wake > until) return;
      const decided = planChases.decide(
        states,
        { verb: 'chase.plan', actor: 'gavel', input: { ids: ['A-1'] } },
        {
          now: wake > since ? wake : since,
          actor: 'gavel',
          calendar,
          people,
          head: { seq: 1, hash: '' },
          fresh: () => '',
          tally: () => ({ for: 0, against: 0, abstain: 0 }),
        },
      );
      assert.ok(!isRefusal(decided), 'an action that wakes has something due');
      for (const each of decided.changes.flatMap(({ events }) => events))
        action = evolveAction(action, each);
      planned.push(...decided.chases);
    }
  };

  const { assigned = '2026-11-02T10:00:00.000Z', happenings = [] } = story;
  let since = added.addedAt;
  for (const [at, type, data] of [
    ...(assigned === null ? [] : [[assigned, 'action-assigned'] as Happening]),
    ...happenings,
  ]) {
    wakeUntil(at, since);
    action = evolveAction(action, event(type, { at, by: 'priya', answer: true, ...data }));
    planned = planned.filter(
      ({ plannedFor, dueVersion }) => plannedFor <= at || dueVersion === action.chase.dueVersion,
    );
    since = at;
  }
  wakeUntil(story.until, since);
  return { action, committee, planned };
};

/** `date time person step` of each row, in UTC and in order; what an answer made moot is left out. */
export const ledger = (story: Story): string[] =>
  tell(story)
    .planned.toSorted((a, b) => a.plannedFor.localeCompare(b.plannedFor))
    .map(({ step, n, person, plannedFor }) => {
      const [date, time] = plannedFor.split('T');
      return `${date} ${time?.slice(0, 5)} ${person} ${n === 1 ? step : `${step}#${n}`}`;
    });
