import assert from 'node:assert/strict';
import { board } from '../../helpers/domain.ts';

const plan = (when: string) => {
  const on = board();
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
    ['2026-11-24T14:00:00.000Z', undefined],
    ['2026-11-23T14:00:00.000Z', undefined],
  ] as const)
    it(`for a meeting of ${meeting}: ${morning ?? 'nobody waits for it'}`, () => {
      assert.equal(plan(meeting).state('meeting', 'M-1').packAt, morning);
    });

  it('follows a meeting that is moved, and is over once it started or is cancelled', () => {
    const on = plan('2026-11-26T14:00:00.000Z');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-03T14:00:00.000Z' } });
    assert.equal(on.state('meeting', 'M-1').packAt, '2026-12-02T09:00:00.000Z');
    on.does('maya', 'meeting.cancel', { input: { why: 'ice' } });
    assert.equal(on.wake('M-1'), undefined);
    const other = plan('2026-11-26T14:00:00.000Z');
    other.does('maya', 'meeting.start', { id: 'M-1' });
    assert.equal(other.wake('M-1'), undefined);
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

  it('goes to nobody when Gavel was away until the meeting', () => {
    const on = plan('2026-11-26T14:00:00.000Z');
    on.at('2026-11-26T14:00:00.000Z');
    assert.deepEqual(on.does('gavel', 'meeting.follow-up', { id: 'M-1' }).messages, []);
    assert.equal(on.state('meeting', 'M-1').packAt, undefined);
  });
});
