import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { createCalendar } from '../../../src/domain/calendar.ts';
import type { Occurrence, OnHoliday, Series } from '../../../src/domain/meeting/recurrence.ts';
import { nextOccurrence } from '../../../src/domain/meeting/recurrence.ts';

const london = { timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5], region: 'GB-ENG' };

/** The first meetings of a series, each planned when the one before begins. */
const occurrences = (
  series: Series,
  count: number,
  { committee = london, now = '2026-11-23T10:00:00.000Z' } = {},
): Occurrence[] => {
  const found: Occurrence[] = [];
  let at = now;
  let planned = series;
  while (found.length < count) {
    const next = nextOccurrence(planned, committee, at);
    if (!next) break;
    found.push(next);
    planned = { ...planned, planned: next.on };
    at = next.at;
  }
  return found;
};

const thursdays: Series = {
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  from: '2026-11-26',
  time: '14:00',
  onHoliday: 'skip',
};

describe('a recurring meeting', () => {
  const table: readonly {
    readonly name: string;
    readonly series: Partial<Series>;
    readonly now?: string;
    readonly held: readonly string[];
  }[] = [
    {
      name: 'comes every second week from its first date on',
      series: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
      held: ['2026-11-26T14:00', '2026-12-10T14:00', '2026-12-24T14:00'],
    },
    {
      name: 'keeps its hour on the wall when clocks change in March',
      series: { from: '2027-03-25' },
      now: '2027-03-20T10:00:00.000Z',
      held: ['2027-03-25T14:00', '2027-04-01T13:00', '2027-04-08T13:00'],
    },
    {
      name: 'leaves holidays out (Easter Monday, the May bank holiday)',
      series: { rule: 'FREQ=WEEKLY;BYDAY=MO', from: '2027-03-22' },
      now: '2027-03-20T10:00:00.000Z',
      held: ['2027-03-22T14:00', '2027-04-05T13:00', '2027-04-12T13:00'],
    },
    {
      name: 'goes to the next working day where the rule says so',
      series: { rule: 'FREQ=MONTHLY;BYDAY=1MO', from: '2027-05-03', onHoliday: 'next' },
      now: '2027-05-01T10:00:00.000Z',
      held: ['2027-05-04T13:00', '2027-06-07T13:00'],
    },
    {
      name: 'goes to the working day before where the rule says so',
      series: { rule: 'FREQ=MONTHLY;BYDAY=1MO', from: '2027-05-03', onHoliday: 'previous' },
      now: '2027-04-28T10:00:00.000Z',
      held: ['2027-04-30T13:00', '2027-06-07T13:00'],
    },
    {
      name: 'is held on the holiday where the rule says so',
      series: { rule: 'FREQ=MONTHLY;BYDAY=1MO', from: '2027-05-03', onHoliday: 'keep' },
      now: '2027-05-01T10:00:00.000Z',
      held: ['2027-05-03T13:00', '2027-06-07T13:00'],
    },
    {
      name: 'takes a day of the month on a weekend for a day off',
      series: { rule: 'FREQ=MONTHLY;BYMONTHDAY=15', from: '2027-05-15', onHoliday: 'next' },
      now: '2027-05-10T10:00:00.000Z',
      held: ['2027-05-17T13:00', '2027-06-15T13:00'],
    },
    {
      name: 'is held on Saturdays where Saturdays are what it says',
      series: { rule: 'FREQ=WEEKLY;BYDAY=SA', from: '2026-11-28' },
      held: ['2026-11-28T14:00', '2026-12-05T14:00'],
    },
    {
      name: 'is one meeting where a holiday moves two dates to one day',
      series: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU', from: '2027-05-03', onHoliday: 'next' },
      now: '2027-05-01T10:00:00.000Z',
      held: ['2027-05-04T13:00', '2027-05-10T13:00'],
    },
    {
      name: 'ends with its last date',
      series: { until: '2026-12-03' },
      held: ['2026-11-26T14:00', '2026-12-03T14:00'],
    },
    {
      name: 'never goes back to dates that have passed',
      series: { planned: '2026-11-26' },
      now: '2026-12-20T10:00:00.000Z',
      held: ['2026-12-24T14:00'],
    },
  ];
  for (const { name, series, now, held } of table)
    it(name, () =>
      assert.deepEqual(
        occurrences({ ...thursdays, ...series }, held.length, now ? { now } : {}).map(({ at }) =>
          at.slice(0, 16),
        ),
        held,
      ),
    );

  it('comes to an end where every date is left out', () =>
    assert.equal(
      nextOccurrence({ ...thursdays, until: '2026-11-20' }, london, '2026-11-23T10:00:00.000Z'),
      undefined,
    ));
});

describe('any recurring meeting', () => {
  const day = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR');
  const rule = fc.oneof(
    fc
      .record({ days: fc.uniqueArray(day, { minLength: 1 }), step: fc.integer({ min: 1, max: 4 }) })
      .map(({ days, step }) => `FREQ=WEEKLY;INTERVAL=${step};BYDAY=${days.join(',')}`),
    fc
      .record({ day, nth: fc.constantFrom(1, 2, 3, 4, -1), step: fc.integer({ min: 1, max: 3 }) })
      .map((of) => `FREQ=MONTHLY;INTERVAL=${of.step};BYDAY=${of.nth}${of.day}`),
    fc.integer({ min: 1, max: 28 }).map((date) => `FREQ=MONTHLY;BYMONTHDAY=${date}`),
    fc.constant('FREQ=DAILY'),
  );
  const committee = fc
    .constantFrom(
      ['Europe/London', 'GB-ENG'],
      ['America/New_York', 'US'],
      ['Pacific/Auckland', 'NZ'],
      ['Asia/Kolkata', 'IN'],
    )
    .map(([timeZone = '', region = '']) => ({ timeZone, region, workingDays: [1, 2, 3, 4, 5] }));
  const series = fc.record({
    rule,
    from: fc.constantFrom('2026-11-23', '2027-02-26', '2027-12-20'),
    time: fc.constantFrom('01:30', '09:00', '14:00', '23:45'),
    onHoliday: fc.constantFrom<OnHoliday>('skip', 'next', 'previous'),
  });

  it('is never planned twice, always at its hour in the zone, never on a holiday', () =>
    fc.assert(
      fc.property(series, committee, (of, rules) => {
        const held = occurrences(of, 40, { committee: rules, now: '2026-11-20T00:00:00.000Z' });
        const calendar = createCalendar(rules);
        const days = held.map(({ at }) => calendar.dateOf(at));
        assert.equal(held.length, 40);
        assert.equal(new Set(days).size, days.length);
        assert.deepEqual(days, days.toSorted());
        for (const [index, { at, on }] of held.entries()) {
          const local = DateTime.fromISO(at, { zone: rules.timeZone }).toFormat('HH:mm');
          // 01:30 does not exist on the morning on which clocks go forward.
          assert.ok(local === of.time || (of.time === '01:30' && local === '02:30'), local);
          assert.ok(calendar.isWorkingDay(days[index] ?? ''), `${on} held on ${days[index]}`);
          if (of.onHoliday === 'skip') assert.equal(days[index], on);
        }
      }),
      { numRuns: 40 },
    ));
});
