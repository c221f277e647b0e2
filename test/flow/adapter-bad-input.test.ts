import { strict as assert } from 'node:assert';
import { activity, invoke } from '../helpers/activities.ts';
import { startBot } from '../helpers/bot-server.ts';
import type { BotServer } from '../helpers/bot-server.ts';

const without = (field: string): Record<string, unknown> => activity({ [field]: undefined });
const nested = (depth: number): string =>
  `{"type":"message","value":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('bad input at the door', () => {
  let bot: BotServer;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot[Symbol.asyncDispose]());

  const refused: readonly (readonly [string, unknown, number, Record<string, string>?])[] = [
    ['no body', '', 400],
    ['broken JSON', '{"type":', 400],
    ['a list', [], 400],
    ['a string', '"message"', 400],
    ['null', 'null', 400],
    ['an empty object', {}, 400],
    ['no type', without('type'), 400],
    ['a type that is no text', activity({ type: 7 }), 400],
    ['no sender', without('from'), 400],
    ['no conversation', without('conversation'), 400],
    ['no serviceUrl', without('serviceUrl'), 400],
    ['a text that is no text', activity({ text: { a: 1 } }), 400],
    ['two tenants at once', activity({ channelData: { tenant: { id: 'other' } } }), 400],
    ['a card action without a value', invoke('adaptiveCard/action', undefined), 400],
    ['a card action without an action', invoke('adaptiveCard/action', { trigger: 'manual' }), 400],
    [
      'a card action whose verb is no text',
      invoke('adaptiveCard/action', { action: { verb: {} } }),
      400,
    ],
    ['a dialog without a value', invoke('task/fetch', 'x'), 400],
    ['nesting without end', nested(2000), 400],
    ['a service elsewhere', activity({ serviceUrl: 'https://evil.example/' }), 403],
    ['a body beyond 256 KB', activity({ text: 'x'.repeat(300_000) }), 413],
    ['a form', 'type=message', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a compressed body', 'x', 415, { 'content-encoding': 'gzip' }],
  ];
  for (const [name, body, status, headers] of refused)
    it(`answers ${status} to ${name}`, async () => {
      const response = await bot.post(body, headers);
      assert.equal(response.status, status);
      assert.match(await response.text(), /^\{/, 'the answer says what is wrong');
      assert.equal(bot.turns.length, 0, 'no turn ran');
    });

  it('answers 405 to a GET and 404 elsewhere, as problem documents', async () => {
    const wrongMethod = await fetch(`${bot.url}/api/messages`);
    assert.equal(wrongMethod.status, 405);
    const wrongPath = await fetch(`${bot.url}/api/other`);
    assert.equal(wrongPath.status, 404);
    assert.equal(wrongPath.headers.get('content-type'), 'application/problem+json');
    const { type, title, status } = (await wrongPath.json()) as Record<string, unknown>;
    assert.deepEqual(
      { type, title, status },
      { type: 'about:blank', title: 'Not Found', status: 404 },
    );
  });

  it('survives an invoke and an event that it does not know', async () => {
    await using other = await startBot();
    const unknown = await other.post(invoke('message/submitAction', { actionName: 'feedback' }));
    assert.equal(unknown.status, 200);
    const event = await other.post(activity({ type: 'event', name: 'toString' }));
    assert.equal(event.status, 200);
    assert.deepEqual(
      other.turns.map(({ kind }) => kind),
      ['other', 'other'],
    );
  });

  it('repairs lone surrogates', async () => {
    await using other = await startBot();
    await other.post(JSON.stringify(activity()).replace(' help', ' \\ud800 help'));
    assert.equal(other.turns[0]?.text, '\ufffd help');
  });
});
