import type { PageAnswer } from '../page-shapes.ts';
import { el } from './dom.ts';

const SHOWN = 6_000;

const put = (text: string, look: 'info' | 'error'): void => {
  const box = el('div', { class: `toast ${look}` }, text);
  document.getElementById('toasts')?.append(box);
  setTimeout(() => box.remove(), SHOWN);
};

export const inform = (text: string): void => put(text, 'info');
export const warn = (text: string): void => put(text, 'error');

/** What a button came back with, where it is only a sentence. */
export const toast = ({ toast: text, error }: PageAnswer): void => {
  if (text) inform(text);
  if (error) warn(error);
};
