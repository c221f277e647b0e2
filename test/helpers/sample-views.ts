import type { UnknownView } from '../../cards/unknown.ts';
import type { ActionView } from '../../cards/action.ts';
import type { ClosingView } from '../../cards/closing.ts';
import type { DigestView } from '../../cards/digest.ts';
import type { Place } from '../../cards/kit.ts';
import type { MeetingView } from '../../cards/meeting-card.ts';
import type { MembershipView } from '../../cards/membership.ts';
import type { ControlView } from '../../cards/meeting.ts';

export const place: Place = {
  committee: 'c-harbour',
  today: '2026-11-24',
  zone: 'Europe/London',
};

export const actionView: ActionView = {
  id: 'A-12',
  ref: 'A-12',
  version: 3,
  what: 'Circulate the budget for the new pilot boat to all members',
  status: 'open',
  owner: 'Priya Nair',
  due: '2026-11-27',
  committeeName: 'Harbour Board',
  source: 'M-4, Tue 17 Nov',
  viewer: 'owner',
  next: { step: 'secretary', on: '2026-12-02', who: 'Maya' },
};

export const controlView: ControlView = {
  id: 'M-4',
  ref: 'M-4',
  version: 9,
  status: 'in-session',
  startedAt: '2026-11-24T10:00:00Z',
  total: 7,
  untaken: 4,
  item: {
    number: 3,
    title: 'Budget for the new pilot boat',
    presenter: 'Priya Nair',
    minutesLeft: 12,
  },
  presiding: { name: 'Ana Costa', acting: false },
  quorum: { present: 5, voters: 6, needed: 4 },
  entries: [
    { ref: 'D-7', text: 'The board approves the dredging contract with Norsund' },
    { ref: 'A-12', text: 'Priya Nair · Circulate the budget · Fri 27 Nov' },
    { text: 'The harbour master reported two near misses in October.' },
  ],
  counts: { decisions: 1, actions: 1, notes: 4, raid: 0 },
  viewer: 'minuting',
  here: true,
};

export const harbour = { id: 'c-harbour', code: 'HB' };

export const digestView: DigestView = {
  id: 'digest|2026-11-24',
  committees: ['Harbour Board', 'IT Board'],
  anchors: ['HB 214:3fa8c2d1e0b7', 'ITB 1032:00c4e7a9b1d2'],
  lines: [
    {
      id: 'A-9',
      ref: 'A-9',
      kind: 'action',
      what: 'Send the insurer’s answer to the members',
      committee: harbour,
      why: { is: 'late', days: 2 },
      own: true,
      next: { step: 'secretary', on: '2026-11-26', who: 'Maya' },
    },
    {
      id: 'A-12',
      ref: 'A-12',
      kind: 'action',
      what: 'Circulate the budget for the new pilot boat',
      committee: harbour,
      why: { is: 'soon', date: '2026-11-27' },
      own: true,
      next: { step: 'reminder', on: '2026-11-27' },
    },
    {
      id: 'A-3',
      ref: 'A-3',
      kind: 'action',
      what: 'Renew the licence of the chart plotter',
      committee: { id: 'c-it', code: 'ITB' },
      why: { is: 'confirm', owner: 'Tom Okafor' },
    },
  ],
};

export const ana = { id: 'p-ana', name: 'Ana Costa' };
export const maya = { id: 'p-maya', name: 'Maya Lindqvist' };
export const people = [
  ana,
  maya,
  { id: 'p-priya', name: 'Priya Nair' },
  { id: 'p-tom', name: 'Tom Okafor' },
];

export const closingView: ClosingView = {
  id: 'M-4',
  ref: 'M-4',
  version: 12,
  missing: [
    {
      is: 'action',
      id: 'A-13',
      version: 1,
      ref: 'A-13',
      what: 'Ask the insurer',
      owner: false,
      due: false,
    },
    {
      is: 'action',
      id: 'A-14',
      version: 1,
      ref: 'A-14',
      what: 'Publish the tariff',
      owner: true,
      due: false,
    },
    { is: 'item', number: 5, title: 'Buy the second tug', motion: 7, lacks: 'result' },
    { is: 'item', number: 6, title: 'Mooring fees for visitors' },
  ],
  waiting: 3,
  releaseOn: '2026-11-26',
  counts: { decisions: 3, actions: 5, notes: 9, raid: 2 },
  time: { planned: 70, taken: 85 },
};

export const meetingView: MeetingView = {
  id: 'M-4',
  ref: 'M-4',
  version: 12,
  title: 'Harbour Board',
  status: 'held',
  at: '2026-11-24T10:00:00Z',
  presiding: 'Ana Costa',
  present: ['Ana Costa', 'Maya Lindqvist', 'Priya Nair', 'Tom Okafor'],
  counts: { decisions: 3, actions: 5, notes: 9, raid: 0 },
  minutes: 'circulated',
  viewer: 'minuting',
};

export const unknownView: UnknownView = {
  committee: 'Harbour Board',
  lines: [
    { id: 'm|00000012|0', kind: 'assigned', about: 'A-12', to: 'Priya Nair' },
    { id: 'm|00000013|0', kind: 'agenda-published', about: 'M-4', refused: 'gone' },
    {
      id: 'm|00000014|0',
      kind: 'minutes-to-chair',
      about: 'M-4',
      to: 'Ana Costa',
      refused: 'not-installed',
    },
  ],
};

export const newcomer: MembershipView = {
  person: 'p1',
  name: 'Nina Roth',
  committee: 'Harbour Board',
  role: 'attendee',
  votes: false,
  ownerless: [],
  quorum: 'Quorum: 3 of 4 voters.',
  mayChange: true,
};
