import assert from 'node:assert/strict';
import {
  addDays,
  type Calendar,
  createCalendar,
  isRegion,
  isZone,
  regionOfLocale,
  weekdayOf,
  workingDaysIn,
} from '../../../src/domain/calendar.ts';
import { Invalid } from '../../../src/errors.ts';

const at = (timeZone: string, region?: string, workingDays = [1, 2, 3, 4, 5]): Calendar =>
  createCalendar({ timeZone, workingDays, ...(region === undefined ? {} : { region }) });

describe('calendar: what it refuses', () => {
  const refused = (code: string) => (error: unknown) =>
    error instanceof Invalid && error.code === code;

  it('an unknown zone, week or date', () => {
    assert.throws(() => at('Mars/Base'), refused('zone-unknown'));
    assert.throws(() => at('Europe/London', undefined, []), refused('working-days'));
    assert.throws(() => at('Europe/London', undefined, [0]), refused('working-days'));
    assert.throws(() => at('Europe/London').isWorkingDay('2026-02-30'), refused('date-unknown'));
    assert.throws(() => at('Europe/London').dateOf('soon'), refused('instant-unknown'));
  });

  it('no region: of one that it does not know it knows no holidays', () => {
    const doha = at('Asia/Qatar', 'QA', [7, 1, 2, 3, 4]);
    assert.ok(doha.isWorkingDay('2026-12-24'));
    assert.ok(!doha.isWorkingDay('2026-12-25'), 'a Friday');
    assert.equal(doha.addWorkingDays('2026-12-24', 1), '2026-12-27');
  });

  it('tells zones from other words', () => {
    for (const zone of ['Europe/London', 'Asia/Kathmandu', 'UTC']) assert.ok(isZone(zone), zone);
    for (const zone of ['', '+02:00', 'local', 'Europe/Nowhere']) assert.ok(!isZone(zone), zone);
  });

  it('knows the weekends of the world', () => {
    const table: Readonly<Record<string, string>> = {
      'GB-ENG': '12345',
      AE: '12345',
      SA: '12347',
      IL: '12347',
      EG: '12347',
      QA: '12347',
      AF: '12367',
      IR: '123467',
      UG: '123456',
      XX: '12345',
    };
    for (const [region, days] of Object.entries(table))
      assert.equal(workingDaysIn(region).join(''), days, region);
  });

  it('tells regions from other words', () => {
    for (const region of ['GB', 'GB-ENG', 'DE-BY', 'US-CA', 'US-LA-NO'])
      assert.ok(isRegion(region), region);
    for (const region of ['', 'XX', 'GB-XXX', 'gb', 'GB-ENG-X-Y', 'constructor'])
      assert.ok(!isRegion(region), region);
  });

  it('takes the region from a locale', () => {
    assert.equal(regionOfLocale('en-GB'), 'GB');
    assert.equal(regionOfLocale('zh-Hant-TW'), 'TW');
    assert.equal(regionOfLocale('en'), undefined);
    assert.equal(regionOfLocale('not a locale'), undefined);
  });
});

describe('calendar: more dates than it remembers', () => {
  it('are answered alike, now and again', () => {
    const auckland = at('Pacific/Auckland', 'NZ');
    const answers = () =>
      Array.from({ length: 2_500 }, (_, n) => {
        const date = addDays('2024-01-01', n);
        const noon = auckland.instantOf(date, '12:00');
        assert.equal(auckland.dateOf(noon), date);
        return [weekdayOf(date), noon, auckland.isWorkingDay(date)].join(' ');
      });
    assert.deepEqual(answers(), answers());
  });
});
