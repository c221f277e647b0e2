import assert from 'node:assert/strict';
import { readingCard, type MinutesEntry } from '../../../cards/minutes-reading.ts';
import { bytesOf, CARD_BYTES } from '../../../cards/kit.ts';
import { buttonsOf, elementsOf } from '../../helpers/card-check.ts';
import { readingView } from '../../helpers/sample-records.ts';
import { place } from '../../helpers/sample-views.ts';

const textOf = (card: ReturnType<typeof readingCard>): string =>
  elementsOf(card.body)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join(' ');

/** All pages, as somebody turns them. */
const pagesOf = (view: typeof readingView): ReturnType<typeof readingCard>[] => {
  const pages = [readingCard(place, view, 1)];
  while (buttonsOf(pages.at(-1) ?? readingCard(place, view)).includes('Next'))
    pages.push(readingCard(place, view, pages.length + 1));
  return pages;
};

const withEntries = (entries: readonly MinutesEntry[]): typeof readingView => ({
  ...readingView,
  sections: [{ number: 1, title: 'Budget', outcome: 'taken', entries }],
});

describe('reading the minutes', () => {
  it('shows a long decision whole, with its reason after it', () => {
    const text = 'The board buys the boat. '.repeat(40).trim();
    const decision = { is: 'decision', id: 'D-7', ref: 'D-7', version: 1, text } as const;
    const rationale = 'The old boat fails its survey.';
    const read = pagesOf(withEntries([{ ...decision, rationale }]))
      .map(textOf)
      .join(' ');
    assert.equal(read.split('The board buys the boat.').length, 41);
    assert.match(read, /boat\.\s+Reason: The old boat fails its survey\./u);
  });

  it('shows 200 actions, each once, over pages that fit', () => {
    const actions = Array.from({ length: 200 }, (_, n) => ({
      is: 'action' as const,
      id: `A-${n + 1}`,
      ref: `A-${n + 1}`,
      version: 1,
      text: `Circulate paper number ${n + 1} to all members of the board`,
      owner: 'Priya Nair',
      due: '2026-11-27',
    }));
    const pages = pagesOf(withEntries(actions));
    const all = pages.map(textOf).join(' ');
    for (const { ref } of actions) assert.equal(all.split(`${ref} Action`).length, 2, ref);
    for (const page of pages) assert.ok(bytesOf(page) <= CARD_BYTES);
  });

  it('shows a note of 10,000 characters in full', () => {
    const text = Array.from({ length: 1250 }, (_, n) => `w${String(n).padStart(6, '0')}`).join(' ');
    const pages = pagesOf(withEntries([{ is: 'note', id: 'N-1', version: 1, text }]));
    const shown = pages.map(textOf).join(' ');
    assert.equal(text.length, 9_999);
    for (const word of text.split(' ')) assert.ok(shown.includes(word), word);
  });

  it('gives the last page for a page beyond it, and the first for nonsense', () => {
    const entries = Array.from({ length: 60 }, (_, n) => ({
      is: 'note' as const,
      id: `N-${n}`,
      version: 1,
      text: 'The board took note. '.repeat(40),
    }));
    const pages = pagesOf(withEntries(entries));
    assert.ok(pages.length > 2);
    assert.deepEqual(readingCard(place, withEntries(entries), 99), pages.at(-1));
    assert.deepEqual(readingCard(place, withEntries(entries), -5), pages[0]);
  });

  it('opens the editing of a note or an action only where it may be edited', () => {
    const open = (editable: boolean) =>
      elementsOf(readingCard(place, { ...readingView, editable })).filter(
        (element) => element['selectAction'] !== undefined,
      ).length;
    assert.equal(open(false), 0);
    assert.equal(open(true), 2);
  });
});
