import assert from 'node:assert/strict';
import { bytesOf, type Card, CARD_BYTES, MAX_BUTTONS } from '../../../cards/kit.ts';
import { buttonsOf, elementsOf, linesOf, warningsOf } from '../../helpers/card-check.ts';
import { cardsOf } from '../../helpers/sample-cards.ts';
import { worstCards } from '../../helpers/worst-view.ts';

const ordinary = cardsOf((view) => view);
const MAX_LINES = 8;

const textsOf = (card: Card): string[] =>
  elementsOf(card).flatMap((element) => {
    if (element.type === 'TextBlock') return [String(element['text'])];
    if (element.type !== 'FactSet') return [];
    return (element['facts'] as { title: string; value: string }[]).flatMap((fact) => [
      fact.title,
      fact.value,
    ]);
  });

const isAction = ({ type }: { readonly type: string }): boolean => type.startsWith('Action.');

describe('every card', () => {
  for (const [name, card] of Object.entries(ordinary)) {
    const document = name.startsWith('reading');

    it(`${name}: parses without a warning, with at most six buttons`, () => {
      assert.deepEqual(warningsOf(card), []);
      assert.ok(buttonsOf(card).length <= MAX_BUTTONS);
      assert.equal(new Set(buttonsOf(card)).size, buttonsOf(card).length);
      assert.ok(card.fallbackText.length > 0);
    });

    if (!document)
      it(`${name}: has at most eight lines`, () => {
        assert.ok(linesOf(card) <= MAX_LINES, `${linesOf(card)} lines`);
      });
  }
});

describe('every card at its worst', () => {
  for (const [name, card] of Object.entries(worstCards)) {
    it(`${name}: parses without a warning and is no larger than 28 KB`, () => {
      assert.deepEqual(warningsOf(card), []);
      assert.ok(bytesOf(card) <= CARD_BYTES, `${bytesOf(card)} bytes`);
      assert.ok((card.actions ?? []).length <= MAX_BUTTONS);
    });

    it(`${name}: shows people's text as text`, () => {
      for (const text of textsOf(card)) {
        assert.doesNotMatch(text.replaceAll('\n', ''), /<at>|\{\{|[\u202A-\u202E\p{Cc}]/u);
        assert.doesNotMatch(text, /(?<!\\)(?:\\\\)*[[`*_~]/u);
        assert.ok(text.isWellFormed());
      }
    });
  }
});

describe('the buttons of every card', () => {
  const actions = Object.values(ordinary).flatMap(elementsOf).filter(isAction);
  const executes = actions.filter(({ type }) => type === 'Action.Execute');

  it('carry the committee and the verb, and in the fallback the same', () => {
    assert.ok(executes.length > 50);
    for (const { verb, title, data, fallback } of executes) {
      assert.deepEqual(fallback, { type: 'Action.Submit', title, data });
      assert.deepEqual({ ...(data as object), verb }, data);
      assert.ok('committee' in (data as object));
    }
  });

  it('never say who acts or what they may do', () => {
    const allowed = /^(verb|committee|id|version|msteams|show|page|query|[a-z]+)$/u;
    const forbidden = /actor|role|user|person|may|tenant/u;
    for (const { data } of actions)
      for (const key of Object.keys((data as object | undefined) ?? {})) {
        assert.match(key, allowed);
        assert.doesNotMatch(key, forbidden);
      }
  });
});
