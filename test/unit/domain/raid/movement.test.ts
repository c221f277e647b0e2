import assert from 'node:assert/strict';
import { movementOf } from '../../../../src/domain/raid/movement.ts';
import type { RaidState } from '../../../../src/domain/raid/state.ts';

const last = '2026-11-03T10:00:00.000Z';
const before = '2026-10-06T10:00:00.000Z';
const after = '2026-11-17T10:00:00.000Z';

const entry = (ref: string, more: Partial<RaidState> = {}): RaidState => ({
  ref,
  kind: 'risk',
  text: ref,
  status: 'open',
  addedBy: 'maya',
  addedAt: before,
  ...more,
});

const scores = (...each: readonly (readonly [at: string, score: number])[]) => ({
  scores: each.map(([at, score]) => ({ at, score })),
});

const r1 = { ref: 'R-1', text: 'R-1' };

const nothing = { added: [], closed: [], occurred: [], up: [], down: [] };

/** Given an entry, then what of it has moved since the last meeting. */
const table: readonly (readonly [rule: string, given: RaidState, then: object])[] = [
  ['an old entry that nobody touched', entry('R-1'), {}],
  ['one recorded since', entry('R-1', { addedAt: after }), { added: [r1] }],
  ['one taken back since', entry('R-1', { addedAt: after, status: 'withdrawn' }), {}],
  ['one closed since', entry('R-1', { status: 'closed', closedAt: after }), { closed: [r1] }],
  ['one closed before', entry('R-1', { status: 'closed', closedAt: before }), {}],
  [
    'one recorded and closed since',
    entry('R-1', { addedAt: after, status: 'closed', closedAt: after }),
    { added: [r1], closed: [r1] },
  ],
  [
    'a risk that occurred since',
    entry('R-1', { status: 'occurred', became: 'R-2', closedAt: after }),
    { occurred: [{ ...r1, became: 'R-2' }] },
  ],
  [
    'an assumption that failed since',
    entry('R-1', { kind: 'assumption', status: 'failed', closedAt: after }),
    { occurred: [r1] },
  ],
  [
    'a risk that rose twice: from how it stood then to how it stands now',
    entry('R-1', scores([before, 6], [after, 9], [after, 16])),
    { up: [{ ...r1, from: 6, to: 16 }] },
  ],
  [
    'a risk that sank',
    entry('R-1', scores([before, 20], [after, 4])),
    { down: [{ ...r1, from: 20, to: 4 }] },
  ],
  [
    'a risk that rose and sank again',
    entry('R-1', scores([before, 6], [after, 9], [after, 6])),
    {},
  ],
  ['a risk scored for the first time', entry('R-1', scores([after, 12])), {}],
  [
    'a risk that sank and was closed',
    entry('R-1', {
      ...scores([before, 20], [after, 4]),
      status: 'closed',
      closedAt: after,
    }),
    { closed: [r1] },
  ],
];

describe('RAID movement since the last meeting', () => {
  for (const [rule, given, then] of table)
    it(rule, () => assert.deepEqual(movementOf([given], last), { ...nothing, ...then }));
});
