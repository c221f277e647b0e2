import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { presentAt } from '../../../../src/domain/meeting/find.ts';
import type { MotionState } from '../../../../src/domain/motion/state.ts';
import type { Verb } from '../../../../src/domain/verbs.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board, boardRoles } from '../../../helpers/domain.ts';

const VOTERS = ['ana', 'ben', 'priya', 'omar'];
const voter = fc.constantFrom(...VOTERS);
const person = fc.constantFrom(...Object.keys(boardRoles), 'nora');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const text = fc.constant('Buy the crane.');
const chair = fc.constant('ana');
const none = fc.constant(undefined);
const newest = fc.constantFrom(0, 0, 1);

const entries = fc.array(
  fc.record({
    person,
    attendance: fc.constantFrom('present', 'present', 'apologies', 'left'),
    alternateFor: maybe(person),
  }),
  { minLength: 1, maxLength: 2 },
);

/** How often, who, the verb, which motion, and inputs as the border lets them through. */
const asks: readonly (readonly [
  number,
  fc.Arbitrary<string>,
  Verb,
  fc.Arbitrary<number | undefined>,
  object,
])[] = [
  [20, chair, 'motion.open', maybe(newest), { text }],
  [1, voter, 'motion.propose', none, { text, next: maybe(fc.boolean()) }],
  [
    60,
    voter,
    'motion.vote',
    newest,
    { choice: fc.constantFrom('for', 'for', 'against', 'abstain'), of: maybe(voter) },
  ],
  [4, fc.constant('maya'), 'motion.vote', newest, { choice: fc.constant('for'), of: voter }],
  [
    40,
    fc.constantFrom('priya', 'ben'),
    'motion.vote',
    newest,
    { choice: fc.constantFrom('for', 'against'), of: fc.constantFrom('omar', 'ben') },
  ],
  [8, chair, 'motion.close', newest, {}],
  [1, voter, 'motion.recuse', newest, { text }],
  [1, voter, 'motion.object', newest, { why: text }],
  [1, chair, 'motion.withdraw', newest, {}],
  [2, voter, 'roll.appoint-proxy', none, { holder: fc.option(person), of: maybe(voter) }],
  [6, fc.constantFrom('omar', 'ben'), 'roll.appoint-proxy', none, { holder: fc.constant('priya') }],
  [6, chair, 'roll.record', none, { entries }],
  [1, voter, 'roll.declare-interest', none, { text }],
  [6, chair, 'meeting.start', none, { present: fc.constant(['ana', 'ben', 'priya']) }],
  [3, chair, 'meeting.close', none, {}],
  [1, chair, 'committee.seat', none, { person, role: fc.constantFrom('member', 'observer') }],
];

const step = fc.oneof(
  ...asks.map(([weight, actor, verb, about, fields]) => ({
    weight,
    arbitrary: fc.record({
      verb: fc.constant(verb),
      actor,
      back: about,
      input: fc.record(fields).map((input): object => JSON.parse(JSON.stringify(input))),
    }),
  })),
);

const steps = fc.array(step, { minLength: 60, maxLength: 120 });

const settings = fc.record({
  proxies: fc.constantFrom('none', 'allowed', 'counted-in-quorum'),
  circularMajority: fc.constantFrom('absolute', 'two-thirds', 'unanimous'),
  quorum: fc.constantFrom<'over-half' | 2>('over-half', 2),
});

const PART = { absolute: 1 / 2, 'two-thirds': 2 / 3, unanimous: 1 } as const;

/** Nobody stands twice among the ballots, and no vote is cast by whoever may not. */
const assertBallots = ({ ballots }: MotionState, proxies: string): void => {
  const seats = ballots.map(({ seat }) => seat);
  assert.equal(new Set(seats).size, seats.length, 'a member twice');
  const own = ballots.filter(({ proxy }) => !proxy).map(({ by }) => by);
  assert.equal(new Set(own).size, own.length, 'a person twice in their own right');
  for (const { seat, by, proxy } of ballots) {
    if (proxy) assert.ok(proxies !== 'none' && seat !== by, 'a proxy that nobody gave');
  }
};

/** A resolution between meetings is carried by its part of all who may vote on it, and by nothing else. */
const assertCircular = ({ result, status, ballots, circular }: MotionState): void => {
  if (!result || result.electors === undefined) return;
  const { counts, electors, majority, quorum } = result;
  assert.ok(circular);
  assert.equal(counts.for + counts.against + counts.abstain, ballots.length);
  assert.ok(ballots.length <= electors);
  assert.ok(ballots.every(({ seat }) => !circular.recused.includes(seat)));
  const part = PART[majority as keyof typeof PART];
  const enough =
    majority === 'absolute' ? counts.for > electors * part : counts.for >= electors * part;
  const carried = enough && counts.for > 0 && quorum.present >= quorum.needed;
  assert.equal(status === 'carried', carried);
};

/** Who came in votes in person: no ballot that counted was cast for somebody in the room then. */
const assertInPerson = (on: Board, { meeting, closedAt, ballots }: MotionState): void => {
  if (meeting === undefined || closedAt === undefined) return;
  const { roll } = on.state('meeting', meeting);
  const there = presentAt(roll, closedAt);
  for (const { seat, proxy } of ballots) if (proxy) assert.ok(!there.includes(seat));
};

describe('stand-ins and resolutions between meetings, in any order', () => {
  it('carry nothing without its majority, count nobody twice, and replay', () => {
    let circulars = 0;
    let byProxy = 0;
    fc.assert(
      fc.property(settings, fc.boolean(), steps, (rules, sits, taken) => {
        const on = board({ ...boardRoles, nora: 'attendee' }, rules);
        on.does('maya', 'meeting.plan', { input: { when: '2026-11-25T10:00:00.000Z' } });
        on.tries('omar', 'roll.appoint-proxy', { input: { holder: 'priya' } });
        const present = ['ana', 'ben', 'priya'];
        if (sits) on.does('maya', 'meeting.start', { input: { present } });
        let minute = 0;
        for (const { verb, actor, back, input } of taken) {
          const id = back === undefined ? undefined : on.idsOf('motion').at(-1 - back);
          on.at(new Date(Date.UTC(2026, 10, 23, 10, (minute += 1))).toISOString());
          const newly = on.tries(actor, verb, { input, ...(id === undefined ? {} : { id }) });
          const motion = id === undefined ? undefined : on.state('motion', id);
          if (newly && motion && verb === 'motion.close') {
            byProxy += motion.ballots.filter(({ proxy }) => proxy).length;
            assertInPerson(on, motion);
          }
          const wake = id === undefined ? undefined : on.wake(id);
          if (wake !== undefined && minute % 7 === 0)
            on.tries('gavel', 'motion.follow-up', { id: id ?? '' });
        }
        const motions = on.idsOf('motion').map((each) => on.state('motion', each));
        circulars += motions.filter(({ result }) => result?.electors !== undefined).length;
        for (const motion of motions) {
          assertBallots(motion, rules.proxies);
          assertCircular(motion);
        }
        on.assertReplays();
      }),
      { numRuns: 500, seed: 20_261_125 },
    );
    assert.ok(circulars > 100, `${circulars} resolutions between meetings`);
    assert.ok(byProxy > 50, `${byProxy} votes by proxy`);
  });
});
