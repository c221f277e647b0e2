import assert from 'node:assert/strict';
import type { Address } from '../../../src/chaser/ports.ts';
import { Upstream } from '../../../src/errors.ts';
import { createRosterCache } from '../../../src/people/roster.ts';

const address: Address = {
  tenant: 'harbour',
  serviceUrl: 'http://127.0.0.1/',
  channelId: 'msteams',
  conversationId: '19:board@thread.tacv2',
  conversationType: 'channel',
  botId: '28:gavel',
};

describe('people/roster', () => {
  let now = Date.parse('2026-11-23T09:00:00Z');
  let asked: string[] = [];
  let broken = false;
  const roster = {
    members: async ({ conversationId }: Address) => {
      asked.push(conversationId);
      if (broken) throw new Upstream('busy', true);
      return [{ name: 'Priya Raman', channelUserId: '29:priya' }];
    },
  };
  const clock = { now: () => new Date(now).toISOString() };
  const fresh = () => createRosterCache({ roster, clock });

  beforeEach(() => {
    asked = [];
    broken = false;
  });

  it('asks once for a while, also when several ask at once', async () => {
    const cache = fresh();
    const [first] = await Promise.all([cache.members(address), cache.members(address)]);
    now += 4 * 60_000;
    assert.deepEqual(await cache.members(address), first);
    assert.equal(asked.length, 1);
    now += 2 * 60_000;
    await cache.members(address);
    assert.equal(asked.length, 2);
  });

  it('asks again after it was told to forget', async () => {
    const cache = fresh();
    await cache.members(address);
    cache.forget(address.conversationId);
    await cache.members(address);
    assert.equal(asked.length, 2);
  });

  it('does not remember a failure', async () => {
    const cache = fresh();
    broken = true;
    await assert.rejects(cache.members(address), Upstream);
    broken = false;
    assert.equal((await cache.members(address)).length, 1);
  });

  it('remembers at most 500 conversations', async () => {
    const cache = fresh();
    for (let i = 0; i <= 500; i += 1) await cache.members({ ...address, conversationId: `c${i}` });
    await cache.members({ ...address, conversationId: 'c500' });
    await cache.members({ ...address, conversationId: 'c0' });
    assert.deepEqual(asked.slice(501), ['c0']);
  });
});
