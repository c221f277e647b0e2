import assert from 'node:assert/strict';
import { registerSheets } from '../../../src/documents/registers.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { committee, nameOf } from './sample.ts';

describe('registers', () => {
  it('says of what was ratified where that meeting had no quorum, as the minutes do', () => {
    const known = { declaredBy: 'p2', decidedAt: '2026-12-01T10:00:00.000Z', roll: [] } as const;
    const made = { ...known, status: 'in-force', meeting: 'M-2' } as const;
    const result = {
      counts: { for: 2, against: 0, abstain: 0 },
      majority: 'simple',
      casting: null,
      quorum: { present: 2, needed: 3 },
    } as const;
    const declared = { status: 'carried', declared: 'provisional', meeting: 'M-1' } as const;
    const agreed = { present: 1, needed: 3 };
    const at = '2026-12-01T10:00:00.000Z';
    const refused = { status: 'lost', unratified: { meeting: 'M-2', at } } as const;
    const sheets = registerSheets({
      committee,
      calendar: createCalendar(committee),
      now: '2026-12-04T09:00:00.000Z',
      nameOf,
      actions: [],
      raid: [],
      meetings: [],
      decisions: [
        {
          ...made,
          ref: 'D-1',
          text: 'Sell',
          method: 'vote',
          vote: { ...result, motion: 'V-1', ratified: true, carriedIn: 'M-1' },
        },
        { ...made, ref: 'D-2', text: 'Sweep', method: 'consensus', ratifies: 'V-2' },
      ],
      motions: [
        { ...declared, id: 'V-1', text: 'Sell', ballots: [], decision: 'D-1', result },
        { ...declared, id: 'V-2', text: 'Sweep', ballots: [], decision: 'D-2', agreed },
        { ...declared, ...refused, id: 'V-3', text: 'Rent', ballots: [], result },
      ],
    });
    const cells = (of: string, ...titles: readonly string[]) => {
      const { columns = [], rows: lines = [] } = sheets.find(({ title }) => title === of) ?? {};
      return lines.map((line) =>
        titles.map((each) => line[columns.findIndex(({ title }) => title === each)]),
      );
    };
    const said = ['carried', 'agreed'].map(
      (how) => `${how} without a quorum at M-1, ratified at M-2`,
    );
    assert.deepEqual(cells('Decisions', 'Ratification').flat(), said);
    assert.deepEqual(cells('Votes', 'Ratification', 'Votes present', 'Quorum'), [
      [said[0], 2, 3],
      [said[1], 1, 3],
      ['carried without a quorum at M-1, not ratified at M-2', 2, 3],
    ]);
  });
});
