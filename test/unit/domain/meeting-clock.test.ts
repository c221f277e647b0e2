import assert from 'node:assert/strict';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { paceOf, spokenOf, timesOf } from '../../../src/domain/meeting/clock.ts';
import { readClockTime } from '../../../src/domain/when/clock-time.ts';
import type { Board } from '../../helpers/domain.ts';
import { board, facts } from '../../helpers/domain.ts';

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
    assert.equal(on.wake('M-1'), on.state('meeting', 'M-1').releaseNoticeAt);
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
    assert.equal(on.wake('M-1'), on.state('meeting', 'M-1').releaseNoticeAt);
    on.does('maya', 'meeting.next');
    assert.equal(on.wake('M-1'), at('10:33'));
    on.assertReplays();
  });
});

describe('a time of day that is said of the attendance', () => {
  const calendar = createCalendar(facts('committee'));
  const open = [['01T10:00', 'meeting.start']] as const;
  const resumed = [
    ...open,
    ['01T12:00', 'meeting.adjourn'],
    ['02T10:00', 'meeting.resume'],
  ] as const;
  const adjourned = [
    ['01T14:00', 'meeting.start'],
    ['01T16:00', 'meeting.adjourn'],
  ] as const;
  const night = [['01T22:00', 'meeting.start']] as const;
  const held = [
    ...adjourned,
    ['02T09:00', 'meeting.resume'],
    ['02T11:00', 'meeting.close'],
  ] as const;
  for (const { why, steps, now, said, means } of [
    { why: 'today', steps: open, now: '02T10:45', said: '10:40', means: '02T10:40' },
    { why: 'never yesterday', steps: open, now: '02T10:35', said: '10:40', means: '02T10:40' },
    { why: 'never at night', steps: open, now: '03T09:00', said: '9:30', means: '03T09:30' },
    { why: 'of this sitting', steps: resumed, now: '02T10:35', said: '10:40', means: '02T10:40' },
    { why: 'of the last', steps: adjourned, now: '02T09:00', said: '15:30', means: '01T15:30' },
    { why: 'of no break', steps: adjourned, now: '02T10:35', said: '10:40', means: '02T10:40' },
    { why: 'over midnight', steps: night, now: '02T00:30', said: '23:50', means: '01T23:50' },
    { why: 'of all of it', steps: held, now: '05T09:00', said: '15:30', means: '01T15:30' },
  ] as const)
    it(`is ${why}: “${said}” on ${now} means ${means}`, () => {
      const on = board();
      for (const [when, verb] of steps) {
        on.at(`2026-12-${when}:00.000Z`);
        on.does('maya', verb);
      }
      const sitting = spokenOf(on.state('meeting', 'M-1'), `2026-12-${now}:00.000Z`);
      assert.equal(readClockTime(said, { ...sitting, calendar }), `2026-12-${means}:00.000Z`);
    });
});
