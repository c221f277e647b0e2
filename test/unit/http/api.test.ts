import { strict as assert } from 'node:assert';
import { as, startBoard } from './board.ts';
import type { Board } from './board.ts';

describe('/api/v1', () => {
  let board: Board;
  let at: string;
  before(async () => {
    board = await startBoard();
    at = `/committees/${board.committeeId}`;
  });
  after(() => board[Symbol.asyncDispose]());

  const refs = async (path: string, who: string): Promise<unknown[]> => {
    const { status, body } = await board.get(path, as(who));
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map((item) => item['ref']);
  };
  const status = async (path: string, who: string): Promise<number> =>
    (await board.get(path, as(who))).status;

  it('lists the committees in which one holds a role', async () => {
    const { body } = await board.get('/committees', as('Priya'));
    assert.deepEqual(body.items.length, 1);
    const { id, code, name, timeZone, roles } = body.items[0] ?? {};
    assert.deepEqual(
      [id, code, name, timeZone],
      [board.committeeId, 'HB', 'Harbour Board', 'Europe/London'],
    );
    assert.deepEqual(
      (roles as { person: { name: string }; role: string; votes: boolean }[])
        .map((seat) => `${seat.person.name} ${seat.role} ${seat.votes}`)
        .sort(),
      ['Maya secretary false', 'Priya member true', 'Tom observer false'],
    );
    assert.deepEqual((await board.get('/committees', as('Omar'))).body.items, []);
    assert.equal((await board.get(at, as('Tom'))).body['code'], 'HB');
  });

  it('lists records by type, status, owner and words', async () => {
    const actions = `${at}/records?type=action`;
    assert.deepEqual(await refs(actions, 'Tom'), ['A-1', 'A-2']);
    assert.deepEqual(await refs(`${actions}&owner=aad-priya`, 'Maya'), ['A-1']);
    assert.deepEqual(await refs(`${actions}&owner=${board.people['Omar']}`, 'Maya'), ['A-2']);
    assert.deepEqual(await refs(`${actions}&q=BUDG`, 'Maya'), ['A-1']);
    assert.deepEqual(await refs(`${actions}&status=closed`, 'Maya'), []);
    assert.deepEqual(await refs(`${actions}&status=closed,open`, 'Maya'), ['A-1', 'A-2']);
    assert.deepEqual(await refs(`${at}/records?type=raid`, 'Maya'), ['R-1']);
    assert.deepEqual(await refs(`${at}/records?type=motion`, 'Maya'), []);
  });

  it('pages by cursor', async () => {
    const first = await board.get(`${at}/records?type=action&limit=1`, as('Maya'));
    assert.deepEqual(
      first.body.items.map(({ ref }) => ref),
      ['A-1'],
    );
    const cursor = encodeURIComponent(String(first.body['cursor']));
    const second = await board.get(
      `${at}/records?type=action&limit=1&cursor=${cursor}`,
      as('Maya'),
    );
    assert.deepEqual(
      second.body.items.map(({ ref }) => ref),
      ['A-2'],
    );
    assert.equal(second.body['cursor'], undefined);
    for (const other of ['type=decision', 'type=action&status=open', 'type=action&q=quay'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.equal(await status(`${at}/records?${other}&cursor=${cursor}`, 'Maya'), 400, other);
  });

  it('shows one record, however its reference is written', async () => {
    const { body } = await board.get(`${at}/records/a-1`, as('Priya'));
    const { state, updatedAt, ...shape } = body;
    assert.deepEqual(shape, {
      id: 'A-1',
      ref: 'A-1',
      type: 'action',
      status: 'open',
      version: 1,
      title: 'Circulate the budget',
      committee: board.committeeId,
      committeeCode: 'HB',
      owner: { id: board.people['Priya'], name: 'Priya', aadObjectId: 'aad-priya' },
      due: '2026-11-27',
      flags: [],
      links: [],
    });
    assert.equal(updatedAt, '2026-11-23T09:00:00.000Z');
    assert.equal((state as { what: string }).what, 'Circulate the budget');
  });

  it('gives the journal in order, and verifies it', async () => {
    const { body } = await board.get(`${at}/journal?after=1`, as('Priya'));
    assert.deepEqual(
      body.items.map(({ seq, command, ref }) => [seq, command, ref]),
      [
        [2, 'action.add', 'A-1'],
        [3, 'action.add', 'A-2'],
        [4, 'raid.add', 'R-1'],
      ],
    );
    assert.deepEqual(body.items[0]?.['by'], {
      id: board.people['Maya'],
      name: 'Maya',
      aadObjectId: 'aad-maya',
    });
    const verdict = (await board.get(`${at}/verify`, as('Priya'))).body;
    assert.equal(verdict['ok'], true);
    assert.equal(verdict['entries'], 4);
    assert.equal(verdict['head'], body.items[2]?.['hash']);
  });

  it('gives the ledger of reminders, by record and person', async () => {
    const chase = {
      entity: 'A-1',
      person: board.people['Priya'] ?? '',
      step: 'due',
      n: 1,
      dueVersion: 1,
    };
    const id = 'c|A-1|1|due|1';
    const pk = `harbour|${board.committeeId}`;
    const body = { ...chase, plannedFor: '2026-11-27T09:00:00.000Z', status: 'planned' };
    const index = { type: 'due', status: 'planned', ref: 'A-1', owner: chase.person };
    await board.store.settle(pk, [{ put: { pk, id, kind: 'chase', version: 0, index, body } }]);
    const found = await board.get(`${at}/chases?ref=a-1&person=aad-priya`, as('Maya'));
    assert.deepEqual(found.body.items, [
      {
        id,
        ref: 'A-1',
        person: { id: chase.person, name: 'Priya', aadObjectId: 'aad-priya' },
        step: 'due',
        n: 1,
        dueVersion: 1,
        plannedFor: '2026-11-27T09:00:00.000Z',
        status: 'planned',
      },
    ]);
    assert.deepEqual((await board.get(`${at}/chases?person=aad-omar`, as('Maya'))).body.items, []);
    assert.deepEqual(
      (await board.get(`${at}/chases`, as('Omar'))).body.items,
      [],
      'others’ reminders',
    );
  });

  it('shows an owner without a role their own actions alone', async () => {
    assert.deepEqual(await refs('/me/actions', 'Omar'), ['A-2']);
    assert.deepEqual(await refs(`${at}/records?type=action`, 'Omar'), ['A-2']);
    assert.deepEqual(await refs(`${at}/records?type=action&owner=aad-priya`, 'Omar'), ['A-2']);
    assert.deepEqual(await refs(`${at}/records?type=raid`, 'Omar'), []);
    assert.equal(await status(`${at}/records/A-2`, 'Omar'), 200);
    for (const path of ['', '/records/A-1', '/records/R-1', '/journal', '/verify'])
      assert.equal(await status(`${at}${path}`, 'Omar'), 404, path);
  });

  it('does not tell a stranger’s committee from none at all', async () => {
    for (const path of [
      '',
      '/records?type=action',
      '/records/A-1',
      '/journal',
      '/verify',
      '/chases',
    ]) {
      const real = await board.get(`${at}${path}`, as('Zoe'));
      const none = await board.get(`/committees/${'0'.repeat(24)}${path}`, as('Zoe'));
      const foreign = await board.get(`${at}${path}`, {
        ...as('Maya'),
        'x-local-tenant': 'elsewhere',
      });
      assert.equal(real.status, 404, path);
      assert.deepEqual(none, real);
      assert.deepEqual(foreign, real);
    }
    assert.deepEqual((await board.get('/me/actions', as('Nobody'))).body.items, []);
  });

  it('hides from an observer what was said under a reserved item', async () => {
    await board.act('Maya', 'meeting.start', { input: { title: 'Board' } });
    assert.deepEqual(await refs(`${at}/records?type=meeting`, 'Tom'), ['M-1']);
    await board.act('Maya', 'agenda.propose', {
      input: { title: 'Pay', kind: 'decision', reserved: true },
    });
    await board.act('Maya', 'meeting.next', { id: 'M-1' });
    await board.act('Maya', 'action.add', {
      input: { what: 'Draft the pay letter', owner: board.people['Priya'] },
    });
    assert.ok((await refs(`${at}/records?type=action`, 'Priya')).includes('A-3'));
    assert.ok(!(await refs(`${at}/records?type=action`, 'Tom')).includes('A-3'));
    assert.equal(await status(`${at}/records/A-3`, 'Tom'), 404);
  });

  const bad = [
    '/records',
    '/records?type=toString',
    '/records?type=action&limit=0',
    '/records?type=action&limit=many',
    '/records?type=action&cursor=nonsense',
    '/records?type=action&status=overdue',
    '/records?type=decision&status=open',
    '/records?type=action&due=2026-12-04',
    '/journal?after=-1',
    '/journal?after=x',
  ];
  for (const path of bad)
    it(`answers 400 to ${path}`, async () => {
      const response = await board.get(`${at}${path}`, as('Maya'));
      assert.equal(response.status, 400);
      assert.equal(response.body['title'], 'Bad Request');
    });

  it('wants to know who asks', async () => {
    const { status, body } = await board.get('/committees', {});
    assert.deepEqual([status, body['code']], [401, 'sign-in']);
  });
});
