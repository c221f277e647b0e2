import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isolated, literal, plain, shorten, words } from '../../../cards/words.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('*_[]()`~<>{}#+-.1at/ \n\\\u202E\u2066مZ')) }),
);

/** What a Markdown reader makes of a literal: escapes undone, joiners unseen. */
const read = (escaped: string): string =>
  escaped.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('\u2060', '');

describe('text of people on cards', () => {
  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const one = plain(text);
        assert.equal(read(literal(one)), one.replaceAll('\u2060', ''));
      }),
    );
  });

  it('cannot open a mention, a tag, a link, an emphasis or a function', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = literal(plain(text));
        assert.doesNotMatch(shown, /<[\p{L}/!?]|\{\{/u);
        assert.doesNotMatch(shown, /(?<!\\)(?:\\\\)*[[`*_~]/u);
      }),
    );
  });

  it('is one well-formed line without control or direction characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, max) => {
        const one = plain(text, max);
        assert.ok(one.isWellFormed());
        assert.doesNotMatch(one, /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        assert.ok(one.length <= max * 2 + 1);
      }),
    );
  });

  it('is shortened between characters, never inside one', () => {
    assert.equal(shorten('👩🏽‍⚖️👩🏽‍⚖️👩🏽‍⚖️', 30), '👩🏽‍⚖️👩🏽‍⚖️👩🏽‍⚖️');
    assert.equal(shorten('éééé', 3), 'éé…');
    assert.equal(shorten('budget', 6), 'budget');
    assert.equal(shorten('budgets', 6), 'budge…');
  });

  it('stands apart where it runs from right to left', () => {
    assert.equal(isolated('مريم'), '\u2068مريم\u2069');
    assert.equal(isolated('Maya'), 'Maya');
    assert.equal(words('action.row', { ref: 'A-1', what: 'שלום' }), 'A-1 · \u2068שלום\u2069');
  });
});
