import type { DecisionView } from '../../cards/decision.ts';
import type { ReadingView } from '../../cards/minutes-reading.ts';
import type { MinutesView } from '../../cards/minutes.ts';
import type { RaidRegisterView } from '../../cards/raid-register.ts';
import type { RaidView } from '../../cards/raid.ts';
import type { MyActionLine } from '../../cards/register.ts';
import { harbour } from './sample-views.ts';

export const minutesView: MinutesView = {
  id: 'minutes-M-4',
  version: 2,
  ref: 'M-4',
  status: 'circulated',
  counts: { items: 6, decisions: 3, actions: 5 },
  correctionsUntil: '2026-12-01',
  open: [
    {
      number: 1,
      by: 'Tom Okafor',
      about: 'a note',
      text: 'The near misses were in September, not in October.',
    },
  ],
  confirmed: 2,
  own: 'not-yet',
  viewer: 'asked',
};

export const readingView: ReadingView = {
  ref: 'M-4',
  quorum: ['Quorum: 4 present, 4 needed ✓', 'Quorum lost at 10:40'],
  occasion: 'Harbour Board, Tue 24 Nov',
  present: ['Ana Costa', 'Maya Lindqvist', 'Priya Nair'],
  apologies: ['Tom Okafor'],
  absent: [],
  presiding: 'Ana Costa',
  interests: [{ name: 'Priya Nair', text: 'Her brother works for Norsund.' }],
  approved: [{ ref: 'M-3', by: 'Ana Costa' }],
  reported: [
    {
      is: 'decision',
      id: 'D-6',
      version: 1,
      ref: 'D-6',
      text: 'Rent a pump.',
      method: 'chair',
      rationale: 'The quay floods.',
    },
  ],
  sections: [
    {
      number: 1,
      title: 'Budget for the new pilot boat',
      outcome: 'taken',
      entries: [
        { is: 'note', id: 'N-1', version: 1, text: 'The board took note of three quotations.' },
        {
          is: 'decision',
          id: 'D-7',
          version: 1,
          ref: 'D-7',
          text: 'The board approves the purchase up to EUR 410,000.',
        },
        {
          is: 'motion',
          id: 'V-3',
          version: 4,
          number: 3,
          outcome: 'lost',
          counts: { for: 1, against: 3, abstain: 1 },
          votes: 'Recorded on request. Abstained: Tom Okafor.',
          text: 'The old boat is kept as a reserve.',
        },
        {
          is: 'action',
          id: 'A-12',
          version: 1,
          ref: 'A-12',
          text: 'Circulate the budget',
          owner: 'Priya Nair',
          due: '2026-11-27',
        },
        {
          is: 'raid',
          id: 'R-3',
          version: 1,
          ref: 'R-3',
          kind: 'risk',
          text: 'The old boat may fail its survey in spring.',
        },
      ],
    },
    { number: 2, title: 'Dredging of the north basin', outcome: 'deferred', entries: [] },
    { number: 3, entries: [] },
    {
      number: 3,
      title: 'Salaries',
      annex: true,
      entries: [
        {
          is: 'decision',
          id: 'D-8',
          version: 1,
          ref: 'D-8',
          text: 'Salaries rise by three per cent from January.',
          counts: { for: 3, against: 1, abstain: 0 },
          votes: 'Voted on by secret ballot.',
        },
      ],
    },
  ],
  addenda: [
    { by: 'Maya Lindqvist', on: '2026-11-26', text: 'The quotations are in the board folder.' },
  ],
  editable: false,
};

export const decisionView: DecisionView = {
  id: 'D-7',
  ref: 'D-7',
  version: 1,
  text: 'The board approves the purchase of a pilot boat up to EUR 410,000.',
  status: 'in-force',
  method: 'consensus',
  decidedOn: '2026-03-03',
  declaredBy: 'Maya Lindqvist',
  onBehalfOf: 'Ana Costa',
  present: 5,
  rationale: 'The old boat fails its survey in spring.',
  meeting: { ref: 'M-4' },
  options: 'Repair the old boat, hire one, buy one.',
  belongs: ['A-12', 'A-13', 'R-3'],
  line: [
    [{ ref: 'R-3', type: 'raid', kind: 'risk' }],
    [{ ref: 'R-4', type: 'raid', kind: 'issue' }],
    [{ ref: 'V-2', type: 'motion' }],
    [{ ref: 'D-7', type: 'decision' }],
    [
      { ref: 'A-12', type: 'action' },
      { ref: 'A-13', type: 'action' },
    ],
  ],
  supersedes: ['D-2'],
  owner: 'Tom Okafor',
  reviewOn: '2027-03-01',
  viewer: 'keeping',
  endable: true,
};

export const raidView: RaidView = {
  id: 'R-3',
  ref: 'R-3',
  version: 1,
  kind: 'risk',
  text: 'The old boat may fail its survey in spring.',
  status: 'open',
  nature: 'threat',
  cause: 'Corroded plates',
  event: 'the boat fails its survey',
  effect: 'no pilotage in spring',
  inherent: { probability: 5, impact: 5 },
  residual: { probability: 4, impact: 5 },
  target: { probability: 2, impact: 3 },
  proximity: 'stage',
  response: 'reduce',
  plan: 'Weld the plates at low water.',
  owner: 'Tom Okafor',
  reviewOn: '2026-12-15',
  addedBy: 'Maya Lindqvist',
  addedOn: '2026-11-24',
  line: [[{ ref: 'R-3', type: 'raid', kind: 'risk' }], [{ ref: 'A-12', type: 'action' }]],
  may: { review: true, close: true, act: true, move: true },
};

export const dependencyView: RaidView = {
  id: 'R-9',
  ref: 'R-9',
  version: 1,
  kind: 'dependency',
  text: 'The yard delivers the engine.',
  status: 'open',
  direction: 'in',
  party: 'Norsund Yard',
  due: '2026-12-01',
  addedBy: 'Maya Lindqvist',
  addedOn: '2026-11-24',
  may: { review: true, close: true, act: true, move: true },
};

export const registerView: RaidRegisterView = {
  page: {
    lines: [
      {
        id: 'R-3',
        ref: 'R-3',
        kind: 'risk',
        text: 'The old boat may fail its survey in spring.',
        inherent: { probability: 5, impact: 5 },
        residual: { probability: 4, impact: 5 },
        owner: 'Tom Okafor',
        reviewOn: '2026-12-15',
      },
      { id: 'R-5', ref: 'R-5', kind: 'risk', text: 'The pilots may strike.' },
      {
        id: 'R-4',
        ref: 'R-4',
        kind: 'issue',
        text: 'The crane stands still.',
        priority: 'critical',
        owner: 'Priya Nair',
        due: '2026-12-01',
      },
      {
        id: 'R-9',
        ref: 'R-9',
        kind: 'dependency',
        text: 'The yard delivers the engine.',
        due: '2026-12-11',
      },
    ],
    total: 4,
    page: 1,
    pages: 1,
  },
  counts: { risk: 2, issue: 1, assumption: 0, dependency: 1 },
  scores: [{ probability: 4, impact: 5 }, undefined],
};

export const myActions: readonly MyActionLine[] = [
  {
    id: 'A-9',
    ref: 'A-9',
    what: 'Send the insurer’s answer to the members',
    status: 'open',
    due: '2026-11-20',
    when: 'overdue',
    committee: harbour,
  },
  {
    id: 'A-12',
    ref: 'A-12',
    what: 'Circulate the budget for the new pilot boat',
    status: 'open',
    due: '2026-11-27',
    when: 'this-week',
    committee: harbour,
  },
  {
    id: 'A-3',
    ref: 'A-3',
    what: 'Renew the licence of the chart plotter',
    status: 'done',
    due: '2026-11-27',
    when: 'this-week',
    committee: { id: 'c-it', code: 'ITB' },
  },
  {
    id: 'A-21',
    ref: 'A-21',
    what: 'Draft the tariff for visitors',
    status: 'open',
    when: 'no-date',
    committee: harbour,
  },
];
