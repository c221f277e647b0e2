import assert from 'node:assert/strict';
import type { Address } from '../../../src/chaser/ports.ts';
import { Conflict } from '../../../src/errors.ts';
import { createCommittees, derivedCommitteeId } from '../../../src/people/committees.ts';
import type { Committees } from '../../../src/people/committees.ts';
import { openSqlite } from '../../../src/records/sqlite.ts';
import type { Store } from '../../../src/records/store.ts';

const tenant = 'harbour';
const now = '2026-11-23T09:00:00.000Z';
const root = '19:board@thread.tacv2';
const channel: Address = {
  tenant,
  serviceUrl: 'http://127.0.0.1/',
  channelId: 'msteams',
  conversationId: root,
  conversationType: 'channel',
  botId: '28:gavel',
  teamId: '19:team@thread.tacv2',
};
const other: Address = { ...channel, conversationId: '19:quay@thread.tacv2' };

describe('people/committees', () => {
  let store: Store;
  let committees: Committees;

  beforeEach(() => {
    store = openSqlite({ file: ':memory:' });
    committees = createCommittees({ store, clock: { now: () => now } });
  });
  afterEach(() => store.close());

  const arrive = async (address: Address) =>
    committees.arrive(await committees.committeeOf(tenant, address.conversationId), address, {
      name: 'Board',
    });

  it('derives the same committee for the channel and all of its threads', async () => {
    const id = await committees.committeeOf(tenant, root);
    assert.match(id, /^[0-9a-f]{24}$/u);
    assert.equal(await committees.committeeOf(tenant, `${root};messageid=1700000000000`), id);
    assert.notEqual(derivedCommitteeId('other', root), id);
  });

  it('keeps the conversation without its thread, and welcomes once', async () => {
    const { conversation, came } = await arrive({
      ...channel,
      conversationId: `${root};messageid=1`,
    });
    assert.equal(came, 'first');
    assert.deepEqual(await committees.address(tenant, conversation.committeeId), channel);
    const id = conversation.committeeId;
    const claims = await Promise.all([1, 2, 3].map(() => committees.claimWelcome(tenant, id)));
    assert.equal(claims.filter(Boolean).length, 1);
    assert.equal((await committees.conversation(tenant, id))?.welcomedAt, now);
    assert.equal(await committees.claimWelcome(tenant, 'nowhere'), false);
  });

  it('follows a moved service and a renamed conversation', async () => {
    await arrive(channel);
    const moved = { ...channel, serviceUrl: 'http://127.0.0.1:2/' };
    const id = derivedCommitteeId(tenant, root);
    assert.equal(
      (await committees.arrive(id, moved, { name: 'Harbour\u202e Board' })).came,
      'again',
    );
    const { items } = await store.find(
      { kind: 'of-tenant', tenant, docKind: 'conversation' },
      { limit: 5 },
    );
    assert.deepEqual(
      items.map(({ version }) => version),
      [2],
    );
    await committees.arrive(id, moved, { name: 'Harbour Board' });
    assert.deepEqual(await committees.all(tenant), [
      { committeeId: id, address: moved, name: 'Harbour Board' },
    ]);
  });

  it('keeps name and adder where later news say nothing of them', async () => {
    const id = derivedCommitteeId(tenant, root);
    await committees.arrive(id, channel, { name: 'Board', addedBy: 'p1' });
    const { conversation } = await committees.arrive(id, channel, {});
    assert.deepEqual([conversation.name, conversation.addedBy], ['Board', 'p1']);
  });

  it('suppresses sends after removal and says when it is back', async () => {
    const { committeeId: id } = (await arrive(channel)).conversation;
    await committees.claimWelcome(tenant, id);
    await committees.removed(tenant, { conversationId: `${root};messageid=7` });
    assert.equal(await committees.address(tenant, id), undefined);
    assert.equal((await committees.conversation(tenant, id))?.removedAt, now);
    const { came, conversation } = await arrive(channel);
    assert.equal(came, 'back');
    assert.deepEqual([conversation.removedAt, conversation.welcomedAt], [undefined, now]);
    assert.deepEqual(await committees.address(tenant, id), channel);
  });

  it('suppresses every committee of a team that removed Gavel, and no other', async () => {
    await arrive(channel);
    await arrive(other);
    const chat: Address = {
      ...channel,
      conversationId: '19:chat@thread.v2',
      conversationType: 'groupChat',
    };
    const { teamId: _, ...groupChat } = chat;
    await arrive(groupChat);
    await committees.removed(tenant, { teamId: '19:team@thread.tacv2' });
    const left = (await committees.all(tenant)).filter(({ removedAt }) => removedAt === undefined);
    assert.deepEqual(
      left.map(({ address }) => address.conversationId),
      ['19:chat@thread.v2'],
    );
  });

  it('links a conversation to one committee, which goes on being written to in its own', async () => {
    const { committeeId: id } = (await arrive(channel)).conversation;
    await committees.linkConversation(other, id);
    await committees.linkConversation(other, id);
    assert.equal(await committees.committeeOf(tenant, other.conversationId), id);
    assert.equal((await arrive(other)).came, 'again');
    assert.deepEqual(await committees.address(tenant, id), channel);
    await assert.rejects(committees.linkConversation(other, 'elsewhere'), Conflict);
  });
});
