import assert from 'node:assert/strict';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  MessageFactory,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { Mount } from '../../../src/rehearsal/mount.ts';
import { listenRoom, type Listening } from '../../../src/rehearsal/listen.ts';
import { startRoom, type RoomOnHttp } from '../../helpers/rehearsal.ts';

/** Runs one turn of the real SDK inside a plain HTTP route. */
const turn = async (
  adapter: CloudAdapter,
  request: Parameters<Mount['handle']>[0],
  logic: (context: TurnContext) => Promise<void>,
) => {
  let status = 200;
  let body: unknown;
  const response = {
    socket: undefined,
    header: () => response,
    status: (code: number) => {
      status = code;
      return response;
    },
    send: (sent: unknown) => {
      body = sent;
      return response;
    },
    end: () => response,
  };
  const received = {
    body: request.body as Record<string, unknown>,
    headers: request.headers,
    method: 'POST',
  };
  await adapter.process(received, response, logic);
  return { status, body };
};

describe('the room as the real botbuilder sees it', () => {
  let bot: Listening;
  let on: RoomOnHttp;
  let logic: (context: TurnContext) => Promise<void>;

  before(async () => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    bot = await listenRoom([
      { method: 'POST', path: '/api/messages', handle: (request) => turn(adapter, request, logic) },
    ]);
    on = await startRoom(() => `${bot.origin}/api/messages`);
    on.room.addPerson({ name: 'Maya Lindqvist' });
    on.room.addChannel('Board', ['Maya']);
    logic = async () => {};
    await on.room.install('Board', 'Maya');
  });
  after(async () => {
    await on.close();
    await bot.close();
  });

  it('sends, updates, deletes and reads people and teams', async () => {
    const found: unknown[] = [];
    logic = async (context) => {
      const sent = await context.sendActivity('first');
      const kept = await context.sendActivity('second');
      await context.updateActivity({ ...MessageFactory.text('changed'), id: kept?.id ?? '' });
      await context.deleteActivity(sent?.id ?? '');
      const member = await TeamsInfo.getMember(context, context.activity.from.id);
      const page = await TeamsInfo.getPagedMembers(context);
      const team = await TeamsInfo.getTeamDetails(context);
      found.push(member.email, page.members.length, team.name);
    };
    const said = await on.room.say('Maya', 'Board', 'hello', { mention: true });
    assert.equal(said.status, 200);
    assert.deepEqual(found, ['maya.lindqvist@harbour.example', 1, 'Board']);
    const seen = await on.room.messages('Board', 'Maya');
    assert.deepEqual(
      seen.map(({ message }) => message.content.text),
      ['<at>Gavel</at> hello', 'changed'],
    );
    assert.equal(seen[1]?.message.root, said.activity.id);
  });

  it('opens a 1:1 chat and starts a new thread', async () => {
    logic = async (context) => {
      const { conversation, from, serviceUrl, channelId, recipient } = context.activity;
      const { adapter } = context;
      assert.ok(adapter instanceof CloudAdapter);
      const open = (what: Partial<ConversationParameters>, then: typeof logic) =>
        adapter.createConversationAsync(
          '',
          channelId,
          serviceUrl,
          '',
          { bot: recipient, ...what } as ConversationParameters,
          then,
        );
      const tenantId = conversation.tenantId ?? '';
      await open({ isGroup: false, members: [from], tenantId }, async (one) => {
        await one.sendActivity('in private');
      });
      const channel = { id: on.room.world.conversation('Board').id };
      const activity = MessageFactory.text('new root') as Activity;
      await open({ isGroup: true, channelData: { channel }, activity }, async () => {});
    };
    const said = await on.room.say('Maya', 'Board', 'hello', { mention: true });
    assert.equal(said.status, 200);
    const texts = said.posted.map(({ content, conversation }) => [content.text, conversation]);
    assert.deepEqual(texts, [
      ['in private', on.room.personal('Maya').id],
      ['new root', on.room.world.conversation('Board').id],
    ]);
    assert.equal(said.posted[1]?.root, said.posted[1]?.id);
  });
});
