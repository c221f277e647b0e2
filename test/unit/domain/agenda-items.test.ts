import assert from 'node:assert/strict';
import { readItem } from '../../../src/domain/agenda/spoken.ts';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

const draft = { title: 'Draft', url: 'https://port.example/draft' };

const propose = (on: Board, by: string, title: string, more: object = {}): void => {
  on.does(by, 'agenda.propose', { input: { title, ...more } });
};

describe('the length of an agenda item', () => {
  for (const [minutes, refusal] of [
    [0, 'item-length'],
    [1, undefined],
    [480, undefined],
    [481, 'item-length'],
  ] as const)
    it(`${minutes} min: ${refusal ?? 'planned'}`, () => {
      const on = board();
      propose(on, 'maya', 'Rent');
      const asks = [
        ['agenda.propose', { input: { title: 'Roof', minutes } }],
        ['agenda.edit', { id: 'I-1', input: { minutes } }],
        [
          'agenda.standing',
          { input: { items: [{ title: 'Risks', kind: 'discussion', minutes }] } },
        ],
      ] as const;
      for (const [verb, command] of asks)
        if (refusal) assert.equal(on.refused('maya', verb, command), refusal);
        else on.does('maya', verb, command);
    });
});

describe('the papers and words of an agenda item', () => {
  it('are changed by whoever proposed it, the presiding person and the secretary', () => {
    const on = board();
    propose(on, 'priya', 'Budget', { papers: [draft], minutes: 10 });
    assert.equal(on.refused('omar', 'agenda.edit', { id: 'I-1', input: {} }), 'not-allowed');
    on.does('priya', 'agenda.edit', { id: 'I-1', input: { title: 'Budget 2027', minutes: null } });
    on.does('maya', 'agenda.edit', { id: 'I-1', input: { kind: 'decision', presenter: 'omar' } });
    const { title, kind, presenter, minutes, papers } = on.state('agenda-item', 'I-1');
    assert.deepEqual(
      { title, kind, presenter, minutes, papers },
      {
        title: 'Budget 2027',
        kind: 'decision',
        presenter: 'omar',
        minutes: undefined,
        papers: [draft],
      },
    );
    on.does('ana', 'agenda.edit', { id: 'I-1', input: { papers: [] } });
    assert.equal(on.state('agenda-item', 'I-1').papers, undefined);
    on.assertReplays();
  });

  it('stay as they are once it was taken', () => {
    const on = board();
    propose(on, 'maya', 'One');
    on.does('maya', 'meeting.start');
    on.does('maya', 'meeting.next');
    assert.equal(on.refused('maya', 'agenda.edit', { id: 'I-1', input: {} }), 'item-settled');
  });

  for (const url of [
    'http://port.example/a',
    'javascript:alert(1)',
    'https://a:b@port.example/',
    'draft',
  ])
    it(`are no link at ${url}`, () => {
      const on = board();
      const papers = [{ title: 'Draft', url }];
      assert.equal(
        on.refused('maya', 'agenda.propose', { input: { title: 'Budget', papers } }),
        'paper-link',
      );
    });

  it('are five at most', () => {
    const papers = Array.from({ length: 6 }, () => draft);
    const input = { title: 'Budget', papers };
    assert.equal(board().refused('maya', 'agenda.propose', { input }), 'papers-many');
  });
});

describe('an agenda item as typed', () => {
  for (const [said, read] of [
    [
      'Budget 2027, 15 min, for decision, presenter Tom, paper https://port.example/a/budget%20v2.docx',
      {
        title: 'Budget 2027',
        minutes: 15,
        kind: 'decision',
        presenter: 'Tom',
        papers: [{ title: 'budget v2.docx', url: 'https://port.example/a/budget%20v2.docx' }],
      },
    ],
    [
      'Budget, revised, 1 h 30 min, papers Draft https://a.example/1 Second view: https://b.example/2',
      {
        title: 'Budget, revised',
        minutes: 90,
        papers: [
          { title: 'Draft', url: 'https://a.example/1' },
          { title: 'Second view', url: 'https://b.example/2' },
        ],
      },
    ],
    [
      'Minutes of M-3, by consent, reserved',
      { title: 'Minutes of M-3', kind: 'consent', reserved: true, papers: [] },
    ],
    ...['reserved: Fraud', 'Reserved item: Fraud', 'Fraud (reserved)', 'Fraud - reserved'].map(
      (said) => [said, { title: 'Fraud', reserved: true, papers: [] }] as const,
    ),
    ...['Fraud, confidential', 'Fraud; closed session', 'Fraud – in camera'].map(
      (said) => [said, { title: 'Fraud', reserved: true, papers: [] }] as const,
    ),
    ['Fraud (confidential), 10 min', { title: 'Fraud', reserved: true, minutes: 10, papers: [] }],
    ['Reserved seats', { title: 'Reserved seats', papers: [] }],
    ['Consent to the sale', { title: 'Consent to the sale', papers: [] }],
    ['Paper mill, for information', { title: 'Paper mill', kind: 'information', papers: [] }],
    ['15 min', { title: '', minutes: 15, papers: [] }],
    ['Quay | pipe, 15 min | hash', { title: 'Quay | pipe | hash', minutes: 15, papers: [] }],
    ['Rent; harbour', { title: 'Rent; harbour', papers: [] }],
    ['Walk of 900 min', { title: 'Walk of 900 min', papers: [] }],
    ['Roof, 10000 min', { title: 'Roof', minutes: 10_000, papers: [] }],
  ] as const)
    it(`“${said}”`, () => assert.deepEqual(readItem(said), read));
});

describe('a deferred item', () => {
  it('comes back with the reason and with how often that was', () => {
    const on = board();
    propose(on, 'maya', 'One');
    on.does('maya', 'meeting.start');
    on.does('maya', 'agenda.defer', { id: 'I-1', input: { why: 'no figures' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    const { status, deferrals, deferredWhy } = on.state('agenda-item', 'I-1');
    assert.deepEqual([status, deferrals, deferredWhy], ['accepted', 1, 'no figures']);
    on.assertReplays();
  });
});
