import type { MinutesSource } from '../../../src/documents/minutes.ts';
import type { CommitteeState } from '../../../src/domain/committee.ts';

export const committee: CommitteeState = {
  committeeId: 'board',
  code: 'HB',
  name: 'Harbour Board',
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  roles: {},
  setUp: true,
  approval: 'no-open-correction',
  correctionDays: 5,
};

const names: Readonly<Record<string, string>> = {
  p1: 'Maya Lindqvist',
  p2: 'Daniel Okafor',
  p3: 'Priya Raman',
};
export const nameOf = (person: string): string => names[person] ?? '';

/** Approved minutes that have something of everything. */
export const source: MinutesSource = {
  committee,
  nameOf,
  minutes: {
    meeting: 'M-4',
    status: 'approved',
    draftedAt: '2026-11-24T11:00:00.000Z',
    circulatedAt: '2026-11-24T12:00:00.000Z',
    confirmedBy: [],
    corrections: [],
    approvedAt: '2026-12-01T10:00:00.000Z',
    approvedBy: 'p2',
    sealedHash: 'a1b2c3',
    sealedSeq: 41,
    sealedHead: 'd4e5f6',
    addenda: [],
  },
  document: {
    ref: 'M-4',
    title: '',
    startedAt: '2026-11-24T10:00:00.000Z',
    closedAt: '2026-11-24T11:00:00.000Z',
    presiding: 'p2',
    acting: false,
    roll: [
      { person: 'p1', attendance: 'apologies' },
      { person: 'p2', attendance: 'present' },
      {
        person: 'p3',
        attendance: 'present',
        arrivedAt: '2026-11-24T10:20:00.000Z',
        absences: [{ from: '2026-11-24T10:30:00.000Z', to: '2026-11-24T10:35:00.000Z' }],
      },
    ],
    apologies: ['p1'],
    quorum: [
      { at: '2026-11-24T10:05:00.000Z', present: 3, needed: 3, met: true },
      {
        at: '2026-11-24T10:40:00.000Z',
        present: 2,
        needed: 3,
        met: false,
        missing: ['senior-supplier'],
      },
    ],
    interests: [{ person: 'p3', item: 'I-1', text: 'Her brother works at the port' }],
    general: [],
    items: [
      {
        id: 'I-1',
        number: 1,
        title: 'Quay budget',
        kind: 'decision',
        reserved: false,
        presenter: 'p3',
        outcome: 'taken',
        time: { planned: 15, taken: 17 },
        entries: [
          {
            type: 'note',
            id: 'N-1',
            text: 'First line\n- second line, <b>not bold</b> & **plain**',
          },
          {
            type: 'decision',
            id: 'D-7',
            text: 'Approve the quay budget',
            method: 'consensus',
            declaredBy: 'p1',
            onBehalfOf: 'p2',
            rationale: 'The wall will not wait',
            effectiveOn: '2027-01-01',
            ends: [{ how: 'superseded', ref: 'D-3' }],
            endedBy: { how: 'rescinded', ref: 'D-8' },
          },
          {
            type: 'action',
            id: 'A-12',
            text: 'Tell the port | today',
            owner: 'p3',
            due: '2026-12-04',
          },
          {
            type: 'decision',
            id: 'D-8',
            text: 'Mend the wall',
            method: 'vote',
            counts: { for: 4, against: 1, abstain: 1 },
            declaredBy: 'p2',
          },
          {
            type: 'motion',
            id: 'V-2',
            text: 'Sell the crane',
            outcome: 'lost',
            counts: { for: 2, against: 3, abstain: 0 },
          },
          { type: 'raid', id: 'R-3', kind: 'risk', text: 'The wall may not hold', owner: 'p3' },
        ],
      },
      {
        id: 'I-2',
        number: 2,
        title: 'Dredging licence',
        kind: 'discussion',
        reserved: false,
        outcome: 'deferred',
        entries: [],
      },
    ],
    corrections: [{ number: 2, text: 'The licence number is 44' }],
    next: { ref: 'M-5', at: '2027-01-12T10:00:00.000Z' },
    addenda: [{ by: 'p1', at: '2026-12-03T09:00:00.000Z', text: 'The licence arrived later' }],
  },
};
