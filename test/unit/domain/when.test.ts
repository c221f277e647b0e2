import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { readInstant } from '../../../src/domain/when/instant.ts';
import { readPast } from '../../../src/domain/when/past.ts';
import { type Reader, readWhen } from '../../../src/domain/when/read.ts';
import { splitDue } from '../../../src/domain/when/split.ts';

const calendar = createCalendar({
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  region: 'GB-ENG',
});
/** Wednesday 25 November 2026; the next meeting is on Thursday 10 December. */
const wednesday: Reader = {
  now: '2026-11-25T10:00:00.000Z',
  calendar,
  nextMeeting: '2026-12-10T10:00:00.000Z',
};
const said = (text: string, reader = wednesday): string => {
  const when = readWhen(text, reader);
  return 'date' in when ? when.date : when.why;
};

describe('reading a date', () => {
  const table: readonly (readonly [text: string, expected: string])[] = [
    ['today', '2026-11-25'],
    ['tomorrow', '2026-11-26'],
    ['the day after tomorrow', '2026-11-27'],
    ['by Friday', '2026-11-27'],
    ['FRI', '2026-11-27'],
    ['Wednesday', '2026-12-02'],
    ['this Wednesday', '2026-12-02'],
    ['next Friday', '2026-12-04'],
    ['Friday week', '2026-12-04'],
    ['Friday next week', '2026-12-04'],
    ['by 27 Nov', '2026-11-27'],
    ['Fri 27 Nov', '2026-11-27'],
    ['27th of November 2026', '2026-11-27'],
    ['December 24', '2026-12-24'],
    ['Dec 24, 2026', '2026-12-24'],
    ['24 November', '2027-11-24'],
    ['25 November', '2026-11-25'],
    ['the 28th', '2026-11-28'],
    ['the 2nd', '2026-12-02'],
    ['2026-12-01', '2026-12-01'],
    ['27/11/2026', '2026-11-27'],
    ['5/1/27', '2027-01-05'],
    ['27/11', '2026-11-27'],
    ['1-3 December', '2026-12-03'],
    ['in two weeks', '2026-12-09'],
    ['in a fortnight', '2026-12-09'],
    ['in 10 days', '2026-12-05'],
    ['in 3 months', '2027-02-25'],
    ['this week', '2026-11-27'],
    ['next week', '2026-12-04'],
    ['end of next week', '2026-12-04'],
    ['by EOM', '2026-11-30'],
    ['end of the month', '2026-11-30'],
    ['next month', '2026-12-31'],
    ['in March', '2027-03-31'],
    ['March 2028', '2028-03-31'],
    ['Q1 2027', '2027-03-31'],
    ['in Q1', '2027-03-31'],
    ['2027 Q2', '2027-06-30'],
    ['Q4', '2026-12-31'],
    ['end of quarter', '2026-12-31'],
    ['end of next quarter', '2027-03-31'],
    ['year end', '2026-12-31'],
    ['end of 2027', '2027-12-31'],
    ['within 5 working days', '2026-12-02'],
    ['in five business days', '2026-12-02'],
    ['within 25 working days', '2027-01-04'],
    ['before the next meeting', '2026-12-09'],
    ['before our next audit committee meeting', '2026-12-09'],
    ['at the next meeting', '2026-12-10'],
    ['EOD', '2026-11-25'],
    ['COB Friday', '2026-11-27'],
    ['Friday at 5pm', '2026-11-27'],
    ['yesterday', 'past'],
    ['last Friday', 'past'],
    ['10 June 2026', 'past'],
    ['year 9999', 'none'],
    ['1 Jan 9999', 'absurd'],
    ['9999-12-31', 'absurd'],
    ['in 400 years', 'absurd'],
    ['2031-11-26', 'absurd'],
    ['2031-11-25', '2031-11-25'],
    ['31 February', 'absurd'],
    ['2026-02-30', 'absurd'],
    ['27/13/2026', 'absurd'],
    ['Thu 27 Nov', 'ambiguous'],
    ['Friday or Monday', 'ambiguous'],
    ['mid December', 'ambiguous'],
    ['as soon as possible', 'none'],
    ['20:30', 'none'],
    ['', 'none'],
  ];
  for (const [text, expected] of table)
    it(`"${text}" → ${expected}`, () => assert.equal(said(text), expected));

  it('said on a Friday, "Friday" is the next one', () =>
    assert.equal(
      said('by Friday', { ...wednesday, now: '2026-11-27T10:00:00.000Z' }),
      '2026-12-04',
    ));

  it('takes today from the committee, not from UTC', () => {
    const auckland = createCalendar({ timeZone: 'Pacific/Auckland', workingDays: [1, 2, 3, 4, 5] });
    assert.equal(
      said('tomorrow', { now: '2026-11-25T12:00:00.000Z', calendar: auckland }),
      '2026-11-27',
    );
  });

  it('ends a week on the last working day: a Thursday from Sunday to Thursday', () => {
    const riyadh = createCalendar({ timeZone: 'Asia/Riyadh', workingDays: [7, 1, 2, 3, 4] });
    const on = (now: string): Reader => ({ now, calendar: riyadh });
    assert.equal(said('end of next week', on('2026-11-25T10:00:00.000Z')), '2026-12-03');
    assert.equal(said('this week', on('2026-11-29T10:00:00.000Z')), '2026-12-03');
  });

  it('leaves out the holidays at the end of a week', () =>
    assert.equal(
      said('end of next week', { now: '2026-12-17T10:00:00Z', calendar }),
      '2026-12-24',
    ));

  it('says that no meeting is planned', () =>
    assert.equal(said('before the next meeting', { now: wednesday.now, calendar }), 'no-meeting'));

  it('says which words it understood, and where', () =>
    assert.deepEqual(readWhen('move it to 3 December, please', wednesday), {
      date: '2026-12-03',
      text: '3 December',
      index: 11,
    }));

  it('never throws, and gives a day from today to five years ahead or a reason', () => {
    const piece = fc.constantFrom(
      'by',
      'Friday',
      '31',
      '/',
      'Q',
      '9999',
      'next',
      'week',
      ' ',
      'end of',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 })
        .map((p) => p.join(' ')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const when = readWhen(text, wednesday);
        if ('date' in when) {
          assert.match(when.date, /^\d{4}-\d{2}-\d{2}$/);
          assert.ok(when.date >= '2026-11-25' && when.date <= '2031-11-25');
          assert.equal(text.slice(when.index, when.index + when.text.length), when.text);
        }
        readInstant(text, wednesday);
        assert.ok(text.includes(splitDue(text, wednesday).what));
      }),
      { numRuns: 300 },
    );
  });
});

describe('parting what is to be done from its date', () => {
  const table: readonly (readonly [text: string, what: string, due?: string])[] = [
    ['circulate the budget by Friday', 'circulate the budget', '2026-11-27'],
    ['send the paper written by Ana by Friday', 'send the paper written by Ana', '2026-11-27'],
    ['send the paper written by Ana', 'send the paper written by Ana'],
    ['review the accounts for March', 'review the accounts for March'],
    ['review the accounts for March by EOM', 'review the accounts for March', '2026-11-30'],
    ['prepare support 24/7', 'prepare support 24/7'],
    ['draft the Q1 2027 budget', 'draft the Q1 2027 budget'],
    ['draft the Q1 budget, due 27/11', 'draft the Q1 budget', '2026-11-27'],
    ['finish by end of next week', 'finish', '2026-12-04'],
    ['call Bob tomorrow', 'call Bob', '2026-11-26'],
    ['check what Ana may', 'check what Ana may'],
    ['publish it in March', 'publish it', '2027-03-31'],
    ['ask them before the next board meeting', 'ask them', '2026-12-09'],
    ['answer within 5 working days.', 'answer', '2026-12-02'],
    ['sign it by Friday 5pm please', 'sign it', '2026-11-27'],
    ['sign it by COB Friday', 'sign it', '2026-11-27'],
    ['drive by the Friday market', 'drive by the Friday market'],
    ['sign it no later than 3 December', 'sign it', '2026-12-03'],
  ];
  for (const [text, what, due] of table)
    it(`"${text}"`, () => {
      const split = splitDue(text, wednesday);
      assert.deepEqual([split.what, split.due], [what, due]);
    });

  it('keeps the words of a date that cannot be', () =>
    assert.deepEqual(splitDue('do it by 1 Jan 2020', wednesday), {
      what: 'do it',
      dueText: '1 Jan 2020',
      problem: 'past',
    }));

  it('takes 10,000 characters', () =>
    assert.equal(splitDue(`${'word '.repeat(2000)}by Friday`, wednesday).due, '2026-11-27'));
});

describe('reading the time of a meeting', () => {
  const table: readonly (readonly [text: string, expected: string])[] = [
    ['Thursday at 10', '2026-11-26T10:00:00.000Z'],
    ['Thursday at 2', '2026-11-26T14:00:00.000Z'],
    ['next Tuesday 14:00', '2026-12-01T14:00:00.000Z'],
    ['tomorrow 9am', '2026-11-26T09:00:00.000Z'],
    ['10.30 on Friday', '2026-11-27T10:30:00.000Z'],
    ['Friday noon', '2026-11-27T12:00:00.000Z'],
    ['12am on Friday', '2026-11-27T00:00:00.000Z'],
    ['1 July 2027 at 10:00', '2027-07-01T09:00:00.000Z'],
    ['2026-12-03 10:00', '2026-12-03T10:00:00.000Z'],
    ['2026-12-03T10:00', '2026-12-03T10:00:00.000Z'],
    ['2026-12-03T10:00:00+01:00', '2026-12-03T09:00:00.000Z'],
    ['at 16:00', '2026-11-25T16:00:00.000Z'],
    ['at 9', 'past'],
    ['Friday', 'no-time'],
    ['Friday 25:00', 'no-time'],
    ['9999-12-03T10:00:00Z', 'absurd'],
    ['whenever', 'none'],
  ];
  for (const [text, expected] of table)
    it(`"${text}" → ${expected}`, () => {
      const read = readInstant(text, wednesday);
      assert.equal('instant' in read ? read.instant : read.why, expected);
    });
});

describe('reading a day that has been', () => {
  const table: readonly (readonly [text: string, expected: string | undefined])[] = [
    ['today', '2026-11-25'],
    ['yesterday', '2026-11-24'],
    ['1 March', '2026-03-01'],
    ['1 March 2025', '2025-03-01'],
    ['25 November', '2026-11-25'],
    ['26 November', '2025-11-26'],
    ['2026-10-31', '2026-10-31'],
    ['31/10/2026', '2026-10-31'],
    ['Friday', '2026-11-20'],
    ['last Friday', '2026-11-20'],
    ['October', '2026-10-31'],
    ['February 2024', '2024-02-29'],
    ['this month', '2026-11-25'],
    ['two weeks ago', '2026-11-11'],
    ['tomorrow', undefined],
    ['1 March 2027', undefined],
    ['when it rained', undefined],
  ];
  for (const [text, expected] of table)
    it(`takes “${text}” for ${expected ?? 'none'}`, () => {
      assert.equal(readPast(text, calendar, wednesday.now), expected);
    });
});
