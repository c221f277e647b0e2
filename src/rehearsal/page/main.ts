import { api } from './api.ts';
import { onView, reload, show } from './app.ts';
import { createClock } from './clock.ts';
import { createCompose } from './compose.ts';
import { el } from './dom.ts';
import { createHeading } from './heading.ts';
import { createHints } from './hints.ts';
import { createPlay } from './play.ts';
import { createRail } from './rail.ts';
import { followTheme, toggleTheme } from './theme.ts';
import { createMessages } from './thread.ts';
import { warn } from './toast.ts';
import { loadWords, say } from './words.ts';

/** Pause before asking a room that did not answer again, in milliseconds. */
const AGAIN = 2_000;

const layout = () => {
  const parts = {
    clock: el('div', { class: 'clock', role: 'group', 'aria-label': say('clock') }),
    buttons: el('div', { class: 'scripts' }),
    strip: el('div', { class: 'strip', hidden: true }),
    rail: el('nav', { class: 'rail', 'aria-label': say('chats') }),
    heading: el('header', { class: 'heading' }),
    messages: el('div', {
      class: 'messages',
      role: 'log',
      tabindex: '0',
      'aria-label': say('title'),
    }),
    hints: el('aside', { class: 'hints', 'aria-label': say('hints') }),
    compose: el('div', { class: 'compose' }),
    theme: el('button', { class: 'quiet theme', 'aria-label': say('theme') }, '◐'),
  };
  const { clock, buttons, strip, rail, heading, messages, hints, compose, theme } = parts;
  document
    .getElementById('page')
    ?.replaceChildren(
      el(
        'header',
        {},
        el('div', { class: 'banner' }, say('banner')),
        el('div', { class: 'top' }, el('b', { class: 'brand' }, 'Gavel'), clock, buttons, theme),
      ),
      strip,
      el('div', { class: 'body' }, rail, el('main', {}, heading, messages, hints, compose)),
    );
  return parts;
};

const follow = async (): Promise<void> => {
  let seen = 0;
  onView(({ state }) => (seen = Math.max(seen, state.revision)));
  for (;;) {
    try {
      // Also without news: the clock goes on.
      const { revision } = await api.changes(seen);
      seen = revision;
      await reload();
    } catch {
      warn(say('lost'));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
};

await loadWords();
window.addEventListener('unhandledrejection', () => warn(say('lost')));
const parts = layout();
const compose = createCompose(parts.compose);
const messages = createMessages(parts.messages);
const recolour = () => {
  messages.forget();
  show();
};

onView(createRail(parts.rail));
onView(createHeading(parts.heading));
onView(createClock(parts.clock));
onView((view) => messages.show(view));
onView((view) => compose.show(view));
onView(({ pane }) => (document.body.dataset.pane = pane));
onView(createHints(parts.hints, (text) => compose.suggest(text)));
createPlay(parts.buttons, parts.strip);
followTheme(recolour);
parts.theme.addEventListener('click', () => {
  toggleTheme();
  recolour();
});
await reload();
void follow();
