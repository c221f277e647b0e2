import assert from 'node:assert/strict';
import { paceOf, timesOf } from '../../../src/domain/meeting/clock.ts';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const at = (time: string): string => `2026-12-01T${time}:00.000Z`;

/** Planned for ten; started at three past, with 10, 20 and no planned minutes. */
const started = (): Board => {
  const on = board();
  on.does('maya', 'meeting.plan', { input: { when: at('10:00') } });
  for (const minutes of [10, 20, undefined])
    on.does('maya', 'agenda.propose', { input: { title: `Item ${minutes}`, minutes } });
  on.at(at('10:03'));
  on.does('maya', 'meeting.start');
  return on;
};

const planned = { 'I-1': 10, 'I-2': 20 };
const pace = (on: Board, time: string) => paceOf(on.state('meeting', 'M-1'), planned, at(time));

describe('the clock of a meeting', () => {
  it('counts the item down and then over, and how late the whole is', () => {
    const on = started();
    assert.deepEqual(pace(on, '10:03'), { left: 10, late: 3 });
    assert.deepEqual(pace(on, '10:12'), { left: 1, late: 3 });
    assert.deepEqual(pace(on, '10:13'), { left: 0, late: 3 });
    assert.deepEqual(pace(on, '10:15'), { left: -2, late: 5 });
  });

  it('carries what an item took too long or left over to the next', () => {
    const on = started();
    on.at(at('10:18'));
    on.does('maya', 'meeting.next');
    assert.deepEqual(pace(on, '10:18'), { left: 20, late: 8 });
    on.at(at('10:28'));
    on.does('maya', 'meeting.next');
    assert.deepEqual(pace(on, '10:50'), { late: -2 });
  });

  it('gets back the time of an item that is set aside', () => {
    const on = started();
    on.does('maya', 'agenda.defer', { id: 'I-2' });
    assert.deepEqual(pace(on, '10:03'), { left: 10, late: -17 });
  });

  it('stands still while the meeting is adjourned', () => {
    const on = started();
    on.at(at('10:07'));
    on.does('maya', 'meeting.adjourn');
    assert.equal(on.wake('M-1'), undefined);
    on.at(at('11:00'));
    on.does('maya', 'meeting.resume');
    assert.equal(pace(on, '11:02').left, 4);
    assert.equal(on.wake('M-1'), at('11:06'));
    on.at(at('11:04'));
    on.does('maya', 'meeting.close');
    assert.deepEqual(on.state('meeting', 'M-1').spent, { 'I-1': 480 });
    const items = on.state('meeting', 'M-1').agenda.map((id) => on.state('agenda-item', id));
    assert.deepEqual(timesOf(on.state('meeting', 'M-1'), items), { planned: 10, taken: 8 });
    on.assertReplays();
  });

  it('says once that the time of an item is up', () => {
    const on = started();
    assert.equal(on.wake('M-1'), at('10:13'));
    on.at(at('10:12'));
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    on.at(at('10:13'));
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages ?? [], []);
    assert.equal(on.wake('M-1'), undefined);
    on.does('maya', 'meeting.next');
    assert.equal(on.wake('M-1'), at('10:33'));
    on.assertReplays();
  });
});
