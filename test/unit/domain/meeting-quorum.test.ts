import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

/** Four voters: Ana, Ben, Priya, Omar. */
const sitting = (present: readonly string[], settings: object = {}): Board => {
  const on = board(boardRoles, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Dredging' } });
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start', { input: { present } });
  return on;
};

type Marked = 'present' | 'absent' | 'left';

const mark = (on: Board, person: string, attendance: Marked, more: object = {}) =>
  on.does('maya', 'roll.record', { input: { entries: [{ person, attendance, ...more }] } });

const recuse = (on: Board, person: string) =>
  on.does(person, 'roll.declare-interest', { input: { text: 'My firm bids.' } });

const changes = (on: Board): string[] =>
  (on.state('meeting', 'M-1').quorum ?? []).map(
    ({ met, present, needed, missing = [] }) =>
      `${met ? 'there' : 'none'} ${present}/${needed}${missing.map((who) => ` -${who}`).join('')}`,
  );

const said = ({ messages = [] }: ReturnType<Board['does']>): unknown[] =>
  messages.filter(({ kind }) => kind === 'quorum').map(({ params }) => params?.['change']);

describe('quorum of a meeting', () => {
  it('is on record from the taking of the roll on, and announced only where it is missing', () => {
    const on = board();
    on.does('maya', 'meeting.start');
    assert.deepEqual(changes(on), []);
    assert.deepEqual(said(mark(on, 'ana', 'present')), ['none']);
    assert.deepEqual(said(mark(on, 'ben', 'present')), []);
    assert.deepEqual(said(mark(on, 'omar', 'present')), ['regained']);
    assert.deepEqual(changes(on), ['there 3/3'], 'they were there when it opened');
    on.assertReplays();
  });

  it('is lost and regained once, however many come and go', () => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    on.at('2026-11-23T10:40:00.000Z');
    assert.deepEqual(said(mark(on, 'priya', 'left')), ['lost']);
    assert.deepEqual(said(mark(on, 'ben', 'left')), []);
    assert.deepEqual(said(mark(on, 'ben', 'present')), []);
    assert.deepEqual(said(mark(on, 'omar', 'present')), ['regained']);
    assert.deepEqual(changes(on), ['there 3/3', 'none 2/3', 'there 3/3']);
    assert.equal(on.state('meeting', 'M-1').quorum?.[1]?.at, '2026-11-23T10:40:00.000Z');
    on.assertReplays();
  });

  const hangUp = (on: Board, ...people: readonly string[]) =>
    people.map((person) => {
      const entries = [{ person, attendance: 'left', at: '2026-11-23T10:40:00.000Z' }];
      return on.does('gavel', 'roll.record', { input: { entries } });
    });
  const untold = (): Board => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    on.at('2026-11-23T10:40:00.000Z');
    assert.deepEqual(hangUp(on, 'ana', 'ben', 'priya').flatMap(said), []);
    assert.deepEqual(changes(on), ['there 3/3', 'none 2/3']);
    assert.equal(on.wake('M-1'), '2026-11-23T10:41:00.000Z');
    return on;
  };

  it('lost as people hang up is said a minute later', () => {
    const on = untold();
    on.at('2026-11-23T10:41:00.000Z');
    assert.deepEqual(said(on.does('gavel', 'meeting.follow-up', { id: 'M-1' })), ['lost']);
    assert.equal(on.wake('M-1'), on.state('meeting', 'M-1').releaseNoticeAt);
    for (const person of ['ana', 'ben']) mark(on, person, 'present');
    assert.deepEqual(said(mark(on, 'priya', 'present')), ['regained']);
    on.assertReplays();
  });

  it('lost as people hang up is not said where the meeting is over by then', () => {
    const on = untold();
    on.does('gavel', 'meeting.close');
    assert.equal(on.state('meeting', 'M-1').quorumDue, undefined);
    on.at('2026-11-23T10:41:00.000Z');
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
  });

  it('lost as people hang up and back by then is said neither way', () => {
    const on = untold();
    for (const person of ['ana', 'ben', 'priya'])
      assert.deepEqual(said(mark(on, person, 'present')), []);
    assert.equal(on.wake('M-1'), on.state('meeting', 'M-1').releaseNoticeAt);
    assert.deepEqual(changes(on), ['there 3/3', 'none 2/3', 'there 3/3']);
    on.assertReplays();
  });

  it('counts an alternate for the voter who is away, and nobody twice', () => {
    const on = sitting(['ana', 'ben', 'maya']);
    assert.deepEqual(
      said(mark(on, 'tom', 'present', { alternateFor: 'omar' })),
      ['regained'],
      'with the alternate',
    );
    assert.deepEqual(said(mark(on, 'omar', 'present')), [], 'the voter came: still one vote');
    assert.deepEqual(changes(on), ['there 3/3']);
  });

  for (const { present, figures, change } of [
    { present: ['ana', 'ben', 'priya', 'omar'], figures: ['there 4/3'], change: [] },
    { present: ['ana', 'ben', 'priya'], figures: ['there 3/3', 'none 2/3'], change: ['none'] },
  ])
    it(`with ${present.length} there begins as the meeting’s own, whoever has an interest in its first item`, () => {
      const on = board();
      on.does('maya', 'agenda.propose', { input: { title: 'Pay' } });
      on.does('ana', 'roll.declare-interest', { input: { item: 'I-1', text: 'My pay.' } });
      assert.deepEqual(said(on.does('maya', 'meeting.start', { input: { present } })), change);
      assert.deepEqual(changes(on), figures);
      on.assertReplays();
    });

  it('leaves out whoever declared an interest, for that item alone', () => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    assert.deepEqual(said(recuse(on, 'priya')), ['lost']);
    assert.deepEqual(said(on.does('maya', 'meeting.next')), ['regained']);
    assert.deepEqual(changes(on), ['there 3/3', 'none 2/3', 'there 3/3']);
    on.assertReplays();
  });

  it('follows a change of the rules and of the seats while the meeting is in session', () => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    const setUp = (input: object) =>
      on.does('ana', 'committee.setup', { input: { committeeId: 'c1', answered: true, ...input } });
    assert.deepEqual(said(setUp({ quorum: '1/1' })), ['lost']);
    assert.deepEqual(said(setUp({ quorum: 'over-half' })), ['regained']);
    const seat = { input: { person: 'priya', role: 'attendee' } };
    assert.deepEqual(said(on.does('ana', 'committee.seat', seat)), [], 'two of three');
    on.assertReplays();
  });

  it('follows a correction of the roll once the meeting is closed, and nobody is told', () => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    on.does('maya', 'meeting.close');
    const late = { id: 'M-1', input: { entries: [{ person: 'ben', attendance: 'absent' }] } };
    assert.deepEqual(said(on.does('maya', 'roll.record', late)), []);
    assert.deepEqual(changes(on), ['none 2/3']);
  });

  const corrected = (minute: string, person: string, attendance: Marked, more: object = {}) => {
    const on = sitting(['ana', 'ben', 'priya', 'maya']);
    on.at(`2026-11-23T10:${minute}:00.000Z`);
    mark(on, person, attendance, more);
    on.assertReplays();
    return { on, person: on.state('meeting', 'M-1').roll[person] };
  };

  for (const { what, minute, person, attendance, entry, figures } of [
    {
      what: 'of somebody left out, within minutes',
      minute: '03',
      person: 'omar',
      attendance: 'present',
      entry: { attendance: 'present' },
      figures: ['there 4/3'],
    },
    {
      what: 'of somebody taken down who was not there',
      minute: '30',
      person: 'ben',
      attendance: 'absent',
      entry: { attendance: 'absent' },
      figures: ['none 2/3'],
    },
  ] as const)
    it(`begins as the roll says after a correction ${what}`, () => {
      const after = corrected(minute, person, attendance);
      assert.deepEqual(after.person, entry);
      assert.deepEqual(changes(after.on), figures);
    });

  it('begins as it did where somebody arrives, within minutes too', () => {
    const late = corrected('06', 'omar', 'present');
    assert.deepEqual(changes(late.on), ['there 3/3']);
    const named = corrected('03', 'omar', 'present', { at: '2026-11-23T10:02:00.000Z' });
    assert.equal(named.person?.arrivedAt, '2026-11-23T10:02:00.000Z');
    assert.deepEqual(changes(named.on), ['there 3/3']);
    const on = sitting(['ana', 'ben', 'maya']);
    on.at('2026-11-23T10:03:00.000Z');
    on.does('omar', 'roll.record', {
      input: { entries: [{ person: 'omar', attendance: 'present' }] },
    });
    assert.deepEqual(changes(on), ['none 2/3', 'there 3/3'], 'whoever says so of themselves');
  });

  it('was never lost where somebody was taken down as away by mistake', () => {
    const { on } = corrected('01', 'ben', 'absent');
    assert.deepEqual(said(mark(on, 'ben', 'present')), ['regained']);
    assert.deepEqual(changes(on), ['there 3/3']);
  });

  it('begins anew before what an item took of it', () => {
    const on = sitting(['ana', 'ben', 'priya', 'omar', 'maya']);
    recuse(on, 'priya');
    recuse(on, 'omar');
    assert.deepEqual(changes(on), ['there 4/3', 'none 2/3']);
    assert.deepEqual(said(mark(on, 'omar', 'absent')), []);
    assert.deepEqual(changes(on), ['there 3/3', 'none 2/3']);
    mark(on, 'ben', 'absent');
    assert.deepEqual(changes(on), ['none 2/3'], 'none from the beginning is lost by nothing');
    on.assertReplays();
  });

  for (const { required, by = 'maya', present, missing } of [
    { required: ['chair'], present: ['ben', 'priya', 'omar'], missing: ['chair'] },
    { required: ['chair-or-deputy'], present: ['ben', 'priya', 'omar'], missing: [] },
    { required: ['chair-or-deputy'], present: ['priya', 'omar'], missing: ['chair-or-deputy'] },
    { required: ['secretary'], by: 'ana', present: ['ben', 'priya'], missing: ['secretary'] },
    {
      required: ['chair', 'senior-supplier'],
      present: ['ana', 'ben'],
      missing: ['senior-supplier'],
    },
    { required: ['chair', 'senior-supplier'], present: ['ana', 'omar'], missing: [] },
    { required: ['treasurer'], present: ['ana', 'ben', 'priya', 'omar'], missing: ['treasurer'] },
  ])
    it(`that asks for ${required.join(' and ')} misses ${missing.join() || 'nobody'} with ${present.join(', ')}`, () => {
      const on = board(boardRoles, { requiredRoles: required, quorum: 2 });
      on.does('ana', 'committee.seat', { input: { person: 'omar', office: 'senior-supplier' } });
      on.does(by, 'meeting.start', { input: { present } });
      const [first] = on.state('meeting', 'M-1').quorum ?? [];
      assert.deepEqual([first?.met, first?.missing ?? []], [missing.length === 0, missing]);
    });

  it('has who is required where their alternate is', () => {
    const on = sitting(['ana', 'maya'], { requiredRoles: ['chair-or-deputy'], quorum: 1 });
    assert.deepEqual(said(mark(on, 'ana', 'absent')), ['lost']);
    assert.deepEqual(said(mark(on, 'priya', 'present')), []);
    assert.deepEqual(said(mark(on, 'tom', 'present', { alternateFor: 'ana' })), ['regained']);
  });
});

describe('the roll', () => {
  it('has the secretary who takes it, unless that is said otherwise', () => {
    for (const [said, attendance] of [
      [[], 'present'],
      [[{ person: 'maya', attendance: 'absent' }], 'absent'],
    ] as const) {
      const on = board();
      on.does('ana', 'meeting.start');
      const entries = [{ person: 'ben', attendance: 'present' }, ...said];
      on.does('maya', 'roll.record', { input: { entries } });
      assert.equal(on.state('meeting', 'M-1').roll['maya']?.attendance, attendance);
    }
  });
});

describe('a motion without those whom the rules require', () => {
  it('is carried provisionally, and not ratified while they are missing', () => {
    const on = sitting(['ana', 'ben', 'priya', 'maya'], { requiredRoles: ['treasurer'] });
    on.does('ana', 'motion.record', { input: { text: 'Sell.', for: 3, against: 0, abstain: 0 } });
    assert.equal(on.state('motion', 'V-1').status, 'provisional');
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya'] } });
    assert.equal(on.refused('ana', 'motion.ratify', { id: 'V-1' }), 'required-missing');
    on.does('ana', 'committee.seat', { input: { person: 'priya', office: 'treasurer' } });
    on.does('ana', 'motion.ratify', { id: 'V-1' });
    on.assertReplays();
  });
});
