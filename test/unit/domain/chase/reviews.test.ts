import assert from 'node:assert/strict';
import { mootness } from '../../../../src/domain/chase/standing.ts';
import type { PersonFacts } from '../../../../src/domain/model.ts';
import type { PlannedChase } from '../../../../src/records/entity.ts';
import { board, type Board, boardRoles } from '../../../helpers/domain.ts';

type People = Readonly<Record<string, Partial<PersonFacts>>>;

/** R-1, a risk of this owner's, to be reviewed on Tuesday 1 December 2026. */
const register = (owner?: string, people: People = {}, settings: object = {}): Board => {
  const on = board(boardRoles, settings, people);
  const input = { kind: 'risk', text: 'rust', ...(owner ? { owner } : {}) };
  on.does('maya', 'raid.add', { input });
  on.does('maya', 'raid.edit', { id: 'R-1', input: { reviewOn: '2026-12-01' } });
  return on;
};

/** Lives through every wake of a record; gives what was planned. */
const lived = (on: Board, id: string, until = '2027-01-15T00:00:00.000Z'): PlannedChase[] => {
  const planned: PlannedChase[] = [];
  for (let wake = on.wake(id); wake !== undefined && wake < until; wake = on.wake(id)) {
    on.at(wake);
    planned.push(...(on.does('gavel', 'chase.plan', { input: { ids: [id] } }).chases ?? []));
  }
  return planned;
};

const told = (planned: readonly PlannedChase[]): string[] =>
  planned.map(({ plannedFor, person, step }) => `${plannedFor.slice(0, 16)} ${person} ${step}`);

/** Nobody looks after all that. */
const mondays = [
  '2026-12-21T09:00 ana review-10-chair',
  '2026-12-21T09:00 tom review-weekly',
  // 28 December stands in for Boxing Day.
  '2026-12-29T09:00 tom review-weekly',
  '2027-01-04T09:00 tom review-weekly',
  '2027-01-11T09:00 maya stopped-secretary',
];

const table: readonly (readonly [rule: string, given: () => Board, then: readonly string[]])[] = [
  [
    'its owner on the date and five working days later, then the secretary and the chair, then Mondays',
    () => register('tom'),
    [
      '2026-12-01T09:00 tom review',
      '2026-12-08T09:00 tom review-5',
      '2026-12-15T09:00 maya review-10-secretary',
      ...mondays,
    ],
  ],
  [
    'without an owner the secretary, every week',
    () => register(),
    [
      '2026-12-01T09:00 maya review',
      '2026-12-08T09:00 maya review-5',
      '2026-12-21T09:00 ana review-10-chair',
      '2026-12-21T09:00 maya review-weekly',
      // 28 December stands in for Boxing Day.
      '2026-12-29T09:00 maya review-weekly',
      '2027-01-04T09:00 maya review-weekly',
      '2027-01-11T09:00 maya review-weekly',
    ],
  ],
  [
    'the secretary’s own: it is for the chair to choose',
    () => register('maya'),
    [
      '2026-12-01T09:00 maya review',
      '2026-12-08T09:00 maya review-5',
      '2026-12-21T09:00 ana review-10-chair',
      '2026-12-21T09:00 maya review-weekly',
      // 28 December stands in for Boxing Day.
      '2026-12-29T09:00 maya review-weekly',
      '2027-01-04T09:00 maya review-weekly',
      '2027-01-11T09:00 ana stopped-secretary',
    ],
  ],
  [
    'an owner out of reach: the secretary in their place, and no escalation',
    () => register('tom', { tom: { unreachable: 'guest' } }),
    [
      '2026-12-01T09:00 maya unreachable-secretary',
      '2026-12-08T09:00 maya unreachable-secretary',
      '2026-12-21T09:00 maya unreachable-secretary',
      '2026-12-29T09:00 maya unreachable-secretary',
      '2027-01-04T09:00 maya unreachable-secretary',
      '2027-01-11T09:00 maya stopped-secretary',
    ],
  ],
  [
    'opted out: planned all the same, so that the ledger can say why nothing was sent',
    () => register('tom', { tom: { optedOut: true } }),
    [
      '2026-12-01T09:00 tom review',
      '2026-12-08T09:00 tom review-5',
      '2026-12-15T09:00 maya review-10-secretary',
      ...mondays,
    ],
  ],
  [
    'away: on the first morning back',
    () => register('tom', { tom: { awayUntil: '2026-12-03' } }),
    [
      '2026-12-04T09:00 tom review',
      '2026-12-08T09:00 tom review-5',
      '2026-12-15T09:00 maya review-10-secretary',
      ...mondays,
    ],
  ],
  [
    'a pause moves them to its end',
    () => register('tom', {}, { chasesPausedUntil: '2026-12-10' }),
    [
      '2026-12-11T09:00 tom review',
      '2026-12-18T09:00 tom review-5',
      // Christmas Day, and the substitute for Boxing Day.
      '2026-12-29T09:00 maya review-10-secretary',
      '2026-12-29T09:00 ana review-10-chair',
      '2027-01-04T09:00 tom review-weekly',
      '2027-01-11T09:00 tom review-weekly',
    ],
  ],
  ['paused for good: nothing', () => register('tom', {}, { chasesPausedUntil: '9999-12-31' }), []],
];

describe('the reminders of a review', () => {
  for (const [rule, given, then] of table)
    it(rule, () => assert.deepEqual(told(lived(given(), 'R-1')), then));

  it('follow a decision’s review date in the same way', () => {
    const on = board();
    on.does('ana', 'decision.record', {
      input: { text: 'keep it', rationale: 'new', method: 'chair' },
    });
    on.does('maya', 'decision.edit', {
      id: 'D-1',
      input: { reviewOn: '2026-12-05', owner: 'priya' },
    });
    // A Saturday: the owner's next working morning.
    assert.deepEqual(told(lived(on, 'D-1')).slice(0, 2), [
      '2026-12-07T09:00 priya review',
      '2026-12-14T09:00 priya review-5',
    ]);
  });

  it('come on the day by which an assumption is to be validated, and not again once it was looked at', () => {
    const on = board();
    on.does('maya', 'raid.add', { input: { kind: 'assumption', text: 'dry', owner: 'tom' } });
    on.does('maya', 'raid.edit', { id: 'R-1', input: { due: '2026-12-01' } });
    on.at('2026-12-01T08:00:00.000Z');
    assert.deepEqual(told(lived(on, 'R-1', '2026-12-02T00:00:00.000Z')), [
      '2026-12-01T09:00 tom review',
    ]);
    on.at('2026-12-01T10:00:00.000Z');
    on.does('tom', 'raid.review', { id: 'R-1', input: { text: 'still dry' } });
    assert.equal(on.wake('R-1'), undefined);
  });

  it('stop where the record has ended', () => {
    const on = register('tom');
    on.does('maya', 'raid.close', { id: 'R-1', input: { why: 'sold' } });
    assert.equal(on.wake('R-1'), undefined);
  });

  it('tell the secretary once of an owner whom a message did not reach', () => {
    const on = register('tom', { tom: { unreachable: 'blocked' } });
    on.at('2026-12-01T09:30:00.000Z');
    const input = { ids: ['R-1'], unreached: 'tom' };
    const { chases } = on.does('gavel', 'chase.plan', { input });
    assert.deepEqual(told(chases ?? []), ['2026-12-02T09:00 maya unreachable-secretary']);
    assert.equal(on.refused('gavel', 'chase.plan', { input }), 'nothing-due');
  });
});

describe('a planned reminder of a review', () => {
  const planned = (on: Board): PlannedChase => {
    on.at('2026-11-30T23:00:00.000Z');
    const [first] = lived(on, 'R-1', '2026-12-01T09:00:00.000Z');
    assert.ok(first);
    return first;
  };
  const mootOf = (on: Board, chase: PlannedChase) =>
    mootness(
      chase,
      on.state('raid', 'R-1'),
      on.state('committee', 'committee'),
      undefined,
      '2026-12-01',
    );

  for (const [moot, happens] of [
    [undefined, () => undefined],
    ['answered', (on: Board) => on.does('tom', 'raid.review', { id: 'R-1', input: {} })],
    [
      'answered',
      (on: Board) => on.does('maya', 'raid.edit', { id: 'R-1', input: { reviewOn: '2027-01-04' } }),
    ],
    ['closed', (on: Board) => on.does('ana', 'raid.close', { id: 'R-1', input: { why: 'sold' } })],
    [
      'closed',
      (on: Board) => on.does('tom', 'raid.review', { id: 'R-1', input: { status: 'occurred' } }),
    ],
  ] as const)
    it(`${moot ?? 'still stands'}, ${moot ? 'so it is not sent' : 'where nothing happened'}`, () => {
      const on = register('tom');
      const chase = planned(on);
      happens(on);
      assert.equal(mootOf(on, chase), moot);
    });
});
