import { strict as assert } from 'node:assert';
import { request } from 'node:http';
import type { ClockMover } from '../../../src/clock-mover.ts';
import { Conflict } from '../../../src/errors.ts';
import { clockRoutes } from '../../../src/http/clock.ts';
import { healthRoutes } from '../../../src/http/health.ts';
import { messagesRoute } from '../../../src/http/messages.ts';
import type { Route } from '../../../src/http/route.ts';
import { serve } from '../../../src/http/server.ts';
import { silentLog } from '../../../src/log.ts';

const start = (routes: readonly Route[], loopbackOnly = true) =>
  serve({ host: '127.0.0.1', port: 0, loopbackOnly, routes, log: silentLog });

describe('the server', () => {
  it('is alive whenever it answers, and ready when everything holds', async () => {
    const state = { store: true };
    const fails = (): boolean => {
      throw new TypeError('secret');
    };
    const checks = { store: () => state.store || fails(), chaser: async () => true };
    const server = await start(healthRoutes(checks));
    const ask = async (path: string) => {
      const response = await fetch(server.url + path);
      return [response.status, await response.json()];
    };
    assert.deepEqual(await ask('/readyz'), [200, { status: 'ok', store: 'ok', chaser: 'ok' }]);
    state.store = false;
    assert.deepEqual(await ask('/readyz'), [503, { status: 'down', store: 'down', chaser: 'ok' }]);
    assert.deepEqual(await ask('/healthz'), [200, { status: 'ok' }]);
    assert.equal((await fetch(`${server.url}/healthz`, { method: 'HEAD' })).status, 200);
    await server.close();
  });

  it('takes no activity any more once it is to end', async () => {
    let ending = false;
    const messages = { handle: async () => ({ status: 200 }) };
    const metrics = { activity: () => undefined };
    const server = await start([messagesRoute(messages, metrics, () => ending)]);
    const post = () => fetch(`${server.url}/api/messages`, { method: 'POST' });
    assert.equal((await post()).status, 200);
    ending = true;
    assert.equal((await post()).status, 503);
    await server.close();
  });

  it('is not ready, and says so at once, where something does not answer at all', async () => {
    const checks = { store: () => Promise.withResolvers<boolean>().promise };
    const server = await start(healthRoutes(checks, 20));
    const response = await fetch(`${server.url}/readyz`);
    assert.deepEqual(await response.json(), { status: 'down', store: 'down' });
    await server.close();
  });

  it('decodes parameters of any length that ids have, and passes bytes through', async () => {
    const id = `19:${'x'.repeat(900)}@thread.tacv2;messageid=17/ü`;
    const echo: Route = {
      method: 'PUT',
      path: '/v3/:id',
      handle: async ({ params }) => ({
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: new TextEncoder().encode(params['id']),
      }),
    };
    const server = await start([echo]);
    const response = await fetch(`${server.url}/v3/${encodeURIComponent(id)}`, { method: 'PUT' });
    assert.equal(await response.text(), id);
    assert.equal(response.headers.get('content-type'), 'text/plain');
    await server.close();
  });

  it('closes the connection without an answer on demand', async () => {
    const server = await start([
      { method: 'GET', path: '/', handle: async () => ({ status: 444 }) },
    ]);
    await assert.rejects(fetch(server.url), TypeError);
    await server.close();
  });

  it('hides what a defect says', async () => {
    const route: Route = {
      method: 'GET',
      path: '/',
      handle: () => Promise.reject(new TypeError('secret')),
    };
    const server = await start([route]);
    const response = await fetch(server.url);
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
    await server.close();
  });

  it('refuses a foreign Host name on loopback', async () => {
    const server = await start(healthRoutes({}));
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        `${server.url}/healthz`,
        { headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      asked.on('error', reject).end();
    });
    assert.equal(status, 421);
    await server.close();
  });

  it('says which address is taken', async () => {
    const first = await start([]);
    const port = Number(new URL(first.url).port);
    const second = serve({
      host: '127.0.0.1',
      port,
      loopbackOnly: true,
      routes: [],
      log: silentLog,
    });
    await assert.rejects(second, { code: 'cannot-listen', params: { host: '127.0.0.1', port } });
    await first.close();
  });
});

describe('/local/clock', () => {
  const moved: string[] = [];
  const mover: ClockMover = {
    now: () => '2026-11-23T09:00:00.000Z',
    next: async () => undefined,
    set: async (instant) => {
      moved.push(instant);
      return instant;
    },
    advance: () => Promise.reject(new Conflict('clock-back')),
  };
  const post = async (body: unknown): Promise<readonly [number, unknown]> => {
    const server = await start(clockRoutes(mover));
    const response = await fetch(`${server.url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = [response.status, await response.json()] as const;
    await server.close();
    return answer;
  };

  it('moves to a time', async () => {
    const now = '2026-11-24T09:00:00Z';
    assert.deepEqual(await post({ now }), [200, { now }]);
    const others = ['2026-11-24T09:00Z', '2026-11-24T10:00+01:00', '2026-11-24'];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const other of others) assert.equal((await post({ now: other }))[0], 200, other);
    assert.deepEqual(moved, [now, ...others]);
  });

  it('answers 409 when it would go back, 400 to anything else', async () => {
    assert.equal((await post({ advance: '-P1D' }))[0], 409);
    for (const body of [
      {},
      { now: 'soon' },
      { now: '09:00Z' },
      { now: '2026-13-24' },
      { now: '2026-11-24T09:00:00Z', advance: 'P1D' },
      [],
      { advance: 7 },
    ])
      assert.equal((await post(body))[0], 400);
  });
});
