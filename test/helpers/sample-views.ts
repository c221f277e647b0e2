import type { ActionView } from '../../cards/action.ts';
import type { DigestView } from '../../cards/digest.ts';
import type { Place } from '../../cards/kit.ts';
import type { ControlView } from '../../cards/meeting.ts';

export const place: Place = {
  committee: 'c-harbour',
  today: '2026-11-24',
  zone: 'Europe/London',
};

/** As a person who works against the cards might write. */
export const HOSTILE =
  '<at>Everyone</at> [pay](https://evil.example) **now** # {{DATE(2020-01-01T00:00:00Z)}}\n\u202Egpj.exe';
export const LONG = 'The committee considered the matter at length. '.repeat(213).slice(0, 10_000);
export const RTL = 'مريم الحسيني';
export const EMOJI = '👩🏽‍⚖️👨‍👩‍👧‍👦 Zoë';

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
  counts: { decisions: 1, actions: 1, notes: 4 },
  viewer: 'minuting',
};

const harbour = { id: 'c-harbour', code: 'HB' };

export const digestView: DigestView = {
  id: 'digest|2026-11-24',
  committees: ['Harbour Board', 'IT Board'],
  lines: [
    {
      id: 'A-9',
      ref: 'A-9',
      kind: 'action',
      what: 'Send the insurer’s answer to the members',
      committee: harbour,
      why: { is: 'late', days: 2 },
      next: { step: 'secretary', on: '2026-11-26', who: 'Maya' },
    },
    {
      id: 'A-12',
      ref: 'A-12',
      kind: 'action',
      what: 'Circulate the budget for the new pilot boat',
      committee: harbour,
      why: { is: 'soon', date: '2026-11-27' },
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
