import type { View } from './app.ts';
import { nextReminder } from './clock.ts';
import { el } from './dom.ts';
import { say } from './words.ts';

const KEY = 'gavel-hints';

/** Three things to try where Gavel hears them, until they are put away. */
export const createHints = (element: HTMLElement, suggest: (text: string) => void) => {
  const show = ({ state, open }: View): void => {
    element.hidden = !state.conversations.some(({ id, installed }) => id === open && installed);
  };
  if (localStorage.getItem(KEY) === 'hidden') return show;
  const hint = (number: number, text: string, action: () => void) =>
    el('li', {}, el('button', { onclick: action }, el('b', {}, String(number)), ' ', text));
  element.append(
    el('h2', {}, say('hints')),
    el(
      'ol',
      {},
      hint(1, say('hintStart'), () => suggest('@Gavel start meeting')),
      hint(2, say('hintAction'), () => suggest(say('hintAction'))),
      hint(3, say('hintReminder'), () => void nextReminder()),
    ),
    el(
      'button',
      {
        class: 'quiet',
        'aria-label': say('hide'),
        onclick: () => {
          localStorage.setItem(KEY, 'hidden');
          element.replaceChildren();
        },
      },
      '✕',
    ),
  );
  return show;
};
