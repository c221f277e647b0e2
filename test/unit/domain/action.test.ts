import assert from 'node:assert/strict';
import { isOverdue, ownWord } from '../../../src/domain/action/standing.ts';
import type { ActionState } from '../../../src/domain/action/state.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import type { PlannedChase } from '../../../src/records/entity.ts';
import { board, type Board, facts } from '../../helpers/domain.ts';

const A1 = { id: 'A-1' };

/** A-1 is Tom's, due on Friday 4 December 2026. */
const sweeping = (): Board => {
  const on = board();
  on.does('maya', 'action.add', { input: { what: 'sweep', owner: 'tom', due: '2026-12-04' } });
  return on;
};

type Step = readonly [who: string, verb: Parameters<Board['does']>[1], input: object];

const after = (...steps: readonly Step[]): ActionState => {
  const on = sweeping();
  for (const [minutes, [who, verb, input]] of steps.entries()) {
    on.at(`2026-11-24T10:${10 + minutes}:00.000Z`);
    on.does(who, verb, { ...A1, input });
  }
  return on.state('action', 'A-1');
};

const declined: Step = ['tom', 'action.decline', { why: 'not my job' }];
const stuck: Step = ['tom', 'action.block', { why: 'no key' }];
const asked: Step = ['tom', 'action.propose-date', { date: '2026-12-08', why: 'late' }];
const offered: Step = ['tom', 'action.transfer', { to: 'omar' }];
const given: Step = ['maya', 'action.edit', { owner: 'omar' }];
const claimed: Step = ['tom', 'action.claim', { evidence: 'done it' }];
const reopened: Step = ['maya', 'action.reopen', { why: 'not yet' }];

describe('what an owner said last', () => {
  for (const [rule, steps, then] of [
    ['is the reason', [declined], 'not my job'],
    ['goes with that owner', [declined, given], undefined],
    [
      'goes with them when it is taken over',
      [stuck, offered, ['omar', 'action.accept', {}]],
      undefined,
    ],
    ['goes with the block', [stuck, ['tom', 'action.unblock', {}]], undefined],
    [
      'stays, where it was said since',
      [
        stuck,
        ['tom', 'action.progress', { text: 'the smith comes' }],
        ['tom', 'action.unblock', {}],
      ],
      'the smith comes',
    ],
    ['does not hold once it is reopened', [claimed, reopened], undefined],
  ] as const satisfies readonly (readonly [string, readonly Step[], string | undefined])[])
    it(rule, () => assert.equal(ownWord(after(...steps)), then));
});

describe('what waits for an answer', () => {
  it('a date asked for is answered by whatever date the secretary gives', () => {
    const { proposedDate, due } = after(asked, ['maya', 'action.edit', { due: '2026-12-11' }]);
    assert.deepEqual([proposedDate, due], [undefined, '2026-12-11']);
  });

  it('nothing that one owner asked for is left to the next', () => {
    const { proposedDate, handover, owner } = after(asked, offered, given);
    assert.deepEqual([proposedDate, handover, owner], [undefined, undefined, 'omar']);
  });

  it('what is still missing stands until it is marked done again', () => {
    assert.equal(after(claimed, reopened).reopened?.why, 'not yet');
    assert.equal(after(claimed, reopened, claimed).reopened, undefined);
  });

  it('somebody else’s work in hand is open to its new owner', () => {
    assert.equal(after(['tom', 'action.progress', {}], given).status, 'open');
  });
});

describe('an action without an owner or a date', () => {
  const incomplete = (input: object): Board => {
    const on = board();
    on.does('maya', 'action.add', { input: { what: 'sweep', ...input } });
    return on;
  };
  const lived = (on: Board): string[] => {
    const planned: PlannedChase[] = [];
    const until = '2026-12-10T00:00:00.000Z';
    for (let wake = on.wake('A-1'); wake !== undefined && wake < until; wake = on.wake('A-1')) {
      on.at(wake);
      planned.push(...(on.does('gavel', 'chase.plan', { input: { ids: ['A-1'] } }).chases ?? []));
    }
    return planned.map(({ plannedFor, person, step }) => `${plannedFor} ${person} ${step}`);
  };

  for (const input of [{}, { owner: 'tom' }, { due: '2026-11-27' }])
    it(`is the secretary’s to complete, on Mondays: ${JSON.stringify(input)}`, () => {
      assert.deepEqual(lived(incomplete(input)), [
        '2026-11-30T09:00:00.000Z maya incomplete-secretary',
        '2026-12-07T09:00:00.000Z maya incomplete-secretary',
      ]);
    });

  it('is overdue like any other once its date has passed', () => {
    const state = incomplete({ due: '2026-11-27' }).state('action', 'A-1');
    const calendar = createCalendar(facts('committee'));
    assert.equal(isOverdue(state, calendar, '2026-11-27T23:00:00.000Z'), false);
    assert.equal(isOverdue(state, calendar, '2026-11-28T01:00:00.000Z'), true);
  });
});
