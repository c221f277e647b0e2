import assert from 'node:assert/strict';
import { dayText, daysBetween, listText, momentText, timeText } from '../../../src/text/format.ts';

describe('dates and times as people read them', () => {
  it('says the year only where it is another one', () => {
    assert.equal(dayText('2026-11-27', '2026-11-24'), 'Fri 27 Nov');
    assert.equal(dayText('2027-01-08', '2026-11-24'), 'Fri 8 Jan 2027');
    assert.equal(dayText('[erased]', '2026-11-24'), '[erased]');
  });

  it('says the time of the zone', () => {
    assert.equal(timeText('2026-07-01T14:20:00Z', 'Europe/London'), '15:20');
    assert.equal(timeText('2026-12-01T14:20:00Z', 'Asia/Kolkata'), '19:50');
    assert.equal(
      momentText('2026-12-31T23:30:00Z', 'Europe/Berlin', '2026-12-01'),
      'Fri 1 Jan 2027, 00:30',
    );
  });

  it('counts days over a change of clocks', () => {
    assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
    assert.equal(daysBetween('2026-11-24', '2026-11-20'), -4);
  });

  it('joins names', () => {
    assert.equal(listText(['Priya', 'Tom', 'Ana']), 'Priya, Tom and Ana');
    assert.equal(listText([]), '');
  });
});
