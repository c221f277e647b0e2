import assert from 'node:assert/strict';
import { entriesOf } from '../../../../src/documents/minuted.ts';
import { assembleMinutes } from '../../../../src/domain/minutes/assemble.ts';
import type { Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

const sitting = (present: readonly string[], settings = {}): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present } });
  return on;
};

const hands = (text: string, yes: number, no: number) => ({
  input: { text, for: yes, against: no, abstain: 0 },
});

const entriesIn = (on: Board, ref: string) => {
  const meeting = on.state('meeting', ref);
  const items = meeting.agenda.map((id) => on.state('agenda-item', id));
  const left = on.loaded(meeting.leftMotions);
  const document = assembleMinutes({ meeting, items, recorded: on.recordedIn(ref), left });
  return [...document.items.flatMap(({ entries }) => entries), ...document.general];
};

/** What the minutes of a meeting say of its motions and decisions. */
const minuted = (on: Board, ref = 'M-1') =>
  entriesIn(on, ref).map((entry) => {
    if (entry.type === 'motion') return [entry.text, entry.outcome, entry.counts?.for];
    return [entry.text, entry.type, entry.type === 'decision' && entry.counts?.for];
  });

/** As they are printed. */
const printed = (on: Board, ref = 'M-1'): string =>
  JSON.stringify(entriesOf(entriesIn(on, ref), (person) => person));

describe('motions in the minutes', () => {
  it('stand there with their figures: carried as decisions, lost, withdrawn', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar']);
    on.does('ana', 'motion.record', hands('Buy it.', 3, 1));
    on.at('2026-11-23T10:10:00.000Z');
    on.does('ana', 'motion.record', hands('Paint it.', 1, 3));
    on.at('2026-11-23T10:20:00.000Z');
    on.does('priya', 'motion.propose', { input: { text: 'Sell it.' } });
    on.does('priya', 'motion.withdraw', { id: 'V-3' });
    on.does('priya', 'motion.propose', { input: { text: 'Rent it.' } });
    assert.deepEqual(minuted(on), [
      ['Buy it.', 'decision', 3],
      ['Paint it.', 'lost', 1],
      ['Sell it.', 'withdrawn', undefined],
    ]);
    on.does('ana', 'meeting.close');
    assert.deepEqual(minuted(on).at(-1), ['Rent it.', 'deferred', undefined]);
  });

  it('left to a later meeting stand as they were left, whatever that one makes of them', () => {
    const on = sitting(['ana', 'ben', 'priya']);
    on.does('priya', 'motion.propose', { input: { text: 'Sell it.' } });
    on.does('priya', 'motion.propose', { input: { text: 'Rent it.' } });
    on.does('ana', 'motion.open', { id: 'V-2' });
    on.does('ana', 'meeting.close');
    const first = [
      ['Rent it.', 'deferred', undefined],
      ['Sell it.', 'deferred', undefined],
    ];
    assert.deepEqual(minuted(on), first);
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('priya', 'motion.amend', { id: 'V-1', input: { text: 'Sell it dearly.' } });
    on.does('ana', 'motion.record', { id: 'V-2', input: { for: 1, against: 2, abstain: 0 } });
    assert.deepEqual(minuted(on), first);
    assert.deepEqual(minuted(on, 'M-2'), [['Rent it.', 'lost', 1]]);
    on.assertReplays();
  });

  it('tell of the casting vote, whichever way it went', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar'], { castingVote: true });
    for (const casting of ['for', 'against'] as const) {
      const { input } = hands(`Decided ${casting}.`, 2, 2);
      on.does('ana', 'motion.record', { input: { ...input, casting } });
    }
    assert.match(printed(on), /for\. \(carried: 2 for, 2 against, .*the casting vote for it;/u);
    assert.match(
      printed(on),
      /against\. \(lost: 2 for, 2 against, .*the casting vote against it\)/u,
    );
  });

  it('recorded in error and taken back do not', () => {
    const on = sitting(['ana', 'ben', 'priya']);
    on.does('ana', 'motion.record', hands('Buy it.', 3, 0));
    on.does('ana', 'record.undo');
    assert.deepEqual(minuted(on), []);
  });

  it('carried without a quorum stay as that meeting saw them, ratified or not', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'motion.record', hands('Buy it.', 2, 0));
    const first = [['Buy it.', 'provisional', 2]];
    assert.deepEqual(minuted(on), first);
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.ratify', { id: 'V-1' });
    assert.deepEqual(minuted(on), first);
    assert.deepEqual(minuted(on, 'M-2'), [['Buy it.', 'decision', 2]]);
    assert.match(
      printed(on, 'M-2'),
      /carried without a quorum at M-1: 2 for, 0 against, 0 abstained; ratified by ana/u,
    );
    on.does('ana', 'record.undo');
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
    assert.deepEqual(minuted(on), first);
    on.does('ana', 'motion.ratify', { id: 'V-1' });
    assert.equal(on.state('motion', 'V-1').decision, 'D-2');
    on.assertReplays();
  });

  it('and not wanted later stand in both, unless that was recorded in error', () => {
    const on = sitting(['ana', 'ben']);
    on.does('ana', 'motion.record', hands('Buy it.', 2, 0));
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.ratify', { id: 'V-1', input: { refused: true } });
    assert.deepEqual(minuted(on), [['Buy it.', 'provisional', 2]]);
    assert.deepEqual(minuted(on, 'M-2'), [['Buy it.', 'unratified', 2]]);
    assert.match(printed(on, 'M-2'), /carried without a quorum at M-1, not ratified: 2 for/u);
    on.does('ana', 'motion.ratify', { id: 'V-1' });
    assert.deepEqual(minuted(on, 'M-2'), [['Buy it.', 'decision', 2]]);
    on.does('ana', 'record.undo');
    on.does('ana', 'motion.ratify', { id: 'V-1', input: { refused: true } });
    assert.deepEqual(minuted(on, 'M-2'), [['Buy it.', 'unratified', 2]]);
    on.assertReplays();
  });

  it('agreed on by consensus without a quorum, and ratified, say so', () => {
    const on = sitting(['ana', 'ben']);
    const input = { text: 'Sweep it.', method: 'consensus' };
    on.does('ana', 'decision.record', { input });
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    on.does('ana', 'motion.ratify', { id: 'V-1' });
    assert.match(
      printed(on, 'M-2'),
      /Sweep it\. \(by consensus without a quorum at M-1; ratified by ana\)/u,
    );
    assert.deepEqual(minuted(on), [['Sweep it.', 'provisional', undefined]]);
  });

  it('withdrawn at a later meeting stand in that one’s', () => {
    const on = sitting(['ana', 'ben', 'priya']);
    on.does('priya', 'motion.propose', { input: { text: 'Sell it.' } });
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start');
    on.does('ana', 'motion.withdraw', { id: 'V-1' });
    assert.deepEqual(minuted(on), [['Sell it.', 'deferred', undefined]]);
    assert.deepEqual(minuted(on, 'M-2'), [['Sell it.', 'withdrawn', undefined]]);
  });
});

describe('a meeting that closes', () => {
  for (const count of [0, 15, 16, 48])
    it(`with ${count} motions without a result defers every one of them, a page in each commit`, () => {
      const on = sitting(['ana', 'ben', 'priya']);
      for (let n = 0; n < 60; n += 1) on.tries('ana', 'agenda.propose', { input: { title: 'x' } });
      for (let n = 0; n < count; n += 1)
        on.does('priya', 'motion.propose', { input: { text: 'x' } });
      if (count > 0) on.does('ana', 'motion.open', { id: `V-${count}` });
      on.does('ana', 'meeting.close');
      if (count > 0) assert.equal(on.state('motion', `V-${count}`).status, 'deferred');
      let pages = 1;
      for (; on.state('meeting', 'M-1').deferring !== undefined; pages += 1) {
        assert.equal(on.wake('M-1'), '2026-11-23T10:00:00.000Z');
        on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
      }
      assert.equal(pages, Math.max(1, Math.ceil(count / 15)));
      const left = on.idsOf('motion').map((id) => on.state('motion', id).status);
      assert.deepEqual(new Set(left), new Set(count === 0 ? [] : ['deferred']));
      assert.equal(on.state('meeting', 'M-1').leftMotions?.length ?? 0, count);
      assert.equal(on.state('committee', 'committee').undecided?.length ?? 0, count);
      assert.notEqual(on.wake('M-1'), '2026-11-23T10:00:00.000Z');
      on.assertReplays();
    });

  it('puts what was carried without a quorum first on the next agenda, however long that is', () => {
    const on = sitting(['ana', 'ben']);
    for (let n = 0; n < 50; n += 1)
      on.does('ana', 'agenda.propose', { input: { title: 'x', next: true } });
    on.does('ana', 'motion.record', hands('Buy it.', 2, 0));
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start');
    const { current = '', agenda } = on.state('meeting', 'M-2');
    assert.equal(on.state('agenda-item', current).title, 'Buy it.');
    assert.equal(agenda.length, 50);
  });
});
