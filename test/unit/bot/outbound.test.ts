import { strict as assert } from 'node:assert';
import { createChannel } from '../../../bot/adapter.ts';
import type { Address } from '../../../src/chaser/ports.ts';
import { Upstream } from '../../../src/errors.ts';
import { readSettings } from '../../../src/settings.ts';
import { startChannel } from '../../helpers/channel-server.ts';
import type { Respond } from '../../helpers/channel-server.ts';

const { outbound, roster } = createChannel({ settings: readSettings({}) });

const at = (serviceUrl: string): Address => ({
  tenant: 'harbour',
  serviceUrl,
  channelId: 'msteams',
  conversationId: '19:board@thread.tacv2',
  conversationType: 'channel',
  botId: '28:gavel',
});

const content = {
  card: { type: 'AdaptiveCard', body: [] },
  text: 'left out',
  summary: 'Board opened',
};

const failure = async (
  respond: Respond,
  act: (address: Address) => Promise<unknown>,
): Promise<Upstream> => {
  await using channel = await startChannel(respond);
  const error: unknown = await act(at(channel.serviceUrl)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.equal(channel.received.length, 1, 'exactly one request');
  assert.ok(error instanceof Upstream);
  return error;
};

const post = (address: Address): Promise<unknown> => outbound.post(address, content);
const update = (address: Address): Promise<unknown> => outbound.update(address, 'a-1', content);

const open = (address: Address): Promise<unknown> => outbound.openPersonal(address, 'aad-priya');

describe('outbound', () => {
  it('posts a card alone, with its summary', async () => {
    await using channel = await startChannel();
    const sent = await outbound.post(at(channel.serviceUrl), content);
    assert.deepEqual(sent, { activityId: 'sent-1' });
    const [request] = channel.received;
    assert.equal(request?.path, '/connector/v3/conversations/19:board@thread.tacv2/activities');
    const body = request.body as Record<string, unknown>;
    assert.equal(body['summary'], 'Board opened');
    assert.equal(body['text'], undefined);
    assert.deepEqual(body['attachments'], [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: content.card },
    ]);
  });

  it('replies in the thread of a post', async () => {
    await using channel = await startChannel();
    await outbound.post(at(channel.serviceUrl), { text: 'A-12', summary: 'A-12' }, '17');
    assert.equal(
      channel.received[0]?.path,
      '/connector/v3/conversations/19:board@thread.tacv2;messageid=17/activities/17',
    );
  });

  it('updates by PUT', async () => {
    await using channel = await startChannel();
    await update(at(channel.serviceUrl));
    assert.equal(channel.received[0]?.method, 'PUT');
    assert.match(channel.received[0].path, /activities\/a-1$/);
  });

  it('opens the 1:1 chat of a person', async () => {
    await using channel = await startChannel(() => ({ status: 201, body: { id: 'a:chat' } }));
    const address = await outbound.openPersonal(
      { ...at(channel.serviceUrl), teamId: 't' },
      'aad-priya',
    );
    assert.deepEqual(address, {
      ...at(channel.serviceUrl),
      conversationId: 'a:chat',
      conversationType: 'personal',
    });
    const body = channel.received[0]?.body as Record<string, unknown>;
    assert.deepEqual(body['members'], [{ id: 'aad-priya', name: '' }]);
    assert.equal(body['tenantId'], 'harbour');
  });

  const cases: readonly (readonly [string, Respond, typeof post, string, boolean])[] = [
    ['a post answered 500', () => ({ status: 500 }), post, 'ambiguous', false],
    ['a post answered 502', () => ({ status: 502 }), post, 'ambiguous', false],
    ['a post answered 503', () => ({ status: 503 }), post, 'ambiguous', false],
    ['a post answered 408', () => ({ status: 408 }), post, 'ambiguous', false],
    ['a post whose connection breaks', () => 'reset', post, 'ambiguous', false],
    [
      'a post answered so that nobody can read it',
      () => ({ status: 201, body: '<ok>' }),
      post,
      'ambiguous',
      false,
    ],
    ['a post answered without an id', () => ({ status: 201, body: {} }), post, 'ambiguous', false],
    [
      'a post answered with an empty id',
      () => ({ status: 201, body: { id: '' } }),
      post,
      'ambiguous',
      false,
    ],
    ['a chat opened without an id', () => ({ status: 202, body: {} }), open, 'ambiguous', true],
    ['an update answered 500', () => ({ status: 500 }), update, 'ambiguous', false],
    ['an update answered 502', () => ({ status: 502 }), update, 'ambiguous', true],
    ['an update whose connection breaks', () => 'reset', update, 'ambiguous', true],
    ['412', () => ({ status: 412 }), post, 'busy', true],
    ['404', () => ({ status: 404 }), post, 'gone', false],
    ['413', () => ({ status: 413 }), post, 'too-large', false],
    ['400', () => ({ status: 400 }), post, 'rejected', false],
    [
      'a redirect',
      () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/' } }),
      post,
      'rejected',
      false,
    ],
  ];
  for (const [name, respond, act, code, retrySafe] of cases)
    it(`tells ${name} as ${code} after one request`, async () => {
      const error = await failure(respond, act);
      assert.deepEqual([error.code, error.retrySafe], [code, retrySafe]);
    });

  const forbidden = [
    ['BotNotInConversationRoster', 'not-installed'],
    ['ConversationBlockedByUser', 'blocked'],
    ['BotDisabledByAdmin', 'blocked'],
    ['MessageWritesBlocked', 'blocked'],
    ['GuestUserNotAllowed', 'guest'],
  ] as const;
  for (const [channelCode, code] of forbidden)
    it(`tells 403 ${channelCode} as ${code}`, async () => {
      const body = { error: { code: channelCode, message: 'no' } };
      const error = await failure(() => ({ status: 403, body }), post);
      assert.deepEqual([error.code, error.retrySafe], [code, false]);
    });

  it('takes an id that is a number for its string', async () => {
    await using channel = await startChannel(() => ({ status: 201, body: { id: 17 } }));
    const sent = await outbound.post(at(channel.serviceUrl), content);
    assert.deepEqual(sent, { activityId: '17' });
  });

  const waits = {
    '7': 7_000,
    '0.5': 1_000,
    '-5': 60_000,
    soon: 60_000,
    '3600000': 3_600_000,
    '99999999999999999999': 3_600_000,
    'Fri, 31 Dec 2100 23:59:59 GMT': 3_600_000,
    'Fri, 31 Dec 1999 23:59:59 GMT': 1_000,
  };
  for (const [header, ms] of Object.entries(waits))
    it(`waits ${ms} ms where a 429 asks for ${header}`, async () => {
      const error = await failure(
        () => ({ status: 429, headers: { 'retry-after': header } }),
        post,
      );
      assert.deepEqual(
        [error.code, error.retrySafe, error.params['retryAfterMs']],
        ['throttled', true, ms],
      );
    });

  it('does not wait for ever, and then does not know', async () => {
    await using channel = await startChannel(() => 'silence');
    const hurried = createChannel({ settings: readSettings({}), timeoutMs: 20 }).outbound;
    const address = at(channel.serviceUrl);
    await assert.rejects(hurried.post(address, content), { code: 'ambiguous', retrySafe: false });
    await assert.rejects(hurried.update(address, 'a-1', content), {
      code: 'ambiguous',
      retrySafe: true,
    });
  });

  it('may repeat a post that never left', async () => {
    const closed = await startChannel();
    await closed[Symbol.asyncDispose]();
    await assert.rejects(post(at(closed.serviceUrl)), { code: 'unreachable', retrySafe: true });
  });

  it('sends nothing to a service that is not trusted', async () => {
    for (const serviceUrl of [
      'https://smba.trafficmanager.net/emea/',
      'http://10.0.0.1/',
      'http://127.0.0.1@evil.example/',
      'nonsense',
    ])
      await assert.rejects(post(at(serviceUrl)), { code: 'service-not-trusted' });
  });
});

describe('roster', () => {
  it('reads every page of the members', async () => {
    await using channel = await startChannel(({ path }) => ({
      status: 200,
      body: path.includes('continuationToken=two')
        ? {
            members: [
              { id: '29:tom', name: 'Tom', objectId: 'aad-tom', userRole: 'guest' },
              { name: 'nobody' },
            ],
          }
        : {
            continuationToken: 'two',
            members: [{ id: '29:maya', name: 'Maya', aadObjectId: 'aad-maya', email: 'm@x' }],
          },
    }));
    assert.deepEqual(await roster.members(at(channel.serviceUrl)), [
      { channelUserId: '29:maya', name: 'Maya', aadObjectId: 'aad-maya', email: 'm@x' },
      { channelUserId: '29:tom', name: 'Tom', aadObjectId: 'aad-tom', guest: true },
    ]);
  });

  it('asks who organised a meeting', async () => {
    await using channel = await startChannel(() => ({
      status: 200,
      body: { details: { title: 'Board' }, organizer: { objectId: 'aad-maya' } },
    }));
    assert.equal(await roster.organiser(at(channel.serviceUrl), 'meeting-1'), 'aad-maya');
    assert.match(channel.received[0]?.path ?? '', /meetings\/meeting-1$/);
  });

  it('asks what a channel is called; the first one of a team has no name', async () => {
    await using channel = await startChannel(() => ({
      status: 200,
      body: { conversations: [{ id: '19:team' }, { id: '19:quay', name: 'Quay' }] },
    }));
    const named = (conversationId: string) =>
      roster.channelName({ ...at(channel.serviceUrl), conversationId, teamId: '19:team' });
    assert.deepEqual([await named('19:quay'), await named('19:team')], ['Quay', undefined]);
    assert.match(channel.received[0]?.path ?? '', /teams\/19(:|%3A)team\/conversations$/);
  });
});
