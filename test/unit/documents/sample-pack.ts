import type { PackPaperSource } from '../../../src/documents/pack-header.ts';
import type { ActionState } from '../../../src/domain/action/state.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { committee, nameOf } from './sample.ts';

const action = (ref: string, what: string, more: Partial<ActionState> = {}): ActionState => ({
  ref,
  what,
  status: 'open',
  contributors: [],
  addedBy: 'p1',
  addedAt: '2026-10-01T10:00:00.000Z',
  recorded: { what },
  slipped: 0,
  chase: { dueVersion: 1, planned: [], unanswered: 0 },
  ...more,
});

const meeting: MeetingState = {
  ref: 'M-5',
  title: '',
  status: 'planned',
  plannedFor: '2026-11-26T14:00:00.000Z',
  agenda: [],
  outcomes: {},
  roll: {},
  rollTaken: false,
  interests: [],
};

const late = action('A-12', 'Circulate the budget', {
  owner: 'p3',
  due: '2026-11-20',
  slipped: 2,
  lastWord: { text: 'The yard answers on Monday', by: 'p3', at: '2026-11-21T10:00:00.000Z' },
});
const stuck = action('A-9', 'Call the insurer', {
  owner: 'p2',
  due: '2026-12-04',
  blocked: { why: 'Waits for the survey', since: '2026-11-20T10:00:00.000Z' },
});
const rest = action('A-14', 'Publish the tariff', { owner: 'p3', due: '2026-12-11' });
const declined = action('A-15', 'Count the bollards', {
  owner: 'p2',
  due: '2026-11-23',
  status: 'declined',
  declined: { why: 'not mine', at: '2026-11-19T10:00:00.000Z' },
});
const done = action('A-7', 'Order the fenders', { owner: 'p2', status: 'done' });

/** A pack that has something of everything, on a Tuesday. */
export const packSource: PackPaperSource = {
  committee,
  calendar: createCalendar(committee),
  now: '2026-11-24T09:00:00.000Z',
  nameOf,
  pack: {
    meeting,
    last: { ...meeting, ref: 'M-4', status: 'held', startedAt: '2026-11-10T10:00:00.000Z' },
    unapproved: [
      { ...meeting, ref: 'M-2', status: 'held', minutes: { status: 'circulated' } },
      { ...meeting, ref: 'M-3', status: 'held', minutes: { status: 'draft' } },
    ],
    toDecide: [
      {
        id: 'I-1',
        number: 3,
        title: 'Pilot boat',
        kind: 'decision',
        status: 'accepted',
        proposedBy: 'p1',
        proposedAt: '2026-11-12T10:00:00.000Z',
        presenter: 'p3',
        minutes: 15,
        reserved: false,
      },
    ],
    open: [late, declined, stuck, rest, done],
    overdue: [late, declined],
    unassigned: [],
    atRisk: [late, declined, stuck],
    toConfirm: [done],
    slipped: [late],
    overtaken: new Map([
      [
        'A-14',
        {
          ref: 'D-3',
          status: 'superseded',
          ended: { by: 'D-5', person: 'p1', at: '2026-11-12T10:00:00.000Z' },
        },
      ],
    ]),
    closed: [
      action('A-3', 'Paint the shed', {
        owner: 'p1',
        status: 'closed',
        closedAt: '2026-11-13T10:00:00.000Z',
      }),
    ],
    reviews: [{ ref: 'D-2', text: 'The winter tariff stays', on: '2026-11-25' }],
    raid: [
      {
        ref: 'R-1',
        kind: 'risk',
        text: 'The wall may not hold',
        status: 'open',
        owner: 'p3',
        residual: { probability: 3, impact: 4 },
        addedBy: 'p1',
        addedAt: '2026-09-01T10:00:00.000Z',
      },
      {
        ref: 'R-3',
        kind: 'risk',
        text: 'Fog',
        status: 'open',
        inherent: { probability: 4, impact: 2 },
        addedBy: 'p1',
        addedAt: '2026-09-01T10:00:00.000Z',
      },
      {
        ref: 'R-4',
        kind: 'dependency',
        text: 'The survey of the quay',
        status: 'open',
        addedBy: 'p1',
        addedAt: '2026-11-12T10:00:00.000Z',
      },
    ],
    movement: {
      added: [{ ref: 'R-4', text: 'The survey of the quay' }],
      closed: [],
      occurred: [{ ref: 'R-2', text: 'The crane falls', became: 'R-4' }],
      up: [{ ref: 'R-1', text: 'The wall may not hold', from: 6, to: 12 }],
      down: [],
    },
    expected: {
      voters: 6,
      quorum: { present: 5, needed: 4 },
      missing: [{ person: 'p2', why: 'away' }],
    },
    attendance: [
      { ref: 'M-4', at: '2026-11-10T10:00:00.000Z', present: 5, apologies: 1, absent: 0 },
      { ref: 'M-3', at: '2026-10-13T10:00:00.000Z', present: 3, apologies: 1, absent: 2 },
    ],
    punctuality: [
      { owner: 'p3', due: 4, onTime: 3 },
      { due: 5, onTime: 0 },
    ],
  },
};
