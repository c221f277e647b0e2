import type { PageMessage, PageState } from '../page-shapes.ts';
import { api } from './api.ts';
import { renderCard } from './card.ts';
import { openDialog } from './dialog.ts';
import { avatar, el } from './dom.ts';
import { messageToHtml } from './markdown.ts';
import { toast } from './toast.ts';
import { say } from './words.ts';

/** A moment in the acting person's own zone; the day only where it is another. */
export const timeFor = (state: PageState, at: string): string => {
  const { timeZone } = state.people.find(({ id }) => id === state.me) ?? {};
  const day = (time: string) => new Date(time).toLocaleDateString('en-GB', { timeZone });
  const date =
    day(at) === day(state.now)
      ? {}
      : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  return new Date(at).toLocaleString('en-GB', {
    timeZone,
    ...date,
    hour: '2-digit',
    minute: '2-digit',
  });
};

const nameOf = (state: PageState, from: string): string =>
  state.people.find(({ id }) => id === from)?.name ?? state.bot.name;

const textOf = (text: string): HTMLElement => {
  const shown = el('div', { class: 'text' });
  shown.innerHTML = messageToHtml(text);
  return shown;
};

const unfolded = new Map<string, Set<string>>();

/** The parts of a message's card that this person has unfolded. */
const unfoldedBy = (me: string, { id }: PageMessage): Set<string> => {
  const key = `${me} ${id}`;
  const parts = unfolded.get(key) ?? new Set();
  unfolded.set(key, parts);
  return parts;
};

/** One message with what the acting person sees of its card. */
export const renderMessage = (state: PageState, message: PageMessage): HTMLElement => {
  const { me, bot } = state;
  const name = nameOf(state, message.from);
  const press: Parameters<typeof renderCard>[1] = async (action, inputs) => {
    const answer = await api.press({ as: me, message: message.id, action, inputs });
    toast(answer);
    if (answer.dialog) openDialog(me, answer.dialog);
  };
  const when = el('time', { datetime: message.at }, timeFor(state, message.at));
  return el(
    'article',
    { class: message.from === me ? 'message own' : 'message', 'data-id': message.id },
    avatar(name, message.from === bot.id ? 'bot' : 'person'),
    el(
      'div',
      { class: 'content' },
      el(
        'header',
        {},
        el('strong', {}, name),
        when,
        message.edited && el('span', { class: 'tag' }, say('edited')),
        message.private && el('span', { class: 'tag private' }, say('onlyYou')),
      ),
      message.text !== undefined && textOf(message.text),
      message.card && renderCard(message.card, press, unfoldedBy(me, message)),
    ),
  );
};
