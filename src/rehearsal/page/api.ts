import type { JsonObject } from '../model.ts';
import type { PageAnswer, PageMessage, PagePlace, PageState } from '../page-shapes.ts';

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

const call = async <T>(path: string, body?: unknown): Promise<Answered<T>> => {
  const response = await fetch(path, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const parsed: unknown = await response.json().catch(() => ({}));
  return { status: response.status, body: parsed as T };
};

const room = <T>(path: string, body?: unknown): Promise<T> =>
  call<T>(`/rehearsal/room${path}`, body).then((answer) => {
    if (answer.status >= 400) throw new TypeError(`${path}: ${answer.status}`);
    return answer.body;
  });

let done: Promise<unknown> = Promise.resolve();

/** What people say and press arrives in the order in which they did it. */
const next = (path: string, body: unknown): Promise<PageAnswer> => {
  const answer = done.then(() => room<PageAnswer>(path, body));
  done = answer.catch(() => {});
  return answer;
};

const query = (params: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams(params).toString()}`;

export interface ClockFace {
  readonly now: string;
  readonly next?: string;
}

export interface Pressing {
  readonly as: string;
  readonly message: string;
  readonly action: JsonObject;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What the room answers to the page. The bot is never asked from here. */
export const api = {
  state: (as: string) => room<PageState>(query({ as })),
  messages: (as: string, conversation: string) =>
    room<PageMessage[]>(`/messages${query({ as, conversation })}`),
  changes: (after: number) =>
    room<{ revision: number }>(`/changes${query({ after: String(after) })}`),
  say: (body: { as: string; conversation: string; text: string; in?: string }) =>
    next('/say', body),
  press: (body: Pressing) => next('/press', body),
  dialog: (body: Pressing) => next('/dialog', body),
  refresh: (as: string, message: string) => room<unknown>('/refresh', { as, message }),
  read: (as: string, conversation: string) => room<unknown>('/read', { as, conversation }),
  meeting: (as: string, conversation: string, event: 'start' | 'end' | 'join' | 'leave') =>
    room<unknown>('/meeting', { as, conversation, event }),
  installed: (as: string, conversation: string, installed: boolean) =>
    room<unknown>('/installed', { as, conversation, installed }),
  start: (empty: boolean) => room<unknown>('/start', { empty }),
  day: () => room<string[]>('/day'),
  step: (step: number) => room<PagePlace>('/day', { step }),
  reminder: () => room<PagePlace>('/reminder', {}),
  clock: () => call<ClockFace>('/local/clock'),
  moveClock: (body: { now: string } | { advance: string }) => call<ClockFace>('/local/clock', body),
};
