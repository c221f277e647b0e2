import assert from 'node:assert/strict';
import { isObject, type Conversation } from '../../../src/rehearsal/model.ts';
import { startRoom, type RoomOnHttp } from '../../helpers/rehearsal.ts';

const inBody = (body: unknown, ...path: string[]): unknown =>
  path.reduce((value, key) => (isObject(value) ? value[key] : undefined), body);

describe('the loopback connector', () => {
  let on: RoomOnHttp;
  let channel: Conversation;
  let chat: Conversation;
  let now = 0;

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${on.serviceUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
  const activities = (id: string) => `v3/conversations/${encodeURIComponent(id)}/activities`;
  const message = (text: string) => ({ type: 'message', text });
  const post = (id: string, text = 'hello') => call('POST', activities(id), message(text));
  const install = (conversation: Conversation) =>
    on.room.world.store.conversations.put(conversation.id, { ...conversation, installed: true });

  beforeEach(async () => {
    on = await startRoom(() => 'http://127.0.0.1:9/unused', { monotonic: () => now });
    on.room.addPerson({ name: 'Maya Lindqvist' });
    on.room.addPerson({ name: 'Yuki Tanaka', role: 'guest' });
    channel = on.room.addChannel('Board', ['Maya', 'Yuki']);
    chat = on.room.addGroupChat('Finance', ['Maya', 'Yuki']);
    install(channel);
    install(chat);
  });
  afterEach(() => on.close());

  it('posts, replies, updates and deletes in a group chat', async () => {
    const posted = await post(chat.id);
    assert.equal(posted.status, 201);
    const id = String(inBody(posted.body, 'id'));
    const one = `${activities(chat.id)}/${id}`;
    assert.equal((await call('PUT', one, message('changed'))).status, 200);
    const [kept] = on.room.world.store.messages.all();
    assert.equal(kept?.content.text, 'changed');
    assert.equal(kept?.version, 2);
    assert.equal((await call('DELETE', one)).status, 200);
    assert.equal((await call('PUT', one, message('too late'))).status, 404);
  });

  it('makes a post to the bare channel a new root and keeps a thread together', async () => {
    const first = String(inBody((await post(channel.id)).body, 'id'));
    await post(`${channel.id};messageid=${first}`, 'in the thread');
    await call('POST', `${activities(channel.id)}/${first}`, message('a reply'));
    await post(channel.id, 'another root');
    const roots = on.room.world.store.messages.all().map(({ root }) => root);
    assert.deepEqual(roots.slice(0, 3), [first, first, first]);
    assert.notEqual(roots[3], first);
    assert.equal((await post(`${channel.id};messageid=1`)).status, 404);
  });

  it('answers unknown, uninstalled and unreachable with the codes of Teams', async () => {
    const unknown = await post('19:nobody@thread.v2');
    assert.equal(unknown.status, 404);
    assert.equal(inBody(unknown.body, 'error', 'code'), 'ConversationNotFound');

    on.room.world.store.conversations.put(chat.id, { ...chat, installed: false });
    assert.equal(inBody((await post(chat.id)).body, 'error', 'code'), 'BotNotInConversationRoster');

    const create = (who: string, tenantId = on.room.world.tenant()) =>
      call('POST', 'v3/conversations', {
        members: [{ id: on.room.world.person(who).id }],
        tenantId,
      });
    const maya = await create('Maya');
    assert.equal(maya.status, 201);
    assert.equal(inBody(maya.body, 'id'), on.room.personal('Maya').id);
    assert.equal((await create('Yuki')).status, 403);
    assert.equal((await create('Maya', 'another-tenant')).status, 403);
    assert.equal((await call('POST', 'v3/conversations', { members: 1 })).status, 400);
    assert.equal((await call('POST', activities(channel.id), { text: 'no type' })).status, 400);
  });

  it('creates a channel post and names its thread', async () => {
    const created = await call('POST', 'v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: channel.id } },
      activity: message('root'),
    });
    const id = inBody(created.body, 'activityId');
    assert.equal(inBody(created.body, 'id'), `${channel.id};messageid=${String(id)}`);
  });

  it('refuses a message larger than Teams takes', async () => {
    const answer = await post(chat.id, 'x'.repeat(103_000));
    assert.equal(answer.status, 413);
    assert.equal(inBody(answer.body, 'error', 'code'), 'MessageSizeTooBig');
  });

  it('shows a targeted message to its person only, for a day', async () => {
    const { id } = on.room.world.person('Maya');
    const body = { ...message('for you'), recipient: { id } };
    const path = `${activities(chat.id)}?isTargetedActivity=true`;
    assert.equal((await call('POST', path, body)).status, 201);
    assert.equal((await call('POST', path, message('for nobody'))).status, 404);
    assert.equal((await on.room.messages(chat.id, 'Maya')).length, 1);
    assert.equal((await on.room.messages(chat.id, 'Yuki')).length, 0);
    on.clock.at = '2026-11-24T09:00:00.001Z';
    assert.equal((await on.room.messages(chat.id, 'Maya')).length, 0);
  });

  it('pages members, fifty at least', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `Person Number${at}`);
    for (const name of names) on.room.addPerson({ name });
    const crowd = on.room.addGroupChat('Crowd', names);
    install(crowd);
    const path = `v3/conversations/${encodeURIComponent(crowd.id)}/pagedmembers?pageSize=5`;
    const first = await call('GET', path);
    const token = String(inBody(first.body, 'continuationToken'));
    const second = await call('GET', `${path}&continuationToken=${token}`);
    assert.equal((inBody(first.body, 'members') as unknown[]).length, 50);
    assert.equal((inBody(second.body, 'members') as unknown[]).length, 10);
    assert.equal(inBody(second.body, 'continuationToken'), undefined);
  });

  it('describes teams, meetings and participants', async () => {
    const team = await call('GET', `v3/teams/${encodeURIComponent(channel.team?.id ?? '')}`);
    assert.equal(inBody(team.body, 'name'), 'Board');
    assert.equal((await call('GET', 'v3/teams/unknown')).status, 404);

    const when = { organizer: 'Maya', start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' };
    const { meeting } = on.room.addMeeting('Weekly', ['Maya', 'Yuki'], when);
    const path = `v1/meetings/${encodeURIComponent(meeting?.id ?? '')}`;
    const details = await call('GET', path);
    assert.equal(inBody(details.body, 'details', 'title'), 'Weekly');
    assert.equal(inBody(details.body, 'organizer', 'id'), on.room.world.person('Maya').id);
    const { aadObjectId } = on.room.world.person('Yuki');
    const tenant = `tenantId=${on.room.world.tenant()}`;
    const yuki = await call('GET', `${path}/participants/${aadObjectId}?${tenant}`);
    assert.equal(inBody(yuki.body, 'user', 'userRole'), 'guest');
    assert.equal((await call('GET', `${path}/participants/${aadObjectId}?tenantId=x`)).status, 404);
  });

  it('throttles the eighth message of a second, and names the wait', async () => {
    now = 1_000;
    on.room.limit(true);
    for (let at = 0; at < 7; at += 1) assert.equal((await post(chat.id)).status, 201);
    const eighth = await post(chat.id);
    assert.equal(eighth.status, 429);
    assert.equal(eighth.headers.get('retry-after'), '1');
    now += 1_000;
    assert.equal((await post(chat.id)).status, 201);
    assert.equal((await post(chat.id)).status, 429, 'eight in two seconds');
  });

  it('fails on demand, before or after the effect', async () => {
    on.room.faults.add({ path: 'activities', times: 1, answer: { status: 502 }, when: 'after' });
    on.room.faults.add({
      method: 'POST',
      times: 1,
      answer: { status: 403, code: 'ConversationBlockedByUser' },
    });
    on.room.faults.add({ times: 1, answer: 'reset' });
    assert.equal((await post(chat.id)).status, 502);
    assert.equal(on.room.world.store.messages.all().length, 1, 'it arrived all the same');
    assert.equal(inBody((await post(chat.id)).body, 'error', 'code'), 'ConversationBlockedByUser');
    await assert.rejects(post(chat.id));
    assert.equal((await post(chat.id)).status, 201);
  });

  it('hangs on demand until the caller gives up or the room closes', async () => {
    on.room.faults.add({ times: 1, answer: 'hang' });
    const hanging = post(chat.id);
    assert.equal((await post(chat.id)).status, 201, 'the next request is served meanwhile');
    on.room.faults.release();
    await assert.rejects(hanging);
  });
});
