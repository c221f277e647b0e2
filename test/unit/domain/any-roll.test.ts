import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { voters } from '../../../src/domain/committee.ts';
import { presentAt } from '../../../src/domain/meeting/find.ts';
import {
  isQuorate,
  isRecused,
  quorumAt,
  votesPresent,
} from '../../../src/domain/motion/electorate.ts';
import type { Quorum } from '../../../src/domain/motion/rules.ts';
import type { Required } from '../../../src/domain/rules.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import type { Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

const START = Date.UTC(2026, 10, 23, 10);
const people = fc.constantFrom(...Object.keys(boardRoles), 'nora');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const instant = fc
  .integer({ min: 0, max: 120 })
  .map((minute) => new Date(START + minute * 60_000).toISOString());
const entries = fc.array(
  fc.record({
    person: people,
    attendance: fc.constantFrom('present', 'present', 'left', 'absent'),
    alternateFor: maybe(people),
    at: maybe(instant),
  }),
  { minLength: 1, maxLength: 3 },
);
const quorum = fc.constantFrom<Quorum>('over-half', '2/3', '1/1', 2);
const required = fc.constantFrom<Required[]>([], ['chair'], ['chair-or-deputy', 'treasurer']);

const asks: readonly (readonly [number, fc.Arbitrary<string>, Verb, object])[] = [
  [12, fc.constant('maya'), 'roll.record', { entries }],
  [3, people, 'roll.record', { entries }],
  [3, people, 'roll.declare-interest', { text: fc.constant('Mine.') }],
  [2, fc.constant('maya'), 'meeting.next', {}],
  [
    1,
    fc.constant('maya'),
    'committee.seat',
    {
      person: people,
      role: fc.constantFrom('member', 'attendee', 'deputy', 'chair'),
      office: maybe(fc.constant('treasurer')),
    },
  ],
  [
    1,
    fc.constant('maya'),
    'committee.setup',
    {
      committeeId: fc.constant('c1'),
      answered: fc.constant(true),
      quorum,
      requiredRoles: required,
    },
  ],
];

const step = fc.oneof(
  ...asks.map(([weight, actor, verb, fields]) => ({
    weight,
    arbitrary: fc.record({
      actor,
      verb: fc.constant(verb),
      input: fc.record(fields).map((input): object => JSON.parse(JSON.stringify(input))),
    }),
  })),
);

const assertCounts = (on: Board, now: string): void => {
  const committee = on.state('committee', 'committee');
  const meeting = on.state('meeting', 'M-1');
  const { current } = meeting;
  const votes = votesPresent(committee, meeting, current, now);
  const cast = [...votes.values()];
  const there = presentAt(meeting.roll, now);
  assert.equal(new Set(cast).size, cast.length, 'somebody counts twice');
  for (const [seat, by] of votes) {
    assert.ok(voters(committee).includes(seat), 'a seat without a vote');
    assert.ok(there.includes(by), 'somebody who is not there');
    assert.ok(!isRecused(meeting, current, by), 'somebody who is recused');
  }
  const figures = quorumAt(committee, meeting, current, now);
  assert.equal(figures.present, votes.size);
  if (meeting.rollTaken) assert.equal(meeting.quorum?.at(-1)?.met, isQuorate(figures));
  const changes = (meeting.quorum ?? []).map(({ met }) => met);
  assert.ok(
    changes.every((met, index) => met !== changes[index - 1]),
    'said twice',
  );
  const { presiding } = meeting;
  if (presiding === undefined) return;
  const entry = meeting.roll[presiding];
  assert.ok(!entry || (entry.attendance === 'present' && !entry.leftAt), 'presides from outside');
};

describe('the roll in any order', () => {
  it('counts nobody twice, away or recused; the record agrees with the room; and replays', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const on = board({ ...boardRoles, nora: 'attendee' });
        for (const title of ['Dredging', 'Crane', 'Quay'])
          on.does('maya', 'agenda.propose', { input: { title } });
        on.does('maya', 'meeting.start');
        for (const [index, { actor, verb, input }] of steps.entries()) {
          const now = new Date(START + (index + 1) * 60_000).toISOString();
          on.at(now);
          on.tries(actor, verb, { input });
          assertCounts(on, now);
        }
        on.assertReplays();
      }),
      { numRuns: 150, seed: 20_261_123 },
    );
  });
});
