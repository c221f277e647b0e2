import assert from 'node:assert/strict';
import { type Board, board } from '../../../helpers/domain.ts';

const V1 = { id: 'V-1' };
const present = ['ana', 'ben', 'priya'];

/** The meeting after one that carried a motion without a quorum: `Light the pier` is first on its agenda. */
const after = (here: readonly string[] = present): Board => {
  const on = board();
  on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben'] } });
  const hands = { text: 'Light the pier', for: 2, against: 0, abstain: 0 };
  on.does('ana', 'motion.record', { input: hands });
  on.does('maya', 'agenda.propose', { input: { title: 'Budget', next: true } });
  on.does('maya', 'meeting.close');
  on.does('ana', 'meeting.start', { input: { present: here } });
  return on;
};

const waiting = (on: Board) => on.state('committee', 'committee').waiting;

describe('an item that is decided on while it is not being taken', () => {
  const defer = ['agenda.defer', { id: 'I-1', input: { why: 'wait' } }] as const;
  const vote = (yes: number, no: number) =>
    ['motion.record', { ...V1, input: { for: yes, against: no, abstain: 0 } }] as const;
  const agreed = { text: 'Sell it', method: 'consensus', item: 'I-1' } as const;
  const agree = ['decision.record', { input: agreed }] as const;
  const undo = ['record.undo', {}] as const;

  for (const [given, here, steps, outcome, next] of [
    ['deferred and then carried', present, [defer, vote(3, 0)], 'taken', []],
    ['deferred and then lost', present, [defer, vote(0, 3)], 'taken', []],
    ['deferred and then agreed', present, [defer, agree], 'taken', ['I-2']],
    ['carried and then deferred', present, [vote(3, 0), defer], 'deferred', ['I-1']],
    ['deferred, carried and taken back', present, [defer, vote(3, 0), undo], 'deferred', ['I-1']],
    ['deferred and then provisional', ['ana', 'ben'], [defer, vote(2, 0)], 'taken', ['I-2']],
    ['deferred and then agreed without a quorum', ['ana'], [defer, agree], 'taken', ['I-2', 'I-3']],
  ] as const)
    it(`${given}, is ${outcome}`, () => {
      const on = board();
      on.does('maya', 'agenda.propose', { input: { title: 'The boat' } });
      on.does('ana', 'meeting.start', { input: { present: here } });
      on.does('ana', 'motion.propose', { input: { text: 'Sell the boat' } });
      for (const [verb, ask] of steps) on.does('ana', verb, ask);
      on.does('maya', 'meeting.close');
      assert.equal(on.state('meeting', 'M-1').outcomes['I-1'], outcome);
      assert.equal(on.state('agenda-item', 'I-1').status, outcome);
      assert.deepEqual(waiting(on), next);
      on.assertReplays();
    });

  it('still to come, is taken', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'The pier' } });
    on.does('maya', 'agenda.propose', { input: { title: 'The boat' } });
    on.does('ana', 'meeting.start', { input: { present } });
    on.does('ana', 'decision.record', { input: { ...agreed, item: 'I-2' } });
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, { 'I-1': 'taken', 'I-2': 'taken' });
    assert.deepEqual(waiting(on), []);
  });
});

describe('what is to be ratified', () => {
  for (const { given, steps, settled, next } of [
    { given: 'taken and left', steps: [], settled: 'deferred', next: ['I-1', 'I-2'] },
    { given: 'gone past', steps: ['meeting.next'], settled: 'deferred', next: ['I-1'] },
    { given: 'ratified', steps: ['motion.ratify'], settled: 'taken', next: ['I-2'] },
    {
      given: 'deferred and ratified',
      steps: ['agenda.defer', 'motion.ratify'],
      settled: 'taken',
      next: [],
    },
    {
      given: 'ratified later',
      steps: ['meeting.next', 'motion.ratify'],
      settled: 'taken',
      next: [],
    },
  ] as const)
    it(`${given}, is ${settled} at the close`, () => {
      const on = after();
      for (const verb of steps) on.does('ana', verb, verb === 'motion.ratify' ? V1 : { id: 'I-1' });
      on.does('maya', 'meeting.close');
      assert.equal(on.state('meeting', 'M-2').outcomes['I-1'], settled);
      assert.deepEqual(waiting(on), next);
      on.assertReplays();
    });

  for (const steps of [[], ['meeting.next']] as const)
    it(`and is not wanted${steps.length > 0 ? ' later' : ''}, is lost and comes back no more`, () => {
      const on = after();
      assert.equal(on.refused('maya', 'agenda.withdraw', { id: 'I-1' }), 'item-ratifies-motion');
      assert.equal(on.refused('ana', 'motion.withdraw', V1), 'motion-provisional');
      for (const verb of steps) on.does('ana', verb, { id: 'I-1' });
      const refused = { ...V1, input: { refused: true } };
      assert.equal(on.refused('priya', 'motion.ratify', refused), 'not-allowed');
      on.does('ana', 'motion.ratify', refused);
      assert.equal(on.refused('ana', 'motion.ratify', refused), 'nothing-to-ratify');
      on.does('maya', 'meeting.close');
      assert.equal(on.state('motion', 'V-1').status, 'lost');
      assert.equal(on.state('meeting', 'M-2').outcomes['I-1'], 'taken');
      assert.ok(!waiting(on)?.includes('I-1'));
      on.does('ana', 'meeting.start', { input: { present } });
      assert.equal(on.refused('ana', 'motion.ratify', V1), 'nothing-to-ratify');
      on.assertReplays();
    });

  it('stands before what was left over, in the order of carrying', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
    const carry = (at: string, text: string) => {
      on.at(at);
      const input = { text, for: 2, against: 0, abstain: 0 };
      on.does('ana', 'motion.record', { input });
    };
    const start = { input: { present: ['ana', 'ben'] } };
    on.does('ana', 'meeting.start', start);
    on.does('ana', 'agenda.defer', { id: 'I-1', input: { why: 'later' } });
    carry('2026-11-23T10:01:00.000Z', 'Light the pier');
    carry('2026-11-23T10:02:00.000Z', 'Paint the pier');
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), ['I-2', 'I-3', 'I-1']);
    on.at('2026-11-24T10:00:00.000Z');
    on.does('ana', 'meeting.start', start);
    carry('2026-11-24T10:01:00.000Z', 'Sweep the pier');
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), ['I-2', 'I-3', 'I-4', 'I-1']);
    on.assertReplays();
  });

  it('comes back until a meeting with a quorum ratifies it', () => {
    const on = after(['ana', 'ben']);
    assert.equal(on.refused('ana', 'motion.ratify', V1), 'no-quorum');
    on.does('maya', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present } });
    on.does('ana', 'motion.ratify', V1);
    assert.equal(on.state('decision', 'D-1').item, 'I-1');
  });

  it('is on record as decided by those present who had no interest in it', () => {
    const on = after([...present, 'omar']);
    on.does('priya', 'roll.declare-interest', { input: { item: 'I-1', text: 'My pier' } });
    on.does('ana', 'motion.ratify', V1);
    assert.deepEqual(on.state('decision', 'D-1').roll, ['ana', 'ben', 'omar']);
  });

  it('is done with where it was still to come, and is to come again once that is taken back', () => {
    const on = after();
    on.does('ana', 'agenda.move', { id: 'I-1', input: { to: 2 } });
    on.does('ana', 'meeting.next', { input: { item: 'I-2' } });
    on.does('ana', 'motion.ratify', V1);
    on.does('ana', 'record.undo');
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), ['I-1']);
    on.assertReplays();
  });
});
