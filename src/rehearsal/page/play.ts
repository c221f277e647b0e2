import { api } from './api.ts';
import { go, restart } from './app.ts';
import { confirm } from './dialog.ts';
import { el } from './dom.ts';
import { inform } from './toast.ts';
import { say } from './words.ts';

/** Time to read what a step did, in milliseconds. */
const PACE = 1_800;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PACE));

/** The two buttons on top: the scripted day with its progress, and a fresh room. */
export const createPlay = (buttons: HTMLElement, strip: HTMLElement) => {
  let played = new AbortController();
  played.abort();

  const progress = (step: number, titles: readonly string[]): void => {
    strip.hidden = false;
    strip.replaceChildren(
      el(
        'span',
        { role: 'status' },
        say('playing', { step: step + 1, steps: titles.length, title: titles[step] ?? '' }),
      ),
      el('progress', {
        value: String(step + 1),
        max: String(titles.length),
        'aria-label': say('play'),
      }),
      el('button', { onclick: () => played.abort() }, say('stop')),
    );
  };

  const play = async (): Promise<void> => {
    if (!played.signal.aborted || !(await confirm(say('playTitle'), say('playText')))) return;
    played = new AbortController();
    const { signal } = played;
    await api.start(false);
    await restart();
    const titles = await api.day();
    for (const step of titles.keys()) {
      if (signal.aborted) break;
      progress(step, titles);
      const place = await api.step(step);
      if (place.conversation) await go(place);
      await pause();
    }
    if (!signal.aborted) inform(say('played'));
    played.abort();
    strip.hidden = true;
  };

  const empty = async (): Promise<void> => {
    if (!played.signal.aborted || !(await confirm(say('emptyTitle'), say('emptyText')))) return;
    await api.start(true);
    await restart();
  };

  buttons.append(
    el('button', { onclick: () => void play() }, `▶ ${say('play')}`),
    el('button', { onclick: () => void empty() }, say('empty')),
  );
};
