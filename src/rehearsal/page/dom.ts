type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;

/** An element with attributes, listeners (`onclick` …) and children. Text is only ever set as text. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
};

/** Where the focus goes when the message under it was drawn anew: to the same button there, or to another. */
export const refocus = (was: Element | null): void => {
  const id = was?.closest<HTMLElement>('[data-id]')?.dataset.id;
  if (!was || id === undefined || was.isConnected) return;
  const buttons = [
    ...document.querySelectorAll<HTMLElement>(`[data-id="${CSS.escape(id)}"] button`),
  ];
  const same = buttons.find(({ textContent }) => textContent === was.textContent);
  (same ?? buttons[0])?.focus({ preventScroll: true });
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

const COLOURS = 6;

/** A round picture with initials, in a colour that stays with the name. */
export const avatar = (name: string, kind: 'person' | 'bot' | 'place' = 'person'): HTMLElement => {
  const colour =
    Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS;
  const look = kind === 'person' ? `colour-${colour}` : kind;
  return el('span', { class: `avatar ${look}`, 'aria-hidden': 'true' }, initials(name));
};
