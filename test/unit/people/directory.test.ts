import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Address } from '../../../src/chaser/ports.ts';
import { Invalid, NotFound } from '../../../src/errors.ts';
import { createDirectory } from '../../../src/people/directory.ts';
import type { Directory } from '../../../src/people/directory.ts';
import { openSqlite } from '../../../src/records/sqlite.ts';
import type { Store } from '../../../src/records/store.ts';

const tenant = 'harbour';
const aad = '6a1f0e55-0000-4000-8000-00000000000A';
const chat: Address = {
  tenant,
  serviceUrl: 'http://127.0.0.1/',
  channelId: 'msteams',
  conversationId: 'a:1',
  conversationType: 'personal',
  botId: '28:gavel',
};

describe('people/directory', () => {
  let store: Store;
  let directory: Directory;

  beforeEach(() => {
    store = openSqlite({ file: ':memory:' });
    let count = 0;
    const next = (prefix: string): string => `${prefix}${(count += 1)}`;
    directory = createDirectory({ store, ids: { next } });
  });
  afterEach(() => store.close());

  it('gives an opaque id, keeps it, and finds the person by either id', async () => {
    const first = await directory.known(tenant, { aadObjectId: aad, name: 'Priya Raman' });
    const again = await directory.known(tenant, {
      aadObjectId: aad.toLowerCase(),
      name: 'Priya R.',
    });
    assert.equal(again.id, first.id);
    assert.equal(again.name, 'Priya R.');
    assert.deepEqual(again.formerNames, ['Priya Raman']);
    assert.equal((await directory.byAad(tenant, aad))?.id, first.id);
    assert.deepEqual(await directory.many(tenant, [first.id, 'nobody', first.id]), [again]);
    assert.equal(await directory.byAad('other', aad), undefined);
    assert.equal(await directory.get('other', first.id), undefined);
  });

  it('comes to one person when two processes meet somebody at once', async () => {
    const sighting = { aadObjectId: aad, name: 'Priya Raman' };
    let count = 100;
    const ids = { next: (prefix: string): string => `${prefix}${(count += 1)}` };
    const directories = [directory, createDirectory({ store, ids })];
    const met = await Promise.all(
      [...directories, ...directories].map((one) => one.known(tenant, sighting)),
    );
    assert.equal(new Set(met.map(({ id }) => id)).size, 1);
    const found = await store.find({ kind: 'of-tenant', tenant, docKind: 'person' }, { limit: 10 });
    assert.equal(found.items.length, 1);
  });

  it('writes nothing when nothing is new, and keeps what is not mentioned', async () => {
    const zoned = {
      aadObjectId: aad,
      name: 'Priya',
      timeZone: 'Asia/Kolkata',
      email: 'p@h.example',
    };
    const { id } = await directory.known(tenant, zoned);
    const versions = async (): Promise<readonly number[]> =>
      (await store.load(`${tenant}|p:${id}`, ['person'])).map(({ version }) => version);
    const before = await versions();
    const again = await directory.known(tenant, { aadObjectId: aad });
    assert.deepEqual(
      [again.timeZone, again.email, again.name],
      ['Asia/Kolkata', 'p@h.example', 'Priya'],
    );
    assert.deepEqual(await versions(), before);
  });

  it('drops what is no zone, locale, region or e-mail address', async () => {
    const person = await directory.known(tenant, {
      aadObjectId: aad,
      name: 'Priya',
      timeZone: 'Moon/Base',
      locale: '<script>',
      region: '../GB',
      email: 'not an address',
    });
    const keys = ['id', 'tenant', 'name', 'aadObjectId', 'committees'];
    assert.deepEqual(Object.keys(person).toSorted(), keys.toSorted());
  });

  it('stores every name as one clean line', async () => {
    const name = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(name, async (raw) => {
        const person = await directory.known(tenant, { aadObjectId: aad, name: raw });
        assert.ok(person.name.isWellFormed() && person.name === person.name.trim());
        assert.ok(person.name.length > 0 && Array.from(person.name).length <= 100);
        assert.doesNotMatch(
          person.name,
          /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028]/u,
        );
      }),
      { numRuns: 50 },
    );
    const tricky = await directory.known(tenant, {
      aadObjectId: aad,
      name: ' \u202egnol\u0000 نگار 👩‍🔬 ',
    });
    assert.equal(tricky.name, 'gnol نگار 👩‍🔬');
    const empty = await directory.known(tenant, { aadObjectId: aad, name: '\u200b\u202e' });
    assert.equal(empty.name, 'Someone without a name');
  });

  it('believes the zone that somebody set over that of their client', async () => {
    const { id } = await directory.known(tenant, {
      aadObjectId: aad,
      name: 'Priya',
      timeZone: 'Asia/Kolkata',
    });
    await directory.setZone(tenant, id, 'Europe/Oslo');
    const later = await directory.known(tenant, { aadObjectId: aad, timeZone: 'Asia/Tokyo' });
    assert.equal(later.timeZone, 'Europe/Oslo');
    await assert.rejects(directory.setZone(tenant, id, 'Moon/Base'), Invalid);
    await assert.rejects(directory.setOptOut(tenant, 'nobody', true), NotFound);
  });

  it('tells the rules what they need, the committee filling the gaps', async () => {
    const { id } = await directory.known(tenant, { aadObjectId: aad, name: 'Priya' });
    await directory.setAway(tenant, id, '2026-12-04');
    await directory.setOptOut(tenant, id, true);
    const defaults = { timeZone: 'Asia/Kolkata', workingDays: [1, 2, 3], region: 'IN' };
    const facts = await directory.facts(tenant, [id, 'gavel'], defaults);
    assert.deepEqual(
      [...facts.values()],
      [
        {
          id,
          name: 'Priya',
          timeZone: 'Asia/Kolkata',
          slot: '09:00',
          workingDays: [1, 2, 3],
          optedOut: true,
          region: 'IN',
          awayUntil: '2026-12-04',
        },
      ],
    );
    await directory.known(tenant, { aadObjectId: aad, region: 'QA' });
    const doha = (await directory.facts(tenant, [id], defaults)).get(id);
    assert.deepEqual([doha?.region, doha?.workingDays], ['QA', [1, 2, 3, 4, 7]]);
    await directory.setAway(tenant, id, undefined);
    assert.equal((await directory.facts(tenant, [id])).get(id)?.awayUntil, undefined);
  });

  it('knows who cannot be reached, until they write', async () => {
    const reach = async (id: string): Promise<string | undefined> =>
      (await directory.facts(tenant, [id])).get(id)?.unreachable;
    const guest = await directory.known(tenant, { aadObjectId: aad, name: 'Gus', guest: true });
    assert.equal(await reach(guest.id), 'guest');
    await directory.markUnreachable(tenant, guest.id, 'blocked');
    assert.equal(await reach(guest.id), 'blocked');
    await directory.rememberPersonalChat(guest, chat);
    assert.equal(await reach(guest.id), undefined);
    assert.deepEqual(await directory.address(tenant, guest.id), chat);
    const external = await directory.externalPerson(tenant, 'Nora Field');
    assert.equal(await reach(external.id), 'never-seen');
  });

  it('hears of a chat that is gone from whoever speaks elsewhere, of a blocked one only there', async () => {
    const person = await directory.known(tenant, { aadObjectId: aad, name: 'Gus' });
    for (const [why, lifted] of [
      ['blocked', false],
      ['not-installed', false],
      ['gone', true],
      ['left', true],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one after the other
      await directory.rememberPersonalChat(person, chat);
      await directory.markUnreachable(tenant, person.id, why);
      const seen = await directory.known(tenant, { aadObjectId: aad, name: 'Gus' });
      const { unreachable, address } = await directory.heardFrom(seen);
      // oxlint-enable no-await-in-loop
      assert.equal(unreachable, lifted ? undefined : why);
      assert.deepEqual(address, why === 'gone' ? undefined : chat);
    }
  });

  it('finds an external again by e-mail only', async () => {
    const [nora, same] = await Promise.all([
      directory.externalPerson(tenant, 'Nora Field', 'nora@field.example'),
      directory.externalPerson(tenant, 'N. Field', 'Nora@field.example'),
    ]);
    assert.equal(same.id, nora.id);
    const namesake = await directory.externalPerson(tenant, 'Nora Field');
    assert.notEqual(namesake.id, nora.id);
  });

  it('keeps the committees of a person once each', async () => {
    const person = await directory.known(tenant, { aadObjectId: aad, name: 'Priya' });
    await Promise.all(['c1', 'c2', 'c1'].map((one) => directory.joinCommittee(person, one)));
    const found = await directory.get(tenant, person.id);
    assert.deepEqual(found?.committees.toSorted(), ['c1', 'c2']);
  });
});
