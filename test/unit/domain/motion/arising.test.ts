import assert from 'node:assert/strict';
import { board } from '../../../helpers/domain.ts';

/** An issue on Monday 23 November, between meetings; Ana is chair, Priya a voter, Maya the secretary. */
const withIssue = () => {
  const on = board();
  on.does('priya', 'raid.add', { input: { kind: 'issue', text: 'The crane fell' } });
  return on;
};
const input = { text: 'Hire a crane.', from: 'R-1' };

describe('what arises from an issue between meetings', () => {
  it('is a motion for all voters that says so, and the issue says so too', () => {
    const on = withIssue();
    on.does('priya', 'motion.propose', { input });
    assert.equal(on.state('motion', 'V-1').from, 'R-1');
    assert.deepEqual(on.state('raid', 'R-1').links, ['V-1']);
    on.does('ana', 'motion.open', { id: 'V-1' });
    on.does('ana', 'motion.open', { input });
    assert.equal(on.state('motion', 'V-2').from, 'R-1');
    assert.deepEqual(on.state('raid', 'R-1').links, ['V-1', 'V-2']);
    on.assertReplays();
  });

  it('is a motion for the next agenda', () => {
    const on = withIssue();
    on.does('priya', 'motion.propose', { input: { ...input, next: true } });
    const { from, status, item } = on.state('motion', 'V-1');
    assert.deepEqual([from, status, item], ['R-1', 'deferred', 'I-1']);
    assert.equal(on.state('agenda-item', 'I-1').reserved, false);
    assert.deepEqual(on.state('raid', 'R-1').links, ['V-1']);
  });

  it('is a decision of the chair', () => {
    const on = withIssue();
    on.does('ana', 'decision.record', {
      input: { ...input, method: 'chair', rationale: 'the quay is closed' },
    });
    assert.equal(on.state('decision', 'D-1').from, 'R-1');
    assert.deepEqual(on.state('raid', 'R-1').links, ['D-1']);
  });

  it('is reserved where the issue is', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: true } });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'priya'] } });
    on.does('priya', 'raid.add', { input: { kind: 'issue', text: 'Two have given notice' } });
    on.does('maya', 'meeting.close');
    on.does('priya', 'motion.propose', { input });
    assert.deepEqual(
      [on.state('motion', 'V-1').item, on.state('motion', 'V-1').status],
      ['I-1', 'open'],
    );
    on.does('priya', 'motion.propose', { input: { ...input, next: true } });
    assert.equal(on.state('agenda-item', on.state('motion', 'V-2').item ?? '').reserved, true);
    on.does('ana', 'motion.open', { input });
    assert.equal(on.state('motion', 'V-3').circular?.reserved, true);
  });

  for (const [verb, who] of [
    ['motion.propose', 'priya'],
    ['motion.open', 'ana'],
  ] as const)
    it(`is nothing where there is no such record (${verb})`, () => {
      const no = { input: { ...input, from: 'R-9' } };
      assert.equal(withIssue().refused(who, verb, no), 'no-origin');
    });
});

describe('what arises under an item that an issue gave rise to', () => {
  /** Priya moved something from the issue, for the meeting that is in session now. */
  const taken = () => {
    const on = withIssue();
    on.does('priya', 'motion.propose', { input: { ...input, next: true } });
    on.does('ana', 'agenda.accept', { id: 'I-1' });
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    return on;
  };
  const hands = { for: 3, against: 0, abstain: 0 };

  for (const { what, who, verb, said, ref } of [
    { what: 'a motion', who: 'priya', verb: 'motion.propose', said: {}, ref: 'V-2' },
    { what: 'a motion that is put', who: 'ana', verb: 'motion.open', said: {}, ref: 'V-2' },
    { what: 'a vote by hands', who: 'ana', verb: 'motion.record', said: hands, ref: 'V-2' },
    {
      what: 'a consensus',
      who: 'ana',
      verb: 'decision.record',
      said: { method: 'consensus' },
      ref: 'D-1',
    },
  ] as const)
    it(`is ${what} that says so, and the issue says so too`, () => {
      const on = taken();
      assert.equal(on.state('agenda-item', 'I-1').from, 'R-1');
      on.does(who, verb, { input: { text: 'Rent a crane.', ...said } });
      assert.equal(on.state(ref === 'D-1' ? 'decision' : 'motion', ref).from, 'R-1');
      assert.deepEqual(on.state('raid', 'R-1').links, ['V-1', ref]);
      on.assertReplays();
    });

  it('is as the item that a voter asked for in place of a circular resolution', () => {
    const on = withIssue();
    on.does('ana', 'motion.open', { input });
    on.does('omar', 'motion.object', { id: 'V-1', input: { why: 'Let us talk' } });
    assert.equal(on.state('agenda-item', 'I-1').from, 'R-1');
  });

  it('is as the item that whoever may not move proposed', () => {
    const on = withIssue();
    const item = { title: 'Hire a crane', kind: 'decision', from: 'R-1' };
    on.does('tom', 'agenda.propose', { input: item });
    assert.equal(on.state('agenda-item', 'I-1').from, 'R-1');
    assert.equal(
      on.refused('tom', 'agenda.propose', { input: { ...item, from: 'R-9' } }),
      'no-origin',
    );
  });

  it('is nothing of an entry that was taken back', () => {
    const on = board();
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('priya', 'raid.add', { input: { kind: 'issue', text: 'The crane fell' } });
    on.does('maya', 'agenda.propose', { input: { title: 'Crane', from: 'R-1' } });
    on.does('ana', 'meeting.next');
    on.does('priya', 'record.undo', { id: 'R-1' });
    on.does('priya', 'motion.propose', { input: { text: 'Rent a crane.' } });
    assert.equal(on.state('motion', 'V-1').from, undefined);
  });
});
