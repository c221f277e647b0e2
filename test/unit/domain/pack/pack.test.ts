import assert from 'node:assert/strict';
import type { ActionState } from '../../../../src/domain/action/state.ts';
import { createCalendar } from '../../../../src/domain/calendar.ts';
import type { CommitteeState } from '../../../../src/domain/committee.ts';
import { seat } from '../../../../src/domain/seating.ts';
import type { MeetingState } from '../../../../src/domain/meeting/state.ts';
import { expectedAt } from '../../../../src/domain/pack/expected.ts';
import type { Pack } from '../../../../src/domain/pack/pack.ts';
import { figuresOf, packAgenda, packOf } from '../../../../src/domain/pack/pack.ts';
import { punctualityOf } from '../../../../src/domain/pack/punctual.ts';
import type { Entity, EntityType } from '../../../../src/records/entity.ts';
import { boardRoles, facts } from '../../../helpers/domain.ts';

const committee: CommitteeState = {
  committeeId: 'board',
  code: 'HB',
  name: 'Harbour Board',
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  roles: Object.fromEntries(
    Object.entries(boardRoles).map(([person, role]) => [person, seat(role)]),
  ),
  setUp: true,
  approval: 'no-open-correction',
  correctionDays: 5,
  nextMeeting: 'M-2',
  waiting: ['I-2', 'I-1', 'I-3', 'I-5', 'I-6', 'I-7'],
};
const calendar = createCalendar(committee);
const NOW = '2026-11-24T09:00:00.000Z';
const PLANNED = '2026-11-26T10:00:00.000Z';

const action = (ref: string, more: Partial<ActionState> = {}): ActionState => ({
  ref,
  what: 'Tell the port',
  status: 'open',
  contributors: [],
  addedBy: 'maya',
  addedAt: '2026-10-01T10:00:00.000Z',
  recorded: { what: 'Tell the port', ...(more.due && { due: more.due }) },
  slipped: 0,
  chase: { dueVersion: 1, planned: [], unanswered: 0 },
  ...more,
});

const meeting = (ref: string, more: Partial<MeetingState>): MeetingState => ({
  ref,
  title: '',
  status: 'held',
  agenda: [],
  outcomes: {},
  roll: {},
  rollTaken: true,
  interests: [],
  ...more,
});

const entity = (type: EntityType, id: string, state: unknown): Entity => ({
  id,
  type,
  version: 1,
  state,
  updatedAt: NOW,
});

const item = (id: string, kind: string, more: object = {}): Entity =>
  entity('agenda-item', id, { id, title: id, kind, status: 'accepted', reserved: false, ...more });

const pack = (...more: readonly Entity[]): Pack => {
  const entities = [
    entity('meeting', 'M-2', meeting('M-2', { status: 'planned', plannedFor: PLANNED })),
    entity(
      'meeting',
      'M-1',
      meeting('M-1', {
        startedAt: '2026-11-10T10:00:00.000Z',
        closedAt: '2026-11-10T12:00:00.000Z',
        roll: {
          ana: { attendance: 'present' },
          ben: { attendance: 'present' },
          priya: { attendance: 'apologies' },
          omar: { attendance: 'absent' },
        },
      }),
    ),
    ...more,
  ];
  const agenda = packAgenda(committee, entities);
  return packOf({ committee, calendar, now: NOW, people: new Map(), entities, agenda });
};

const actions = (...states: readonly ActionState[]): Entity[] =>
  states.map((state) => entity('action', state.ref, state));

const refs = (found: readonly { readonly ref: string }[]): string[] => found.map(({ ref }) => ref);

describe('the pack before a meeting', () => {
  it('holds what is to be decided, in the order of the agenda', () => {
    const { toDecide } = pack(
      item('I-1', 'decision'),
      item('I-2', 'consent'),
      item('I-3', 'discussion'),
      item('I-4', 'decision'),
      item('I-5', 'decision', { status: 'deferred' }),
      item('I-6', 'decision', { status: 'deferred', skipsNext: true }),
      item('I-7', 'decision', { status: 'withdrawn' }),
    );
    assert.deepEqual(
      toDecide.map(({ id, number }) => [id, number]),
      [
        ['I-2', 1],
        ['I-1', 2],
        ['I-5', 4],
      ],
    );
  });

  it('tells open actions apart', () => {
    const blocked = { why: 'No crane', since: NOW };
    const found = pack(
      ...actions(
        action('A-1', { due: '2026-11-30' }),
        action('A-2', { due: '2026-11-23', slipped: 1 }),
        action('A-3', { due: '2026-11-24' }),
        action('A-4', { due: '2026-12-30', blocked, slipped: 3 }),
        action('A-5', { due: '2026-11-20', blocked }),
        action('A-6', { due: '2026-11-01', status: 'done' }),
        action('A-7', { status: 'cancelled' }),
        action('A-8', { status: 'closed', closedAt: '2026-11-09T10:00:00.000Z' }),
        action('A-9', { status: 'closed', closedAt: '2026-11-11T10:00:00.000Z' }),
        action('A-10', { withdrawn: { why: 'undone' } }),
        action('A-11', { status: 'proposed', due: '2026-11-22' }),
        action('A-12', { status: 'proposed' }),
      ),
    );
    assert.deepEqual(refs(found.open), ['A-6', 'A-5', 'A-11', 'A-2', 'A-3', 'A-1', 'A-4', 'A-12']);
    assert.deepEqual(refs(found.overdue), ['A-5', 'A-11', 'A-2']);
    assert.deepEqual(refs(found.atRisk), ['A-5', 'A-11', 'A-2', 'A-4']);
    assert.deepEqual(refs(found.toConfirm), ['A-6']);
    assert.deepEqual(refs(found.slipped), ['A-4', 'A-2']);
    assert.deepEqual(refs(found.closed), ['A-9']);
    assert.deepEqual(refs(found.unassigned), ['A-11', 'A-12']);
    // Each counts once: A-5 is late and stuck, A-11 late and nobody's.
    const figures = { onTrack: 2, overdue: 3, stuck: 1, unassigned: 1, toConfirm: 1 };
    assert.deepEqual(figuresOf(found), figures);
  });

  it('puts what was moved most often first of what is equally late, then the older', () => {
    const due = '2026-11-20';
    const found = pack(
      ...actions(
        action('A-10', { due }),
        action('A-9', { due }),
        action('A-8', { due, slipped: 2 }),
      ),
    );
    assert.deepEqual(refs(found.atRisk), ['A-8', 'A-9', 'A-10']);
  });

  it('names what is to be reviewed up to the day of the meeting, the earliest first', () => {
    const decision = (ref: string, reviewOn: string, more: object = {}): Entity =>
      entity('decision', ref, {
        ref,
        text: '',
        status: 'in-force',
        method: 'vote',
        reviewOn,
        roll: [],
        ...more,
      });
    const entry = (ref: string, more: object): Entity =>
      entity('raid', ref, { ref, kind: 'risk', text: '', status: 'open', addedAt: NOW, ...more });
    const { reviews } = pack(
      entry('R-1', { reviewOn: '2026-11-25' }),
      entry('R-2', { kind: 'dependency', due: '2026-11-26' }),
      entry('R-3', { reviewOn: '2026-11-27' }),
      entry('R-4', { reviewOn: '2026-11-20', status: 'closed' }),
      decision('D-1', '2026-11-26'),
      decision('D-2', '2026-11-27'),
      decision('D-3', '2026-01-01', { status: 'superseded' }),
      // Its owner has answered: it is on the agenda.
      decision('D-4', '2026-11-25', { discuss: { item: 'I-9', answers: '2026-11-25' } }),
    );
    assert.deepEqual(refs(reviews), ['R-1', 'R-2', 'D-1']);
  });

  it('orders the RAID register by score, of equal ones what has moved first', () => {
    const score = (probability: number, impact: number) => ({ probability, impact });
    const risk = (ref: string, value: number, more: object = {}): Entity =>
      entity('raid', ref, {
        ref,
        kind: 'risk',
        text: '',
        status: 'open',
        addedAt: '2026-11-01T10:00:00.000Z',
        inherent: score(1, value),
        ...more,
      });
    const moved = [
      { at: '2026-11-01T10:00:00.000Z', score: 2 },
      { at: '2026-11-20T10:00:00.000Z', score: 4 },
    ];
    const found = pack(
      risk('R-1', 3),
      risk('R-10', 4),
      risk('R-2', 4),
      risk('R-3', 4, { scores: moved }),
      risk('R-4', 1, { residual: score(5, 5) }),
      risk('R-5', 5, { status: 'closed' }),
      risk('R-6', 0, { kind: 'issue', inherent: undefined, priority: 'critical' }),
      risk('R-7', 0, { kind: 'issue', inherent: undefined, priority: 'low' }),
    );
    assert.deepEqual(refs(found.raid), ['R-4', 'R-3', 'R-2', 'R-10', 'R-1', 'R-6', 'R-7']);
  });

  it('knows which actions came of a decision that holds no more', () => {
    const ended = (ref: string, status: string) =>
      entity('decision', ref, { ref, status, links: [`A-${ref}`, 'R-1'] });
    const { overtaken } = pack(ended('D-1', 'in-force'), ended('D-2', 'rescinded'));
    assert.deepEqual([overtaken.get('A-D-1'), overtaken.get('A-D-2')?.ref], [undefined, 'D-2']);
  });

  it('counts who came, of those on the roll', () => {
    assert.deepEqual(pack().attendance, [
      { ref: 'M-1', at: '2026-11-10T10:00:00.000Z', present: 2, apologies: 1, absent: 1 },
    ]);
  });
});

describe('who is expected at a meeting', () => {
  const expected = (roll: MeetingState['roll'], ...away: readonly string[]) =>
    expectedAt(
      { ...committee, requiredRoles: ['chair'] },
      meeting('M-2', { status: 'planned', plannedFor: PLANNED, roll }),
      calendar,
      new Map(away.map((id) => [id, { ...facts(id), awayUntil: '2026-11-26' }])),
    );

  it('is every voter of whom nothing else is known', () => {
    const quorum = { present: 4, needed: 3 };
    assert.deepEqual(expected({}), { voters: 4, quorum, missing: [] });
  });

  it('is nobody who sent apologies, or is away on the day', () => {
    const { quorum, missing } = expected({ priya: { attendance: 'apologies' } }, 'omar', 'tom');
    assert.deepEqual(quorum, { present: 2, needed: 3 });
    assert.deepEqual(missing, [
      { person: 'priya', why: 'apologies' },
      { person: 'omar', why: 'away' },
    ]);
  });

  it('is no quorum without those whom the rules require', () => {
    const { quorum } = expected({}, 'ana');
    assert.deepEqual(quorum, { present: 3, needed: 3, missing: ['chair'] });
  });

  it('is the alternate of somebody who cannot come', () => {
    const roll: MeetingState['roll'] = {
      priya: { attendance: 'apologies' },
      tom: { attendance: 'present', alternateFor: 'priya' },
    };
    assert.deepEqual(expected(roll).missing, []);
    assert.equal(expected(roll).quorum.present, 4);
  });
});

describe('how many actions are finished in time', () => {
  const done = (ref: string, owner: string, due: string, at: string): ActionState =>
    action(ref, { owner, due, status: 'closed', claim: { evidence: '', by: owner, at } });

  it('is counted by the first date, for owners with three or more', () => {
    const moved = done('A-3', 'priya', '2026-10-20', '2026-10-15T10:00:00.000Z');
    assert.deepEqual(
      punctualityOf(
        [
          done('A-1', 'priya', '2026-10-05', '2026-10-05T22:30:00.000Z'),
          done('A-2', 'priya', '2026-10-06', '2026-10-06T23:30:00.000Z'),
          { ...moved, recorded: { what: '', due: '2026-10-10' } },
          action('A-4', { owner: 'priya', due: '2026-11-23' }),
          action('A-5', { owner: 'priya', due: '2026-11-24' }),
          action('A-6', { owner: 'priya', due: '2026-10-01', status: 'cancelled' }),
          done('A-7', 'omar', '2026-10-05', '2026-10-01T10:00:00.000Z'),
          done('A-8', 'omar', '2025-10-05', '2025-10-01T10:00:00.000Z'),
          action('A-9', { due: '2026-11-01' }),
          action('A-10', { owner: 'priya', due: '2026-11-01', status: 'declined' }),
        ],
        calendar,
        NOW,
      ),
      [
        { owner: 'priya', due: 4, onTime: 1 },
        { due: 3, onTime: 1 },
      ],
    );
  });
});
