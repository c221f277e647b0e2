import { createCalendar } from '../../../src/domain/calendar.ts';
import type { ActionState } from '../../../src/domain/action/state.ts';
import type { RegistersSource } from '../../../src/documents/register-source.ts';
import { committee, nameOf } from './sample.ts';

const action = (ref: string, more: Partial<ActionState>): ActionState => ({
  ref,
  what: 'Tell the port',
  status: 'open',
  contributors: [],
  addedBy: 'p1',
  addedAt: '2026-11-24T23:30:00.000Z',
  recorded: { what: 'Tell the port' },
  slipped: 0,
  chase: { dueVersion: 1, planned: [], unanswered: 0 },
  ...more,
});

/** Registers with a text that begins as a formula does, and one of each kind of vote. */
export const registers: RegistersSource = {
  committee,
  calendar: createCalendar(committee),
  now: '2026-12-04T09:00:00.000Z',
  nameOf,
  decisions: [
    {
      ref: 'D-1',
      text: '=HYPERLINK("https://evil.example")',
      status: 'in-force',
      method: 'consensus',
      meeting: 'M-1',
      declaredBy: 'p2',
      decidedAt: '2026-11-24T10:00:00.000Z',
      roll: [],
      reviewOn: '2027-03-01',
    },
    {
      ref: 'D-2',
      text: 'Undone',
      status: 'withdrawn',
      method: 'consensus',
      declaredBy: 'p2',
      decidedAt: '2026-11-24T10:00:00.000Z',
      roll: [],
    },
  ],
  actions: [
    action('A-1', { owner: 'p3', due: '2026-12-01', slipped: 2 }),
    action('A-2', { status: 'closed', closedAt: '2026-11-30T09:00:00.000Z' }),
    action('A-3', { withdrawn: { why: 'undone' } }),
  ],
  raid: ['+1', '-1', '@SUM(A1)', '\t=1', '\u0001=1', 'plain'].map((text, index) => ({
    ref: `R-${index + 1}`,
    kind: 'risk',
    text,
    status: 'open',
    addedBy: 'p1',
    addedAt: '2026-11-24T10:00:00.000Z',
  })),
  motions: [
    {
      id: 'V-1',
      text: 'Approve the quay budget',
      status: 'provisional',
      meeting: 'M-1',
      mover: 'p3',
      ballots: [],
      closedAt: '2026-07-01T09:30:00.000Z',
      by: 'hands',
      result: {
        counts: { for: 2, against: 2, abstain: 1 },
        majority: 'simple',
        casting: 'for',
        quorum: { present: 3, needed: 5 },
      },
    },
    {
      id: 'V-2',
      text: 'Sell the crane',
      status: 'voting',
      meeting: 'M-1',
      ballots: [{ seat: 'p2', by: 'p3', proxy: true, choice: 'for' }],
    },
    {
      id: 'V-3',
      text: 'Buy the crane',
      status: 'lost',
      meeting: 'M-1',
      by: 'ballot',
      ballots: [
        { seat: 'p2', by: 'p3', proxy: true, choice: 'for' },
        { seat: 'p1', by: 'p4', choice: 'against' },
        { seat: 'p3', by: 'p3', choice: 'against' },
      ],
      result: {
        counts: { for: 1, against: 2, abstain: 0 },
        majority: 'simple',
        casting: null,
        quorum: { present: 3, needed: 5 },
      },
    },
  ],
  meetings: [
    {
      ref: 'M-1',
      title: '',
      status: 'held',
      startedAt: '2026-07-01T09:00:00.000Z',
      agenda: [],
      outcomes: {},
      rollTaken: true,
      interests: [],
      roll: {
        p3: { attendance: 'present', arrivedAt: '2026-07-01T09:10:00.000Z' },
        p2: { attendance: 'absent', proxy: 'p3' },
      },
    },
  ],
};
