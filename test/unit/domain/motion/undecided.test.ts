import assert from 'node:assert/strict';
import { assembleMinutes } from '../../../../src/domain/minutes/assemble.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const V1 = { id: 'V-1' };
const everybody = { input: { present: ['ana', 'ben', 'priya', 'omar'] } };
const text = 'Buy the tug';

/** A meeting that takes `Tugs`, under which Priya moves to buy one. */
const moved = (): Board => {
  const on = board();
  on.does('maya', 'agenda.propose', { input: { title: 'Tugs' } });
  on.does('ana', 'meeting.start', everybody);
  on.does('priya', 'motion.propose', { input: { text } });
  return on;
};

const meet = (on: Board, ...steps: readonly (() => unknown)[]): Board => {
  on.does('ana', 'meeting.start', everybody);
  for (const step of steps) step();
  on.does('ana', 'meeting.close');
  return on;
};

const carries = (on: Board) => () =>
  on.does('ana', 'motion.record', { ...V1, input: { for: 3, against: 0, abstain: 0 } });

const waiting = (on: Board) =>
  (on.state('committee', 'committee').waiting ?? []).map((id) => on.state('agenda-item', id).title);

/** What a meeting's minutes say under each item of the motion, or of what it became. */
const minuted = (on: Board, ref: string) => {
  const meeting = on.state('meeting', ref);
  const { items, general } = assembleMinutes({
    meeting,
    items: meeting.agenda.map((id) => on.state('agenda-item', id)),
    recorded: on.recordedIn(ref),
    left: on.loaded(meeting.leftMotions),
  });
  assert.deepEqual(general, []);
  return items.map(({ title, outcome, entries }) => [
    title,
    outcome,
    ...entries.map((entry) => (entry.type === 'motion' ? entry.outcome : entry.type)),
  ]);
};

describe('a motion that a meeting leaves undecided', () => {
  it('comes back under an item made for it, where its own was taken, until it is decided', () => {
    const on = moved();
    on.does('ana', 'meeting.close');
    assert.deepEqual(minuted(on, 'M-1'), [['Tugs', 'taken', 'deferred']]);
    for (const ref of ['M-2', 'M-3']) {
      assert.deepEqual(waiting(on), [text]);
      meet(on, () => ref === 'M-3' && on.does('ana', 'meeting.next'));
      assert.deepEqual(minuted(on, ref), [[text, 'deferred', 'deferred']]);
    }
    meet(on, carries(on));
    assert.deepEqual(minuted(on, 'M-4'), [[text, 'taken', 'decision']]);
    assert.deepEqual(waiting(on), []);
    assert.deepEqual(minuted(meet(on), 'M-5'), []);
    on.assertReplays();
  });

  it('comes back with its own item, where that is deferred, and by itself once that is taken', () => {
    const on = moved();
    on.does('ana', 'agenda.defer', { id: 'I-1' });
    on.does('ana', 'meeting.close');
    assert.deepEqual(waiting(on), ['Tugs']);
    meet(on);
    assert.deepEqual(minuted(on, 'M-2'), [['Tugs', 'taken', 'deferred']]);
    assert.deepEqual(waiting(on), [text]);
    on.assertReplays();
  });

  it('is done with its item, decided while another is being taken', () => {
    const on = moved();
    on.does('ana', 'meeting.close');
    on.does('maya', 'agenda.propose', { input: { title: 'Roof' } });
    on.does('maya', 'agenda.move', { id: 'I-3', input: { to: 1 } });
    meet(on, carries(on));
    assert.deepEqual(minuted(on, 'M-2'), [
      ['Roof', 'taken'],
      [text, 'taken', 'decision'],
    ]);
    assert.deepEqual(waiting(on), []);
  });

  it('taken back after it was decided, comes back once more', () => {
    const on = moved();
    on.does('ana', 'meeting.close');
    meet(on, carries(on), () => on.does('ana', 'record.undo'));
    assert.deepEqual(waiting(on), [text]);
    assert.deepEqual(minuted(on, 'M-2'), [[text, 'deferred', 'deferred']]);
    on.assertReplays();
  });

  it('brings its amendment along', () => {
    const on = moved();
    on.does('omar', 'motion.amend', { ...V1, input: { text: 'Rent the tug' } });
    on.does('ana', 'meeting.close');
    assert.deepEqual(waiting(on), [text]);
    assert.equal(on.state('motion', 'V-2').item, on.state('motion', 'V-1').item);
  });

  for (const { when, sits } of [
    { when: 'between meetings', sits: false },
    { when: 'at the next', sits: true },
  ])
    it(`takes its item with it, withdrawn ${when}; the item alone is not withdrawn`, () => {
      const on = moved();
      on.does('ana', 'meeting.close');
      on.does('maya', 'agenda.propose', { input: { title: 'Roof' } });
      on.does('maya', 'agenda.move', { id: 'I-3', input: { to: 1 } });
      if (sits) on.does('ana', 'meeting.start', everybody);
      assert.equal(on.refused('maya', 'agenda.withdraw', { id: 'I-2' }), 'item-puts-motion');
      on.does('ana', 'motion.withdraw', V1);
      assert.equal(on.state('agenda-item', 'I-2').status, 'withdrawn');
      if (!sits) return assert.deepEqual(waiting(on), ['Roof']);
      on.does('ana', 'meeting.close');
      assert.deepEqual(minuted(on, 'M-2').at(1), [text, 'withdrawn', 'withdrawn']);
      on.assertReplays();
    });

  it('leaves the agenda, decided between meetings', () => {
    const on = moved();
    on.does('ana', 'meeting.close');
    on.does('ana', 'motion.open', { ...V1, input: { between: true } });
    for (const who of ['ana', 'ben', 'priya', 'omar'])
      on.does(who, 'motion.vote', { ...V1, input: { choice: 'for' } });
    assert.deepEqual([on.state('motion', 'V-1').status, waiting(on)], ['carried', []]);
  });

  it('to be discussed instead, keeps its item where that is on the next agenda', () => {
    const on = moved();
    on.does('ana', 'agenda.defer', { id: 'I-1' });
    on.does('ana', 'meeting.close');
    on.does('ana', 'motion.open', { ...V1, input: { between: true } });
    on.does('omar', 'motion.object', { ...V1, input: { why: 'Let us talk' } });
    assert.deepEqual(waiting(on), ['Tugs']);
    on.does('ana', 'meeting.start', everybody);
    on.does('ana', 'motion.withdraw', V1);
    assert.equal(on.state('agenda-item', 'I-1').status, 'accepted');
  });

  it('goes to a meeting where nobody is left to answer it, and whoever put it is told', () => {
    const on = board();
    on.does('ben', 'motion.open', { input: { text } });
    const declares = (who: string) =>
      on.does(who, 'motion.recuse', { ...V1, input: { text: 'My tug' } });
    for (const who of ['ben', 'priya', 'omar']) declares(who);
    const { messages } = declares('ana');
    const said = { kind: 'vote-closed', about: 'V-1' };
    assert.deepEqual(messages, [
      { to: { conversation: 'root' }, ...said },
      { to: { person: 'ben' }, ...said },
    ]);
    const { status, result, item = '' } = on.state('motion', 'V-1');
    assert.deepEqual([status, result, waiting(on)], ['deferred', undefined, [text]]);
    assert.equal(on.state('agenda-item', item).interests?.length, 4);
    on.assertReplays();
  });

  it('and so it does where the votes were taken away', () => {
    const on = board({ ana: 'chair', maya: 'secretary', priya: 'member' });
    on.does('ana', 'motion.open', { input: { text } });
    on.does('ana', 'motion.recuse', { ...V1, input: { text: 'My tug' } });
    on.does('maya', 'committee.setup', { id: 'committee', input: { voters: ['ana'] } });
    on.does('gavel', 'motion.follow-up', V1);
    assert.deepEqual([on.state('motion', 'V-1').status, waiting(on)], ['deferred', [text]]);
  });
});
