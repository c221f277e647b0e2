import assert from 'node:assert/strict';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { readClockTime } from '../../../src/domain/when/clock-time.ts';

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
