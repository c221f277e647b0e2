import assert from 'node:assert/strict';
import type { Ask, Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

/** Ana, Ben, Priya and Omar have a vote; Maya keeps the minutes. */
const sitting = (settings: object = {}, present = ['ana', 'ben', 'priya', 'omar']): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present } });
  return on;
};

const text = 'Buy the crane.';
const moved: Ask = { input: { text } };
const V1 = { id: 'V-1' };
const choice = (of: string): Ask => ({ ...V1, input: { choice: of } });
const hands = (yes: number, no: number, abstain = 0, more: object = {}): Ask => ({
  input: { text, for: yes, against: no, abstain, ...more },
});
const voting = (settings?: object, present?: string[]): Board => {
  const on = sitting(settings, present);
  on.does('priya', 'motion.propose', moved);
  on.does('ana', 'motion.open', V1);
  return on;
};

describe('motion', () => {
  it('is proposed, opened, voted on, closed and becomes a decision with its figures', () => {
    const on = voting();
    assert.deepEqual(on.state('motion', 'V-1').mover, 'priya');
    on.does('priya', 'motion.vote', choice('for'));
    on.does('omar', 'motion.vote', choice('against'));
    on.does('ben', 'motion.vote', choice('for'));
    on.does('ana', 'motion.vote', choice('abstain'));
    on.does('maya', 'motion.close', V1);
    const { status, decision, onBehalfOf, ballots } = on.state('motion', 'V-1');
    assert.deepEqual([status, decision, onBehalfOf], ['carried', 'D-1', 'ana']);
    assert.deepEqual(ballots.length, 4);
    const { method, item, roll, vote } = on.state('decision', 'D-1');
    assert.deepEqual([method, item, roll.length], ['vote', 'I-1', 5]);
    assert.deepEqual(vote, {
      motion: 'V-1',
      counts: { for: 2, against: 1, abstain: 1 },
      majority: 'simple',
      casting: null,
      quorum: { present: 4, needed: 3 },
    });
    on.assertReplays();
  });

  it('tells in its opening and closing, once each, in the meeting’s thread', () => {
    const on = sitting();
    on.does('priya', 'motion.propose', moved);
    const to = { to: { conversation: 'thread' }, about: 'V-1', params: { thread: 'M-1' } };
    assert.deepEqual(on.does('ana', 'motion.open', V1).messages, [{ ...to, kind: 'vote-opened' }]);
    on.does('ben', 'motion.vote', choice('for'));
    assert.deepEqual(on.does('ana', 'motion.close', V1).messages, [{ ...to, kind: 'vote-closed' }]);
  });

  it('under a reserved item is told to the voters in the room alone', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: true } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben'] } });
    const told = on.does('ana', 'motion.open', moved).messages;
    assert.deepEqual(
      told,
      ['ana', 'ben'].map((person) => ({ to: { person }, kind: 'vote-opened', about: 'V-1' })),
    );
  });

  it('waits for a seconder other than the mover where the rules ask for one', () => {
    const on = sitting({ seconding: true });
    on.does('priya', 'motion.propose', moved);
    assert.equal(on.refused('ana', 'motion.open', V1), 'needs-second');
    assert.equal(on.refused('priya', 'motion.second', V1), 'second-own');
    on.does('omar', 'motion.second', V1);
    assert.equal(on.refused('ben', 'motion.second', V1), 'needs-no-second');
    on.does('ana', 'motion.open', V1);
  });

  it('counts a vote that is changed or repeated once', () => {
    const on = voting();
    for (const each of ['for', 'against', 'against', 'for', 'against'])
      on.does('ben', 'motion.vote', choice(each));
    on.does('ana', 'motion.close', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 0, against: 1, abstain: 0 });
    assert.equal(on.state('motion', 'V-1').status, 'lost');
    assert.deepEqual(on.idsOf('decision'), []);
    assert.equal(on.refused('omar', 'motion.vote', choice('for')), 'vote-not-open');
  });

  it('hides in the journal which way somebody voted, until it closes', () => {
    const on = voting();
    on.does('ben', 'motion.vote', choice('against'));
    const { event } = on.journal.at(-1) ?? {};
    assert.doesNotMatch(JSON.stringify(event?.data), /against/u);
  });

  for (const { who, before, outcome } of [
    { who: 'ben', outcome: 'voted' },
    { who: 'maya', outcome: 'not-allowed' },
    { who: 'tom', outcome: 'not-allowed' },
    { who: 'omar', before: { person: 'omar', attendance: 'left' }, outcome: 'not-in-room' },
    { who: 'tom', before: { person: 'tom', attendance: 'present' }, outcome: 'not-allowed' },
  ])
    it(`${who}${before ? `, ${before.attendance},` : ''} votes: ${outcome}`, () => {
      const on = voting();
      if (before) on.does('maya', 'roll.record', { input: { entries: [before] } });
      if (outcome !== 'voted')
        return assert.equal(on.refused(who, 'motion.vote', choice('for')), outcome);
      on.does(who, 'motion.vote', choice('for'));
      assert.equal(on.state('motion', 'V-1').ballots.length, 1);
    });

  it('an alternate casts the member’s vote, and both together count once', () => {
    const on = voting(undefined, ['ana', 'ben', 'priya']);
    const entry = (person: string, attendance: string, alternateFor?: string) =>
      on.does('maya', 'roll.record', {
        input: { entries: [{ person, attendance, alternateFor }] },
      });
    entry('tom', 'present', 'omar');
    on.does('tom', 'motion.vote', choice('for'));
    entry('omar', 'present');
    assert.equal(on.refused('tom', 'motion.vote', choice('for')), 'not-in-room');
    on.does('omar', 'motion.vote', choice('against'));
    on.does('ana', 'motion.close', V1);
    assert.deepEqual(on.state('motion', 'V-1').result?.counts, { for: 0, against: 1, abstain: 0 });
  });

  it('recused people neither vote nor count, also where they voted before', () => {
    const on = voting(undefined, ['ana', 'ben', 'priya']);
    on.does('ben', 'motion.vote', choice('for'));
    on.does('ana', 'motion.vote', choice('for'));
    on.does('ben', 'roll.declare-interest', { input: { text: 'My crane' } });
    assert.equal(on.refused('ben', 'motion.vote', choice('against')), 'recused');
    on.does('ana', 'motion.close', V1);
    const { status, result } = on.state('motion', 'V-1');
    assert.equal(status, 'provisional');
    assert.deepEqual(result?.counts, { for: 1, against: 0, abstain: 0 });
    assert.deepEqual(result?.quorum, { present: 2, needed: 3 });
  });

  for (const { recused, shown, outcome } of [
    { recused: ['priya', 'omar'], shown: [2, 0], outcome: 'carried' },
    { recused: ['omar'], shown: [2, 0], outcome: 'carried' },
    { recused: ['omar'], shown: [1, 0], outcome: 'lost' },
    { recused: [], shown: [2, 0], outcome: 'lost' },
  ] as const)
    it(`of all votes but of ${recused.join(', ') || 'nobody'} ${shown.join('–')} is ${outcome} by an absolute majority`, () => {
      const on = sitting({ majority: 'absolute', quorum: 2 });
      for (const person of recused)
        on.does(person, 'roll.declare-interest', { input: { text: 'My crane' } });
      on.does('ana', 'motion.record', hands(shown[0], shown[1]));
      assert.equal(on.state('motion', 'V-1').status, outcome);
    });

  for (const { presiding, present, secretary, outcome } of [
    { presiding: 'ana', present: ['ana', 'priya', 'omar'], outcome: 'casting-needed' },
    { presiding: 'ben', present: ['ben', 'priya', 'omar'], outcome: 'casting-needed' },
    { presiding: 'maya', present: ['priya', 'omar'], outcome: 'lost' },
    { presiding: 'omar', present: ['priya', 'omar'], secretary: 'omar', outcome: 'casting-needed' },
  ])
    it(`a tie with ${presiding} presiding: ${outcome}`, () => {
      const on = board(undefined, { castingVote: true });
      const voters = ['ana', 'ben', 'priya', 'omar'];
      if (secretary) on.does('ana', 'committee.setup', { input: { secretary, voters } });
      const who = secretary ?? 'maya';
      on.does(who, 'meeting.start', { input: { present } });
      assert.equal(on.state('meeting', 'M-1').presiding, presiding);
      if (outcome !== 'lost')
        return assert.equal(on.refused(presiding, 'motion.record', hands(1, 1)), outcome);
      const cast = hands(1, 1, 0, { casting: 'for' });
      assert.equal(on.refused('maya', 'motion.record', cast), 'casting-not-theirs');
      on.does('maya', 'motion.record', hands(1, 1));
      assert.equal(on.state('motion', 'V-1').status, outcome);
    });

  it('that is not tied takes no casting vote, and goes on', () => {
    for (const castingVote of [true, false]) {
      const on = sitting({ castingVote });
      on.does('ana', 'motion.open', { input: { text: 'Buy it.' } });
      on.does('ben', 'motion.vote', { id: 'V-1', input: { choice: 'against' } });
      if (!castingVote) on.does('ana', 'motion.vote', { id: 'V-1', input: { choice: 'for' } });
      const cast = { id: 'V-1', input: { casting: 'for' } };
      assert.equal(on.refused('ana', 'motion.close', cast), 'no-casting');
      assert.equal(on.state('motion', 'V-1').status, 'voting');
    }
  });

  for (const { hands: shown, settings, casting, outcome } of [
    { hands: [3, 1], outcome: 'carried' },
    { hands: [2, 2], outcome: 'lost' },
    { hands: [2, 2], settings: { castingVote: true }, outcome: 'casting-needed' },
    { hands: [2, 2], settings: { castingVote: true }, casting: 'for', outcome: 'carried' },
    { hands: [2, 2], settings: { castingVote: true }, casting: 'against', outcome: 'lost' },
    { hands: [1, 2], settings: { castingVote: true }, casting: 'for', outcome: 'lost' },
    { hands: [2, 1], settings: { majority: 'absolute' }, outcome: 'lost' },
    { hands: [2, 1], settings: { majority: 'two-thirds' }, outcome: 'carried' },
    { hands: [3, 1], settings: { majority: 'unanimous' }, outcome: 'lost' },
    { hands: [3, 1], settings: { quorum: 5 }, outcome: 'provisional' },
    { hands: [3, 2], outcome: 'too-many-hands' },
    { hands: [0, 0], outcome: 'no-hands' },
  ])
    it(`hands ${shown.join('–')} ${JSON.stringify(settings ?? {})} ${casting ?? ''}: ${outcome}`, () => {
      const on = sitting(settings);
      const ask = hands(shown[0] ?? 0, shown[1] ?? 0, 0, casting ? { casting } : {});
      if (['carried', 'lost', 'provisional'].includes(outcome)) {
        on.does('ana', 'motion.record', ask);
        assert.equal(on.state('motion', 'V-1').status, outcome);
        on.assertReplays();
      } else assert.equal(on.refused('ana', 'motion.record', ask), outcome);
    });

  it('carried without a quorum waits on the next agenda and is ratified there', () => {
    const on = sitting({}, ['ana', 'ben']);
    on.does('ana', 'motion.record', hands(2, 0));
    assert.deepEqual(on.idsOf('decision'), []);
    assert.equal(on.refused('ana', 'motion.ratify', V1), 'ratify-later');
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben'] } });
    assert.equal(on.state('agenda-item', 'I-2').title, text);
    assert.deepEqual(on.state('meeting', 'M-2').agenda, ['I-2']);
    assert.equal(on.refused('ana', 'motion.ratify', V1), 'no-quorum');
    on.does('priya', 'roll.record', {
      input: { entries: [{ person: 'priya', attendance: 'present' }] },
    });
    on.does('ana', 'motion.ratify', V1);
    assert.equal(on.state('motion', 'V-1').decision, 'D-1');
    assert.equal(on.state('decision', 'D-1').meeting, 'M-2');
    assert.equal(on.refused('ana', 'motion.ratify', V1), 'nothing-to-ratify');
    on.assertReplays();
  });

  it('is withdrawn by its mover before the vote, by whoever presides until the result', () => {
    const on = sitting();
    on.does('priya', 'motion.propose', moved);
    assert.equal(on.refused('omar', 'motion.withdraw', V1), 'not-allowed');
    on.does('priya', 'motion.withdraw', V1);
    on.does('omar', 'motion.propose', moved);
    on.does('ana', 'motion.open', { id: 'V-2' });
    assert.equal(on.refused('omar', 'motion.withdraw', { id: 'V-2' }), 'not-allowed');
    on.does('ana', 'motion.withdraw', { id: 'V-2' });
    assert.equal(on.refused('ana', 'motion.open', { id: 'V-2' }), 'motion-over');
  });

  it('one is voted on at a time', () => {
    const on = voting();
    assert.equal(on.refused('ana', 'motion.open', moved), 'vote-is-open');
    assert.equal(on.refused('ana', 'motion.close', V1), 'nobody-voted');
  });

  it('is counted by hands after all, while nobody has voted on a card', () => {
    const on = voting();
    const counted = { ...V1, input: { for: 3, against: 1, abstain: 0 } };
    on.does('omar', 'motion.vote', choice('for'));
    assert.equal(on.refused('maya', 'motion.record', counted), 'voted-on-cards');
    // Whoever declares an interest has not voted.
    on.does('omar', 'roll.declare-interest', { input: { text: 'It is my crane.' } });
    on.does('maya', 'motion.record', { ...V1, input: { for: 2, against: 1, abstain: 0 } });
    const { status, by, mover } = on.state('motion', 'V-1');
    assert.deepEqual([status, by, mover], ['carried', 'hands', 'priya']);
    on.assertReplays();
  });

  it('put to a secret vote is recorded in figures alone', () => {
    const on = sitting({ secretBallots: 'on-request' });
    on.does('priya', 'motion.propose', moved);
    on.does('ana', 'motion.open', { ...V1, input: { secret: true } });
    const names = { for: ['ben'], against: [], abstain: [] };
    assert.equal(
      on.refused('ana', 'motion.record', { ...V1, input: { names } }),
      'secret-by-names',
    );
  });

  it('without a result is deferred when the meeting closes, and put afresh at a later one', () => {
    const on = voting();
    on.does('ben', 'motion.vote', choice('for'));
    on.does('ana', 'meeting.close');
    assert.equal(on.state('motion', 'V-1').status, 'deferred');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.open', V1);
    assert.deepEqual(on.state('motion', 'V-1').ballots, []);
    assert.equal(on.state('motion', 'V-1').meeting, 'M-2');
  });

  it('a result declared on somebody’s behalf is taken back by them, and is no entry to convert', () => {
    const on = sitting();
    on.does('maya', 'motion.record', hands(3, 0));
    assert.equal(
      on.refused('maya', 'record.convert', { id: 'D-1', input: { to: 'note' } }),
      'decided-by-vote',
    );
    on.does('ana', 'record.undo', { id: 'D-1' });
    assert.equal(on.state('decision', 'D-1').status, 'withdrawn');
    assert.equal(on.state('motion', 'V-1').status, 'withdrawn');
  });
});
