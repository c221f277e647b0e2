import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { evolveMeeting } from '../../../../src/domain/meeting/evolve.ts';
import { choosePresiding } from '../../../../src/domain/meeting/presiding.ts';
import type { MeetingState } from '../../../../src/domain/meeting/state.ts';
import { aboutOf, isRecused } from '../../../../src/domain/motion/electorate.ts';
import type { Counts, Majority, Quorum } from '../../../../src/domain/motion/rules.ts';
import { isCarried, quorumNeeded } from '../../../../src/domain/motion/rules.ts';
import type { MotionState } from '../../../../src/domain/motion/state.ts';
import type { Verb } from '../../../../src/domain/verbs.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board, boardRoles } from '../../../helpers/domain.ts';

const VOTERS = 4;
const people = fc.constantFrom(...Object.keys(boardRoles), 'nora');
/** One of the newest motions: how many stand after it. */
const back = fc.constantFrom(0, 0, 0, 1, 2);
const text = fc.constant('Buy the crane.');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const casting = maybe(fc.constantFrom('for', 'against'));
/** Between the tenth and the hundredth minute of the meeting. */
const soon = fc
  .integer({ min: 10, max: 100 })
  .map((minute) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString());
const few = fc.constantFrom(0, 0, 1, 1, 2, 3);
const entries = fc.array(
  fc.record({
    person: people,
    attendance: fc.constantFrom('present', 'present', 'absent', 'left'),
    alternateFor: maybe(people),
  }),
  { minLength: 1, maxLength: 2 },
);

const none = fc.constant(undefined);
const chair = fc.constant('ana');
const officer = fc.constantFrom('ana', 'ana', 'ben');
const voters = fc.constantFrom('ana', 'ben', 'priya', 'omar', 'nora', 'tom');

const named = fc.array(voters, { maxLength: 2 });
const names = fc.record({ for: named, against: named, abstain: named });

/** How often, who, the verb, which motion, and inputs as the border lets them through. */
const asks: readonly (readonly [
  number,
  fc.Arbitrary<string>,
  Verb,
  fc.Arbitrary<number | undefined>,
  object,
])[] = [
  [3, voters, 'motion.propose', none, { text }],
  [2, voters, 'motion.second', back, {}],
  [3, voters, 'motion.amend', back, { text: fc.constantFrom('Rent it.', 'Sell it.') }],
  [2, voters, 'motion.dissent', back, {}],
  [
    7,
    chair,
    'motion.open',
    maybe(back),
    { text, secret: maybe(fc.boolean()), closes: maybe(soon) },
  ],
  [6, fc.constant('gavel'), 'motion.follow-up', back, {}],
  [1, voters, 'motion.recuse', back, { text }],
  [1, officer, 'motion.recuse', back, { text }],
  [
    20,
    voters,
    'motion.vote',
    back,
    { choice: fc.constantFrom('for', 'for', 'against', 'abstain') },
  ],
  [
    5,
    officer,
    'motion.record',
    maybe(back),
    { text, for: few, against: few, abstain: few, casting },
  ],
  [4, chair, 'motion.record', back, { for: none, against: none, abstain: none, names, casting }],
  [4, officer, 'motion.close', back, { casting }],
  [1, people, 'motion.withdraw', back, {}],
  [1, officer, 'motion.ratify', back, { refused: maybe(fc.boolean()) }],
  [4, chair, 'roll.record', none, { entries }],
  [1, voters, 'roll.declare-interest', none, { text }],
  [1, chair, 'agenda.propose', none, { title: text }],
  [2, chair, 'meeting.next', none, {}],
  [1, chair, 'meeting.close', none, {}],
  [4, chair, 'meeting.start', none, { present: fc.constant(['ana', 'ben', 'priya']) }],
  [1, people, 'record.undo', none, {}],
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

const settings = fc.record({
  majority: fc.constantFrom<Majority>('simple', 'absolute', 'two-thirds', 'unanimous', '3/4'),
  quorum: fc.constantFrom<Quorum>('over-half', '2/3', 2),
  castingVote: fc.boolean(),
  seconding: fc.boolean(),
});

type Settings = typeof settings extends fc.Arbitrary<infer S> ? S : never;

/** No more people are named than voted so, and none of them twice. */
const assertDissents = ({ dissents = [] }: MotionState, counts: Counts): void => {
  assert.equal(new Set(dissents.map(({ person }) => person)).size, dissents.length);
  for (const choice of ['against', 'abstain'] as const)
    assert.ok(dissents.filter((each) => each.choice === choice).length <= counts[choice]);
};

/** Every motion reads as it was moved, as its mover reworded it, or as an amendment that was carried. */
const assertAmended = (on: Board): void => {
  const texts = new Map<string, string>();
  for (const { id, type, event } of on.journal) {
    if (type !== 'motion') continue;
    const { text: now = '' } = event.text ?? {};
    if (event.type === 'amendment-settled' && event.data['carried']) {
      const amendment = event.data['amendment'] as string;
      assert.equal(on.state('motion', amendment).declared, 'carried');
      assert.equal(texts.get(amendment), now);
    }
    if (now !== '' && event.type !== 'ballot-cast') texts.set(id, now);
  }
  for (const id of on.idsOf('motion')) assert.equal(on.state('motion', id).text, texts.get(id));
};

/** How many people have declared an interest at the meeting that voted. */
const recusedIn = (on: Board, { meeting }: MotionState): number =>
  meeting === undefined
    ? 0
    : new Set(on.state('meeting', meeting).interests.map(({ person }) => person)).size;

const assertJust = (on: Board, { majority, quorum, castingVote }: Settings): void => {
  for (const motion of on.idsOf('motion').map((each) => on.state('motion', each))) {
    const { ballots, result, status, by } = motion;
    assert.equal(new Set(ballots.map(({ seat }) => seat)).size, ballots.length, 'a seat twice');
    assert.equal(new Set(ballots.map((each) => each.by)).size, ballots.length, 'a person twice');
    if (!result) {
      assert.ok(!['carried', 'provisional', 'lost'].includes(status));
      continue;
    }
    const { counts, casting: decided, electors } = result;
    const cast = counts.for + counts.against + counts.abstain;
    assert.ok(cast <= VOTERS, 'more votes than voters');
    if (by !== 'hands') assert.equal(cast, ballots.length);
    if (electors !== undefined) {
      const quorate = result.quorum.present >= quorumNeeded(quorum, VOTERS);
      assert.equal(motion.circular === undefined, false);
      assert.ok(cast <= electors && electors <= VOTERS);
      assert.equal(status === 'carried', counts.for * 2 > electors && quorate);
      continue;
    }
    if (decided) assert.ok(castingVote && counts.for === counts.against);
    const votes = decided === 'for' ? { ...counts, for: counts.for + 1 } : counts;
    const { eligible = VOTERS } = result;
    assert.ok(eligible >= VOTERS - recusedIn(on, motion) && eligible <= VOTERS);
    const carried = isCarried(majority, votes, eligible);
    if (status === 'lost') assert.equal(carried, motion.unratified !== undefined);
    if (status === 'carried' || status === 'provisional') assert.ok(carried);
    if (status === 'provisional') assert.ok(result.quorum.present < quorumNeeded(quorum, VOTERS));
    const binds = motion.amends === undefined && status === 'carried';
    assert.equal(binds, motion.decision !== undefined && status !== 'withdrawn');
    assertDissents(motion, counts);
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

/** What may happen to the people between the end of a vote and its declaration. */
const meanwhile = fc.oneof(
  fc.record({
    verb: fc.constant<Verb>('committee.setup'),
    actor: fc.constant('maya'),
    id: fc.constant('committee'),
    input: fc.record({ voters: fc.uniqueArray(voters, { minLength: 1 }) }),
  }),
  fc.record({
    verb: fc.constantFrom<Verb>('roll.declare-interest', 'motion.recuse'),
    actor: voters,
    id: fc.constant('V-1'),
    input: fc.record({ text }),
  }),
  fc.record({
    verb: fc.constant<Verb>('roll.record'),
    actor: fc.constant('maya'),
    id: fc.constant('M-1'),
    input: fc.record({ entries }),
  }),
);

/** Nobody declares a vote, or ratifies, on what they have an interest in while another could preside. */
const assertDisinterested = (on: Board): void => {
  const meetings = new Map<string, MeetingState>();
  const items = new Map<string, string>();
  let sitting = '';
  for (const { id, type, event } of on.journal) {
    if (type === 'meeting') meetings.set(id, evolveMeeting(meetings.get(id), event));
    if (event.type === 'meeting-started') sitting = id;
    if (event.type === 'motion-proposed') items.set(id, (event.data['item'] as string) ?? '');
    const ratifies = ['motion-ratified', 'ratification-refused'].includes(event.type);
    if (type !== 'motion' || (event.type !== 'vote-closed' && !ratifies)) continue;
    const meeting = meetings.get(sitting);
    const { by, closedBy, onBehalfOf } = event.data as Readonly<Record<string, string>>;
    const person = event.type === 'vote-closed' ? (onBehalfOf ?? closedBy) : by;
    assert.ok(meeting && person !== undefined);
    const about = aboutOf({ id, item: items.get(id) ?? '' }, meeting);
    if (!isRecused(meeting, about, person)) continue;
    const committee = on.state('committee', 'committee');
    assert.equal(choosePresiding(committee, { ...meeting, current: about }).presiding, person);
  }
};

describe('a vote that ended in a tie', () => {
  it('is declared by the casting vote on that very tie, whatever becomes of the people', () => {
    fc.assert(
      fc.property(
        settings,
        fc.boolean(),
        fc.constantFrom('for', 'against'),
        fc.array(meanwhile, { maxLength: 12 }),
        (rules, secret, decided, steps) => {
          const on = board({ ...boardRoles, nora: 'attendee' }, { ...rules, castingVote: true });
          const V1 = { id: 'V-1' };
          on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
          const closes = '2026-11-23T10:20:00.000Z';
          on.does('ana', 'motion.open', { input: { text: 'Buy the crane.', secret, closes } });
          for (const [who, choice] of Object.entries({
            ana: 'against',
            ben: 'for',
            priya: 'for',
            omar: 'against',
          }))
            on.does(who, 'motion.vote', { ...V1, input: { choice } });
          on.at(closes);
          on.does('gavel', 'motion.follow-up', V1);
          fc.pre(on.state('motion', 'V-1').status === 'voting');
          for (const { verb, actor, ...ask } of steps) on.tries(actor, verb, ask);
          const { presiding = '' } = on.state('meeting', 'M-1');
          const casts = on.tries(presiding, 'motion.close', { ...V1, input: { casting: decided } });
          const alone = !casts && on.tries(presiding, 'motion.close', V1);
          const { status, result, ballots } = on.state('motion', 'V-1');
          if (casts || alone) {
            assert.deepEqual(result?.counts, { for: 2, against: 2, abstain: 0 });
            assert.deepEqual([result?.casting, ballots.length], [casts ? decided : null, 4]);
            assert.equal(status === 'lost', !casts || decided === 'against');
          }
          on.assertReplays();
        },
      ),
      { numRuns: 100, seed: 20_261_124 },
    );
  });
});

describe('votes in any order', () => {
  it('carry nothing without its majority, count nobody twice, and replay', () => {
    fc.assert(
      fc.property(settings, fc.array(step, { minLength: 80, maxLength: 160 }), (rules, steps) => {
        const on = board({ ...boardRoles, nora: 'attendee' }, rules);
        on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
        let seen = 0;
        for (const { verb, actor, back: after, input } of steps) {
          const id = after === undefined ? undefined : on.idsOf('motion').at(-1 - after);
          on.at(new Date(Date.UTC(2026, 10, 23, 10, (seen += 1))).toISOString());
          on.tries(actor, verb, { input, ...(id === undefined ? {} : { id }) });
        }
        assertJust(on, rules);
        assertAmended(on);
        assertDisinterested(on);
        on.assertReplays();
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  });
});
