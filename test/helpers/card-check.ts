import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import type { Card, Element } from '../../cards/kit.ts';

// The package's main entry cannot be loaded by plain Node, and its bundle comes without types.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Charts are Teams' own and unknown to the renderer: in their place stands what other clients show. */
const withoutCharts = (card: Card): Card =>
  JSON.parse(JSON.stringify(card), (_key, value) => {
    if (!isElement(value) || !value.type.startsWith('Chart.')) return value;
    assert.ok(isElement(value['fallback']), `${value.type} without a fallback`);
    return value['fallback'];
  });

/** What the renderer of Teams' web client warns about: unknown elements, missing properties, versions. */
export const warningsOf = (card: Card): string[] => {
  const context = new SerializationContext();
  new AdaptiveCard().parse(withoutCharts(card), context);
  return Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
};

const children = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** Every element and action of a card, however deep. */
export const elementsOf = (value: unknown): Element[] => [
  ...(isElement(value) ? [value] : []),
  ...children(value).flatMap(elementsOf),
];

/** Lines of text that a reader sees at once: a row of a list counts as one, as does each fact. */
export const linesOf = (card: Card): number =>
  card.body
    .filter((element) => element['isVisible'] !== false)
    .map((element) => (Array.isArray(element['facts']) ? element['facts'].length : 1))
    .reduce((sum, lines) => sum + lines, 0);

/** The visible buttons at the foot of a card, by name. */
export const buttonsOf = (card: Card): string[] =>
  (card.actions ?? []).map((action) => String(action['title']));

/** The button of a verb, wherever it stands. */
export const buttonOf = (card: Card, verb: string): Element => {
  const found = elementsOf(card).find(
    ({ data }) => typeof data === 'object' && data !== null && 'verb' in data && data.verb === verb,
  );
  assert.ok(found, `no button for ${verb}`);
  return found;
};
