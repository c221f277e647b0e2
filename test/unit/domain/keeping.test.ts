import assert from 'node:assert/strict';
import { GAVEL } from '../../../src/domain/permission.ts';
import { expiring } from '../../../src/domain/keeping.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { type Board, board } from '../../helpers/domain.ts';

const calendar = createCalendar({
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  region: 'GB-ENG',
});

const kept = (b: Board) => b.state('committee', 'committee');
const wake = (b: Board, at: string, texts = 1) => {
  b.at(at);
  return b.does(GAVEL, 'committee.expire', { id: 'committee', input: { texts } });
};
const announcing = (): Board => {
  const b = board();
  b.does('maya', 'committee.retain', { input: { years: 3 } });
  wake(b, '2026-12-01T09:00:00.000Z');
  return b;
};

describe('how long a committee keeps its records', () => {
  it('is for ever, unless it says otherwise', () => {
    const b = board();
    assert.equal(b.wake('committee'), undefined);
    b.does('ana', 'committee.retain', { input: { years: 3 } });
    assert.equal(b.wake('committee'), '2026-12-01T09:00:00.000Z');
    b.does('ana', 'committee.retain', { input: { years: null } });
    assert.equal(b.wake('committee'), undefined);
    b.assertReplays();
  });

  for (const [who, may] of Object.entries({ ana: true, ben: true, maya: true, omar: false }))
    it(`is ${may ? '' : 'not '}for ${who} to say`, () => {
      assert.equal(board().tries(who, 'committee.retain', { input: { years: 3 } }), may);
      assert.equal(board().tries(who, 'committee.hold', { input: { on: true, why: 'x' } }), may);
    });

  it('tells the secretary ten working days before anything goes', () => {
    const b = board();
    b.does('maya', 'committee.retain', { input: { years: 3 } });
    const { messages } = wake(b, '2026-12-01T09:00:00.000Z');
    assert.deepEqual(messages, [
      { to: { person: 'maya' }, kind: 'expiry-announced', about: 'committee' },
    ]);
    assert.deepEqual(kept(b).retention, {
      years: 3,
      next: '2026-12-01',
      announced: { before: '2023-12-01', on: '2026-12-15' },
    });
    assert.equal(b.wake('committee'), '2026-12-15T09:00:00.000Z');
  });

  it('lets go only what was announced, on the day that was announced, and looks again next month', () => {
    const b = announcing();
    const before = (now: string) => expiring(kept(b), calendar, now)?.before;
    assert.equal(before('2026-12-15T08:59:59.000Z'), undefined);
    assert.equal(before('2026-12-15T09:00:00.000Z'), '2023-12-01');
    wake(b, '2026-12-15T09:00:00.000Z');
    assert.equal(before('2026-12-15T09:00:01.000Z'), undefined);
    // New Year's Day is a holiday and a Friday.
    assert.equal(b.wake('committee'), '2027-01-04T09:00:00.000Z');
    b.assertReplays();
  });

  it('neither announces nor claims an erasure where nothing is old enough', () => {
    const b = board();
    b.does('maya', 'committee.retain', { input: { years: 3 } });
    const first = wake(b, '2026-12-01T09:00:00.000Z', 0);
    assert.deepEqual(first.messages ?? [], []);
    assert.deepEqual(kept(b).retention, { years: 3, next: '2027-01-04' });
    const announced = announcing();
    const { changes } = wake(announced, '2026-12-15T09:00:00.000Z', 0);
    assert.deepEqual(
      changes.flatMap(({ events }) => events.map(({ type }) => type)),
      ['expiry-none'],
    );
    assert.deepEqual(kept(announced).retention, { years: 3, next: '2027-01-04' });
    b.assertReplays();
  });

  it('takes the last day of February where a year has no 29th', () => {
    const b = board();
    b.does('maya', 'committee.retain', { input: { years: 3 } });
    wake(b, '2028-02-29T09:00:00.000Z');
    assert.equal(kept(b).retention?.announced?.before, '2025-02-28');
  });
});

describe('a legal hold', () => {
  it('says why, and keeps what was about to go', () => {
    const b = announcing();
    assert.equal(b.refused('maya', 'committee.hold', { input: { on: true } }), 'hold-why');
    b.does('maya', 'committee.hold', { input: { on: true, why: 'Inquiry' } });
    assert.equal(kept(b).hold?.why, 'Inquiry');
    assert.equal(expiring(kept(b), calendar, '2026-12-15T09:00:00.000Z'), undefined);
    assert.deepEqual(wake(b, '2026-12-15T09:00:00.000Z').messages ?? [], []);
    assert.equal(kept(b).retention?.announced, undefined);
    b.assertReplays();
  });

  it('that is on says so to whoever gives another reason', () => {
    const b = board();
    b.does('maya', 'committee.hold', { input: { on: true, why: 'Inquiry' } });
    const again = { input: { on: true, why: 'Lawsuit' } };
    assert.equal(b.refused('ana', 'committee.hold', again), 'hold-on');
    assert.equal(kept(b).hold?.why, 'Inquiry');
  });

  it('once lifted lets things be announced anew', () => {
    const b = announcing();
    b.does('maya', 'committee.hold', { input: { on: true, why: 'Inquiry' } });
    wake(b, '2026-12-15T09:00:00.000Z');
    b.does('ana', 'committee.hold', { input: { on: false } });
    wake(b, '2027-01-04T09:00:00.000Z');
    assert.deepEqual(kept(b).retention?.announced, { before: '2024-01-04', on: '2027-01-18' });
  });
});
