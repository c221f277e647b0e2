import { strict as assert } from 'node:assert';
import type { Answer } from '../../bot/inbound.ts';
import { Invalid, Refused, Upstream } from '../../src/errors.ts';
import { activity, invoke } from '../helpers/activities.ts';
import { startBot } from '../helpers/bot-server.ts';
import { startChannel } from '../helpers/channel-server.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const pressed = invoke('adaptiveCard/action', {
  action: { verb: 'action.claim', data: { id: 'A-12' } },
});
const opened = invoke('task/fetch', {
  data: { verb: 'note.add', msteams: { type: 'task/fetch' } },
});
const submitted = invoke('task/submit', { data: { verb: 'note.add', text: 'x' } });

const answerTo = async (sent: unknown, turn: () => Answer): Promise<unknown> => {
  await using bot = await startBot(turn);
  const response = await bot.post(sent);
  assert.equal(response.status, 200);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
};

const fails = (error: unknown) => (): Answer => {
  throw error;
};

describe('answers of an invoke', () => {
  it('replaces the pressed card', async () => {
    assert.deepEqual(await answerTo(pressed, () => ({ kind: 'card', card })), {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card,
    });
  });

  it('shows a toast', async () => {
    assert.deepEqual(await answerTo(pressed, () => ({ kind: 'toast', text: 'Done' })), {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Done',
    });
  });

  it('opens a dialog', async () => {
    const answer = await answerTo(opened, () => ({ kind: 'dialog', title: 'Note', card }));
    assert.deepEqual(answer, {
      task: {
        type: 'continue',
        value: {
          title: 'Note',
          width: 'medium',
          height: 'medium',
          card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
        },
      },
    });
  });

  it('says something in a dialog, or closes it', async () => {
    assert.deepEqual(await answerTo(submitted, () => ({ kind: 'dialog-message', text: 'Done' })), {
      task: { type: 'message', value: 'Done' },
    });
    assert.equal(await answerTo(submitted, () => ({ kind: 'close' })), undefined);
  });

  for (const error of [new Refused('not-yours'), new Invalid('text-missing')])
    it(`says a ${error.name} to the person who pressed`, async () => {
      const answer = (await answerTo(pressed, fails(error))) as Record<string, unknown>;
      assert.equal(answer['type'], 'application/vnd.microsoft.activity.message');
      assert.match(String(answer['value']), /\w/);
      const dialog = (await answerTo(submitted, fails(error))) as { task: { type: string } };
      assert.equal(dialog.task.type, 'message');
    });

  for (const error of [new TypeError('secret'), new Upstream('unreachable', true)])
    it(`hides the words of a ${error.name}`, async () => {
      const answer = (await answerTo(pressed, fails(error))) as Record<string, unknown>;
      assert.equal(answer['statusCode'], 500);
      assert.equal(answer['type'], 'application/vnd.microsoft.error');
      assert.doesNotMatch(JSON.stringify(answer), /secret|unreachable/);
    });
});

describe('an invoke that takes longer than Teams waits', () => {
  it('is answered in time, and told of once it has failed', async () => {
    const turn = Promise.withResolvers<Answer>();
    await using bot = await startBot(() => turn.promise, undefined, 20);
    const answer = await (await bot.post(pressed)).text();
    assert.match(answer, /it may have been recorded/u);
    turn.reject(new Upstream('store', true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(Object(bot.told[0]?.error)['code'], 'store');
  });
});

describe('answers of a message', () => {
  it('go once into the thread it came from', async () => {
    await using channel = await startChannel();
    await using bot = await startBot(() => ({
      kind: 'reply',
      content: { text: 'A-12', summary: 'A-12' },
    }));
    await bot.post(activity({ serviceUrl: channel.serviceUrl }));
    assert.deepEqual(
      channel.received.map(({ path }) => path),
      [
        '/connector/v3/conversations/19:board@thread.tacv2;messageid=1700000000000/activities/1700000000000',
      ],
    );
  });

  it('are posted once although the channel fails, and the person is told', async () => {
    await using channel = await startChannel(() => ({ status: 502 }));
    await using bot = await startBot(() => ({ kind: 'toast', text: 'x' }));
    const response = await bot.post(activity({ serviceUrl: channel.serviceUrl }));
    assert.equal(response.status, 200);
    assert.equal(channel.received.length, 1);
    assert.equal(bot.told.length, 1);
  });

  it('tell a refusal privately instead', async () => {
    await using bot = await startBot(fails(new Refused('not-yours')));
    const response = await bot.post(activity());
    assert.equal(response.status, 200);
    assert.equal(bot.told[0]?.inbound.from.aadObjectId, 'aad-maya');
    assert.ok(bot.told[0].error instanceof Refused);
  });

  const submit = {
    text: undefined,
    value: { verb: 'action.claim' },
    replyToId: 'card-1',
    entities: [],
  };
  it('replace a submitted card in a 1:1 chat, or post anew where it is gone', async () => {
    const chat = { id: 'a:chat', conversationType: 'personal', tenantId: 'harbour' };
    for (const status of [200, 404]) {
      await using channel = await startChannel(({ method }) => ({
        status: method === 'PUT' ? status : 201,
      }));
      await using bot = await startBot(() => ({ kind: 'card', card }));
      const { serviceUrl } = channel;
      await bot.post(activity({ ...submit, serviceUrl, conversation: chat, channelData: {} }));
      const methods = channel.received.map(({ method }) => method);
      assert.deepEqual(methods, status === 200 ? ['PUT'] : ['PUT', 'POST']);
    }
  });
});
