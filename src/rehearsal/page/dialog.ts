import type { PageAnswer } from '../page-shapes.ts';
import { api } from './api.ts';
import { renderCard } from './card.ts';
import { el, refocus } from './dom.ts';
import { toast } from './toast.ts';
import { say } from './words.ts';

const modal = (title: string, content: readonly Node[]): HTMLDialogElement => {
  const opener = document.activeElement;
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' });
  dialog.append(
    el(
      'header',
      {},
      el('h2', { id: 'dialog-title' }, title),
      el(
        'button',
        { class: 'quiet', 'aria-label': say('close'), onclick: () => dialog.close() },
        '✕',
      ),
    ),
    ...content,
  );
  // The browser keeps the focus inside, closes on Escape and gives the focus back, to what is still there.
  dialog.addEventListener('close', () => {
    dialog.remove();
    refocus(opener);
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

/** A bot's dialog: its card, sent as task/submit; the answer may be the next dialog. */
export const openDialog = (as: string, open: NonNullable<PageAnswer['dialog']>): void => {
  const card = renderCard(open.card, async (action, inputs) => {
    const answer = await api.dialog({ as, message: open.message, action, inputs });
    toast(answer);
    if (answer.error) return;
    dialog.close();
    if (answer.dialog) openDialog(as, answer.dialog);
  });
  const dialog = modal(open.title, [card]);
  card.querySelector<HTMLElement>('input, textarea, select')?.focus();
};

/** Asks before something that cannot be taken back. */
export const confirm = (title: string, text: string): Promise<boolean> =>
  new Promise((resolve) => {
    let agreed = false;
    const begin = el('button', { class: 'primary' }, say('begin'));
    const cancel = el('button', {}, say('cancel'));
    const dialog = modal(title, [el('p', {}, text), el('footer', {}, cancel, begin)]);
    begin.addEventListener('click', () => {
      agreed = true;
      dialog.close();
    });
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => resolve(agreed));
    begin.focus();
  });

/** Asks for a moment; gives ISO 8601 in UTC. */
export const askTime = (now: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    let chosen: string | undefined;
    const input = el('input', { id: 'moment', type: 'datetime-local', value: now.slice(0, 16) });
    const set = el('button', { class: 'primary' }, say('setClock').replace('…', ''));
    const dialog = modal(say('setClockTitle'), [
      el('p', { class: 'field' }, el('label', { for: 'moment' }, say('setClockLabel')), input),
      el('footer', {}, set),
    ]);
    set.addEventListener('click', () => {
      chosen = input.value ? `${input.value}:00.000Z` : undefined;
      dialog.close();
    });
    dialog.addEventListener('close', () => resolve(chosen));
  });
