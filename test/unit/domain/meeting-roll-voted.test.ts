import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

describe('a roll that was voted by', () => {
  const OPENED = '2026-11-23T10:10:20.000Z';
  const VOTED = '2026-11-23T10:12:00.000Z';
  const gone = (person: string, at: string) => ({ person, attendance: 'left', at });
  const minute = (at: string) => `2026-11-23T10:${at}:00.000Z`;
  const present = { input: { present: ['ana', 'priya', 'omar'] } };
  const record = (...entries: readonly object[]) => ({ id: 'M-1', input: { entries } });

  const balloted = (): Board => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'priya', 'omar'] } });
    on.at(OPENED);
    on.does('ana', 'motion.open', { input: { text: 'Buy.' } });
    on.at(VOTED);
    on.does('omar', 'motion.vote', { id: 'V-1', input: { choice: 'for' } });
    return on;
  };
  const corrected = (on: Board, ...entries: readonly object[]): string => {
    const attempt = record(...entries);
    const result = on.tries('maya', 'roll.record', attempt);
    return result ? 'recorded' : on.refused('maya', 'roll.record', attempt);
  };

  for (const { why, entries, answer, open } of [
    { why: 'left before the vote', entries: [gone('omar', minute('05'))], answer: 'roll-ballot' },
    {
      why: 'came after the vote',
      entries: [{ person: 'omar', attendance: 'present', at: minute('14') }],
      answer: 'roll-ballot',
      open: 'recorded',
    },
    {
      why: 'was never there',
      entries: [{ person: 'omar', attendance: 'absent' }],
      answer: 'roll-ballot',
    },
    {
      why: 'left in the minute in which it opened',
      entries: [gone('omar', minute('10'))],
      answer: 'recorded',
    },
    { why: 'left after it', entries: [gone('omar', minute('13'))], answer: 'recorded' },
    {
      why: 'was out before it',
      entries: [
        gone('omar', minute('05')),
        { person: 'omar', attendance: 'present', at: minute('08') },
      ],
      answer: 'recorded',
    },
    { why: 'left, and did not vote', entries: [gone('priya', minute('05'))], answer: 'recorded' },
  ] as readonly { why: string; entries: object[]; answer: string; open?: string }[])
    it(`${answer === 'recorded' ? 'takes' : 'does not take'} down that somebody ${why}`, () => {
      for (const closed of [false, true]) {
        const on = balloted();
        if (closed) on.does('ana', 'motion.close', { id: 'V-1' });
        on.at(minute('15'));
        assert.equal(corrected(on, ...entries), (!closed && open) || answer);
        on.assertReplays();
      }
    });

  it('stands after the meeting too, but not against what Teams saw', () => {
    const on = balloted();
    on.does('ana', 'motion.close', { id: 'V-1' });
    on.does('maya', 'meeting.close');
    assert.equal(corrected(on, { person: 'omar', attendance: 'absent' }), 'roll-ballot');
    const seen = balloted();
    seen.does('gavel', 'roll.record', record(gone('omar', minute('05'))));
    assert.equal(seen.state('meeting', 'M-1').roll['omar']?.leftAt, minute('05'));
  });

  it('is that of what was decided by its quorum, until that is taken back', () => {
    for (const { hands, answer } of [
      { hands: { for: 3, against: 0, abstain: 0 }, answer: 'roll-decided' },
      { hands: { for: 1, against: 2, abstain: 0 }, answer: 'recorded' },
    ]) {
      const on = board();
      on.does('maya', 'meeting.start', present);
      on.at(OPENED);
      on.does('ana', 'motion.record', { input: { text: 'Buy.', ...hands } });
      on.at(minute('15'));
      assert.equal(corrected(on, gone('omar', minute('05'))), answer);
      if (answer === 'recorded') continue;
      on.does('ana', 'record.undo', { id: 'D-1' });
      assert.equal(corrected(on, gone('omar', minute('05'))), 'recorded');
    }
    const on = board();
    on.does('maya', 'meeting.start', present);
    on.at(OPENED);
    on.does('ana', 'decision.record', { input: { text: 'Buy.', method: 'consensus' } });
    assert.equal(corrected(on, gone('omar', minute('05'))), 'roll-decided');
    assert.equal(corrected(on, gone('omar', minute('10'))), 'recorded');
  });
});
