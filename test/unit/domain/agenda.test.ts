import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const propose = (on: Board, by: string, title: string, more: object = {}): void => {
  on.does(by, 'agenda.propose', { input: { title, ...more } });
};

const waiting = (on: Board): readonly string[] => on.state('committee', 'committee').waiting ?? [];

describe('agenda', () => {
  it('keeps what a member proposes as a proposal, with everything that was given', () => {
    const on = board();
    propose(on, 'priya', 'Budget', {
      kind: 'decision',
      minutes: 15,
      presenter: 'omar',
      reserved: true,
    });
    assert.deepEqual(on.state('agenda-item', 'I-1'), {
      id: 'I-1',
      title: 'Budget',
      kind: 'decision',
      status: 'proposed',
      proposedBy: 'priya',
      proposedAt: '2026-11-23T10:00:00.000Z',
      presenter: 'omar',
      minutes: 15,
      reserved: true,
    });
    assert.deepEqual(waiting(on), []);
  });

  for (const keeper of ['ana', 'ben', 'maya'])
    it(`accepts at once what ${keeper} proposes`, () => {
      const on = board();
      propose(on, keeper, 'Budget');
      assert.equal(on.state('agenda-item', 'I-1').status, 'accepted');
      assert.deepEqual(waiting(on), ['I-1']);
    });

  it('takes up accepted items in order when the meeting starts, the first as current', () => {
    const on = board();
    propose(on, 'maya', 'One');
    propose(on, 'priya', 'Two');
    propose(on, 'maya', 'Three');
    on.does('maya', 'agenda.move', { id: 'I-3', input: { to: 1 } });
    on.does('maya', 'meeting.start');
    const meeting = on.state('meeting', 'M-1');
    assert.deepEqual(meeting.agenda, ['I-3', 'I-1']);
    assert.equal(meeting.current, 'I-3');
    assert.equal(on.state('agenda-item', 'I-3').meeting, 'M-1');
    assert.deepEqual(waiting(on), []);
    on.assertReplays();
  });

  it('adds an item accepted in session to the end of that agenda', () => {
    const on = board();
    propose(on, 'maya', 'One');
    on.does('maya', 'meeting.start');
    propose(on, 'priya', 'Urgent');
    on.does('maya', 'agenda.accept', { id: 'I-2' });
    propose(on, 'maya', 'For the next one', { next: true });
    assert.deepEqual(on.state('meeting', 'M-1').agenda, ['I-1', 'I-2']);
    assert.deepEqual(waiting(on), ['I-3']);
  });

  it('lets an item proposed in a closed meeting wait for the next', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    propose(on, 'priya', 'Late');
    on.does('maya', 'meeting.close');
    on.does('maya', 'agenda.accept', { id: 'I-1' });
    assert.deepEqual(waiting(on), ['I-1']);
  });

  it('brings back at the next meeting what was deferred at this one, before newer items', () => {
    const on = board();
    propose(on, 'maya', 'One');
    propose(on, 'maya', 'Two');
    on.does('maya', 'meeting.start');
    propose(on, 'maya', 'New', { next: true });
    on.does('maya', 'agenda.defer', { id: 'I-1' });
    assert.equal(on.state('meeting', 'M-1').current, 'I-2');
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, { 'I-1': 'deferred', 'I-2': 'taken' });
    on.does('maya', 'meeting.start');
    assert.deepEqual(on.state('meeting', 'M-2').agenda, ['I-1', 'I-3']);
    assert.equal(on.state('agenda-item', 'I-1').status, 'accepted');
    on.assertReplays();
  });

  it('passes over, once, what was deferred before the meeting', () => {
    const on = board();
    propose(on, 'maya', 'One');
    propose(on, 'maya', 'Two');
    on.does('maya', 'agenda.defer', { id: 'I-1' });
    on.does('maya', 'meeting.start');
    assert.deepEqual(on.state('meeting', 'M-1').agenda, ['I-2']);
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    assert.deepEqual(on.state('meeting', 'M-2').agenda, ['I-1']);
    on.assertReplays();
  });

  it('takes up at the next meeting what was proposed at this one and deferred', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    propose(on, 'priya', 'Later');
    on.does('maya', 'agenda.defer', { id: 'I-1' });
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    assert.deepEqual(on.state('meeting', 'M-2').agenda, ['I-1']);
  });

  it('withdraws an item for its proposer, from wherever it stands', () => {
    const on = board();
    propose(on, 'maya', 'One');
    propose(on, 'priya', 'Two');
    on.does('maya', 'agenda.accept', { id: 'I-2' });
    assert.equal(on.refused('omar', 'agenda.withdraw', { id: 'I-2' }), 'not-allowed');
    on.does('priya', 'agenda.withdraw', { id: 'I-2', input: { why: 'settled' } });
    assert.deepEqual(waiting(on), ['I-1']);
    assert.equal(on.state('agenda-item', 'I-2').withdrawnWhy, 'settled');
    on.does('maya', 'meeting.start');
    on.does('maya', 'agenda.withdraw', { id: 'I-1' });
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, { 'I-1': 'withdrawn' });
    assert.equal(on.state('meeting', 'M-1').current, undefined);
  });

  it('withdraws at the same meeting what it deferred first', () => {
    const on = board();
    propose(on, 'maya', 'One');
    propose(on, 'maya', 'Two');
    on.does('maya', 'meeting.start');
    on.does('maya', 'agenda.defer', { id: 'I-2' });
    on.does('maya', 'agenda.withdraw', { id: 'I-2' });
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, { 'I-2': 'withdrawn' });
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), []);
    assert.equal(on.state('agenda-item', 'I-2').status, 'withdrawn');
  });

  it('keeps an item before the meeting while a vote under it is open', () => {
    const on = board();
    propose(on, 'maya', 'One');
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'priya'] } });
    on.does('priya', 'motion.propose', { input: { text: 'Buy it.' } });
    on.does('ana', 'motion.open', { id: 'V-1' });
    for (const verb of ['agenda.defer', 'agenda.withdraw'] as const)
      assert.equal(on.refused('maya', verb, { id: 'I-1' }), 'item-under-vote');
    on.does('ana', 'motion.withdraw', { id: 'V-1' });
    on.does('maya', 'agenda.defer', { id: 'I-1' });
  });

  it('publishes on the next meeting, planning one without a date where none is planned', () => {
    const on = board();
    assert.equal(on.refused('maya', 'agenda.publish'), 'agenda-empty');
    propose(on, 'maya', 'One');
    const { messages } = on.does('maya', 'agenda.publish');
    assert.deepEqual(messages, [
      { to: { conversation: 'root' }, kind: 'agenda-published', about: 'M-1' },
    ]);
    assert.equal(on.state('meeting', 'M-1').status, 'planned');
    propose(on, 'maya', 'Two');
    on.does('maya', 'agenda.publish');
    assert.deepEqual(on.state('meeting', 'M-1').agenda, ['I-1', 'I-2']);
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-1');
    on.assertReplays();
  });

  for (const { verb, after, code } of [
    { verb: 'agenda.accept', after: 'agenda.accept', code: 'item-not-proposed' },
    { verb: 'agenda.accept', after: 'agenda.withdraw', code: 'item-not-proposed' },
    { verb: 'agenda.withdraw', after: 'agenda.withdraw', code: 'item-settled' },
    { verb: 'agenda.defer', after: 'agenda.withdraw', code: 'item-settled' },
    { verb: 'agenda.defer', after: 'agenda.defer', code: 'item-deferred' },
    { verb: 'agenda.move', after: 'agenda.withdraw', code: 'not-on-agenda' },
  ] as const)
    it(`refuses ${verb} after ${after}`, () => {
      const on = board();
      propose(on, 'priya', 'One');
      on.does('maya', after, { id: 'I-1' });
      assert.equal(on.refused('maya', verb, { id: 'I-1', input: { to: 1 } }), code);
    });

  it('keeps an agenda short enough for one commit, at the start and at the close', () => {
    const on = board();
    for (let n = 0; n < 50; n += 1) propose(on, 'maya', `Item ${n}`);
    assert.equal(on.refused('maya', 'agenda.propose', { input: { title: 'x' } }), 'agenda-full');
    on.does('maya', 'meeting.start');
    assert.equal(on.refused('maya', 'agenda.propose', { input: { title: 'x' } }), 'agenda-full');
    for (let n = 0; n < 50; n += 1) propose(on, 'maya', `Next ${n}`, { next: true });
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    assert.equal(on.state('meeting', 'M-2').agenda.length, 50);
    assert.equal(waiting(on).length, 49);
  });
});

describe('what a meeting leaves over', () => {
  const titles = (on: Board, ids: readonly string[] = []) =>
    ids.map((id) => on.state('agenda-item', id).title);

  it('stands between what opens and what ends the next agenda, each standing topic once', () => {
    const on = board();
    const items = [
      { title: 'Declarations', kind: 'information' },
      { title: 'Any other business', kind: 'discussion', last: true },
    ];
    on.does('maya', 'agenda.standing', { input: { items } });
    propose(on, 'maya', 'Crane');
    propose(on, 'maya', 'Roof');
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-14T10:00:00.000Z' } });
    propose(on, 'maya', 'Boat', { next: true });
    on.does('maya', 'meeting.next');
    on.does('maya', 'meeting.close');
    const left = titles(on, waiting(on));
    assert.deepEqual(left, ['Declarations', 'Roof', 'Boat', 'Any other business']);
    on.at('2026-12-14T10:00:00.000Z');
    on.does('maya', 'meeting.start');
    const { agenda } = on.state('meeting', 'M-2');
    assert.deepEqual(titles(on, agenda), left);
    on.assertReplays();
  });
});
