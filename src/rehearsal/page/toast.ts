import type { PageAnswer } from '../page-shapes.ts';
import { el } from './dom.ts';

const SHOWN = 6_000;

const place = (): HTMLElement | null => document.getElementById('toasts');

/** Gives what takes it away before its time. */
const put = (text: string, look: 'info' | 'error'): (() => void) => {
  const box = el('div', { class: `toast ${look}` }, text);
  place()?.append(box);
  const away = () => box.remove();
  setTimeout(away, SHOWN);
  return away;
};

export const inform = (text: string): (() => void) => put(text, 'info');
export const warn = (text: string): (() => void) => put(text, 'error');

/** What was said to one person is not for the next. */
export const clearToasts = (): void => place()?.replaceChildren();

/** What a button came back with, where it is only a sentence. */
export const toast = ({ toast: text, error }: PageAnswer): void => {
  if (text) inform(text);
  if (error) warn(error);
};
