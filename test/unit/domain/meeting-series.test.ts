import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Verb } from '../../../src/domain/verbs.ts';
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

  it('gives one that begins late its own day', () => {
    const late = planned();
    late.at('2026-11-26T23:30:00.000Z');
    late.does('maya', 'meeting.start');
    assert.equal(late.state('meeting', 'M-1').status, 'in-session');
    assert.equal(next(late), 'M-2 2026-12-03T14:00');
  });

  it('holds no two on one day, whatever one of them was moved to', () => {
    const on = planned();
    on.does('maya', 'meeting.plan', { id: 'M-1', input: { when: '2026-12-03T09:00:00.000Z' } });
    on.at('2026-12-03T09:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), 'M-2 2026-12-10T14:00');
  });

  it('goes on where one is cancelled', () => {
    const on = planned();
    on.does('maya', 'meeting.cancel', { input: { why: 'storm' } });
    assert.equal(next(on), 'M-2 2026-12-03T14:00');
  });

  it('is not disturbed by one that is moved', () => {
    const on = planned();
    on.does('maya', 'meeting.plan', { id: 'M-1', input: { when: '2026-11-30T09:00:00.000Z' } });
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

  for (const [given, input, refusal] of [
    ['a meeting', { when: '2026-11-25T09:00:00.000Z' }, 'series-planned'],
    ['another series', { series: { ...series, time: '09:00' } }, 'recurs-already'],
  ] as const)
    it(`gives way to ${given} only by name`, () => {
      const on = planned();
      assert.equal(on.refused('maya', 'meeting.plan', { input }), refusal);
      assert.equal(next(on), 'M-1 2026-11-26T14:00');
      on.does('maya', 'meeting.plan', { id: 'M-1', input });
      assert.notEqual(next(on), 'M-1 2026-11-26T14:00');
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
    on.does('maya', 'meeting.plan', {
      id: 'M-1',
      input: { series: { ...series, from: '2026-12-24' } },
    });
    assert.equal(next(on), 'M-1 2026-12-24T14:00');
    on.at('2026-12-24T14:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.equal(next(on), 'M-2 2026-12-31T14:00');
  });

  describe('of a committee whose zone is corrected', () => {
    const inTallinn = (on: Board) =>
      on.does('maya', 'committee.setup', {
        id: 'committee',
        input: { committeeId: 'c1', timeZone: 'Europe/Tallinn', answered: true },
      });
    const prepare = { input: { title: 'Budget' } };
    const nothing = (): void => {};
    for (const { given, before, outcome } of [
      { given: 'only planned', before: nothing, outcome: '2026-11-26T12:00' },
      {
        given: 'moved by hand',
        before: (on: Board) =>
          on.does('maya', 'meeting.plan', {
            id: 'M-1',
            input: { when: '2026-11-27T09:00:00.000Z' },
          }),
        outcome: '2026-11-27T09:00',
      },
      {
        given: 'with an agenda that people have',
        before: (on: Board) => {
          on.does('maya', 'agenda.propose', prepare);
          on.does('maya', 'agenda.publish');
        },
        outcome: '2026-11-26T14:00',
      },
      {
        given: 'on at that hour there',
        before: (on: Board) => on.at('2026-11-26T12:30:00.000Z'),
        outcome: '2026-11-26T14:00',
      },
    ])
      it(`has its next meeting, ${given}, at ${outcome}`, () => {
        const on = planned();
        before(on);
        inTallinn(on);
        assert.equal(next(on), `M-1 ${outcome}`);
        on.assertReplays();
      });

    it('reminds of it anew, and goes on in that zone', () => {
      const on = planned();
      inTallinn(on);
      assert.equal(on.state('meeting', 'M-1').plans, 2);
      on.at('2026-11-26T12:00:00.000Z');
      on.does('maya', 'meeting.start');
      assert.equal(next(on), 'M-2 2026-12-03T12:00');
    });
  });

  it('stops when somebody says so; what is planned stays', () => {
    const on = planned();
    assert.equal(on.refused('priya', 'meeting.stop-series'), 'not-allowed');
    on.does('ana', 'meeting.stop-series');
    assert.equal(next(on), 'M-1 2026-11-26T14:00');
    on.does('maya', 'meeting.start', { id: 'M-1' });
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

describe('a series through anything that happens', () => {
  type Step =
    | { readonly is: 'does'; readonly verb: Verb; readonly input: object }
    | { readonly is: 'waits'; readonly hours: number };
  const does = (verb: Verb, input: object): Step => ({ is: 'does', verb, input });
  const steps = fc.array(
    fc.oneof(
      fc.constantFrom(
        does('meeting.start', {}),
        does('meeting.start', { fresh: true }),
        does('meeting.close', {}),
        does('meeting.cancel', { why: 'storm' }),
        does('agenda.propose', { title: 'Budget' }),
      ),
      fc.constantFrom<Step>(
        { is: 'waits', hours: 1 },
        { is: 'waits', hours: 30 },
        { is: 'waits', hours: 200 },
      ),
    ),
    { minLength: 10, maxLength: 60 },
  );

  /** Wakes every meeting that is due, as often as it is: two processes may both try. */
  const wakeAll = (on: Board, now: string): void => {
    for (const id of on.idsOf('meeting'))
      for (let wake = on.wake(id); wake !== undefined && wake <= now; wake = on.wake(id))
        assert.ok(on.tries('gavel', 'meeting.follow-up', { id }), `${id} is due but does nothing`);
  };

  it('plans each date once, in order, and always has one ahead', () =>
    fc.assert(
      fc.property(steps, (all) => {
        const on = planned();
        let now = Date.parse('2026-11-23T10:00:00.000Z');
        for (const step of all) {
          if (step.is === 'does') on.tries('maya', step.verb, { input: step.input });
          else now += step.hours * 3_600_000;
          const at = new Date(now).toISOString();
          on.at(at);
          wakeAll(on, at);
        }
        const dates = on.journal
          .filter(({ event }) => event.type === 'occurrence-planned')
          .map(({ event }) => event.data['on'] as string);
        assert.deepEqual(dates, [...new Set(dates)].toSorted());
        assert.equal(
          dates.length,
          on.idsOf('meeting').filter((id) => on.state('meeting', id).plannedFor).length,
        );
        assert.ok(on.state('committee', 'committee').nextMeeting);
        on.assertReplays();
      }),
      { numRuns: 100 },
    ));
});
