import assert from 'node:assert/strict';
import { seriesText } from '../../../cards/series.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { readSeries, recurs, seriesFrom } from '../../../src/domain/when/series.ts';

const workingDays = [1, 2, 3, 4, 5];
const rules = { timeZone: 'Europe/London', workingDays, region: 'GB-ENG' };
const calendar = createCalendar(rules);
/** Monday 23 November 2026, 10:00 in London. */
const reader = { now: '2026-11-23T10:00:00.000Z', calendar };
const place = { today: '2026-11-23' };

describe('a recurring meeting in words', () => {
  for (const [said, rule, from, understood] of [
    [
      'every second Thursday at 14:00',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      '2026-11-26',
      'every second Thursday at 14:00, not on holidays',
    ],
    [
      'every second Thursday of the month at 2pm',
      'FREQ=MONTHLY;BYDAY=2TH',
      '2026-12-10',
      'the second Thursday of every month at 14:00, not on holidays',
    ],
    [
      'every first Monday of the month 10:00',
      'FREQ=MONTHLY;BYDAY=1MO',
      '2026-12-07',
      'the first Monday of every month at 10:00, not on holidays',
    ],
    [
      'every 2 weeks on Thu 14:00 until June',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      '2026-11-26',
      'every second Thursday at 14:00 until Wed 30 Jun 2027, not on holidays',
    ],
    [
      'fortnightly on Wednesday at 11 from 2 December',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
      '2026-12-02',
      'every second Wednesday at 11:00, not on holidays',
    ],
    [
      'quarterly on the first Monday at 10:00, next working day on holidays',
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO',
      '2026-12-07',
      'the first Monday of every third month at 10:00, on holidays the next working day',
    ],
    [
      'every month on the 15th at 9:00, moved to the previous working day',
      'FREQ=MONTHLY;BYMONTHDAY=15',
      '2026-12-15',
      'the 15th of every month at 09:00, on holidays the working day before',
    ],
    [
      'monthly on the last day at noon',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      '2026-11-30',
      'the last day of every month at 12:00, not on holidays',
    ],
    [
      'every other Wednesday at noon',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
      '2026-11-25',
      'every second Wednesday at 12:00, not on holidays',
    ],
    [
      'every second Thursday of March at 14:00',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=2TH',
      '2027-03-11',
      'the second Thursday of March every year at 14:00, not on holidays',
    ],
    [
      'every Mon and Thu at 16.00',
      'FREQ=WEEKLY;BYDAY=MO,TH',
      '2026-11-23',
      'every Monday and Thursday at 16:00, not on holidays',
    ],
    [
      'Thursdays at 14:00',
      'FREQ=WEEKLY;BYDAY=TH',
      '2026-11-26',
      'every Thursday at 14:00, not on holidays',
    ],
    [
      'every 3 weeks on Friday 10:00',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=FR',
      '2026-11-27',
      'every 3 weeks on Friday at 10:00, not on holidays',
    ],
    [
      'every Monday at 9:00',
      'FREQ=WEEKLY;BYDAY=MO',
      '2026-11-30',
      'every Monday at 09:00, not on holidays',
    ],
    [
      'every first and third Tuesday at 10:00',
      'FREQ=MONTHLY;BYDAY=1TU,3TU',
      '2026-12-01',
      'the first and third Tuesday of every month at 10:00, not on holidays',
    ],
    [
      'every 2nd and 4th Thursday of the month at 10:00',
      'FREQ=MONTHLY;BYDAY=2TH,4TH',
      '2026-11-26',
      'the second and fourth Thursday of every month at 10:00, not on holidays',
    ],
    [
      'on the first Monday and the last Friday of every month at 10:00',
      'FREQ=MONTHLY;BYDAY=1MO,-1FR',
      '2026-11-27',
      'the first Monday and last Friday of every month at 10:00, not on holidays',
    ],
    [
      'every fifth Friday at 10:00',
      'FREQ=MONTHLY;BYDAY=5FR',
      '2027-01-29',
      'the fifth Friday of every month at 10:00, not on holidays',
    ],
    [
      'every sixth week on Monday at 10:00',
      'FREQ=WEEKLY;INTERVAL=6;BYDAY=MO',
      '2026-11-30',
      'every 6 weeks on Monday at 10:00, not on holidays',
    ],
    [
      'annually on 1 March at 10:00',
      'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
      '2027-03-01',
      'the 1st of March every year at 10:00, not on holidays',
    ],
    [
      'every year on the first Monday of March at 10:00',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=1MO',
      '2027-03-01',
      'the first Monday of March every year at 10:00, not on holidays',
    ],
    [
      'every last working day of the month at 10:00',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-11-30',
      'the last working day of every month at 10:00, on holidays the working day before',
    ],
    [
      'every 30th of the month at 10:00',
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      '2026-11-30',
      'the 30th (or the last day) of every month at 10:00, not on holidays',
    ],
    [
      'half-yearly on the 15th at 10:00',
      'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15',
      '2026-12-15',
      'the 15th of every 6 months at 10:00, not on holidays',
    ],
    [
      'every Thursday at 10:00 for 6 meetings',
      'FREQ=WEEKLY;BYDAY=TH',
      '2026-11-26',
      'every Thursday at 10:00 until Thu 31 Dec, not on holidays',
    ],
    [
      'every Friday at 10:00, five times',
      'FREQ=WEEKLY;BYDAY=FR',
      '2026-11-27',
      // Of Christmas and New Year's Day neither counts.
      'every Friday at 10:00 until Fri 8 Jan 2027, not on holidays',
    ],
    [
      'every weekday at 9:15am',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      '2026-11-24',
      'every Monday, Tuesday, Wednesday, Thursday and Friday at 09:15, not on holidays',
    ],
    [
      'every 10 days at 10:30',
      'FREQ=DAILY;INTERVAL=10',
      '2026-11-23',
      'every 10 days at 10:30, not on holidays',
    ],
    [
      'every second Tuesday at 10:00, on holidays the working day after',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      '2026-11-24',
      'every second Tuesday at 10:00, on holidays the next working day',
    ],
    [
      'every Friday at 10:00, in case of a public holiday the day before, until June',
      'FREQ=WEEKLY;BYDAY=FR',
      '2026-11-27',
      'every Friday at 10:00 until Wed 30 Jun 2027, on holidays the working day before',
    ],
    [
      'every Friday at 10:00, also on holidays',
      'FREQ=WEEKLY;BYDAY=FR',
      '2026-11-27',
      'every Friday at 10:00, also on holidays and days off',
    ],
    [
      'every first Monday in May at 10:00, bank holidays included',
      'FREQ=YEARLY;BYMONTH=5;BYDAY=1MO',
      '2027-05-03',
      'the first Monday of May every year at 10:00, also on holidays and days off',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE at 09:30',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
      '2026-11-25',
      'every second Wednesday at 09:30, not on holidays',
    ],
    [
      'rrule:interval=1;freq=monthly;byday=+2TU,-1fr;count=3 at 10:00 or the next working day',
      'FREQ=MONTHLY;BYDAY=2TU,-1FR',
      '2026-11-27',
      'the second Tuesday and last Friday of every month at 10:00 until Fri 25 Dec, on holidays the next working day',
    ],
    [
      'RRULE:FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1;UNTIL=20280301T000000Z;WKST=MO from 1 January 2027 at 10:00',
      'FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1',
      '2027-03-01',
      'the 1st of March and September every year at 10:00 until Wed 1 Mar 2028, not on holidays',
    ],
    [
      'FREQ=MONTHLY;BYDAY=FR,MO,TU,WE,TH;BYSETPOS=-1 at 9:00',
      'FREQ=MONTHLY;BYDAY=FR,MO,TU,WE,TH;BYSETPOS=-1',
      '2026-11-30',
      'the last working day of every month at 09:00, not on holidays',
    ],
    ['daily at 9:00', 'FREQ=DAILY', '2026-11-24', 'every day at 09:00, not on holidays'],
  ] as const)
    it(`“${said}”`, () => {
      assert.ok(recurs(said));
      const read = readSeries(said, reader, rules);
      assert.ok('rule' in read, JSON.stringify(read));
      assert.deepEqual([read.rule, read.from], [rule, from]);
      assert.equal(seriesText(place, read), understood);
    });

  for (const [said, why, text] of [
    ['every Thursday', 'no-time'],
    ['every month at 10:00', 'none'],
    ['monthly on Thursday at 10:00', 'none'],
    ['every Monday and first Friday at 10:00', 'none'],
    ['every Thursday at 10:00 until yesterday', 'past', 'yesterday'],
    ['every Thursday at 10:00 until further notice', 'none', 'further notice'],
    ['FREQ=HOURLY at 10:00', 'not-understood', 'FREQ=HOURLY'],
    ['FREQ=WEEKLY at 10:00', 'not-understood', 'FREQ=WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=1WE at 10:00', 'not-understood', 'FREQ=WEEKLY;BYDAY=1WE'],
    [
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 at 10:00',
      'not-understood',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    ],
    ['FREQ=DAILY;UNTIL=20261399 at 10:00', 'not-understood', 'FREQ=DAILY;UNTIL=20261399'],
    ['FREQ=DAILY;UNTIL=20261101 at 10:00', 'past', '2026-11-01'],
    [
      'FREQ=DAILY;INTERVAL=2;INTERVAL=3 at 10:00',
      'not-understood',
      'FREQ=DAILY;INTERVAL=2;INTERVAL=3',
    ],
    ['FREQ=DAILY at 10:00 every Friday', 'not-understood', 'every Friday'],
    ['FREQ=DAILY', 'no-time'],
    ['every blue moon at 10:00', 'not-understood', 'blue moon'],
    ['every Monday at 10:00 except in August', 'not-understood', 'except in August'],
    ['twice a month on Monday at 10:00', 'not-understood', 'twice a month'],
    ['Thursdays at 10 and 14:00', 'not-understood', '14:00'],
    ['each Tuesday at 10:00-11:00', 'not-understood', '-11:00'],
    ['every Thursday at 10:00 for 2 hours', 'not-understood', 'for 2 hours'],
    ['every Monday at 10:00, 999 times', 'not-understood', '999'],
  ] as const)
    it(`“${said}” is not understood: ${text ?? why}`, () => {
      assert.ok(recurs(said));
      const unread = { why, ...(text === undefined ? {} : { text }) };
      assert.deepEqual(readSeries(said, reader, rules), unread);
    });

  it('is not what a single meeting is', () => {
    for (const said of ['Thursday at 10', 'next Tuesday 14:00', '2026-12-03T10:00'])
      assert.equal(recurs(said), false, said);
  });

  it('follows from the first date and how often', () => {
    const at = '2026-12-31T14:00:00.000Z';
    assert.deepEqual(seriesFrom(at, 'monthly', reader), {
      rule: 'FREQ=MONTHLY;BYDAY=-1TH',
      from: '2026-12-31',
      time: '14:00',
    });
    assert.equal(seriesFrom(at, 'fortnightly', reader).rule, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH');
    assert.equal(
      seriesFrom('2026-12-03T14:00:00.000Z', 'quarterly', reader).rule,
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH',
    );
  });
});
