import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';
import type { Decided } from '../../../src/records/entity.ts';

const propose = (on: Board, by: string, title: string, more: object = {}): void => {
  on.does(by, 'agenda.propose', { input: { title, ...more } });
};

const titles = (on: Board, ids: readonly string[] = []): string[] =>
  ids.map((id) => on.state('agenda-item', id).title);

const waiting = (on: Board): string[] => titles(on, on.state('committee', 'committee').waiting);

const standing = [
  { title: 'Declarations of interest', kind: 'information', minutes: 5 },
  { title: 'Any other business', kind: 'discussion', last: true },
];

describe('consent items', () => {
  const sitting = (): Board => {
    const on = board();
    for (const [title, kind] of [
      ['Minutes of M-3', 'consent'],
      ['Budget', 'decision'],
      ['Renewal of the lease', 'consent'],
      ['Report of the master', 'consent'],
    ])
      propose(on, 'maya', title ?? '', { kind });
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'maya', 'priya', 'omar'] } });
    return on;
  };

  it('are approved together, each by a decision of its own, and the meeting goes on', () => {
    const on = sitting();
    on.does('maya', 'agenda.consent');
    assert.deepEqual(on.state('meeting', 'M-1').outcomes, {
      'I-1': 'taken',
      'I-3': 'taken',
      'I-4': 'taken',
    });
    assert.equal(on.state('meeting', 'M-1').current, 'I-2');
    assert.deepEqual(
      on.idsOf('decision').map((id) => {
        const { text, method, item, declaredBy, onBehalfOf } = on.state('decision', id);
        return { text, method, item, declaredBy, onBehalfOf };
      }),
      [
        ['Minutes of M-3', 'I-1'],
        ['Renewal of the lease', 'I-3'],
        ['Report of the master', 'I-4'],
      ].map(([text, item]) => ({
        text,
        item,
        method: 'consensus',
        declaredBy: 'maya',
        onBehalfOf: 'ana',
      })),
    );
    assert.equal(on.refused('maya', 'agenda.consent'), 'no-consent-items');
    on.assertReplays();
  });

  it('leave the item being taken where it is no consent item', () => {
    const on = sitting();
    on.does('ana', 'meeting.next');
    on.does('ana', 'agenda.consent');
    assert.equal(on.state('meeting', 'M-1').current, 'I-2');
    assert.equal(on.idsOf('decision').length, 2);
  });

  it('are discussed by themselves as soon as one voter asks', () => {
    const on = sitting();
    assert.equal(on.refused('tom', 'agenda.pull', { id: 'I-3' }), 'not-allowed');
    on.does('priya', 'agenda.pull', { id: 'I-3' });
    assert.equal(on.refused('omar', 'agenda.pull', { id: 'I-2' }), 'item-not-consent');
    on.does('ana', 'agenda.consent');
    assert.equal(on.state('agenda-item', 'I-3').kind, 'decision');
    assert.equal(on.state('meeting', 'M-1').outcomes['I-3'], undefined);
    assert.deepEqual(
      on.idsOf('decision').map((id) => on.state('decision', id).item),
      ['I-1', 'I-4'],
    );
    assert.equal(on.refused('omar', 'agenda.pull', { id: 'I-1' }), 'item-settled');
  });

  it('are approved by nobody but who presides, or the secretary for them, in session', () => {
    const on = sitting();
    assert.equal(on.refused('priya', 'agenda.consent'), 'not-allowed');
    on.does('ana', 'meeting.adjourn');
    assert.equal(on.refused('ana', 'agenda.consent'), 'meeting-adjourned');
  });

  it('fit one commit, however many there are', () => {
    const on = board();
    for (let n = 0; n < 50; n += 1) propose(on, 'maya', `Item ${n}`, { kind: 'consent' });
    on.does('maya', 'meeting.start');
    on.does('ana', 'agenda.consent');
    on.does('ana', 'agenda.consent');
    assert.equal(on.idsOf('decision').length, 50);
  });

  const room = ({ changes }: Decided): number => new Set(changes.map(({ id }) => id)).size;

  it('fit one commit also where each arises from another risk', () => {
    const on = board();
    for (let n = 1; n <= 30; n += 1) {
      on.does('maya', 'raid.add', { input: { kind: 'risk', text: `Risk ${n}` } });
      propose(on, 'maya', `Item ${n}`, { kind: 'consent', from: `R-${n}` });
    }
    on.does('ana', 'meeting.start', { input: { present: ['ana'] } });
    const first = on.does('ana', 'agenda.consent');
    const second = on.does('ana', 'agenda.consent');
    assert.deepEqual([room(first) <= 90, room(second) <= 90], [true, true]);
    assert.equal(on.idsOf('motion').length, 30);
  });

  it('become decisions that come from what their items do, and are named there', () => {
    const on = board();
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'Silt' } });
    for (const title of ['Dredge', 'Insure'])
      propose(on, 'maya', title, { kind: 'consent', from: 'R-1' });
    propose(on, 'maya', 'Lease', { kind: 'consent' });
    on.does('maya', 'meeting.start');
    on.does('ana', 'agenda.consent');
    assert.deepEqual(
      on.idsOf('decision').map((id) => on.state('decision', id).from),
      ['R-1', 'R-1', undefined],
    );
    assert.deepEqual(on.state('raid', 'R-1').links, ['D-1', 'D-2']);
    on.assertReplays();
  });
});

describe('standing items', () => {
  it('stand on the agenda of each new meeting, the closing one last whatever is added', () => {
    const on = board();
    on.does('maya', 'agenda.standing', { input: { items: standing } });
    assert.deepEqual(waiting(on), []);
    propose(on, 'maya', 'Budget');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    propose(on, 'maya', 'Dredging');
    const expected = ['Declarations of interest', 'Budget', 'Dredging', 'Any other business'];
    assert.deepEqual(waiting(on), expected);
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-02T10:00:00.000Z' } });
    assert.deepEqual(waiting(on), expected);
    on.at('2026-12-02T10:00:00.000Z');
    on.does('maya', 'meeting.start');
    assert.deepEqual(titles(on, on.state('meeting', 'M-1').agenda), expected);
    on.assertReplays();
  });

  it('are there once, whatever a meeting of the series left of them', () => {
    const on = board();
    on.does('maya', 'agenda.standing', { input: { items: standing } });
    const series = { rule: 'FREQ=WEEKLY;BYDAY=TH', from: '2026-11-26', time: '14:00' };
    on.does('maya', 'meeting.plan', { input: { series: { ...series, onHoliday: 'skip' } } });
    propose(on, 'maya', 'Budget');
    on.at('2026-11-26T14:00:00.000Z');
    on.does('maya', 'meeting.start');
    on.does('maya', 'agenda.propose', { input: { title: 'Lease', next: true } });
    on.does('maya', 'agenda.defer', { id: on.state('meeting', 'M-1').current ?? '' });
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), ['Declarations of interest', 'Lease', 'Any other business']);
    on.at('2026-12-03T14:00:00.000Z');
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.next');
    on.does('maya', 'meeting.next');
    on.does('maya', 'agenda.defer', { id: on.state('meeting', 'M-2').current ?? '' });
    on.does('maya', 'meeting.close');
    assert.deepEqual(waiting(on), ['Declarations of interest', 'Any other business']);
    on.assertReplays();
  });

  it('join a meeting that nobody planned, and one that is planned already', () => {
    const unplanned = board();
    unplanned.does('maya', 'agenda.standing', { input: { items: standing } });
    unplanned.does('maya', 'meeting.start');
    assert.equal(unplanned.state('meeting', 'M-1').agenda.length, 2);

    const planned = board();
    planned.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    planned.does('maya', 'agenda.standing', { input: { items: standing } });
    assert.deepEqual(waiting(planned), ['Declarations of interest', 'Any other business']);
    planned.does('maya', 'meeting.cancel', { input: { why: 'storm' } });
    planned.does('maya', 'meeting.plan', { input: { when: '2026-12-08T10:00:00.000Z' } });
    assert.equal(waiting(planned).length, 2);
  });

  for (const [verb, id, more] of [
    ['agenda.standing', undefined, {}],
    ['committee.setup', 'committee', { answered: true }],
  ] as const)
    it(`changed by ${verb}, are so on the agenda of the meeting planned next, and nothing else is`, () => {
      const on = board();
      const before = [...standing, { title: 'Finances', kind: 'discussion', minutes: 10 }];
      on.does('maya', 'agenda.standing', { input: { items: before } });
      propose(on, 'maya', 'Declarations of the harbour');
      on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
      propose(on, 'maya', 'Dredging');
      const now = [
        { title: 'Risks', kind: 'information' },
        { title: 'Finances', kind: 'decision', minutes: 20 },
      ];
      on.does('maya', verb, {
        ...(id ? { id } : {}),
        input: { ...more, [verb === 'agenda.standing' ? 'items' : 'standing']: now },
      });
      assert.deepEqual(waiting(on), [
        'Risks',
        'Finances',
        'Declarations of the harbour',
        'Dredging',
      ]);
      const [, finances = ''] = on.state('committee', 'committee').waiting ?? [];
      const { kind, minutes } = on.state('agenda-item', finances);
      assert.deepEqual([kind, minutes], ['decision', 20]);
      on.at('2026-12-01T10:00:00.000Z');
      on.does('maya', 'meeting.start');
      assert.equal(on.state('meeting', 'M-1').agenda.length, 4);
      on.assertReplays();
    });

  it('come once although one was left over by the meeting before', () => {
    const on = board();
    on.does('maya', 'agenda.standing', { input: { items: standing } });
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.close');
    on.does('maya', 'agenda.publish');
    assert.deepEqual(waiting(on), ['Declarations of interest', 'Any other business']);
    assert.equal(on.state('agenda-item', 'I-2').deferrals, 1);
    assert.deepEqual(titles(on, on.state('meeting', 'M-2').agenda), waiting(on));
  });

  it('come with the set-up, and go when none are named', () => {
    const on = board();
    on.does('maya', 'committee.setup', {
      id: 'committee',
      input: { committeeId: 'c1', answered: true, standing },
    });
    assert.deepEqual(on.state('committee', 'committee').standing, standing);
    on.does('maya', 'agenda.standing', { input: { items: [] } });
    assert.deepEqual(on.state('committee', 'committee').standing, []);
    const many = Array.from({ length: 13 }, () => standing[0]);
    assert.equal(
      on.refused('maya', 'agenda.standing', { input: { items: many } }),
      'standing-many',
    );
  });
});
