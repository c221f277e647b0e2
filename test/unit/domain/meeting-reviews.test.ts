import assert from 'node:assert/strict';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { reviewsDue } from '../../../src/domain/meeting/matters.ts';

const calendar = createCalendar({ timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] });
const now = '2026-11-23T10:00:00.000Z';

const decision = (ref: string, reviewOn?: string, status = 'in-force') => ({
  type: 'decision' as const,
  state: { ref, text: ref, status, ...(reviewOn && { reviewOn }) },
});
const assumption = (ref: string, due: string, status = 'open') => ({
  type: 'raid' as const,
  state: { ref, kind: 'assumption', text: ref, status, due },
});

/** Given records and the next meeting, then what it is to look at again, in order. */
const table = [
  [
    'past dates and those before the next meeting, the earliest first',
    [decision('D-2', '2026-12-03'), assumption('R-1', '2026-11-10'), decision('D-3', '2026-12-04')],
    '2026-12-03T10:00:00.000Z',
    ['R-1', 'D-2'],
  ],
  [
    'without a meeting planned, the next ten working days',
    [decision('D-1', '2026-12-07'), decision('D-2', '2026-12-08')],
    undefined,
    ['D-1'],
  ],
  [
    'nothing that has ended or has no date',
    [
      decision('D-1', '2026-11-10', 'superseded'),
      decision('D-2'),
      assumption('R-1', '2026-11-10', 'closed'),
    ],
    undefined,
    [],
  ],
] as const;

describe('reviews in matters arising', () => {
  for (const [rule, records, next, then] of table)
    it(rule, () =>
      assert.deepEqual(
        reviewsDue(records, { calendar, now, next }).map(({ ref }) => ref),
        then,
      ),
    );
});
