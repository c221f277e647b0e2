import { el } from './dom.ts';
import { say } from './words.ts';

/** Completes names after an @ in a text field. */
export const createMentions = (input: HTMLTextAreaElement, names: () => readonly string[]) => {
  const list = el('ul', {
    id: 'names',
    class: 'names',
    role: 'listbox',
    'aria-label': say('people'),
    hidden: true,
  });
  let offered: readonly string[] = [];
  let active = 0;
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', 'names');

  const typedName = (): string | undefined =>
    /(?:^|\s)@([^@\n]{0,40})$/.exec(input.value.slice(0, input.selectionStart))?.[1];

  const close = () => {
    offered = [];
    list.hidden = true;
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (name: string) => {
    const caret = input.selectionStart;
    const start = caret - (typedName()?.length ?? 0);
    input.setRangeText(`${name} `, start, caret, 'end');
    close();
    input.focus();
  };

  const draw = () => {
    list.replaceChildren(
      ...offered.map((name, at) =>
        el(
          'li',
          {
            id: `name-${at}`,
            role: 'option',
            'aria-selected': String(at === active),
            onmousedown: (event) => {
              event.preventDefault();
              choose(name);
            },
          },
          name,
        ),
      ),
    );
    list.hidden = offered.length === 0;
    if (offered.length > 0) input.setAttribute('aria-activedescendant', `name-${active}`);
  };

  input.addEventListener('input', () => {
    const typed = typedName()?.toLowerCase();
    offered =
      typed === undefined ? [] : names().filter((name) => name.toLowerCase().startsWith(typed));
    active = 0;
    draw();
    if (offered.length === 0) close();
  });
  input.addEventListener('blur', close);

  return {
    list,
    /** True when the key was meant for the list of names. */
    handles(event: KeyboardEvent): boolean {
      const chosen = offered[active];
      if (chosen === undefined) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        active = (active + step + offered.length) % offered.length;
        draw();
      } else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
};
