import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageMessage, PagePlace, PageState } from '../../../src/rehearsal/page-shapes.ts';
import { startDemoBot } from '../../helpers/demo-bot.ts';
import type { EchoBot } from '../../helpers/echo-bot.ts';
import { startRoom, type RoomOnHttp } from '../../helpers/rehearsal.ts';

describe('what the page asks of the room', () => {
  let bot: EchoBot;
  let on: RoomOnHttp;

  const get = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${on.origin}/rehearsal/room${path}`)).json()) as T;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${on.origin}/rehearsal/room${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const botUrl = () => `${bot.origin}/api/messages`;

  before(async () => {
    bot = await startDemoBot();
  });
  after(() => bot.close());
  afterEach(() => on.close());

  it('shows each person their own conversations and unread marks', async () => {
    on = await startRoom(botUrl);
    const maya = await get<PageState>('');
    assert.equal(maya.people.length, 6);
    assert.deepEqual(maya.conversations.map(({ name, kind }) => `${kind} ${name}`).toSorted(), [
      'channel Harbour Board',
      'groupChat Harbour Board weekly',
      'groupChat Harbour finance',
      'personal Gavel',
    ]);
    const yuki = maya.people.find(({ name }) => name === 'Yuki Tanaka')?.id ?? '';
    const before = await get<PageState>(`?as=${yuki}`);
    const board = before.conversations.find(({ name }) => name === 'Harbour Board');
    assert.ok(board && board.unread > 0);
    await post('/read', { as: yuki, conversation: board.id });
    const after = await get<PageState>(`?as=${yuki}`);
    assert.equal(after.people.find(({ id }) => id === yuki)?.unread, 0);
  });

  it('begins again in a tenant that the bot has not seen, also with nothing recorded', async () => {
    on = await startRoom(botUrl);
    await get('');
    const sample = on.room.world.tenant();
    const received = bot.received.length;
    assert.equal((await post('/start', { empty: true })).status, 200);
    assert.notEqual(on.room.world.tenant(), sample);
    assert.equal(bot.received.length, received);
    assert.equal((await get<PageState>('?as=somebody-of-before')).people.length, 6);
  });

  it('takes orders from its own page only, and only well-formed ones', async () => {
    on = await startRoom(botUrl);
    const start = { empty: true };
    assert.equal(
      (await post('/start', start, { origin: 'https://elsewhere.example' })).status,
      403,
    );
    assert.equal((await post('/start', start, { origin: on.origin })).status, 200);
    assert.equal((await post('/say', { as: 1 })).status, 400);
    assert.equal((await post('/say', { as: 'nobody', conversation: 'x', text: 'y' })).status, 404);
  });

  it('waits for news and tells at once', async () => {
    on = await startRoom(botUrl);
    const { revision, me } = await get<PageState>('');
    const news = get<{ revision: number }>(`/changes?after=${revision}`);
    const board = on.room.world.conversation('Harbour Board').id;
    await post('/say', { as: me, conversation: board, text: 'among us' });
    assert.ok((await news).revision > revision);
    const messages = await get<PageMessage[]>(
      `/messages?as=${me}&conversation=${encodeURIComponent(board)}`,
    );
    assert.equal(messages.at(-1)?.text, 'among us');
  });

  it('looks for the next reminder and says whose it is', async () => {
    on = await startRoom(botUrl);
    await get('');
    const daniel = on.room.personal('Daniel');
    const due = ['2026-11-23T12:00:00.000Z', '2026-11-24T09:00:00.000Z'];
    on.clock.next = () => due.find((time) => time > on.clock.at);
    on.clock.moved = async () => {
      if (on.clock.at === due[1])
        await fetch(
          `${on.serviceUrl}v3/conversations/${encodeURIComponent(daniel.id)}/activities`,
          {
            method: 'POST',
            body: JSON.stringify({ type: 'message', text: 'due today' }),
          },
        );
    };
    const found = (await (await post('/reminder', {})).json()) as PagePlace;
    assert.deepEqual(found, { person: daniel.members[0], conversation: daniel.id });
    assert.equal(on.clock.at, due[1]);
    assert.deepEqual(await (await post('/reminder', {})).json(), {});
  });

  it('keeps the room over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gavel-room-'));
    const file = join(folder, 'rehearsal.sqlite');
    on = await startRoom(botUrl, { file });
    const before = await get<PageState>('');
    const messages = on.room.world.store.messages.all();
    await on.close();
    on = await startRoom(botUrl, { file });
    const received = bot.received.length;
    const after = await get<PageState>('');
    assert.deepEqual(after.conversations, before.conversations);
    assert.deepEqual(on.room.world.store.messages.all(), messages);
    assert.equal(bot.received.length, received, 'the sample is not made twice');
    await rm(folder, { recursive: true });
  });

  it('serves the page without inline script, and no file beside it', async () => {
    on = await startRoom(botUrl);
    const page = await fetch(on.origin);
    const html = await page.text();
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';/);
    assert.doesNotMatch(html, /<script(?![^>]*src=)|style=|onload=/);
    const asset = (name: string) => fetch(`${on.origin}/rehearsal/assets/${name}`);
    const module = await asset('main.ts');
    assert.match(module.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.doesNotMatch(await module.text(), /import type|: Promise<void>/);
    for (const name of ['..%2froom.ts', 'tsconfig.json', 'none.css'])
      assert.equal((await asset(name)).status, 404);
  });
});
