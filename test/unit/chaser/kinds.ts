import assert from 'node:assert/strict';
import { messageOf } from '../../../src/chaser/outbox.ts';
import type { Clockwork } from './harness.ts';

const PRIYA = 'chat-priya';
const chats = '/v3/conversations';

/** What a connector calls a chat that it opens, or what was sent to one. */
export const idOf = (body: unknown, sent: number): string => {
  const opened = (body as { readonly members?: readonly { readonly id: string }[] }).members;
  return opened ? `chat-${opened[0]?.id}` : `sent-${sent}`;
};

/** A kind of message: which requests are its own. */
export interface Kind {
  readonly is: (method: string, path: string) => boolean;
  readonly before?: (w: Clockwork) => Promise<unknown>;
  readonly act?: (w: Clockwork) => Promise<unknown>;
  readonly until: string;
  readonly outcome: (w: Clockwork) => Promise<string>;
}

async function outcomeOf(w: Clockwork, id: string): Promise<string> {
  const [doc] = await w.store.load(w.board, [id]);
  assert.ok(doc);
  const { status, reason } = messageOf(doc);
  return reason ?? status;
}

/** Each kind of message: its requests, what leads up to it, and what becomes of it within the hour. */
export const kinds: Readonly<Record<string, Kind>> = {
  assignment: {
    is: (method, path) => method === 'POST' && path.includes(`${PRIYA}/`),
    until: '2026-11-02T11:00:00.000Z',
    act: (w) => w.assign('priya', '2026-11-16'),
    outcome: (w) => outcomeOf(w, 'm|00000002|0'),
  },
  digest: {
    is: (method, path) => method === 'POST' && path.includes(`${PRIYA}/`),
    before: async (w) => {
      await w.assign('priya', '2026-11-16');
      await w.until('2026-11-04T08:59:00.000Z');
    },
    until: '2026-11-04T10:00:00.000Z',
    outcome: async (w) => {
      const rows = (await w.ledger()).filter((row) => row.includes(' priya'));
      const [status = '', , , reason = status] = rows[0]?.split(' ') ?? [];
      return reason;
    },
  },
  'control card': {
    is: (method, path) => method === 'POST' && path.includes('19:board'),
    until: '2026-11-02T11:00:00.000Z',
    act: (w) => w.execute('maya', 'meeting.start'),
    outcome: (w) => outcomeOf(w, 'm|00000002|0'),
  },
  'live card': {
    is: (method) => method === 'PUT',
    before: async (w) => {
      await w.execute('maya', 'meeting.start');
      await w.until('2026-11-02T10:01:00.000Z');
    },
    until: '2026-11-02T11:00:00.000Z',
    act: (w) => w.execute('maya', 'meeting.adjourn', 'M-1'),
    outcome: async (w) => {
      const [card] = await w.docs(w.board, 'card');
      if (!card) return 'forgotten';
      return card.body['shown'] === (await w.records.head(w.board)).seq ? 'shown' : 'behind';
    },
  },
  'opening a chat': {
    is: (method, path) => method === 'POST' && path.endsWith(chats),
    until: '2026-11-02T11:00:00.000Z',
    act: (w) => w.assign('priya', '2026-11-16'),
    outcome: (w) => outcomeOf(w, 'm|00000002|0'),
  },
};
