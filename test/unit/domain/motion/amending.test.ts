import assert from 'node:assert/strict';
import type { Ask, Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

/** Priya moved "Buy it."; Ana presides, Ben and Omar vote too. */
const moved = (settings: object = {}, present = ['ana', 'ben', 'priya', 'omar']): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'agenda.propose', { input: { title: 'Quay' } });
  on.does('maya', 'meeting.start', { input: { present } });
  on.does('priya', 'motion.propose', { input: { text: 'Buy it.' } });
  return on;
};

const V1 = { id: 'V-1' };
const V2 = { id: 'V-2' };
const reads = (text: string, id = 'V-1'): Ask => ({ id, input: { text } });
const hands = (id: string, yes: number, no: number): Ask => ({
  id,
  input: { for: yes, against: no, abstain: 0 },
});

describe('an amendment', () => {
  it('is a motion of its own that comes first, and carried changes the wording', () => {
    const on = moved();
    on.does('maya', 'meeting.next');
    on.does('omar', 'motion.amend', reads('Rent it.'));
    const { amends, mover, status, item } = on.state('motion', 'V-2');
    assert.deepEqual([amends, mover, status, item], ['V-1', 'omar', 'open', 'I-1']);
    for (const verb of ['motion.open', 'motion.record'] as const)
      assert.equal(on.refused('ana', verb, hands('V-1', 3, 0)), 'amendment-first');
    assert.equal(on.refused('ben', 'motion.amend', reads('Sell it.')), 'amendment-first');
    on.does('ana', 'motion.record', hands('V-2', 3, 1));
    assert.equal(on.state('motion', 'V-2').status, 'carried');
    assert.deepEqual(on.idsOf('decision'), []);
    assert.equal(on.state('motion', 'V-1').text, 'Rent it.');
    assert.deepEqual(on.journal.at(-1)?.event.text, { text: 'Rent it.', before: 'Buy it.' });
    on.does('ana', 'motion.record', hands('V-1', 3, 1));
    assert.equal(on.state('decision', 'D-1').text, 'Rent it.');
    on.assertReplays();
  });

  for (const { how, end } of [
    { how: 'lost', end: (on: Board) => on.does('ana', 'motion.record', hands('V-2', 1, 3)) },
    { how: 'withdrawn', end: (on: Board) => on.does('omar', 'motion.withdraw', V2) },
  ])
    it(`${how} leaves the motion as it was, free to be put or amended otherwise`, () => {
      const on = moved();
      on.does('omar', 'motion.amend', reads('Rent it.'));
      end(on);
      assert.equal(on.state('motion', 'V-2').status, how);
      assert.equal(on.state('motion', 'V-1').text, 'Buy it.');
      on.does('ben', 'motion.amend', reads('Sell it.'));
      on.does('ana', 'motion.record', hands('V-3', 4, 0));
      on.does('ana', 'motion.open', V1);
      assert.equal(on.state('motion', 'V-1').text, 'Sell it.');
    });

  it('is written down by the secretary as moved by whom they name', () => {
    const on = moved();
    const by = (mover: string): Ask => ({ ...V1, input: { text: 'Rent it.', mover } });
    assert.equal(on.refused('maya', 'motion.amend', reads('Rent it.')), 'not-allowed');
    assert.equal(on.refused('ben', 'motion.amend', by('omar')), 'not-allowed');
    assert.equal(on.refused('maya', 'motion.amend', by('maya')), 'not-allowed');
    on.does('maya', 'motion.amend', by('omar'));
    assert.equal(on.state('motion', 'V-2').mover, 'omar');
    // Priya’s own words, while nobody has joined in.
    const own = moved();
    own.does('maya', 'motion.amend', by('priya'));
    assert.equal(own.state('motion', 'V-1').text, 'Rent it.');
    own.assertReplays();
  });

  it('waits for a seconder where the rules ask for one', () => {
    const on = moved({ seconding: true });
    on.does('ben', 'motion.second', V1);
    on.does('omar', 'motion.amend', reads('Rent it.'));
    assert.equal(on.refused('ana', 'motion.open', V2), 'needs-second');
    on.does('priya', 'motion.second', V2);
    on.does('ana', 'motion.open', V2);
  });

  it('by the mover is a better wording while nobody has seconded it, afterwards a motion', () => {
    const on = moved({ seconding: true });
    on.does('priya', 'motion.amend', reads('Buy two.'));
    assert.equal(on.state('motion', 'V-1').text, 'Buy two.');
    assert.deepEqual(on.idsOf('motion'), ['V-1']);
    on.does('ben', 'motion.second', V1);
    on.does('priya', 'motion.amend', reads('Buy three.'));
    assert.equal(on.state('motion', 'V-1').text, 'Buy two.');
    assert.equal(on.state('motion', 'V-2').amends, 'V-1');
  });

  it('can be amended once more, and that one not', () => {
    const on = moved();
    on.does('omar', 'motion.amend', reads('Rent it.'));
    on.does('ben', 'motion.amend', reads('Rent it for a year.', 'V-2'));
    assert.equal(on.refused('ana', 'motion.amend', reads('No.', 'V-3')), 'amended-enough');
    assert.equal(on.refused('ana', 'motion.open', V2), 'amendment-first');
    on.does('ana', 'motion.record', hands('V-3', 4, 0));
    on.does('ana', 'motion.record', hands('V-2', 4, 0));
    assert.equal(on.state('motion', 'V-1').text, 'Rent it for a year.');
  });

  it('falls with the motion that it amends', () => {
    const on = moved();
    on.does('omar', 'motion.amend', reads('Rent it.'));
    on.does('ben', 'motion.amend', reads('Rent it for a year.', 'V-2'));
    on.does('ana', 'motion.withdraw', V1);
    for (const id of on.idsOf('motion')) assert.equal(on.state('motion', id).status, 'withdrawn');
    on.assertReplays();
  });

  it('waits with its motion for the next meeting, and still comes first there', () => {
    const on = moved();
    on.does('omar', 'motion.amend', reads('Rent it.'));
    on.does('ana', 'meeting.close');
    for (const about of [V1, V2])
      assert.equal(on.refused('ana', 'motion.open', about), 'amended-at-meeting');
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    assert.equal(on.refused('ana', 'motion.open', V1), 'amendment-first');
    on.does('ana', 'motion.record', hands('V-2', 3, 0));
    on.does('ana', 'motion.open', V1);
    assert.equal(on.state('motion', 'V-1').text, 'Rent it.');
  });

  it('carried without a quorum changes the wording; the motion itself stays provisional', () => {
    const on = moved({}, ['ana', 'priya']);
    on.does('ana', 'motion.amend', reads('Rent it.'));
    on.does('ana', 'motion.record', hands('V-2', 2, 0));
    assert.equal(on.state('motion', 'V-2').status, 'carried');
    on.does('ana', 'motion.record', hands('V-1', 2, 0));
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
  });

  for (const { what, who = 'omar', ask, before, code } of [
    { what: 'of nothing', ask: reads('Buy it.'), code: 'amends-nothing' },
    { what: 'by the secretary', who: 'maya', ask: reads('Rent it.'), code: 'not-allowed' },
    { what: 'of an unknown motion', ask: reads('Rent it.', 'V-9'), code: 'not-found' },
    {
      what: 'while its vote is open',
      ask: reads('Rent it.'),
      before: (on: Board) => on.does('ana', 'motion.open', V1),
      code: 'vote-is-open',
    },
    {
      what: 'of what is decided',
      ask: reads('Rent it.'),
      before: (on: Board) => on.does('ana', 'motion.record', hands('V-1', 3, 0)),
      code: 'motion-over',
    },
  ] satisfies {
    what: string;
    who?: string;
    ask: Ask;
    before?: (on: Board) => unknown;
    code: string;
  }[])
    it(`${what} is refused: ${code}`, () => {
      const on = moved();
      before?.(on);
      assert.equal(on.refused(who, 'motion.amend', ask), code);
    });
});

describe('a motion that arises from a record', () => {
  it('names the risk, issue or action, which must be there', () => {
    const on = moved();
    on.does('ana', 'raid.add', { input: { kind: 'risk', text: 'It may fall.' } });
    on.does('priya', 'motion.propose', { input: { text: 'Prop it up.', from: 'R-1' } });
    assert.equal(on.state('motion', 'V-2').from, 'R-1');
    for (const from of ['R-9', 'V-1', 'committee'])
      assert.equal(
        on.refused('priya', 'motion.propose', { input: { text: 'x', from } }),
        'no-origin',
      );
  });
});
