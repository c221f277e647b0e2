import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Majority, Quorum } from '../../../../src/domain/motion/rules.ts';
import { isCarried, quorumNeeded } from '../../../../src/domain/motion/rules.ts';
import type { Verb } from '../../../../src/domain/verbs.ts';
import type { Ask, Board } from '../../../helpers/domain.ts';
import { board, boardRoles } from '../../../helpers/domain.ts';

const VOTERS = 4;
const people = fc.constantFrom(...Object.keys(boardRoles), 'nora');
const id = fc.integer({ min: 1, max: 3 }).map((n) => `V-${n}`);
const text = fc.constant('Buy the crane.');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const casting = maybe(fc.constantFrom('for', 'against'));
const few = fc.integer({ min: 0, max: 4 });
const entries = fc.array(
  fc.record({
    person: people,
    attendance: fc.constantFrom('present', 'present', 'absent', 'left'),
    alternateFor: maybe(people),
  }),
  { minLength: 1, maxLength: 2 },
);

const asks: readonly (readonly [Verb, fc.Arbitrary<string | undefined>, object])[] = [
  ['motion.propose', fc.constant(undefined), { text }],
  ['motion.second', id, {}],
  ['motion.open', maybe(id), { text }],
  ['motion.vote', id, { choice: fc.constantFrom('for', 'against', 'abstain') }],
  ['motion.vote', id, { choice: fc.constantFrom('for', 'for', 'against') }],
  ['motion.vote', id, { choice: fc.constantFrom('for', 'for', 'against') }],
  ['motion.record', maybe(id), { text, for: few, against: few, abstain: few, casting }],
  ['motion.close', id, { casting }],
  ['motion.withdraw', id, {}],
  ['motion.ratify', id, {}],
  ['roll.record', fc.constant(undefined), { entries }],
  ['roll.declare-interest', fc.constant(undefined), { text }],
  ['meeting.close', fc.constant(undefined), {}],
  ['meeting.start', fc.constant(undefined), { present: fc.array(people) }],
  ['record.undo', fc.constant(undefined), {}],
];

const step = fc.oneof(
  ...asks.map(([verb, about, fields]) =>
    fc.record({
      verb: fc.constant(verb),
      actor: fc.oneof(fc.constant('ana'), people),
      ask: fc
        .record({ id: about, input: fc.record(fields) })
        .map((each): Ask => JSON.parse(JSON.stringify(each))),
    }),
  ),
);

const settings = fc.record({
  majority: fc.constantFrom<Majority>('simple', 'absolute', 'two-thirds', 'unanimous', '3/4'),
  quorum: fc.constantFrom<Quorum>('over-half', '2/3', 2),
  castingVote: fc.boolean(),
  seconding: fc.boolean(),
});

type Settings = typeof settings extends fc.Arbitrary<infer S> ? S : never;

const assertJust = (on: Board, { majority, quorum, castingVote }: Settings): void => {
  for (const motion of on.idsOf('motion').map((each) => on.state('motion', each))) {
    const { ballots, result, status, by } = motion;
    assert.equal(new Set(ballots.map(({ seat }) => seat)).size, ballots.length, 'a seat twice');
    assert.equal(new Set(ballots.map((each) => each.by)).size, ballots.length, 'a person twice');
    if (!result) {
      assert.ok(!['carried', 'provisional', 'lost'].includes(status));
      continue;
    }
    const { counts, casting: decided } = result;
    const cast = counts.for + counts.against + counts.abstain;
    assert.ok(cast <= VOTERS, 'more votes than voters');
    if (by === 'ballot') assert.equal(cast, ballots.length);
    if (decided) assert.ok(castingVote && counts.for === counts.against);
    const votes = decided === 'for' ? { ...counts, for: counts.for + 1 } : counts;
    const carried = isCarried(majority, votes, VOTERS);
    if (status === 'lost') assert.ok(!carried);
    if (status === 'carried' || status === 'provisional') assert.ok(carried);
    if (status === 'provisional') assert.ok(result.quorum.present < quorumNeeded(quorum, VOTERS));
    assert.equal(status === 'carried', motion.decision !== undefined && status !== 'withdrawn');
  }
  for (const ref of on.idsOf('decision')) {
    const { vote } = on.state('decision', ref);
    assert.ok(vote);
    const own = on
      .idsOf('decision')
      .filter((each) => on.state('decision', each).vote?.motion === vote.motion);
    assert.equal(own.length, 1, 'decided twice');
  }
};

describe('votes in any order', () => {
  it('carry nothing without its majority, count nobody twice, and replay', () => {
    fc.assert(
      fc.property(settings, fc.array(step, { minLength: 80, maxLength: 160 }), (rules, steps) => {
        const on = board({ ...boardRoles, nora: 'attendee' }, rules);
        on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
        let seen = 0;
        for (const { verb, actor, ask } of steps) {
          on.at(new Date(Date.UTC(2026, 10, 23, 10, (seen += 1))).toISOString());
          on.tries(actor, verb, ask);
        }
        assertJust(on, rules);
        on.assertReplays();
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  });
});
