import assert from 'node:assert/strict';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { readAhead, readClockTime } from '../../../src/domain/when/clock-time.ts';

const calendar = createCalendar({ timeZone: 'Europe/Paris', workingDays: [1, 2, 3, 4, 5] });

describe('a time of day that lies behind', () => {
  for (const [said, now, instant] of [
    ['at 10:40', '2026-11-24T10:00:00.000Z', '2026-11-24T09:40:00.000Z'],
    ['10.40', '2026-11-24T10:00:00.000Z', '2026-11-24T09:40:00.000Z'],
    ['at 2.15pm', '2026-11-24T15:00:00.000Z', '2026-11-24T13:15:00.000Z'],
    ['at 12 am', '2026-11-24T15:00:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['2:15', '2026-11-24T15:00:00.000Z', '2026-11-24T13:15:00.000Z'],
    ['at 9', '2026-11-24T15:00:00.000Z', '2026-11-24T08:00:00.000Z'],
    ['5 minutes ago', '2026-11-24T15:00:00.000Z', '2026-11-24T14:55:00.000Z'],
    ['at 17:00', '2026-11-24T15:00:00.000Z', '2026-11-24T16:00:00.000Z'],
    ['at 25:00', '2026-11-24T15:00:00.000Z', undefined],
    ['10:75', '2026-11-24T15:00:00.000Z', undefined],
    ['after lunch', '2026-11-24T15:00:00.000Z', undefined],
  ] as const)
    it(`“${said}” said at ${now}: ${instant ?? 'no time'}`, () =>
      assert.equal(readClockTime(said, { now, calendar }), instant));
});

describe('a time of day since a meeting began', () => {
  const since = '2026-11-23T21:30:00.000Z';
  for (const [said, now, instant] of [
    ['at 23:50', '2026-11-23T23:10:00.000Z', '2026-11-23T22:50:00.000Z'],
    ['at 11:50 pm', '2026-11-23T23:10:00.000Z', '2026-11-23T22:50:00.000Z'],
    ['at 11:50', '2026-11-23T23:10:00.000Z', '2026-11-23T22:50:00.000Z'],
    ['at 12:05', '2026-11-23T23:10:00.000Z', '2026-11-23T23:05:00.000Z'],
    ['at midnight', '2026-11-23T23:10:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['at 00:05', '2026-11-23T23:10:00.000Z', '2026-11-23T23:05:00.000Z'],
    ['half an hour ago', '2026-11-23T23:10:00.000Z', '2026-11-23T22:40:00.000Z'],
    // Before it began, and still to come: for the rule of the roll to refuse.
    ['at 22:15', '2026-11-23T23:10:00.000Z', '2026-11-24T21:15:00.000Z'],
    ['at 00:30', '2026-11-23T23:10:00.000Z', '2026-11-23T23:30:00.000Z'],
  ] as const)
    it(`“${said}” said at ${now}: ${instant}`, () =>
      assert.equal(readClockTime(said, { now, calendar, since }), instant));

  it('takes the later of two hours in the night when clocks go back', () =>
    assert.equal(
      readClockTime('at 02:10', {
        now: '2026-10-25T01:20:00.000Z',
        calendar,
        since: '2026-10-24T23:30:00.000Z',
      }),
      '2026-10-25T01:10:00.000Z',
    ));
});

describe('a time that lies ahead', () => {
  const evening = '2026-11-23T22:50:00.000Z';
  const morning = '2026-11-24T09:00:00.000Z';
  for (const [said, now, instant] of [
    ['00:15', evening, '2026-11-23T23:15:00.000Z'],
    ['12:15 am', evening, '2026-11-23T23:15:00.000Z'],
    ['12:15', evening, '2026-11-23T23:15:00.000Z'],
    ['midnight', evening, '2026-11-23T23:00:00.000Z'],
    ['midnight', morning, '2026-11-24T23:00:00.000Z'],
    ['tomorrow 00:15', evening, '2026-11-23T23:15:00.000Z'],
    ['an hour', evening, '2026-11-23T23:50:00.000Z'],
    ['1 hour', evening, '2026-11-23T23:50:00.000Z'],
    ['for an hour and a half', evening, '2026-11-24T00:20:00.000Z'],
    ['1h30', evening, '2026-11-24T00:20:00.000Z'],
    ['20 minutes', evening, '2026-11-23T23:10:00.000Z'],
    ['in half an hour', evening, '2026-11-23T23:20:00.000Z'],
    ['noon', morning, '2026-11-24T11:00:00.000Z'],
    ['3:20', '2026-11-24T14:00:00.000Z', '2026-11-24T14:20:00.000Z'],
    ['at 3', '2026-11-24T12:00:00.000Z', '2026-11-24T14:00:00.000Z'],
    ['23:00', morning, '2026-11-24T22:00:00.000Z'],
    // The clocks go back: the hour from two to three comes twice, and is over after the second.
    ['02:30', '2026-10-25T00:20:00.000Z', '2026-10-25T00:30:00.000Z'],
    ['02:30', '2026-10-25T00:40:00.000Z', '2026-10-25T01:30:00.000Z'],
    // They go forward: that hour is not there, and the vote is open as long as it would have been.
    ['02:30', '2026-03-29T00:50:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['9:30', morning, undefined],
    ['9:30', '2026-11-24T08:40:00.000Z', undefined],
    ['10', evening, undefined],
    ['the end', evening, undefined],
  ] as const)
    it(`“${said}” said at ${now}: ${instant ?? 'none'}`, () => {
      const read = readAhead(said, { now, calendar });
      assert.equal('instant' in read ? read.instant : undefined, instant);
    });
});
