import assert from 'node:assert/strict';
import { actionCard, type ActionView } from '../../../cards/action.ts';
import { refreshable } from '../../../cards/buttons.ts';
import { summaryOf, withNotice } from '../../../cards/kit.ts';
import { buttonOf, buttonsOf, elementsOf } from '../../helpers/card-check.ts';
import { actionView, place } from '../../helpers/sample-views.ts';

const shown = (view: Partial<ActionView>) => actionCard(place, { ...actionView, ...view });

const factsOf = (view: Partial<ActionView>): Record<string, string> =>
  Object.fromEntries(
    elementsOf(shown(view))
      .flatMap((element) => (element['facts'] ?? []) as { title: string; value: string }[])
      .map(({ title, value }) => [title, value]),
  );

describe('action card', () => {
  const buttons: readonly [string, Partial<ActionView>, readonly string[]][] = [
    ['its owner', {}, ['Mark done', 'New date', 'Stuck', 'Hand over', 'Progress', 'History']],
    [
      'the owner of something stuck',
      { blocked: 'No quotation' },
      ['Mark done', 'New date', 'No longer stuck', 'Hand over', 'Progress', 'History'],
    ],
    [
      'a new owner',
      { viewer: 'new-owner' },
      ['Accept', 'Decline', 'New date', 'Hand over', 'History'],
    ],
    ['the owner, once done', { status: 'done' }, ['Progress', 'History']],
    ['the owner, once declined', { status: 'declined' }, ['History']],
    [
      'who confirms',
      { viewer: 'decider', status: 'done' },
      ['Confirm closed', 'Reopen', 'History'],
    ],
    [
      'who decides a date',
      { viewer: 'decider', proposedDate: { date: '2026-12-04', why: 'x' } },
      ['Agree to Fri 4 Dec', 'Another answer', 'History'],
    ],
    ['who manages', { viewer: 'decider' }, ['Edit', 'Cancel action', 'History']],
    [
      'who answers for the owner',
      { viewer: 'decider', mayAnswer: true },
      ['Edit', 'Mark done', 'New date', 'Progress', 'Cancel action', 'History'],
    ],
    [
      'who reassigns',
      { viewer: 'decider', status: 'declined' },
      ['Give to somebody else', 'Cancel action', 'History'],
    ],
    ['the secretary, once closed', { viewer: 'decider', status: 'closed' }, ['Reopen', 'History']],
    ['an onlooker', { viewer: 'onlooker' }, ['History']],
  ];
  for (const [who, view, expected] of buttons)
    it(`offers ${who} what they can do`, () => {
      assert.deepEqual(buttonsOf(shown(view)), expected);
    });

  const titles: readonly [string, Partial<ActionView>, string][] = [
    ['the date', {}, 'A-12, due Fri 27 Nov'],
    ['the year of another year', { due: '2027-01-08' }, 'A-12, due Fri 8 Jan 2027'],
    ['one day late', { due: '2026-11-23' }, 'A-12, due Mon 23 Nov, overdue 1 day'],
    ['four days late', { due: '2026-11-20' }, 'A-12, due Fri 20 Nov, overdue 4 days'],
    ['no lateness on the day', { due: '2026-11-24' }, 'A-12, due Tue 24 Nov'],
    [
      'no lateness once done',
      { due: '2026-11-20', status: 'done' },
      'A-12, done, waiting to be confirmed',
    ],
  ];
  for (const [what, view, expected] of titles)
    it(`says ${what} in its title`, () => {
      assert.equal(summaryOf(shown(view)), `${expected}: ${actionView.what}`);
    });

  it('says that it has no date and no owner', () => {
    const { due: _, owner: __, ...bare } = actionView;
    const card = actionCard({ ...place, code: 'HB' }, { ...bare, status: 'proposed' });
    assert.match(summaryOf(card), /^HB A-12, no date yet: /u);
    assert.match(JSON.stringify(card.body), /nobody yet/u);
  });

  it('names the next step and its day', () => {
    assert.equal(factsOf({})['Next'], 'on Wed 2 Dec this joins Maya’s list');
  });

  it('names those who help', () => {
    assert.equal(factsOf({ contributors: ['Tom', 'Ana'] })['With'], 'Tom, Ana');
    assert.equal(factsOf({ contributors: [] })['With'], undefined);
  });

  it('says the last word once', () => {
    const word = { text: 'No quotation', by: 'Priya', on: '2026-11-19' };
    assert.equal(factsOf({ lastWord: word })['Latest'], '“No quotation” – Priya, Thu 19 Nov');
    assert.equal(factsOf({ lastWord: word, blocked: word.text })['Latest'], undefined);
  });

  it('claims, accepts and confirms at once, on the version shown', () => {
    const data = { committee: 'c-harbour', id: 'A-12', version: 3 };
    const pressed: readonly [string, Partial<ActionView>][] = [
      ['action.claim', {}],
      ['action.accept', { viewer: 'new-owner' }],
      ['action.verify', { viewer: 'decider', status: 'done' }],
    ];
    for (const [verb, view] of pressed) {
      const button = buttonOf(shown(view), verb);
      assert.equal(button.type, 'Action.Execute');
      assert.deepEqual(button['data'], { verb, ...data });
    }
  });

  it('asks for words and dates in a dialog', () => {
    const button = buttonOf(shown({}), 'action.propose-date');
    assert.equal(button.type, 'Action.Submit');
    assert.deepEqual((button['data'] as { msteams: unknown }).msteams, { type: 'task/fetch' });
  });
});

describe('a posted card', () => {
  it('is refreshed for at most sixty people', () => {
    const users = Array.from({ length: 80 }, (_, n) => `29:${n}`);
    const card = refreshable(shown({}), place, { show: 'action', id: 'A-12' }, users);
    const refresh = card['refresh'] as { userIds: string[]; action: { data: unknown } };
    assert.equal(refresh.userIds.length, 60);
    assert.deepEqual(refresh.action.data, {
      verb: 'show',
      committee: 'c-harbour',
      show: 'action',
      id: 'A-12',
    });
  });

  it('says on top what changed', () => {
    const card = withNotice(shown({}), 'Maya changed the date.');
    assert.match(JSON.stringify(card.body[0]), /Maya changed the date/u);
    assert.equal(card.body.length, shown({}).body.length + 1);
  });
});
