import assert from 'node:assert/strict';
import { board, boardRoles } from '../../helpers/domain.ts';

const plan = (when: string, known: Parameters<typeof board>[2] = {}) => {
  const on = board(boardRoles, {}, known);
  on.does('maya', 'meeting.plan', { input: { when } });
  return on;
};

describe('when the pack goes out', () => {
  // Monday 23 November, 10:00 in London; Christmas Day, its weekend and the substitute for Boxing Day are free.
  for (const [meeting, morning] of [
    ['2026-11-26T14:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['2026-11-30T08:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['2026-12-29T10:00:00.000Z', '2026-12-24T09:00:00.000Z'],
    ['2027-04-06T09:00:00.000Z', '2027-04-05T08:00:00.000Z'],
  ] as const)
    it(`for a meeting of ${meeting}: ${morning}`, () => {
      assert.equal(plan(meeting).state('meeting', 'M-1').packAt, morning);
    });

  for (const [what, planned, meeting, soon] of [
    ['by day, at once', '2026-11-23T10:00:00.000Z', '2026-11-24T14:00', '2026-11-23T10:00'],
    ['for the same day', '2026-11-23T17:59:00.000Z', '2026-11-23T19:00', '2026-11-23T17:59'],
    ['in the evening', '2026-11-23T18:00:00.000Z', '2026-11-24T14:00', '2026-11-24T08:00'],
    ['before the day begins', '2026-11-24T05:00:00.000Z', '2026-11-24T14:00', '2026-11-24T08:00'],
    ['at the weekend', '2026-11-28T12:00:00.000Z', '2026-11-30T11:00', '2026-11-30T08:00'],
    ['too late for any hour of the day', '2026-11-23T22:00:00.000Z', '2026-11-24T07:30', undefined],
  ] as const)
    it(`planned after the morning before it, ${what}: ${soon ?? 'not at all'}`, () => {
      const on = board();
      on.at(planned);
      on.does('maya', 'meeting.plan', { input: { when: `${meeting}:00.000Z` } });
      assert.equal(on.state('meeting', 'M-1').packAt, soon && `${soon}:00.000Z`);
    });

  it('is not again when a meeting is moved at short notice', () => {
    const on = plan('2026-11-24T14:00:00.000Z');
    on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    on.does('maya', 'meeting.plan', { input: { when: '2026-11-24T16:00:00.000Z' } });
    assert.equal(on.state('meeting', 'M-1').packAt, undefined);
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-03T14:00:00.000Z' } });
    assert.equal(on.state('meeting', 'M-1').packAt, '2026-12-02T09:00:00.000Z');
  });

  it('follows a meeting that is moved, and is over once it started or is cancelled', () => {
    const on = plan('2026-11-26T14:00:00.000Z');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-03T14:00:00.000Z' } });
    assert.equal(on.state('meeting', 'M-1').packAt, '2026-12-02T09:00:00.000Z');
    on.does('maya', 'meeting.cancel', { input: { why: 'ice' } });
    assert.equal(on.wake('M-1'), undefined);
    const other = plan('2026-11-26T14:00:00.000Z');
    other.does('maya', 'meeting.start', { id: 'M-1' });
    assert.equal(other.wake('M-1'), other.state('meeting', 'M-1').releaseNoticeAt);
  });
});

describe('the pack', () => {
  it('goes once, to the chair and the secretary', () => {
    const on = plan('2026-11-26T14:00:00.000Z');
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    on.at('2026-11-25T09:00:00.000Z');
    const { messages } = on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    assert.deepEqual(
      messages,
      ['ana', 'maya'].map((person) => ({ to: { person }, kind: 'pack', about: 'M-1' })),
    );
    assert.equal(on.state('meeting', 'M-1').packAt, undefined);
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    on.assertReplays();
  });

  it('waits for the day of whoever lives elsewhere', () => {
    const on = plan('2026-11-26T14:00:00.000Z', { ana: { timeZone: 'America/Los_Angeles' } });
    on.at('2026-11-25T09:00:00.000Z');
    const { messages } = on.does('gavel', 'meeting.follow-up', { id: 'M-1' });
    assert.deepEqual(messages, [
      {
        to: { person: 'ana' },
        kind: 'pack',
        about: 'M-1',
        notBefore: '2026-11-25T16:00:00.000Z',
      },
      { to: { person: 'maya' }, kind: 'pack', about: 'M-1' },
    ]);
  });

  it('goes to nobody when Gavel was away until the meeting', () => {
    const on = plan('2026-11-26T14:00:00.000Z');
    on.at('2026-11-26T14:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, []);
    assert.equal(on.state('meeting', 'M-1').packAt, undefined);
  });
});
