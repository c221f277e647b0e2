import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const series = {
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  from: '2026-11-26',
  time: '14:00',
  onHoliday: 'skip',
};

const planned = (): Board => {
  const on = board(undefined, { region: 'GB-ENG' });
  on.does('maya', 'meeting.plan', { input: { series } });
  return on;
};

const next = (on: Board) => {
  const { nextMeeting } = on.state('committee', 'committee');
  return (
    nextMeeting && `${nextMeeting} ${on.state('meeting', nextMeeting).plannedFor?.slice(0, 16)}`
  );
};

describe('a series of meetings', () => {
  it('plans its first, and one ahead when a meeting starts', () => {
    const on = planned();
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
    on.at('2026-11-26T14:05:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), 'M-2 2026-12-03T14:00');
    on.does('maya', 'meeting.close');
    assert.equal(next(on), 'M-2 2026-12-03T14:00');
    assert.equal(on.idsOf('meeting').length, 2);
    on.assertReplays();
  });

  it('goes on where one is cancelled', () => {
    const on = planned();
    on.does('maya', 'meeting.cancel', { input: { why: 'storm' } });
    assert.equal(next(on), 'M-2 2026-12-03T14:00');
  });

  it('is not disturbed by one that is moved', () => {
    const on = planned();
    on.does('maya', 'meeting.plan', { input: { when: '2026-11-30T09:00:00.000Z' } });
    assert.equal(next(on), 'M-1 2026-11-30T09:00');
    on.at('2026-11-30T09:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), 'M-2 2026-12-03T14:00');
  });

  it('is not moved on by a meeting of its own', () => {
    const on = planned();
    on.does('maya', 'meeting.start', { input: { fresh: true } });
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
    on.does('maya', 'meeting.close');
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
  });

  it('takes the meeting that is planned already as its first', () => {
    const on = board();
    on.does('maya', 'meeting.plan', { input: { when: '2026-11-25T09:00:00.000Z' } });
    on.does('maya', 'meeting.plan', { input: { series } });
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
  });

  it('leaves holidays out', () => {
    const on = planned();
    on.at('2026-12-18T10:00:00.000Z');
    on.does('maya', 'meeting.plan', { input: { series: { ...series, from: '2026-12-24' } } });
    assert.equal(next(on), 'M-1 2026-12-24T14:00');
    on.at('2026-12-24T14:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), 'M-2 2026-12-31T14:00');
  });

  it('stops when somebody says so; what is planned stays', () => {
    const on = planned();
    assert.equal(on.refused('priya', 'meeting.stop-series'), 'not-allowed');
    on.does('ana', 'meeting.stop-series');
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), undefined);
    assert.equal(on.refused('ana', 'meeting.stop-series'), 'no-series');
    on.assertReplays();
  });

  it('comes to an end by itself', () => {
    const on = board();
    on.does('maya', 'meeting.plan', { input: { series: { ...series, until: '2026-11-30' } } });
    on.does('maya', 'meeting.cancel', { input: { why: 'storm' } });
    assert.equal(next(on), undefined);
    const over = { ...series, until: '2026-11-20' };
    assert.equal(on.refused('maya', 'meeting.plan', { input: { series: over } }), 'series-empty');
  });
});
