import { api } from './api.ts';
import { go, reload, type View } from './app.ts';
import { askTime } from './dialog.ts';
import { el } from './dom.ts';
import { createRegion } from './region.ts';
import { inform, warn } from './toast.ts';
import { say } from './words.ts';

const move = async (to: { now: string } | { advance: string }): Promise<void> => {
  const { status } = await api.moveClock(to);
  if (status >= 400) warn(say('clockRefused'));
  await reload();
};

const setClock = async (now: string): Promise<void> => {
  const chosen = await askTime(now);
  if (chosen) await move({ now: chosen });
};

/** Jumps until somebody is reminded, and becomes that person. */
export const nextReminder = async (): Promise<void> => {
  const done = inform(say('working'));
  const place = await api.reminder().finally(done);
  if (place.person) await go(place);
  else inform(say('noReminder'));
};

const face = ({ state }: View): string => {
  const { timeZone } = state.people.find(({ id }) => id === state.me) ?? {};
  return new Date(state.now).toLocaleString('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
};

/** The room's clock, shown in the acting person's zone. */
export const createClock = (element: HTMLElement) => {
  const fill = createRegion(element);
  return (view: View): void => {
    const shown = face(view);
    fill(shown, () => [
      el('time', { datetime: view.state.now, 'aria-label': `${say('clock')}: ${shown}` }, shown),
      el(
        'button',
        { class: 'primary', 'data-focus': 'next', onclick: () => void nextReminder() },
        say('nextReminder'),
      ),
      el(
        'button',
        { 'data-focus': 'day', onclick: () => void move({ advance: 'P1D' }) },
        say('plusDay'),
      ),
      el(
        'button',
        { 'data-focus': 'week', onclick: () => void move({ advance: 'P7D' }) },
        say('plusWeek'),
      ),
      el(
        'button',
        {
          'data-focus': 'set',
          onclick: () => void setClock(view.state.now),
        },
        say('setClock'),
      ),
    ]);
  };
};
