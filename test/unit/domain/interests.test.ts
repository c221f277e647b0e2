import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

/** Ana, Ben, Priya and Omar have a vote; Maya keeps the minutes. */
const V1 = { id: 'V-1' };
const between = { ...V1, input: { between: true } };
const says = (choice: string) => ({ ...V1, input: { choice } });
const everybody = { input: { present: ['ana', 'ben', 'priya', 'omar', 'maya'] } };
const pay = { input: { text: 'Raise the pay of Priya.' } };
const own = { input: { text: 'My pay' } };

/** Priya declared an interest in the reserved item that is being taken, and a motion was moved under it. */
const recused = (settings: object = {}): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: true } });
  on.does('ana', 'meeting.start', everybody);
  on.does('priya', 'roll.declare-interest', own);
  on.does('ana', 'motion.propose', pay);
  return on;
};

const isApart = (on: Board): void => {
  assert.equal(on.refused('priya', 'motion.vote', says('for')), 'recused');
  on.assertReplays();
};

describe('an interest follows its matter', () => {
  it('to the meeting to which the item is deferred', () => {
    const on = recused();
    on.does('maya', 'agenda.defer', { id: 'I-1' });
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    assert.deepEqual(on.state('meeting', 'M-2').interests, [
      { person: 'priya', item: 'I-1', text: 'My pay' },
    ]);
    const { messages = [] } = on.does('ana', 'motion.open', V1);
    assert.deepEqual(
      messages.map(({ to }) => to),
      ['ana', 'ben', 'omar'].map((person) => ({ person })),
    );
    isApart(on);
  });

  it('to the meeting that a motion is left to, whose item was taken', () => {
    const on = recused();
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    const { messages = [] } = on.does('ana', 'motion.open', V1);
    assert.equal(messages.length, 3);
    assert.deepEqual(on.state('meeting', 'M-2').interests, [
      { person: 'priya', item: 'I-2', text: 'My pay' },
    ]);
    const { reserved, puts } = on.state('agenda-item', 'I-2');
    assert.deepEqual([reserved, puts], [true, 'V-1']);
    isApart(on);
  });

  it('to a vote by hands at a later meeting', () => {
    const on = recused();
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    const hands = { for: 4, against: 0, abstain: 0 };
    assert.equal(on.refused('ana', 'motion.record', { ...V1, input: hands }), 'too-many-hands');
    on.does('ana', 'motion.record', { ...V1, input: { ...hands, for: 3 } });
    assert.equal(on.state('motion', 'V-1').result?.quorum.present, 3);
    on.assertReplays();
  });

  it('of a motion under no item, and of the meeting as a whole', () => {
    const on = board();
    on.does('ana', 'meeting.start', everybody);
    on.does('priya', 'roll.declare-interest', own);
    on.does('ana', 'motion.propose', pay);
    on.does('ben', 'motion.recuse', { ...V1, input: { text: 'Her brother' } });
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    on.does('ana', 'motion.open', V1);
    assert.equal(on.refused('ben', 'motion.vote', says('for')), 'recused');
    isApart(on);
  });

  it('to a circular resolution, where they are neither asked nor counted', () => {
    const on = recused();
    on.does('ana', 'meeting.close');
    const { messages = [] } = on.does('ana', 'motion.open', between);
    assert.deepEqual(
      messages.map(({ to }) => to),
      ['ana', 'ben', 'omar'].map((person) => ({ person })),
    );
    isApart(on);
    for (const who of ['ana', 'ben', 'omar']) on.does(who, 'motion.vote', says('for'));
    assert.equal(on.state('motion', 'V-1').result?.electors, 3);
  });

  it('from a circular resolution to the meeting that is to discuss it', () => {
    const on = board();
    on.does('ana', 'motion.open', pay);
    on.does('priya', 'motion.recuse', { ...V1, input: { text: 'My pay' } });
    on.does('omar', 'motion.object', { ...V1, input: { why: 'Let us talk' } });
    on.does('ana', 'meeting.start', everybody);
    on.does('ana', 'motion.open', V1);
    isApart(on);
  });

  it('to the item under which a motion waits to be ratified', () => {
    const on = recused({ quorum: 4 });
    on.does('ana', 'motion.record', { ...V1, input: { for: 3, against: 0, abstain: 0 } });
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
    assert.deepEqual(on.state('agenda-item', 'I-2').interests, [
      { person: 'priya', text: 'My pay' },
    ]);
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    assert.equal(on.refused('ana', 'motion.ratify', V1), 'no-quorum');
    on.assertReplays();
  });

  it('not when it was taken down by mistake', () => {
    const on = recused();
    on.does('maya', 'roll.declare-interest', {
      input: { text: '', person: 'priya', mistaken: true },
    });
    on.does('ana', 'meeting.close');
    on.does('ana', 'motion.open', between);
    on.does('priya', 'motion.vote', says('for'));
    on.assertReplays();
  });

  it('and stands once something was agreed to without them, until that is taken back', () => {
    const mistaken = { input: { text: '', item: 'I-1', person: 'priya', mistaken: true } };
    const hands = { ...V1, input: { for: 3, against: 0, abstain: 0 } };
    for (const { quorum, ref, agree } of [
      { quorum: 3, ref: 'D-1', agree: (on: Board) => on.does('ana', 'motion.record', hands) },
      { quorum: 4, ref: 'V-1', agree: (on: Board) => on.does('ana', 'motion.record', hands) },
      {
        quorum: 3,
        ref: 'D-1',
        agree: (on: Board) =>
          on.does('ana', 'decision.record', { input: { text: 'Raise.', method: 'consensus' } }),
      },
    ]) {
      const on = recused({ quorum });
      agree(on);
      assert.equal(on.refused('maya', 'roll.declare-interest', mistaken), 'interest-minuted');
      on.does('ana', 'record.undo', { id: ref });
      on.does('maya', 'roll.declare-interest', mistaken);
      assert.deepEqual(on.state('meeting', 'M-1').interests, []);
      on.assertReplays();
    }
  });

  it('but is corrected where they were part of what was agreed to, or it was lost', () => {
    const mistaken = { input: { text: '', person: 'omar', mistaken: true } };
    const on = recused();
    on.does('ana', 'motion.record', { ...V1, input: { for: 3, against: 0, abstain: 0 } });
    on.does('maya', 'roll.declare-interest', { input: { text: 'His pay', person: 'omar' } });
    on.does('ana', 'motion.record', { input: { text: 'More.', for: 0, against: 2, abstain: 0 } });
    on.does('maya', 'roll.declare-interest', mistaken);
    assert.deepEqual(
      on.state('meeting', 'M-1').interests.map(({ person }) => person),
      ['priya'],
    );
    on.assertReplays();
  });

  it('and a reserved matter ratified while another item is taken stays reserved', () => {
    const on = recused({ quorum: 3 });
    on.does('maya', 'roll.record', { input: { entries: [{ person: 'ben', attendance: 'left' }] } });
    on.does('ana', 'motion.record', { ...V1, input: { for: 2, against: 0, abstain: 0 } });
    on.does('maya', 'agenda.propose', { input: { title: 'Lease' } });
    on.does('maya', 'meeting.next');
    on.does('ana', 'meeting.close');
    on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
    on.does('ana', 'meeting.start', everybody);
    on.does('maya', 'meeting.next');
    on.does('ana', 'motion.ratify', V1);
    const { item = '' } = on.state('decision', 'D-1');
    assert.equal(on.state('agenda-item', item).ratifies, 'V-1');
    assert.equal(on.state('agenda-item', item).reserved, true);
  });
});

describe('an interest declared before the meeting', () => {
  const planned = (): Board => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Lease' } });
    return on;
  };
  const lease = { input: { item: 'I-1', text: 'My house' } };

  it('holds when the item is taken up', () => {
    const on = planned();
    on.does('ana', 'roll.declare-interest', lease);
    assert.deepEqual(on.does('ana', 'roll.declare-interest', lease).changes, []);
    on.does('maya', 'meeting.start', everybody);
    const { interests, presiding } = on.state('meeting', 'M-1');
    assert.deepEqual(interests, [{ person: 'ana', item: 'I-1', text: 'My house' }]);
    assert.equal(presiding, 'ben');
    on.assertReplays();
  });

  it('in an item that joins the agenda later', () => {
    const on = planned();
    on.does('tom', 'agenda.propose', { input: { title: 'Roof', next: true } });
    on.does('priya', 'roll.declare-interest', { input: { item: 'I-2', text: 'My roof' } });
    on.does('maya', 'agenda.accept', { id: 'I-2' });
    on.does('maya', 'meeting.start', everybody);
    assert.deepEqual(
      on.state('meeting', 'M-1').interests.map(({ person }) => person),
      ['priya'],
    );
  });

  it('is corrected by whoever keeps the minutes alone', () => {
    const on = planned();
    on.does('priya', 'roll.declare-interest', lease);
    const mistaken = { input: { item: 'I-1', text: '', person: 'priya', mistaken: true } };
    assert.equal(on.refused('priya', 'roll.declare-interest', mistaken), 'interest-stands');
    on.does('maya', 'roll.declare-interest', mistaken);
    assert.equal(on.state('agenda-item', 'I-1').interests, undefined);
    assert.equal(on.refused('maya', 'roll.declare-interest', mistaken), 'no-interest');
    on.assertReplays();
  });

  it('is one in an item that is still to be taken', () => {
    const on = planned();
    assert.equal(on.refused('priya', 'roll.declare-interest', own), 'interest-item');
    const nowhere = { input: { item: 'I-9', text: 'My house' } };
    assert.equal(on.refused('priya', 'roll.declare-interest', nowhere), 'not-on-agenda');
    on.does('maya', 'agenda.withdraw', { id: 'I-1' });
    assert.equal(on.refused('priya', 'roll.declare-interest', lease), 'not-on-agenda');
  });
});

describe('who takes part in a motion', () => {
  it('is nobody who stands in for somebody with an interest in it, who is told why', () => {
    const on = board(undefined, { seconding: true, alternates: true });
    on.does('maya', 'agenda.propose', { input: { title: 'Pay' } });
    on.does('ana', 'meeting.start', { input: { present: ['ana', 'ben', 'omar'] } });
    const standIn = { person: 'tom', attendance: 'present', alternateFor: 'priya' };
    on.does('maya', 'roll.record', { input: { entries: [standIn] } });
    on.does('ana', 'motion.propose', pay);
    on.does('maya', 'roll.declare-interest', { input: { text: 'Her pay', person: 'priya' } });
    assert.equal(on.refused('tom', 'motion.propose', pay), 'recused-seat');
    assert.equal(on.refused('tom', 'motion.second', V1), 'recused-seat');
    assert.equal(on.refused('tom', 'motion.amend', { ...V1, ...pay }), 'recused-seat');
    const written = { input: { ...pay.input, mover: 'tom' } };
    assert.equal(on.refused('maya', 'motion.propose', written), 'named-without-vote');
    on.does('ben', 'motion.second', V1);
    on.does('ana', 'motion.open', V1);
    assert.equal(on.refused('tom', 'motion.vote', says('for')), 'recused-seat');
    on.assertReplays();
  });

  it('is nobody with an interest in it', () => {
    const on = recused({ seconding: true });
    assert.equal(on.refused('priya', 'motion.propose', pay), 'recused-moving');
    assert.equal(on.refused('priya', 'motion.second', V1), 'recused-moving');
    assert.equal(on.refused('priya', 'motion.amend', { ...V1, ...own }), 'recused-moving');
  });

  it('is nobody with an interest, at a later meeting either', () => {
    const on = recused({ seconding: true });
    on.does('ana', 'meeting.close');
    on.does('ana', 'meeting.start', everybody);
    assert.equal(on.refused('priya', 'motion.amend', { ...V1, ...own }), 'recused-moving');
  });

  it('is nobody who is not in the room, once the roll is taken', () => {
    const on = board(undefined, { seconding: true });
    on.does('ana', 'meeting.start');
    on.does('priya', 'motion.propose', pay);
    on.does('maya', 'roll.record', {
      input: {
        entries: [
          { person: 'priya', attendance: 'present' },
          { person: 'omar', attendance: 'apologies' },
        ],
      },
    });
    assert.equal(on.refused('omar', 'motion.propose', pay), 'moving-absent');
    assert.equal(on.refused('omar', 'motion.second', V1), 'moving-absent');
    assert.equal(on.refused('omar', 'motion.amend', { ...V1, ...own }), 'moving-absent');
    on.does('priya', 'motion.propose', pay);
  });

  for (const { verb, input } of [
    { verb: 'note.add', input: { text: 'Well earned' } },
    { verb: 'action.add', input: { what: 'Pay her' } },
    { verb: 'raid.add', input: { kind: 'risk', text: 'She leaves' } },
  ] as const)
    it(`records nothing by ${verb} under a reserved item that is an interest of theirs`, () => {
      const on = recused();
      assert.equal(on.refused('priya', verb, { input }), 'recused-apart');
      on.does('omar', verb, { input });
    });
});
