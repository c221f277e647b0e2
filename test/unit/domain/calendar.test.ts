import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  type Calendar,
  createCalendar,
  endOfDay,
  nextMorning,
} from '../../../src/domain/calendar.ts';

const weekdays = [1, 2, 3, 4, 5];
const at = (timeZone: string, region?: string, workingDays = weekdays): Calendar =>
  createCalendar({ timeZone, workingDays, ...(region === undefined ? {} : { region }) });

describe('calendar: local time to UTC', () => {
  const table: readonly (readonly [
    what: string,
    zone: string,
    date: string,
    time: string,
    utc: string,
  ])[] = [
    ['London in winter', 'Europe/London', '2026-01-15', '09:00', '2026-01-15T09:00:00.000Z'],
    ['London in summer', 'Europe/London', '2026-07-15', '09:00', '2026-07-15T08:00:00.000Z'],
    [
      'London, hour skipped in spring',
      'Europe/London',
      '2026-03-29',
      '01:30',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'London, first of the hour that comes twice',
      'Europe/London',
      '2026-10-25',
      '01:30',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'New York, hour skipped',
      'America/New_York',
      '2026-03-08',
      '02:30',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'New York, first of the hour that comes twice',
      'America/New_York',
      '2026-11-01',
      '01:30',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'Sydney, hour skipped in October',
      'Australia/Sydney',
      '2026-10-04',
      '02:30',
      '2026-10-03T16:30:00.000Z',
    ],
    [
      'Sydney, hour twice in April',
      'Australia/Sydney',
      '2026-04-05',
      '02:30',
      '2026-04-04T15:30:00.000Z',
    ],
    [
      'Santiago, midnight skipped',
      'America/Santiago',
      '2026-09-06',
      '00:00',
      '2026-09-06T04:00:00.000Z',
    ],
    [
      'Santiago, late evening twice',
      'America/Santiago',
      '2026-04-04',
      '23:30',
      '2026-04-05T02:30:00.000Z',
    ],
    [
      'Lord Howe, half an hour of summer time',
      'Australia/Lord_Howe',
      '2026-01-15',
      '09:00',
      '2026-01-14T22:00:00.000Z',
    ],
    [
      'Lord Howe in winter',
      'Australia/Lord_Howe',
      '2026-07-15',
      '09:00',
      '2026-07-14T22:30:00.000Z',
    ],
    ['Kolkata', 'Asia/Kolkata', '2026-07-15', '09:00', '2026-07-15T03:30:00.000Z'],
    ['Kathmandu', 'Asia/Kathmandu', '2026-07-15', '09:00', '2026-07-15T03:15:00.000Z'],
    ['Auckland in summer', 'Pacific/Auckland', '2026-01-15', '09:00', '2026-01-14T20:00:00.000Z'],
    [
      'Kiritimati, the earliest morning',
      'Pacific/Kiritimati',
      '2026-01-15',
      '09:00',
      '2026-01-14T19:00:00.000Z',
    ],
    [
      'Apia, 09:00 of the day that was skipped',
      'Pacific/Apia',
      '2011-12-30',
      '09:00',
      '2011-12-30T19:00:00.000Z',
    ],
  ];
  for (const [what, zone, date, time, utc] of table)
    it(what, () => assert.equal(at(zone).instantOf(date, time), utc));

  it('knows the local date on both sides of the date line', () => {
    const instant = '2026-06-30T10:30:00.000Z';
    assert.equal(at('Pacific/Kiritimati').dateOf(instant), '2026-07-01');
    assert.equal(at('Pacific/Pago_Pago').dateOf(instant), '2026-06-29');
  });

  it('gives back the date of every morning, in every zone', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
    );
    const date = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, date, (zone, day) => {
        const date = day.toISOString().slice(0, 10);
        assert.equal(at(zone).dateOf(at(zone).instantOf(date, '09:00')), date);
      }),
      { numRuns: 100 },
    );
  });
});

describe('calendar: working days', () => {
  const table: readonly (readonly [
    what: string,
    calendar: Calendar,
    from: string,
    n: number,
    to: string,
  ])[] = [
    ['over a weekend', at('Europe/London'), '2026-11-27', 1, '2026-11-30'],
    ['back over a weekend', at('Europe/London'), '2026-11-30', -1, '2026-11-27'],
    ['a Saturday itself is moved to Monday', at('Europe/London'), '2026-11-28', 0, '2026-11-30'],
    ['a working day stays', at('Europe/London'), '2026-11-27', 0, '2026-11-27'],
    ['over both changes of clocks', at('Europe/London'), '2026-03-27', 1, '2026-03-30'],
    ['autumn change', at('Europe/London'), '2026-10-23', 1, '2026-10-26'],
    [
      'Sunday to Thursday',
      at('Asia/Riyadh', undefined, [7, 1, 2, 3, 4]),
      '2026-11-26',
      1,
      '2026-11-29',
    ],
    [
      'UK Christmas 2021, Saturday and Sunday: two substitutes',
      at('Europe/London', 'GB-ENG'),
      '2021-12-24',
      1,
      '2021-12-29',
    ],
    [
      'UK Christmas 2022, Sunday: one substitute',
      at('Europe/London', 'GB-ENG'),
      '2022-12-23',
      1,
      '2022-12-28',
    ],
    ['UK New Year 2022, Saturday', at('Europe/London', 'GB-ENG'), '2021-12-31', 1, '2022-01-04'],
    ['Scotland has 2 January', at('Europe/London', 'GB-SCT'), '2024-12-31', 1, '2025-01-03'],
    ['Bavaria has Epiphany', at('Europe/Berlin', 'DE-BY'), '2026-01-05', 1, '2026-01-07'],
    ['Berlin has not', at('Europe/Berlin', 'DE-BE'), '2026-01-05', 1, '2026-01-06'],
    [
      'California has the day after Thanksgiving',
      at('America/Los_Angeles', 'US-CA'),
      '2021-11-24',
      1,
      '2021-11-29',
    ],
    [
      'US New Year 2022 is kept on 31 December 2021',
      at('America/New_York', 'US'),
      '2021-12-30',
      1,
      '2022-01-03',
    ],
    [
      'Eid has several days',
      at('Asia/Riyadh', 'SA', [7, 1, 2, 3, 4]),
      '2026-03-18',
      1,
      '2026-03-23',
    ],
    ['Samoa skipped 30 December 2011', at('Pacific/Apia'), '2011-12-29', 1, '2012-01-02'],
  ];
  for (const [what, calendar, from, n, to] of table)
    it(what, () => assert.equal(calendar.addWorkingDays(from, n), to));

  it('counts the days after the first up to and with the last', () => {
    const calendar = at('Europe/London', 'GB-ENG');
    assert.equal(calendar.workingDaysBetween('2021-12-24', '2021-12-29'), 1);
    assert.equal(calendar.workingDaysBetween('2026-11-23', '2026-11-30'), 5);
    assert.equal(calendar.workingDaysBetween('2026-11-30', '2026-11-23'), -5);
    assert.equal(calendar.workingDaysBetween('2026-11-23', '2026-11-23'), 0);
  });

  it('adding and counting undo each other', () => {
    const calendars = fc.constantFrom(
      at('Europe/London', 'GB-ENG'),
      at('Asia/Riyadh', 'SA', [7, 1, 2, 3, 4]),
      at('Pacific/Apia', undefined, [3]),
    );
    const start = fc.date({
      min: new Date('2010-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(calendars, start, fc.integer({ min: -40, max: 40 }), (calendar, day, n) => {
        const from = day.toISOString().slice(0, 10);
        const to = calendar.addWorkingDays(from, n);
        assert.ok(calendar.isWorkingDay(to));
        if (n !== 0) assert.equal(calendar.workingDaysBetween(from, to), n);
      }),
      { numRuns: 100 },
    );
  });
});

describe('calendar: the next morning', () => {
  const london = at('Europe/London', 'GB-ENG');
  const table: readonly (readonly [
    what: string,
    calendar: Calendar,
    from: string,
    morning: string,
  ])[] = [
    ['before nine, today', london, '2026-11-23T08:59:59.999Z', '2026-11-23T09:00:00.000Z'],
    ['at nine, today', london, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['after nine, tomorrow', london, '2026-11-23T09:00:00.001Z', '2026-11-24T09:00:00.000Z'],
    ['Friday evening, Monday', london, '2026-11-27T18:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    [
      'Christmas Eve, after the substitutes',
      london,
      '2021-12-24T12:00:00.000Z',
      '2021-12-29T09:00:00.000Z',
    ],
    [
      'over the spring change of clocks',
      london,
      '2026-03-28T12:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
    ],
    [
      'over the autumn change of clocks',
      london,
      '2026-10-24T12:00:00.000Z',
      '2026-10-26T09:00:00.000Z',
    ],
    [
      'Sydney: Sunday in UTC, Monday there',
      at('Australia/Sydney'),
      '2026-11-22T20:00:00.000Z',
      '2026-11-22T22:00:00.000Z',
    ],
    [
      'Samoa, the Thursday before the skipped Friday',
      at('Pacific/Apia'),
      '2011-12-29T22:00:00.000Z',
      '2012-01-01T19:00:00.000Z',
    ],
  ];
  for (const [what, calendar, from, morning] of table)
    it(what, () => assert.equal(nextMorning(calendar, '09:00', from), morning));
});

describe('calendar: the end of a day', () => {
  for (const [zone, date, utc] of [
    ['Europe/London', '2026-01-15', '2026-01-15T23:59:59.999Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['Asia/Kolkata', '2026-02-28', '2026-02-28T18:29:59.999Z'],
  ] as const)
    it(`${date} in ${zone}: ${utc}`, () => assert.equal(endOfDay(zone, date), utc));

  it('is refused for what is no date', () => {
    assert.throws(() => endOfDay('Europe/London', '2026-02-30'), { code: 'date-unknown' });
  });
});
