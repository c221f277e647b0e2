export type Theme = 'light' | 'dark';

const KEY = 'gavel-theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

/** What the person chose, else what the system prefers. */
export const theme = (): Theme => {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return prefersDark.matches ? 'dark' : 'light';
};

const apply = (): void => {
  document.documentElement.dataset.theme = theme();
};

export const toggleTheme = (): void => {
  localStorage.setItem(KEY, theme() === 'dark' ? 'light' : 'dark');
  apply();
};

/** Applies the theme now and whenever the system changes its own. */
export const followTheme = (changed: () => void): void => {
  apply();
  prefersDark.addEventListener('change', () => {
    apply();
    changed();
  });
};
