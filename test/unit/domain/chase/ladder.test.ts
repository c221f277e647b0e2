import assert from 'node:assert/strict';
import { ledger, type Story } from './climber.ts';

const due = '2026-11-16';
const until = '2027-01-13T00:00:00.000Z';
const accepted = ['2026-11-03T10:00:00.000Z', 'action-accepted'] as const;

/** Given a story, then these rows of the ledger. */
const table: readonly (readonly [rule: string, given: Story, then: readonly string[]])[] = [
  [
    'the whole ladder, with a sponsor, for an owner who never answers',
    { due, until, committee: { sponsor: 'sam' } },
    [
      '2026-11-04 09:00 priya no-answer',
      '2026-11-06 09:00 maya no-answer-secretary',
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 priya overdue-3',
      '2026-11-19 09:00 maya overdue-3-secretary',
      '2026-11-23 09:00 carl overdue-5-chair',
      '2026-11-30 09:00 sam overdue-10-sponsor',
      '2026-12-07 09:00 priya weekly',
      '2026-12-14 09:00 priya weekly#2',
      '2026-12-21 09:00 priya weekly#3',
      // 28 December stands in for Boxing Day.
      '2026-12-29 09:00 maya stopped-secretary',
      '2027-01-04 09:00 maya stopped-secretary#2',
      '2027-01-11 09:00 maya stopped-secretary#3',
    ],
  ],
  ['an action of a meeting whose owners were not told', { due, assigned: null, until }, []],
  [
    'somebody who accepted is not asked for an answer',
    { due, until: '2026-11-16T12:00:00.000Z', happenings: [accepted] },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
    ],
  ],
  [
    'a date less than five working days away: nothing before it but the question for an answer',
    { due: '2026-11-06', until: '2026-11-07T00:00:00.000Z' },
    ['2026-11-04 09:00 priya no-answer', '2026-11-06 09:00 priya due'],
  ],
  [
    'exactly five working days: a reminder three before',
    { due: '2026-11-09', until: '2026-11-07T00:00:00.000Z', happenings: [accepted] },
    ['2026-11-04 09:00 priya before-due', '2026-11-09 09:00 priya due'],
  ],
  [
    'no answer: the secretary hears, though the reminder on the date is planned by then',
    { due: '2026-11-09', until: '2026-11-09T09:00:00.000Z' },
    [
      '2026-11-04 09:00 priya before-due',
      '2026-11-06 09:00 maya no-answer-secretary',
      '2026-11-09 09:00 priya due',
    ],
  ],
  [
    'due today: the assignment itself is the reminder',
    { due: '2026-11-02', until: '2026-11-03T00:00:00.000Z' },
    ['2026-11-03 09:00 priya overdue-1'],
  ],
  [
    'a date on a Sunday: the last working morning before it, overdue from Monday',
    { due: '2026-11-15', until: '2026-11-17T00:00:00.000Z', happenings: [accepted] },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-13 09:00 priya due',
      '2026-11-16 09:00 priya overdue-1',
    ],
  ],
  [
    'over Christmas: the waits count working days only',
    { due: '2026-12-24', until: '2026-12-31T00:00:00.000Z', happenings: [accepted] },
    [
      '2026-12-21 09:00 priya before-due',
      '2026-12-24 09:00 priya due',
      '2026-12-29 09:00 priya overdue-1',
      '2026-12-31 09:00 priya overdue-3',
      '2026-12-31 09:00 maya overdue-3-secretary',
    ],
  ],
  [
    'an answer restarts the wait, and is not followed by a question the next day',
    {
      due,
      until: '2026-12-01T00:00:00.000Z',
      happenings: [accepted, ['2026-11-18T12:00:00.000Z', 'action-progressed']],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-23 09:00 priya overdue-3',
      '2026-11-23 09:00 maya overdue-3-secretary',
      '2026-11-30 09:00 carl overdue-5-chair',
    ],
  ],
  [
    'a new date starts the ladder again',
    {
      due,
      until: '2026-12-02T00:00:00.000Z',
      happenings: [
        accepted,
        ['2026-11-17T12:00:00.000Z', 'date-decided', { date: '2026-12-01', slipped: 1 }],
      ],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-26 09:00 priya before-due',
      '2026-12-01 09:00 priya due',
      '2026-12-02 09:00 priya overdue-1',
    ],
  ],
  [
    'blocked: the secretary once, the owner weekly, after three the secretary chooses',
    {
      due,
      until: '2026-12-02T00:00:00.000Z',
      happenings: [['2026-11-03T10:00:00.000Z', 'action-blocked']],
    },
    [
      '2026-11-04 09:00 maya blocked-secretary',
      '2026-11-10 09:00 priya blocked-weekly',
      '2026-11-17 09:00 priya blocked-weekly#2',
      '2026-11-24 09:00 priya blocked-weekly#3',
      '2026-12-01 09:00 maya stopped-secretary',
    ],
  ],
  [
    'done: only who confirms is reminded, in the end every week',
    {
      due,
      until: '2026-12-01T00:00:00.000Z',
      happenings: [['2026-11-03T10:00:00.000Z', 'action-claimed']],
    },
    [
      '2026-11-05 09:00 maya decide',
      '2026-11-10 09:00 maya decide-again',
      '2026-11-16 09:00 maya decide-again#2',
      '2026-11-23 09:00 maya decide-again#3',
      '2026-11-30 09:00 maya decide-again#4',
    ],
  ],
  [
    'a date asked for: who decides is reminded twice, then the ladder goes on',
    {
      due,
      until: '2026-11-24T00:00:00.000Z',
      happenings: [['2026-11-03T10:00:00.000Z', 'date-proposed', { date: '2026-12-01' }]],
    },
    [
      '2026-11-05 09:00 maya decide',
      '2026-11-10 09:00 maya decide-again',
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 priya overdue-3',
      '2026-11-19 09:00 maya overdue-3-secretary',
      '2026-11-23 09:00 carl overdue-5-chair',
    ],
  ],
  [
    'asked for once the date has passed: the same, from the last of those reminders on',
    {
      due,
      until: '2026-12-08T00:00:00.000Z',
      happenings: [accepted, ['2026-11-17T10:00:00.000Z', 'date-proposed', { date: '2026-12-01' }]],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 maya decide',
      '2026-11-24 09:00 maya decide-again',
      '2026-11-27 09:00 priya overdue-3',
      '2026-11-27 09:00 maya overdue-3-secretary',
      '2026-12-07 09:00 carl overdue-5-chair',
    ],
  ],
  [
    'another date that the secretary gives answers the one asked for',
    {
      due,
      until: '2026-12-02T00:00:00.000Z',
      happenings: [
        accepted,
        ['2026-11-17T10:00:00.000Z', 'date-proposed', { date: '2026-12-01' }],
        [
          '2026-11-17T12:00:00.000Z',
          'action-edited',
          { due: '2026-12-01', slipped: 1, settlesDate: true, rearmed: true },
        ],
      ],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-26 09:00 priya before-due',
      '2026-12-01 09:00 priya due',
      '2026-12-02 09:00 priya overdue-1',
    ],
  ],
  [
    'declined: the secretary, weekly, until it is settled',
    {
      due,
      until: '2026-11-10T00:00:00.000Z',
      happenings: [['2026-11-03T10:00:00.000Z', 'action-declined']],
    },
    ['2026-11-04 09:00 maya declined-secretary', '2026-11-09 09:00 maya declined-secretary#2'],
  ],
  [
    'an owner who left: the secretary alone',
    {
      due,
      until: '2026-11-05T00:00:00.000Z',
      happenings: [['2026-11-03T10:00:00.000Z', 'action-orphaned']],
    },
    ['2026-11-04 09:00 maya ownerless-secretary'],
  ],
  [
    'closed: nothing more',
    {
      due,
      until,
      happenings: [
        ['2026-11-03T10:00:00.000Z', 'action-claimed'],
        ['2026-11-03T11:00:00.000Z', 'action-verified'],
      ],
    },
    [],
  ],
];

describe('the ladder', () => {
  for (const [rule, given, then] of table) it(rule, () => assert.deepEqual(ledger(given), then));
});
