import type { PageMessage, PagePlace, PageState } from '../page-shapes.ts';
import { api } from './api.ts';
import { clearToasts } from './toast.ts';

/** What the page shows at this moment. */
export interface View {
  readonly state: PageState;
  readonly messages: readonly PageMessage[];
  /** The open conversation; on a phone the list is shown while there is none. */
  readonly open: string | undefined;
  /** The thread in which the next message goes. */
  readonly thread: string | undefined;
  /** On a narrow screen only one of the two is seen. */
  readonly pane: 'list' | 'conversation';
  /** Some cards are still everybody's: this person's own view of them is on its way. */
  readonly busy: boolean;
}

const ME = 'gavel-me';
const phone = window.matchMedia('(max-width: 480px)');
const asked = new Set<string>();
const answered = new Set<string>();
const listeners: ((view: View) => void)[] = [];

let me = sessionStorage.getItem(ME) ?? '';
let open: string | undefined;
let thread: string | undefined;
let pane: View['pane'] = 'conversation';
let view: View | undefined;
let latest = 0;

export const onView = (listener: (view: View) => void): void => {
  listeners.push(listener);
};

/** The last view again, as after a change of colours. */
export const show = (): void => {
  if (view) for (const listener of listeners) listener(view);
};

const refreshes = (messages: readonly PageMessage[], as: string): [string, string][] =>
  messages
    .filter(({ refresh }) => refresh)
    .map(({ id, shown }): [string, string] => [`${as} ${id} ${shown}`, id]);

const refresh = async (as: string, id: string, key: string): Promise<void> => {
  await api.refresh(as, id).finally(() => answered.add(key));
  await reload();
};

/** Cards that want to be asked again for this person are, once for each time that they changed. */
const refreshCards = (messages: readonly PageMessage[], as: string): void => {
  for (const [key, id] of refreshes(messages, as)) {
    if (asked.has(key)) continue;
    asked.add(key);
    void refresh(as, id, key);
  }
};

/** Asks the room for everything on the screen. Answers that were overtaken are dropped. */
export const reload = async (): Promise<void> => {
  latest += 1;
  const turn = latest;
  const before = await api.state(me);
  const { conversations } = before;
  const here =
    conversations.find(({ id }) => id === open) ??
    conversations.find(({ kind }) => kind === 'channel') ??
    conversations[0];
  const messages = here ? await api.messages(before.me, here.id) : [];
  if (turn !== latest) return;
  if (here && pane === 'conversation') await api.read(before.me, here.id);
  // What has happened since the messages were read is news still.
  const { revision } = before;
  const state = here && here.unread > 0 ? { ...(await api.state(before.me)), revision } : before;
  if (turn !== latest) return;
  me = state.me;
  open = here?.id;
  const busy = refreshes(messages, me).some(([key]) => !answered.has(key));
  view = { state, messages, open, thread, pane, busy };
  show();
  refreshCards(messages, me);
};

/** Opens a conversation, as another person when one is given. */
export const go = (place: PagePlace): Promise<void> => {
  if (place.person && place.person !== me) {
    me = place.person;
    clearToasts();
    sessionStorage.setItem(ME, me);
    if (!place.conversation) pane = phone.matches ? 'list' : 'conversation';
  }
  if (place.conversation) {
    open = place.conversation;
    pane = 'conversation';
  }
  thread = undefined;
  return reload();
};

/** A fresh room: nobody chosen, nothing open. */
export const restart = (): Promise<void> => {
  me = '';
  open = undefined;
  sessionStorage.removeItem(ME);
  return go({});
};

export const showList = (): void => {
  pane = 'list';
  void reload();
};

export const replyIn = (root: string | undefined): void => {
  thread = root;
  if (view) view = { ...view, thread };
  show();
};
