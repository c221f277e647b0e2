import { CardFactory } from 'botbuilder';
import { Upstream, GavelError } from '../src/errors.ts';
import { refusalText, text } from '../src/text/text.ts';
import type { Answer, Inbound } from './inbound.ts';

/** The body of an invoke's HTTP answer; undefined: an empty one. */
type Body = Readonly<Record<string, unknown>> | undefined;

type Shown = Exclude<Answer, { readonly kind: 'reply' }>;

const message = (words: string): Body => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: words,
});

/**
 * Universal Actions:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
const cardActionBody = (answer: Shown): Body => {
  switch (answer.kind) {
    case 'card':
    case 'dialog':
      return { statusCode: 200, type: CardFactory.contentTypes.adaptiveCard, value: answer.card };
    case 'toast':
    case 'dialog-message':
      return message(answer.text);
    default:
      return message('');
  }
};

const continued = (title: string, card: Readonly<Record<string, unknown>>): Body => ({
  task: {
    type: 'continue',
    value: { title, width: 'medium', height: 'medium', card: CardFactory.adaptiveCard(card) },
  },
});

const dialogBody = (answer: Shown): Body => {
  switch (answer.kind) {
    case 'card':
      return continued(text('general.gavel'), answer.card);
    case 'dialog':
      return continued(answer.title, answer.card);
    case 'toast':
    case 'dialog-message':
      return { task: { type: 'message', value: answer.text } };
    // Teams closes the dialog when the answer says nothing.
    default:
      return undefined;
  }
};

/** How an invoke of this kind says its answer. */
export const invokeBody = (kind: Inbound['kind'], answer: Shown): Body => {
  if (kind === 'card-action') return cardActionBody(answer);
  if (kind === 'dialog-open' || kind === 'dialog-submit') return dialogBody(answer);
  return {};
};

/** A failure of ours, or of what Gavel stands on; no rule's no. */
export const isOurs = (error: unknown): boolean =>
  !(error instanceof GavelError) || error instanceof Upstream;

/** The sentence for what went wrong; never the words of an exception. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof GavelError)) return text('refusal.general');
  const unsure = isStoreDown(error) && !error.retrySafe;
  return unsure ? refusalText('store-unsure') : refusalText(error.code, error.params);
};

/** The records themselves do not answer: whatever else would have to ask them fails too. */
export const isStoreDown = (error: unknown): error is Upstream =>
  error instanceof Upstream && (error.code === 'store' || error.code === 'store-busy');

/** A rule's no is an ordinary answer of the card; only a failure of ours is the protocol's error. */
export const invokeErrorBody = (kind: Inbound['kind'], error: unknown): Body => {
  const words = sentenceOf(error);
  if (kind === 'card-action' && isOurs(error))
    return {
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'InternalServerError', message: words },
    };
  return invokeBody(kind, { kind: 'toast', text: words });
};
