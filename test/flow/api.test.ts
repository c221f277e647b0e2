import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type {
  ChaseShape,
  CommitteeShape,
  JournalShape,
  ListShape,
  RecordShape,
  Stage,
  VerifyShape,
} from '../helpers/stage.ts';

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

describe('the API', () => {
  let stage: Stage;
  let maya: Person;
  let priya: Person;
  let board: Conversation;
  let committee: string;

  const read = async <T = ListShape<RecordShape>>(path: string, as = maya): Promise<T> => {
    const { status, body } = await stage.api<T>(as, `/committees/${committee}${path}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  /** Every page, by its cursor, until there is none. */
  const pages = async (path: string): Promise<readonly (readonly RecordShape[])[]> => {
    const { items, cursor } = await read(path);
    if (cursor === undefined) return [items];
    const rest = path.replace(/&cursor=.*$/, '');
    return [items, ...(await pages(`${rest}&cursor=${encodeURIComponent(cursor)}`))];
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addChannel('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    for (const words of [
      'start meeting',
      'action: Priya to circulate the budget by Friday',
      'action: Priya to paint the quay by 4 December',
      'action: Maya to paint the pier by 4 December',
      'action: Maya to call the divers by Friday',
      'action: Maya to book the room by Friday',
      'decision: The budget is approved.',
      'risk: Fog',
      'close meeting',
      'send to owners',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
    committee = (await stage.committee(maya)).id;
    await stage.say(priya, stage.room.personal(priya.id), 'done A-1 sent');
    await stage.advance('P3D');
  });
  after(() => stage.close());

  it('shapes committees and records as the contract says', async () => {
    const one = await read<CommitteeShape>('');
    assert.equal(one.id, committee);
    assert.deepEqual([one.code, one.name, one.timeZone], ['HB', 'Harbour Board', 'Europe/London']);
    const [seat] = one.roles;
    assert.deepEqual([seat?.role, seat?.votes, seat?.person.name], ['secretary', false, maya.name]);
    assert.equal(seat?.person.aadObjectId, maya.aadObjectId);

    const action = await read<RecordShape>('/records/A-1');
    const { id, ref, type, status, title, meeting, due, flags } = action;
    assert.deepEqual(
      { id, ref, type, status, title, meeting, due, flags },
      {
        id: 'A-1',
        ref: 'A-1',
        type: 'action',
        status: 'done',
        title: 'circulate the budget',
        meeting: 'M-1',
        due: '2026-11-27',
        flags: [],
      },
    );
    assert.equal(action.committee, committee);
    assert.equal(action.owner?.name, priya.name);
    assert.equal(typeof action.version, 'number');
    assert.match(action.updatedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

    const held = await read<RecordShape>('/records/m-1');
    assert.equal(held.status, 'held');
    assert.deepEqual(held.minutes, { status: 'draft' });
    assert.equal((await read<RecordShape>('/records/D-1')).status, 'in-force');
    assert.equal((await read<RecordShape>('/records/R-1')).type, 'raid');
    assert.deepEqual((await read('/records?type=motion')).items, []);
  });

  it('pages through a list without losing or repeating any', async () => {
    const all = (await read('/records?type=action')).items.map(({ ref }) => ref);
    assert.deepEqual(all, ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
    const paged = await pages('/records?type=action&limit=2');
    assert.deepEqual(
      paged.map((items) => items.map(({ ref }) => ref)).filter((refs) => refs.length > 0),
      [['A-1', 'A-2'], ['A-3', 'A-4'], ['A-5']],
    );
  });

  it('filters by status, owner under either id, and words; an empty filter filters nothing', async () => {
    const refs = async (query: string): Promise<string[]> =>
      (await read(`/records?type=action${query}`)).items.map(({ ref }) => ref);
    const owner = (await read<RecordShape>('/records/A-1')).owner?.id ?? '';
    assert.deepEqual(await refs('&status=done'), ['A-1']);
    assert.deepEqual(await refs('&status=open,done'), ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
    assert.deepEqual(await refs(`&owner=${owner}`), ['A-1', 'A-2']);
    assert.deepEqual(await refs(`&owner=${priya.aadObjectId}`), ['A-1', 'A-2']);
    assert.deepEqual(await refs('&q=PAINT'), ['A-2', 'A-3']);
    assert.deepEqual(await refs('&q=a-3'), ['A-3']);
    assert.deepEqual(await refs('&q=Maya'), ['A-3', 'A-4', 'A-5']);
    assert.deepEqual(await refs('&q=maya+paint'), ['A-3']);
    assert.deepEqual(
      (await pages('/records?type=action&q=maya&limit=2')).map((page) => page.length),
      [2, 1],
    );
    assert.deepEqual(await refs('&q=maya&status=done'), []);
    assert.deepEqual(await refs(`&q=paint&owner=${priya.aadObjectId}&status=open`), ['A-2']);
    assert.deepEqual(await refs('&owner=nobody'), []);
    assert.equal((await refs('&status=&owner=&q=&cursor=&limit=')).length, 5);
  });

  for (const [query, detail] of [
    ['q=🚢', /^q is wrong: a word to search for/u],
    ['q=%20“”', /^q is wrong: a word to search for/u],
    ['words=paint', /^The request is wrong: Unrecognized key: "words"/u],
  ] as const)
    it(`does not take ${query} for everything`, async () => {
      const asked = `/committees/${committee}/records?type=action&${query}`;
      const { status, body } = await stage.api<{ detail: string }>(maya, asked);
      assert.equal(status, 400);
      assert.match(body.detail, detail);
    });

  it('gives everybody their own actions over all committees', async () => {
    const { body } = await stage.api(priya, '/me/actions');
    assert.deepEqual(
      body.items.map(({ ref }) => ref),
      ['A-1', 'A-2'],
    );
    const other = await stage.api(maya, '/me/actions');
    assert.deepEqual(other.body.items.map(({ ref }) => ref).toSorted(), ['A-3', 'A-4', 'A-5']);
  });

  it('shows somebody without a role their own actions and nothing else', async () => {
    const { items } = await read('/records?type=action', priya);
    assert.deepEqual(
      items.map(({ ref }) => ref),
      ['A-1', 'A-2'],
    );
    for (const path of ['/journal', '/verify', '', '/records/A-3', '/records/D-1'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.equal((await stage.api(priya, `/committees/${committee}${path}`)).status, 404, path);
  });

  it('lists the reminders of a record and of a person', async () => {
    const { items } = await read<ListShape<ChaseShape>>(`/chases?person=${priya.aadObjectId}`);
    assert.ok(items.length > 0);
    for (const chase of items) {
      assert.equal(chase.person.name, priya.name);
      assert.match(chase.status, /^(?:planned|sending|sent|unknown|failed|suppressed)$/);
      assert.match(chase.plannedFor, /Z$/);
    }
    const { items: own } = await read<ListShape<ChaseShape>>('/chases?ref=A-2');
    assert.deepEqual([...new Set(own.map(({ ref }) => ref))], ['A-2']);
  });

  it('reads the journal in order, from anywhere, each entry chained to the one before', async () => {
    const { items } = await read<ListShape<JournalShape>>('/journal');
    assert.deepEqual(
      items.map(({ seq }) => seq),
      items.map((_, at) => at + 1),
    );
    for (const [at, entry] of items.slice(1).entries()) assert.equal(entry.prev, items[at]?.hash);
    const { items: later } = await read<ListShape<JournalShape>>('/journal?after=3&limit=2');
    assert.deepEqual(
      later.map(({ seq }) => seq),
      [4, 5],
    );
    const { items: paged } = await read<ListShape<JournalShape>>('/journal?cursor=3&limit=2');
    assert.deepEqual(paged, later);
    assert.doesNotMatch(
      JSON.stringify(items),
      /circulate|budget/,
      'texts are committed to, not told',
    );
  });

  it('answers what it cannot do with a problem document', async () => {
    const wrong = [
      ['/records', 400],
      ['/records?type=nothing', 400],
      ['/records?type=action&limit=0', 400],
      ['/records?type=action&limit=ten', 400],
      ['/records?type=action&cursor=forged', 400],
      ['/records/A-99', 404],
      ['/records/__proto__', 404],
      ['/journal?after=-1', 400],
      ['/journal?from=3', 400],
      ['/chases?status=sent', 400],
      ['/records?type=action&limit=501', 400],
      ['/journal?limit=501', 400],
      ['/chases?limit=501', 400],
      ['/nothing', 404],
    ] as const;
    for (const [path, status] of wrong) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await stage.api<Problem>(maya, `/committees/${committee}${path}`);
      assert.equal(answer.status, status, path);
      assert.equal(answer.contentType, 'application/problem+json', path);
      assert.equal(answer.body.status, status);
      assert.ok(answer.body.title.length > 0);
      assert.match(answer.body.detail, /\w.*\.$/, path);
    }
  });

  describe('after somebody edited the file by hand', () => {
    const edit = (sql: string): void => {
      const db = new DatabaseSync(join(stage.data, 'gavel.sqlite'));
      assert.equal(db.prepare(sql).run().changes, 1, sql);
      db.close();
    };
    const pk = () => `${stage.room.world.tenant()}|${committee}`;

    it('verify holds before, and says where it no longer does', async () => {
      const whole = await read<VerifyShape>('/verify');
      assert.equal(whole.ok, true);
      assert.equal(whole.firstBad, undefined);

      edit(`UPDATE journal SET body = replace(body, '"action.add"', '"action.edit"')
            WHERE pk = '${pk()}' AND seq = 3`);
      assert.equal((await read<VerifyShape>('/verify')).firstBad?.seq, 3);
      edit(`UPDATE journal SET body = replace(body, '"action.edit"', '"action.add"')
            WHERE pk = '${pk()}' AND seq = 3`);
      assert.equal((await read<VerifyShape>('/verify')).ok, true);

      edit(`UPDATE docs SET body = replace(body, 'paint the quay', 'sink the quay'), version = version
            WHERE pk = '${pk()}' AND id = 'A-2'`);
      const edited = await read<VerifyShape>('/verify');
      assert.equal(edited.ok, false);
      assert.deepEqual([edited.firstBad?.why, edited.firstBad?.id], ['entity', 'A-2']);
      edit(`UPDATE docs SET body = replace(body, 'sink the quay', 'paint the quay')
            WHERE pk = '${pk()}' AND id = 'A-2'`);
      assert.equal((await read<VerifyShape>('/verify')).ok, true);

      edit(`DELETE FROM journal WHERE pk = '${pk()}' AND seq = ${whole.entries}`);
      const cut = await read<VerifyShape>('/verify');
      assert.equal(cut.ok, false);
      assert.ok(cut.firstBad);
    });
  });
});
