import type { PageConversation, PageState } from '../page-shapes.ts';
import { go, type View } from './app.ts';
import { avatar, el } from './dom.ts';
import { createRegion } from './region.ts';
import { say } from './words.ts';

const switcher = ({ people, me }: PageState): HTMLElement => {
  const mine = people.find(({ id }) => id === me);
  const options = people.map(({ id, name, role, unread }) => {
    const label = role === 'guest' ? `${name} (${say('guest')})` : name;
    const option = el('option', { value: id, selected: id === me });
    option.textContent =
      unread > 0 && id !== me ? say('waiting', { name: label, count: unread }) : label;
    return option;
  });
  const waiting = people.some(({ id, unread }) => id !== me && unread > 0);
  const select = el('select', { id: 'acting', 'data-focus': 'acting' }, ...options);
  select.addEventListener('change', () => void go({ person: select.value }));
  return el(
    'div',
    { class: 'switcher' },
    avatar(mine?.name ?? ''),
    el('div', { class: 'who' }, el('label', { for: 'acting' }, say('actingAs')), select),
    waiting &&
      el('span', { class: 'dot', role: 'img', 'aria-label': say('others'), title: say('others') }),
  );
};

const entry = (conversation: PageConversation, open: string | undefined): HTMLElement => {
  const { id, kind, name, unread } = conversation;
  const look = kind === 'personal' ? 'bot' : 'place';
  return el(
    'li',
    {},
    el(
      'button',
      {
        class: unread > 0 ? 'entry new' : 'entry',
        'data-focus': id,
        ...(id === open && { 'aria-current': 'true' }),
        onclick: () => void go({ conversation: id }),
      },
      avatar(kind === 'channel' ? '#' : name, look),
      el('span', { class: 'name' }, name),
      unread > 0 &&
        el(
          'span',
          { class: 'badge', 'aria-label': say('unread', { count: unread }) },
          String(unread),
        ),
    ),
  );
};

/** Who one acts as, and what that person can open. */
export const createRail = (element: HTMLElement) => {
  const fill = createRegion(element);
  return ({ state, open, pane }: View): void => {
    const { conversations, people, me } = state;
    fill([conversations, people, me, open, pane], () => {
      const list = (title: string, items: readonly PageConversation[]) =>
        items.length === 0
          ? []
          : [el('h2', {}, title), el('ul', {}, ...items.map((one) => entry(one, open)))];
      return [
        switcher(state),
        ...list(
          say('teams'),
          conversations.filter(({ kind }) => kind === 'channel'),
        ),
        ...list(
          say('chats'),
          conversations.filter(({ kind }) => kind !== 'channel'),
        ),
      ];
    });
  };
};
