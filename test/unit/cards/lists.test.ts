import assert from 'node:assert/strict';
import { againCard, chooseCard } from '../../../cards/answer.ts';
import { digestCard, type DigestWhy } from '../../../cards/digest.ts';
import { type Card, summaryOf } from '../../../cards/kit.ts';
import { minutesCard, type MinutesView } from '../../../cards/minutes.ts';
import { packCard } from '../../../cards/pack.ts';
import { actionsCard, myActionsCard } from '../../../cards/register.ts';
import { buttonsOf, elementsOf } from '../../helpers/card-check.ts';
import { packView } from '../../helpers/sample-lists.ts';
import { minutesView, myActions } from '../../helpers/sample-records.ts';
import { actionView, digestView, place } from '../../helpers/sample-views.ts';

const textOf = (card: Card): string[] =>
  elementsOf(card.body).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

const opened = (card: Card): unknown[] =>
  elementsOf(card.body).flatMap(({ selectAction }) =>
    selectAction ? [(selectAction as { data: unknown }).data] : [],
  );

describe('digest', () => {
  const [first] = digestView.lines;
  assert.ok(first);

  it('opens each item in its own committee', () => {
    assert.deepEqual(opened(digestCard(place, digestView)).at(-1), {
      verb: 'show',
      committee: 'c-it',
      show: 'action',
      id: 'A-3',
    });
  });

  it('shows five and counts the rest', () => {
    const lines = Array.from({ length: 9 }, () => first);
    const card = digestCard(place, { ...digestView, lines });
    assert.equal(summaryOf(card), '9 need you today');
    assert.equal(opened(card).length, 5);
    assert.ok(textOf(card).includes('+4 more'));
  });

  const reasons: readonly [DigestWhy, string][] = [
    [{ is: 'late', days: 1 }, 'overdue 1 day'],
    [{ is: 'soon', date: '2026-11-27' }, 'due Fri 27 Nov'],
    [{ is: 'date', owner: 'Tom', date: '2026-12-04' }, 'Tom asks for Fri 4 Dec'],
    [{ is: 'blocked', text: 'No quotation' }, 'stuck: No quotation'],
    [{ is: 'unreachable', owner: 'Tom' }, 'Tom cannot be reached in Teams'],
    [{ is: 'maybe' }, 'you may have had this'],
  ];
  for (const [why, expected] of reasons)
    it(`says why: ${expected}`, () => {
      const { next: _, ...bare } = first;
      const card = digestCard(place, { ...digestView, lines: [{ ...bare, why }] });
      assert.equal(summaryOf(card), '1 item needs you today');
      assert.ok(textOf(card).includes(expected));
    });

  it('carries the way out of reminders, and its reason', () => {
    const card = digestCard(place, digestView);
    assert.deepEqual(buttonsOf(card), ['On track', 'Open my actions', 'Away', 'Fewer reminders']);
    assert.match(textOf(card)[1] ?? '', /Harbour Board and IT Board.*Europe\/London/u);
  });
});

describe('registers', () => {
  const page = { lines: [actionView], total: 23, page: 2, pages: 3 };

  it('turn pages both ways', () => {
    assert.deepEqual(buttonsOf(actionsCard(place, page)), ['Previous', 'Next']);
    assert.deepEqual(buttonsOf(actionsCard(place, { ...page, page: 1 })), ['Next']);
    assert.deepEqual(buttonsOf(actionsCard(place, { ...page, page: 3 })), ['Previous']);
    assert.deepEqual(buttonsOf(actionsCard(place, { ...page, page: 1, pages: 1 })), []);
  });

  it('say that nothing is there', () => {
    const none = { lines: [], total: 0, page: 1, pages: 1 };
    assert.equal(summaryOf(actionsCard(place, none)), 'No open actions');
    assert.equal(
      summaryOf(myActionsCard(place, { ...none, overdue: 0 })),
      'Nothing is open for you',
    );
  });

  it('say in words what is overdue', () => {
    const late = { ...page, lines: [{ ...actionView, due: '2026-11-20' }] };
    assert.ok(textOf(actionsCard(place, late)).includes('Priya Nair · Fri 20 Nov, overdue'));
    const mine = myActionsCard(place, { ...page, lines: myActions, overdue: 1 });
    assert.ok(textOf(mine).includes('Overdue · Fri 20 Nov'));
  });
});

describe('the chair’s pack', () => {
  for (const [toDecide, risks, headline] of [
    [[], 0, 'nothing to decide, no action late or stuck'],
    [['Budget'], 0, '1 to decide, no action late or stuck'],
    [[], 1, 'nothing to decide, 1 at risk'],
    [['Budget', 'Tariff'], 1, '2 to decide, 1 at risk'],
  ] as const)
    it(`says ${headline}`, () => {
      const atRisk = packView.atRisk.slice(0, risks);
      const card = packCard(place, { ...packView, toDecide, atRisk });
      assert.equal(summaryOf(card), `Harbour Board, Thu 26 Nov: ${headline}`);
    });
});

describe('minutes card', () => {
  const states: readonly [string, Partial<MinutesView>, readonly string[]][] = [
    [
      'the secretary, a draft',
      { status: 'draft', viewer: 'secretary' },
      ['Circulate', 'Edit', 'Show the chair', 'Read'],
    ],
    ['the chair, a draft', { status: 'draft', viewer: 'presiding' }, ['Circulate', 'Edit', 'Read']],
    ['a member, a draft', { status: 'draft' }, []],
    ['a member, circulated', {}, ['Confirm', 'Propose correction', 'Read']],
    ['a member who confirmed', { own: 'confirmed' }, ['Propose correction', 'Read']],
    [
      'the chair, circulated',
      { viewer: 'presiding', approvable: true },
      ['Approve', 'Confirm', 'Propose correction', 'Read'],
    ],
    [
      'the chair, before what was proposed is decided on',
      { viewer: 'presiding', approvable: false },
      ['Confirm', 'Propose correction', 'Read'],
    ],
    ['a reader', { viewer: 'reader' }, ['Read']],
    ['the conversation', { viewer: 'anyone' }, ['Confirm', 'Propose correction', 'Read']],
    [
      'a member who proposed a correction',
      { own: 'proposed' },
      ['Confirm', 'Propose correction', 'Read'],
    ],
    ['a member, approved', { status: 'approved' }, ['Read']],
    [
      'the secretary, approved',
      { status: 'approved', viewer: 'secretary' },
      ['Add an addendum', 'Read'],
    ],
  ];
  for (const [who, view, expected] of states)
    it(`offers ${who}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(buttonsOf(minutesCard(place, { ...minutesView, ...view })), expected);
    });

  it('says until when, and the reader’s own state', () => {
    const card = minutesCard(place, minutesView);
    assert.equal(summaryOf(card), 'Minutes M-4, circulated, corrections until Tue 1 Dec');
    assert.ok(textOf(card).includes('You: not yet confirmed.'));
  });
});

describe('questions', () => {
  const question = (what: string) => ({
    question: 'Which Sam?',
    input: 'owner',
    verb: 'action.add' as const,
    fixed: { what },
    options: [
      { value: 'p-1', title: 'Sam Adeyemi' },
      { value: 'p-2', title: 'Sam Whitfield' },
    ],
  });

  it('are answered by a tap that repeats the request', () => {
    assert.deepEqual(opened(chooseCard(place, question('Call')))[1], {
      verb: 'action.add',
      committee: 'c-harbour',
      what: 'Call',
      owner: 'p-2',
    });
  });

  it('carry a long text once', () => {
    const card = chooseCard(place, question('x'.repeat(10_000)));
    assert.deepEqual(opened(card), []);
    assert.equal(card.body[1]?.['id'], 'owner');
    assert.match(JSON.stringify(card.actions?.[0]?.['data']), /x{10000}/u);
  });

  it('ask again for what fits no card', () => {
    const card = chooseCard(place, question('汉'.repeat(10_000)));
    assert.equal(card.actions, undefined);
    assert.equal(textOf(card).at(-1), 'Please say it again with the full name.');
  });

  it('offer to record the same again only while it fits', () => {
    const again = (what: string) =>
      buttonsOf(
        againCard(place, {
          became: 'A-12',
          verb: 'action.add',
          fixed: { what },
        }),
      );
    assert.deepEqual(again('Call'), ['Record it again', 'Open A-12']);
    assert.deepEqual(again('汉'.repeat(10_000)), ['Open A-12']);
  });
});
