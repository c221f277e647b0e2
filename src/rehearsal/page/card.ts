import type * as Library from 'adaptivecards';
import type { Card, JsonObject } from '../model.ts';
import { hostConfig } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';
import { theme } from './theme.ts';

declare const AdaptiveCards: typeof Library;

export type Run = (action: JsonObject, inputs: Readonly<Record<string, string>>) => Promise<void>;

/** As Teams sends them: every value a string, empty ones not at all. */
const inputsOf = (
  card: Library.AdaptiveCard,
  action: Library.SubmitActionBase,
): Record<string, string> => {
  if (action.associatedInputs === 'none') return {};
  const values = card
    .getAllInputs()
    .map(({ id, value }): [string, string] => [
      id ?? '',
      Number.isNaN(value) ? '' : String(value ?? ''),
    ]);
  return Object.fromEntries(values.filter(([id, value]) => id !== '' && value !== ''));
};

/** Teams searches its directory for more choices; the room knows only those that the card lists. */
const withoutSearch = (json: Card): Card =>
  JSON.parse(
    JSON.stringify(json, (key, value: unknown) => (key === 'choices.data' ? undefined : value)),
  ) as Card;

/**
 * The library (3.0.6) takes an empty number for one outside its limits; as in Teams, only a required one must be
 * there.
 */
const allowEmptyNumbers = (): void => {
  class NumberInput extends AdaptiveCards.NumberInput {
    override isValid(): boolean {
      return Number.isNaN(this.value) ? !this.isRequired : super.isValid();
    }
  }
  AdaptiveCards.GlobalRegistry.elements.register('Input.Number', NumberInput);
};

/** What the reader unfolded stays so when the card is drawn anew; folded parts are not remembered. */
const keepUnfolded = (card: Library.AdaptiveCard, unfolded: Set<string>): void => {
  for (const id of unfolded) {
    const part = card.getElementById(id);
    if (part) part.isVisible = true;
  }
  card.onElementVisibilityChanged = ({ id, isVisible }) => {
    if (id === undefined) return;
    if (isVisible) unfolded.add(id);
    else unfolded.delete(id);
  };
};

/** Renders a card; its Execute and Submit buttons go to `run`, one press at a time. */
export const renderCard = (json: Card, run: Run, unfolded = new Set<string>()): HTMLElement => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme()));
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (source, result) => {
    result.outputHtml = markdownToHtml(source);
    result.didProcess = true;
  };
  const frame = document.createElement('div');
  frame.className = 'card';

  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (/^https?:/.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener');
      return;
    }
    const busy = frame.getAttribute('aria-busy') === 'true';
    if (!(action instanceof AdaptiveCards.SubmitActionBase) || busy) return;
    frame.setAttribute('aria-busy', 'true');
    void run(action.toJSON() as JsonObject, inputsOf(card, action)).finally(() => {
      frame.removeAttribute('aria-busy');
    });
  };
  allowEmptyNumbers();
  card.parse(withoutSearch(json));
  keepUnfolded(card, unfolded);
  const rendered = card.render();
  if (rendered) frame.append(rendered);
  return frame;
};
