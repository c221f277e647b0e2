import { strict as assert } from 'node:assert';
import { mock } from 'node:test';
import { activity } from '../helpers/activities.ts';
import { startBot } from '../helpers/bot-server.ts';
import type { BotServer } from '../helpers/bot-server.ts';
import { startIdentityProvider } from '../helpers/identity-provider.ts';
import type { IdentityProvider, TokenChanges } from '../helpers/identity-provider.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('the channel’s token', () => {
  let provider: IdentityProvider;
  let bot: BotServer;
  before(async () => {
    provider = await startIdentityProvider();
    bot = await startBot(undefined, provider.trust);
    // The SDK prints every token it refuses.
    mock.method(console, 'error', () => undefined);
  });
  after(async () => {
    mock.restoreAll();
    await bot[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  const send = async (
    token: string | undefined,
    over: Readonly<Record<string, unknown>> = {},
  ): Promise<number> => {
    const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    return (await bot.post(activity({ serviceUrl, ...over }), headers)).status;
  };

  it('lets a good one in', async () => {
    assert.equal(await send(await provider.token(serviceUrl)), 200);
    assert.equal(bot.turns.length, 1);
  });

  const refused: readonly (readonly [string, () => TokenChanges])[] = [
    ['another key', () => ({ forged: true })],
    ['a symmetric signature', () => ({ symmetric: true })],
    ['a time to come', () => ({ notBefore: seconds() + 3600, expires: seconds() + 7200 })],
    ['a time gone by', () => ({ notBefore: seconds() - 7200, expires: seconds() - 3600 })],
    ['another audience', () => ({ claims: { aud: 'somebody-else' } })],
    ['another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['another service', () => ({ claims: { serviceurl: 'https://evil.example/' } })],
  ];
  for (const [name, changes] of refused)
    it(`refuses ${name} with 401`, async () => {
      const before = bot.turns.length;
      assert.equal(await send(await provider.token(serviceUrl, changes())), 401);
      assert.equal(bot.turns.length, before);
    });

  it('refuses a tampered payload with 401', async () => {
    const [head, , signature] = (await provider.token(serviceUrl)).split('.');
    const payload = Buffer.from(JSON.stringify({ iss: 'https://issuer.test', aud: 'x' })).toString(
      'base64url',
    );
    assert.equal(await send(`${head}.${payload}.${signature}`), 401);
  });

  it('refuses nothing, nonsense and an empty serviceUrl with 401', async () => {
    assert.equal(await send(undefined), 401);
    assert.equal(await send('nonsense'), 401);
    assert.equal(await send(await provider.token(''), { serviceUrl: '' }), 401);
  });

  it('refuses a channel other than Teams with 401', async () => {
    const token = await provider.token(serviceUrl);
    for (const channelId of ['AseChannel', 'emulator', 'directline', undefined])
      assert.equal(await send(token, { channelId }), 401);
  });

  it('says no more than that it is not authorised', async () => {
    const response = await bot.post(activity({ serviceUrl }), { authorization: 'Bearer nonsense' });
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    assert.equal(error['code'], 'unauthorised');
    assert.doesNotMatch(JSON.stringify(error), /jwt|token|\.js/i);
  });

  it('refuses a tenant that is not allowed with 403', async () => {
    const conversation = { id: '19:x@thread.v2', tenantId: 'elsewhere' };
    const status = await send(await provider.token(serviceUrl), { conversation, channelData: {} });
    assert.equal(status, 403);
  });

  it('refuses a service that is not Teams’, token or not, with 403', async () => {
    const loopback = 'http://127.0.0.1:9/';
    assert.equal(await send(await provider.token(loopback), { serviceUrl: loopback }), 403);
  });
});
