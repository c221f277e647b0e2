import type { PageConversation } from '../page-shapes.ts';
import { api } from './api.ts';
import { replyIn, type View } from './app.ts';
import { avatar, el } from './dom.ts';
import { createMentions } from './mentions.ts';
import { inform, toast, warn } from './toast.ts';
import { say } from './words.ts';

const placeholder = (conversation: PageConversation | undefined, thread: string | undefined) => {
  if (conversation?.kind === 'personal') return say('composePersonal');
  return thread ? say('composeThread') : say('compose');
};

/** Teams would be silent; who rehearses is told why nobody answers. */
const hint = (here: PageConversation | undefined, mentioned: boolean): void => {
  if (here?.installed === false) {
    if (mentioned) inform(say('notHere'));
  } else if (here && here.kind !== 'personal' && !mentioned) inform(say('notHeard'));
};

/** Where one types. Enter sends, Shift+Enter begins a new line, @ offers names. */
export const createCompose = (element: HTMLElement) => {
  let view: View | undefined;
  const input = el('textarea', { id: 'compose', rows: '1', maxlength: '20000' });
  const thread = el('div', { class: 'in-thread', hidden: true });
  const mentions = createMentions(input, () => {
    const members = view?.state.conversations.find(({ id }) => id === view?.open)?.members ?? [];
    const people = view?.state.people.filter(({ id }) => members.includes(id)) ?? [];
    return [view?.state.bot.name ?? '', ...people.map(({ name }) => name)];
  });

  const fit = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
  };

  const send = async () => {
    const typed = input.value.trim();
    if (!typed || !view?.open) return;
    input.value = '';
    fit();
    const { state, open } = view;
    const here = state.conversations.find(({ id }) => id === open);
    hint(here, typed.toLowerCase().includes(`@${state.bot.name.toLowerCase()}`));
    try {
      const root = view.thread;
      toast(
        await api.say({ as: state.me, conversation: open, text: typed, ...(root && { in: root }) }),
      );
    } catch {
      input.value = typed;
      warn(say('lost'));
    }
  };

  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    if (mentions.handles(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  const button = el(
    'button',
    { class: 'primary', type: 'button', onclick: () => void send() },
    say('send'),
  );
  thread.append(
    el('span', {}, say('replying')),
    el(
      'button',
      { class: 'quiet', 'aria-label': say('leaveThread'), onclick: () => replyIn(undefined) },
      '✕',
    ),
  );
  const me = el('span', { class: 'me' });
  element.append(thread, el('div', { class: 'line' }, me, input, button), mentions.list);

  return {
    show(next: View): void {
      const moved = next.open !== view?.open || next.thread !== view?.thread;
      view = next;
      const here = next.state.conversations.find(({ id }) => id === next.open);
      const label = placeholder(here, next.thread);
      me.replaceChildren(
        avatar(next.state.people.find(({ id }) => id === next.state.me)?.name ?? ''),
      );
      input.placeholder = label;
      input.setAttribute('aria-label', label);
      thread.hidden = next.thread === undefined;
      if (moved && next.thread) input.focus();
    },
    /** Puts a command there for the person to send. */
    suggest(text: string): void {
      input.value = text;
      fit();
      input.focus();
    },
  };
};
