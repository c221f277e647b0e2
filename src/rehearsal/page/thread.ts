import type { PageMessage } from '../page-shapes.ts';
import { replyIn, type View } from './app.ts';
import { el, refocus } from './dom.ts';
import { renderMessage } from './message.ts';
import { say } from './words.ts';

interface Kept {
  readonly shown: string;
  readonly element: HTMLElement;
}

/**
 * The messages of the open conversation. What did not change keeps its element, so that nothing typed into a card
 * is lost when something else arrives.
 */
export const createMessages = (element: HTMLElement) => {
  let kept = new Map<string, Kept>();
  let place = '';
  let last: string | undefined;

  const elementOf = (view: View, message: PageMessage, next: Map<string, Kept>): HTMLElement => {
    const before = kept.get(message.id);
    const fresh =
      before?.shown === message.shown ? before.element : renderMessage(view.state, message);
    next.set(message.id, { shown: message.shown, element: fresh });
    return fresh;
  };

  const threads = (view: View, next: Map<string, Kept>): HTMLElement[] => {
    const roots = Map.groupBy(view.messages, ({ root, id }) => root ?? id);
    return [...roots].map(([root, messages]) => {
      const [first, ...replies] = messages.map((message) => elementOf(view, message, next));
      const reply = el(
        'button',
        { class: 'quiet reply', 'data-focus': `reply-${root}`, onclick: () => replyIn(root) },
        `↩ ${say('reply')}`,
      );
      return el(
        'section',
        { class: view.thread === root ? 'thread chosen' : 'thread' },
        first,
        replies.length > 0 && el('div', { class: 'replies' }, ...replies),
        reply,
      );
    });
  };

  const draw = (view: View): void => {
    // Before anything moves: what is kept leaves its old thread for the new one, and the page shrinks.
    const { scrollTop } = element;
    const atEnd = scrollTop + element.clientHeight > element.scrollHeight - 40;
    const here = `${view.state.me} ${view.open ?? ''}`;
    if (here !== place) kept = new Map();
    const next = new Map<string, Kept>();
    const channel = view.state.conversations.find(({ id }) => id === view.open)?.kind === 'channel';
    const shown = channel
      ? threads(view, next)
      : view.messages.map((message) => elementOf(view, message, next));
    const empty = el('p', { class: 'empty' }, say('noMessages'));
    const focused = document.activeElement;
    element.setAttribute('aria-busy', String(view.busy));
    element.replaceChildren(...(shown.length > 0 ? shown : [empty]));
    if (focused instanceof HTMLElement && element.contains(focused)) focused.focus();
    else if (focused !== document.activeElement) refocus(focused);
    kept = next;

    const newest = view.messages.at(-1)?.id;
    if (here !== place || newest !== last) {
      const arrived = next.get(newest ?? '')?.element;
      (arrived?.closest('.thread') ?? arrived)?.scrollIntoView({ block: 'end' });
    } else element.scrollTop = atEnd ? element.scrollHeight : scrollTop;
    place = here;
    last = newest;
  };

  /** A button must not be replaced between the two halves of its press: what arrives meanwhile waits. */
  let pressed = false;
  let waiting: View | undefined;
  const release = (): void => {
    pressed = false;
    // Behind the click that follows the release.
    setTimeout(() => {
      if (!waiting || pressed) return;
      draw(waiting);
      waiting = undefined;
    });
  };
  element.addEventListener('pointerdown', () => (pressed = true));
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', release);
  // The list of a select takes the release for itself.
  window.addEventListener('pointermove', ({ buttons }) => {
    if (pressed && buttons === 0) release();
  });

  return {
    show(view: View): void {
      waiting = pressed ? view : undefined;
      if (!pressed) draw(view);
    },
    /** Draws everything anew, as after a change of colours. */
    forget(): void {
      kept = new Map();
    },
  };
};
