import assert from 'node:assert/strict';
import { ledger, person, type Story } from './climber.ts';

const due = '2026-11-16';
const until = '2027-01-13T00:00:00.000Z';
const accepted = ['2026-11-03T10:00:00.000Z', 'action-accepted'] as const;

/** Given a story, then these rows of the ledger. */
const table: readonly (readonly [rule: string, given: Story, then: readonly string[]])[] = [
  [
    'opted out: planned all the same, so that the ledger can say why nothing was sent',
    {
      due,
      until: '2026-11-19T12:00:00.000Z',
      happenings: [accepted],
      people: [person('priya', { optedOut: true })],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 priya overdue-3',
      '2026-11-19 09:00 maya overdue-3-secretary',
    ],
  ],
  [
    'out of reach: the secretary hears in their place, nobody above',
    {
      due,
      until: '2026-12-01T00:00:00.000Z',
      happenings: [accepted],
      committee: { sponsor: 'sam' },
      people: [person('priya', { unreachable: 'guest' })],
    },
    [
      '2026-11-11 09:00 maya unreachable-secretary',
      '2026-11-16 09:00 maya unreachable-secretary#2',
      '2026-11-17 09:00 maya unreachable-secretary#3',
      '2026-11-19 09:00 maya unreachable-secretary#4',
    ],
  ],
  [
    'a secretary out of reach: the chair hears in their place',
    {
      due,
      until: '2026-11-24T00:00:00.000Z',
      happenings: [accepted],
      people: [person('maya', { unreachable: 'blocked' })],
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 priya overdue-3',
      '2026-11-19 09:00 carl overdue-3-secretary',
      '2026-11-23 09:00 carl overdue-5-chair',
    ],
  ],
  [
    'an owner and a secretary out of reach: the chair hears of it, nothing else',
    {
      due,
      until: '2026-11-24T00:00:00.000Z',
      happenings: [accepted],
      people: ['maya', 'priya'].map((id) => person(id, { unreachable: 'blocked' })),
    },
    [
      '2026-11-11 09:00 carl unreachable-secretary',
      '2026-11-16 09:00 carl unreachable-secretary#2',
      '2026-11-17 09:00 carl unreachable-secretary#3',
      '2026-11-19 09:00 carl unreachable-secretary#4',
    ],
  ],
  [
    'nobody in reach at all: the secretary, who may come back',
    {
      due,
      until: '2026-11-12T00:00:00.000Z',
      happenings: [accepted],
      people: ['maya', 'priya', 'carl'].map((id) => person(id, { unreachable: 'blocked' })),
    },
    [
      '2026-11-11 09:00 maya unreachable-secretary',
      '2026-11-16 09:00 maya unreachable-secretary#2',
    ],
  ],
  [
    'away: questions wait for the first morning back, escalations do not',
    {
      due,
      until: '2026-11-23T12:00:00.000Z',
      happenings: [accepted],
      people: [person('priya', { awayUntil: '2026-11-24' })],
    },
    [
      '2026-11-19 09:00 maya overdue-3-secretary',
      '2026-11-23 09:00 carl overdue-5-chair',
      '2026-11-25 09:00 priya before-due',
      '2026-11-25 09:00 priya due',
      '2026-11-25 09:00 priya overdue-1',
      '2026-11-25 09:00 priya overdue-3',
    ],
  ],
  [
    'a pause restarts the wait at its end',
    {
      due,
      until: '2026-12-01T00:00:00.000Z',
      happenings: [accepted],
      committee: { chasesPausedUntil: '2026-11-20' },
    },
    [
      '2026-11-23 09:00 priya overdue-1',
      '2026-11-25 09:00 priya overdue-3',
      '2026-11-25 09:00 maya overdue-3-secretary',
      '2026-11-30 09:00 carl overdue-5-chair',
    ],
  ],
  ['paused for good', { due, until, committee: { chasesPausedUntil: '9999-12-31' } }, []],
  [
    'the owner’s own mornings: Auckland hears before London, but of no date that is not over in London',
    {
      due,
      until: '2026-11-18T00:00:00.000Z',
      happenings: [accepted],
      people: [person('priya', { timeZone: 'Pacific/Auckland', region: 'NZ' })],
    },
    [
      '2026-11-10 20:00 priya before-due',
      '2026-11-15 20:00 priya due',
      '2026-11-17 20:00 priya overdue-1',
    ],
  ],
  [
    'an owner whose week ends on Thursday hears on Thursday of a Friday',
    {
      due: '2026-11-13',
      until: '2026-11-14T00:00:00.000Z',
      happenings: [accepted],
      people: [
        person('priya', { timeZone: 'Asia/Riyadh', workingDays: [7, 1, 2, 3, 4], region: 'SA' }),
      ],
    },
    ['2026-11-10 06:00 priya before-due', '2026-11-12 06:00 priya due'],
  ],
  [
    'nobody hears of an owner before that owner’s own, later morning',
    {
      due: '2026-04-28',
      assigned: '2026-04-20T10:00:00.000Z',
      until: '2026-05-02T00:00:00.000Z',
      happenings: [['2026-04-20T11:00:00.000Z', 'action-accepted']],
      // Golden Week: holidays on 29 April and from 3 to 6 May; she does not work on Thursdays and Fridays.
      people: [person('priya', { timeZone: 'Asia/Tokyo', region: 'JP', workingDays: [1, 2, 3] })],
    },
    [
      '2026-04-27 00:00 priya before-due',
      '2026-04-28 00:00 priya due',
      '2026-05-11 00:00 priya overdue-1',
      '2026-05-11 00:00 priya overdue-3',
      '2026-05-11 08:00 maya overdue-3-secretary',
    ],
  ],
  [
    'summer time: the morning stays nine o’clock there',
    {
      due: '2026-03-30',
      assigned: '2026-03-16T10:00:00.000Z',
      until: '2026-03-31T00:00:00.000Z',
      happenings: [['2026-03-16T11:00:00.000Z', 'action-accepted']],
    },
    [
      '2026-03-25 09:00 priya before-due',
      '2026-03-30 08:00 priya due',
      '2026-03-31 08:00 priya overdue-1',
    ],
  ],
  [
    'an owner who is the secretary is reported to the chair',
    {
      due,
      until: '2026-11-20T00:00:00.000Z',
      happenings: [accepted],
      committee: {
        roles: { priya: { role: 'secretary', votes: false }, carl: { role: 'chair', votes: true } },
      },
    },
    [
      '2026-11-11 09:00 priya before-due',
      '2026-11-16 09:00 priya due',
      '2026-11-17 09:00 priya overdue-1',
      '2026-11-19 09:00 priya overdue-3',
      '2026-11-19 09:00 carl overdue-3-secretary',
    ],
  ],
];

describe('whom the ladder tells, and when', () => {
  for (const [rule, given, then] of table) it(rule, () => assert.deepEqual(ledger(given), then));
});
