import assert from 'node:assert/strict';
import { agendaCard } from '../../../cards/agenda.ts';
import { closingCard } from '../../../cards/closing.ts';
import { type Card, summaryOf } from '../../../cards/kit.ts';
import { meetingCard } from '../../../cards/meeting-card.ts';
import { attendanceDialog } from '../../../cards/meeting-dialogs.ts';
import { controlCard, type ControlView } from '../../../cards/meeting.ts';
import { buttonOf, buttonsOf, elementsOf } from '../../helpers/card-check.ts';
import { agendaView } from '../../helpers/sample-agenda.ts';
import { closingView, controlView, meetingView, place } from '../../helpers/sample-views.ts';

const shown = (view: Partial<ControlView>): Card => controlCard(place, { ...controlView, ...view });
const wordsOf = (card: Card): string => JSON.stringify(card.body);
const item = { number: 3, title: 'Budget' };

describe('control card', () => {
  const titles: readonly [string, Partial<ControlView>, string][] = [
    ['the time left', {}, 'M-4, item 3 of 7, 12 min left · Budget for the new pilot boat'],
    [
      'the time over',
      { item: { ...item, minutesLeft: -3 } },
      'M-4, item 3 of 7, 3 min over · Budget',
    ],
    ['no time where none was planned', { item }, 'M-4, item 3 of 7 · Budget'],
    ['that it is adjourned', { status: 'adjourned', item }, 'M-4, adjourned · Budget'],
  ];
  for (const [what, view, expected] of titles)
    it(`says ${what}`, () => {
      assert.equal(summaryOf(shown(view)), expected);
    });

  it('says since when it runs where there is no agenda, and offers no next item', () => {
    const { item: _, ...bare } = controlView;
    const card = controlCard(place, { ...bare, total: 0, untaken: 0 });
    assert.equal(summaryOf(card), 'M-4, in session since 10:00');
    assert.deepEqual(buttonsOf(card), ['Note', 'Decision', 'Action', 'Vote', 'More']);
  });

  it('says in words whether the quorum is there', () => {
    assert.match(wordsOf(shown({})), /Quorum 5\/4 ✓ · 6 voters/u);
    const short = shown({ quorum: { present: 3, voters: 6, needed: 4 } });
    assert.match(wordsOf(short), /Quorum 3\/4 not reached · 6 voters/u);
  });

  it('offers each reader their own buttons, and all of them on what is posted', () => {
    assert.deepEqual(buttonsOf(shown({})), [
      'Next item',
      'Note',
      'Decision',
      'Action',
      'Vote',
      'More',
    ]);
    assert.deepEqual(buttonsOf(shown({ viewer: 'member' })), [
      'Propose',
      'Action',
      'Declare interest',
      'Leave',
    ]);
    assert.ok(buttonsOf(shown({ viewer: 'member', here: false })).includes('I am here'));
    assert.deepEqual(buttonsOf(shown({ viewer: 'anyone' })), buttonsOf(shown({})));
    assert.deepEqual(buttonsOf(shown({ status: 'adjourned' })), ['Resume', 'Close meeting']);
  });

  it('folds the rest under More', () => {
    const folded = elementsOf(shown({})).find(({ id }) => id === 'more');
    assert.equal(folded?.['isVisible'], false);
    for (const verb of ['roll.record', 'raid.add', 'meeting.adjourn', 'meeting.close'])
      assert.match(JSON.stringify(folded), new RegExp(`"verb":"${verb}"`, 'u'));
  });

  it('holds no input, as it updates in place', () => {
    assert.ok(elementsOf(shown({})).every(({ type }) => !type.startsWith('Input.')));
  });
});

describe('attendance dialog', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: `p${n}`,
      name: `Member ${n}`,
      attendance: 'absent' as const,
    }));
  const subject = { id: 'M-4', ref: 'M-4', version: 1 };

  it('asks for each person by id', () => {
    const { card } = attendanceDialog(place, subject, { people: people(3) });
    const inputs = card.body.filter(({ type }) => type === 'Input.ChoiceSet');
    assert.deepEqual(
      inputs.map(({ id, label, value }) => [id, label, value]),
      [
        ['p:p0', 'Member 0', 'absent'],
        ['p:p1', 'Member 1', 'absent'],
        ['p:p2', 'Member 2', 'absent'],
      ],
    );
  });

  it('counts whom it could not ask', () => {
    const { card } = attendanceDialog(place, subject, { people: people(300) });
    const asked = card.body.filter(({ type }) => type === 'Input.ChoiceSet').length;
    assert.ok(asked >= 80);
    assert.match(wordsOf(card), new RegExp(`\\+${300 - asked} more`, 'u'));
  });
});

describe('agenda card', () => {
  it('lets who minutes accept, move and publish', () => {
    const card = agendaCard(place, agendaView);
    assert.deepEqual(buttonOf(card, 'agenda.accept')['data'], {
      verb: 'agenda.accept',
      committee: 'c-harbour',
      id: 'I-4',
      version: 1,
    });
    const moves = elementsOf(card)
      .filter(({ verb }) => verb === 'agenda.move')
      .map(({ title, data }) => [title, (data as { id: string }).id, (data as { to: number }).to]);
    assert.deepEqual(moves, [
      ['Down', 'I-1', 2],
      ['Up', 'I-2', 1],
      ['Down', 'I-2', 3],
      ['Up', 'I-3', 2],
    ]);
    assert.ok(buttonOf(card, 'agenda.publish'));
  });

  it('lets whoever reads it in the conversation start and propose', () => {
    const posted = agendaCard(place, { ...agendaView, viewer: 'anyone' });
    assert.deepEqual(buttonsOf(posted), ['Start meeting', 'Propose an item', 'Matters arising']);
  });

  it('lets members propose and nothing else', () => {
    const verbs = elementsOf(agendaCard(place, { ...agendaView, viewer: 'member' }))
      .map(({ data }) => (data as { verb?: string } | undefined)?.verb)
      .filter((verb) => verb !== undefined);
    assert.deepEqual([...new Set(verbs)].sort(), ['agenda.propose', 'show']);
  });
});

describe('closing check', () => {
  it('opens each incomplete action for editing', () => {
    const card = closingCard(place, closingView);
    assert.equal(summaryOf(card), 'M-4, closed · 4 things still to complete');
    const rows = elementsOf(card).filter((element) => element['selectAction'] !== undefined);
    assert.deepEqual(
      rows.map(
        ({ selectAction }) => (selectAction as { data: { verb: string; id: string } }).data.id,
      ),
      ['A-13', 'A-14'],
    );
  });

  it('offers to tell the owners until they are told', () => {
    assert.ok(buttonOf(closingCard(place, closingView), 'meeting.release'));
    const sent = closingCard(place, { ...closingView, releasedAt: '2026-11-24T12:30:00Z' });
    assert.deepEqual(buttonsOf(sent), ['Minutes']);
    assert.match(wordsOf(sent), /Owners were told Tue 24 Nov, 12:30/u);
  });
});

describe('meeting card', () => {
  it('is summed up by its state alone where it has no title', () => {
    assert.equal(summaryOf(meetingCard(place, meetingView)), 'M-4, held · Harbour Board');
    assert.equal(summaryOf(meetingCard(place, { ...meetingView, title: '' })), 'M-4, held');
  });
});
