import assert from 'node:assert/strict';
import { presentAt } from '../../../src/domain/meeting/find.ts';
import type { Attendance } from '../../../src/domain/meeting/state.ts';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const roll = (
  on: Board,
  by: string,
  person: string,
  attendance: Attendance | 'left',
  more: object = {},
) => on.does(by, 'roll.record', { input: { entries: [{ person, attendance, ...more }] } });

const inSession = (): Board => {
  const on = board();
  on.does('maya', 'meeting.start');
  return on;
};

describe('roll', () => {
  it('is taken once the secretary or the presiding person records it, not by people themselves', () => {
    const on = inSession();
    roll(on, 'priya', 'priya', 'present');
    assert.equal(on.state('meeting', 'M-1').rollTaken, false);
    roll(on, 'maya', 'omar', 'apologies');
    assert.equal(on.state('meeting', 'M-1').rollTaken, true);
    assert.equal(
      on.refused('priya', 'roll.record', {
        input: { entries: [{ person: 'omar', attendance: 'present' }] },
      }),
      'not-allowed',
    );
  });

  it('counts as absent at the close whoever has a vote and was not named, once it was taken', () => {
    const named = (on: Board) =>
      Object.entries(on.state('meeting', 'M-1').roll).map(([who, { attendance }]) => [
        who,
        attendance,
      ]);
    const taken = inSession();
    roll(taken, 'maya', 'ana', 'present');
    roll(taken, 'maya', 'omar', 'apologies');
    taken.does('maya', 'meeting.close');
    assert.deepEqual(
      new Map(named(taken) as [string, string][]),
      new Map([
        ['maya', 'present'],
        ['ana', 'present'],
        ['omar', 'apologies'],
        ['ben', 'absent'],
        ['priya', 'absent'],
      ]),
    );
    taken.does('maya', 'roll.record', {
      id: 'M-1',
      input: { entries: [{ person: 'ben', attendance: 'present' }] },
    });
    assert.equal(taken.state('meeting', 'M-1').roll['ben']?.attendance, 'present');
    taken.assertReplays();
    const untaken = inSession();
    untaken.does('maya', 'meeting.close');
    assert.deepEqual(named(untaken), [['maya', 'present']]);
  });

  it('dates arrivals and departures after it was taken', () => {
    const on = inSession();
    roll(on, 'maya', 'priya', 'present');
    on.at('2026-11-23T10:20:00.000Z');
    roll(on, 'maya', 'omar', 'present');
    on.at('2026-11-23T10:40:00.000Z');
    roll(on, 'priya', 'priya', 'left');
    const { roll: entries } = on.state('meeting', 'M-1');
    assert.deepEqual(entries, {
      maya: { attendance: 'present' },
      priya: { attendance: 'present', leftAt: '2026-11-23T10:40:00.000Z' },
      omar: { attendance: 'present', arrivedAt: '2026-11-23T10:20:00.000Z' },
    });
    for (const [instant, present] of [
      ['2026-11-23T10:10:00.000Z', ['maya', 'priya']],
      ['2026-11-23T10:30:00.000Z', ['maya', 'omar', 'priya']],
      ['2026-11-23T10:50:00.000Z', ['maya', 'omar']],
    ] as const)
      assert.deepEqual(presentAt(entries, instant), present, instant);
    on.assertReplays();
  });

  for (const attendance of ['apologies', 'absent'] as const)
    it(`has nobody leave who is down with ${attendance}, until they come`, () => {
      const on = inSession();
      roll(on, 'maya', 'priya', attendance);
      const left = { input: { entries: [{ person: 'priya', attendance: 'left' }] } };
      assert.equal(on.refused('maya', 'roll.record', left), 'left-uncome');
      on.at('2026-11-23T10:05:00.000Z');
      roll(on, 'maya', 'priya', 'present');
      on.at('2026-11-23T10:20:00.000Z');
      on.does('maya', 'roll.record', left);
      assert.equal(on.state('meeting', 'M-1').roll['priya']?.leftAt, '2026-11-23T10:20:00.000Z');
    });

  it('keeps who was out of the room and when, whatever the order in which it is said', () => {
    const on = inSession();
    roll(on, 'maya', 'priya', 'present');
    const entry = () => on.state('meeting', 'M-1').roll['priya'];
    on.at('2026-11-23T11:00:00.000Z');
    roll(on, 'maya', 'priya', 'left', { at: '2026-11-23T10:20:00.000Z' });
    roll(on, 'maya', 'priya', 'present', { at: '2026-11-23T10:30:00.000Z' });
    const first = { from: '2026-11-23T10:20:00.000Z', to: '2026-11-23T10:30:00.000Z' };
    assert.deepEqual(entry(), { attendance: 'present', absences: [first] });
    roll(on, 'maya', 'priya', 'left');
    on.at('2026-11-23T11:00:30.000Z');
    roll(on, 'maya', 'priya', 'present');
    assert.deepEqual(entry(), { attendance: 'present', absences: [first] }, 'a slip');
    for (const [instant, there] of [
      ['2026-11-23T10:19:00.000Z', true],
      ['2026-11-23T10:25:00.000Z', false],
      ['2026-11-23T10:30:00.000Z', true],
    ] as const)
      assert.equal(
        presentAt({ priya: entry() ?? { attendance: 'absent' } }, instant).length > 0,
        there,
      );
    roll(on, 'maya', 'priya', 'left', { at: '2026-11-23T10:10:00.000Z' });
    assert.deepEqual(entry(), { attendance: 'present', leftAt: '2026-11-23T10:10:00.000Z' });
    on.assertReplays();
  });

  for (const [why, entries] of [
    ['a time to come', [{ person: 'priya', attendance: 'left', at: '2026-11-23T12:00:00.000Z' }]],
    [
      'a departure before the start',
      [{ person: 'priya', attendance: 'left', at: '2026-11-23T09:00:00.000Z' }],
    ],
    [
      'a return before the departure',
      [{ person: 'omar', attendance: 'present', at: '2026-11-23T10:05:00.000Z' }],
    ],
  ] as const)
    it(`refuses ${why}`, () => {
      const on = inSession();
      roll(on, 'maya', 'priya', 'present');
      roll(on, 'maya', 'omar', 'present');
      on.at('2026-11-23T10:15:00.000Z');
      roll(on, 'maya', 'omar', 'left');
      assert.equal(on.refused('maya', 'roll.record', { input: { entries } }), 'roll-time');
    });

  it('takes an arrival before the start for presence from the start', () => {
    const on = inSession();
    roll(on, 'maya', 'priya', 'present', { at: '2026-11-23T09:50:00.000Z' });
    assert.deepEqual(on.state('meeting', 'M-1').roll['priya'], { attendance: 'present' });
  });

  it('lets nobody make themselves a stand-in, and nobody at all where the rules know none', () => {
    const entries = [{ person: 'tom', attendance: 'present', alternateFor: 'omar' }];
    const strict = board(undefined, { alternates: false });
    for (const on of [inSession(), strict]) {
      if (on === strict) on.does('maya', 'meeting.start');
      roll(on, 'maya', 'omar', 'absent');
      assert.equal(on.refused('tom', 'roll.record', { input: { entries } }), 'alternate-own');
    }
    assert.equal(strict.refused('maya', 'roll.record', { input: { entries } }), 'no-alternates');
  });

  it('hands the chair over when the presiding person leaves, and back when the chair comes', () => {
    const on = inSession();
    roll(on, 'maya', 'ana', 'absent');
    assert.equal(on.state('meeting', 'M-1').presiding, 'ben');
    roll(on, 'maya', 'ben', 'apologies');
    assert.deepEqual(
      [on.state('meeting', 'M-1').presiding, on.state('meeting', 'M-1').acting],
      ['maya', true],
    );
    roll(on, 'maya', 'ana', 'present');
    assert.deepEqual(
      [on.state('meeting', 'M-1').presiding, on.state('meeting', 'M-1').acting],
      ['ana', false],
    );
    on.assertReplays();
  });

  it('takes apologies for the next meeting before it starts', () => {
    const on = board();
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    roll(on, 'ana', 'ana', 'apologies');
    on.does('maya', 'meeting.start', { id: 'M-1' });
    assert.equal(on.state('meeting', 'M-1').presiding, 'ben');
  });

  it('lets an alternate stand in for one absent voter', () => {
    const on = inSession();
    roll(on, 'maya', 'omar', 'apologies');
    roll(on, 'maya', 'tom', 'present', { alternateFor: 'omar' });
    assert.equal(on.state('meeting', 'M-1').roll['tom']?.alternateFor, 'omar');
    // Once the first is gone, another can.
    const entries = [{ person: 'guest', attendance: 'present', alternateFor: 'omar' }];
    assert.equal(on.refused('maya', 'roll.record', { input: { entries } }), 'alternate');
    roll(on, 'maya', 'tom', 'left');
    roll(on, 'maya', 'guest', 'present', { alternateFor: 'omar' });
    assert.equal(on.state('meeting', 'M-1').roll['guest']?.alternateFor, 'omar');
  });

  for (const [why, person, alternateFor] of [
    ['the voter is present', 'tom', 'priya'],
    ['nobody votes there', 'tom', 'maya'],
    ['the alternate votes already', 'ben', 'omar'],
    ['somebody else stands in', 'tom', 'ana'],
  ] as const)
    it(`refuses an alternate where ${why}`, () => {
      const on = inSession();
      roll(on, 'maya', 'priya', 'present');
      roll(on, 'maya', 'omar', 'absent');
      roll(on, 'maya', 'ana', 'absent');
      roll(on, 'maya', 'guest', 'present', { alternateFor: 'ana' });
      const entries = [{ person, attendance: 'present', alternateFor }];
      assert.equal(on.refused('maya', 'roll.record', { input: { entries } }), 'alternate');
    });

  it('can be completed after the close, until the minutes are circulated', () => {
    const on = inSession();
    on.does('maya', 'meeting.close');
    const ask = { id: 'M-1', input: { entries: [{ person: 'omar', attendance: 'present' }] } };
    on.does('maya', 'roll.record', ask);
    assert.deepEqual(on.state('meeting', 'M-1').roll['omar'], { attendance: 'present' });
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    assert.equal(on.refused('maya', 'roll.record', ask), 'minutes-circulated');
  });

  it('keeps declared interests, in the item being taken unless another is named', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Dredging' } });
    on.does('maya', 'meeting.start');
    const other = { input: { text: 'My firm bids.', person: 'priya' } };
    assert.equal(on.refused('omar', 'roll.declare-interest', other), 'not-allowed');
    on.does('omar', 'roll.declare-interest', { input: { text: 'My firm bids.' } });
    on.does('maya', 'roll.declare-interest', { input: { text: 'Shares.', person: 'priya' } });
    assert.deepEqual(on.state('meeting', 'M-1').interests, [
      { person: 'omar', item: 'I-1', text: 'My firm bids.' },
      { person: 'priya', item: 'I-1', text: 'Shares.' },
    ]);
    assert.equal(
      on.refused('omar', 'roll.declare-interest', { input: { text: 'x', item: 'I-9' } }),
      'not-on-agenda',
    );
    on.assertReplays();
  });

  it('corrects an interest that was taken down by mistake, by whoever keeps the minutes alone', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Dredging' } });
    on.does('maya', 'meeting.start');
    const interest = (more: object = {}) => ({ input: { text: '', person: 'omar', ...more } });
    on.does('omar', 'roll.declare-interest', interest());
    const mistaken = interest({ mistaken: true });
    assert.equal(on.refused('omar', 'roll.declare-interest', mistaken), 'interest-stands');
    on.does('maya', 'roll.declare-interest', mistaken);
    assert.deepEqual(on.state('meeting', 'M-1').interests, []);
    assert.equal(on.refused('maya', 'roll.declare-interest', mistaken), 'no-interest');
    on.assertReplays();
  });
});
