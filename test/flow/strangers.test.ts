import { strict as assert } from 'node:assert';
import { features } from '../../bot/features.ts';
import { verbs } from '../../src/domain/verbs.ts';
import { apiRoutes, type ApiServices } from '../../src/http/api.ts';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type { CommitteeShape, JournalShape, ListShape, Stage } from '../helpers/stage.ts';

const OTHER = '99999999-0000-4000-a000-000000000000';
const NOBODY = '0'.repeat(24);
/** In everything that our committee recorded, and in nobody's question. */
const SECRET = 'Vermilion';
/** What our committee has: one of each. */
const ids = ['A-1', 'M-1', 'D-1', 'R-1', 'V-1', 'N-1', 'I-1', 'minutes-M-1', 'committee'];
const message = 'm|00000002|0';

const handled = features.flatMap((feature) => (feature.verbs ?? []).map(({ verb }) => verb));
const everyVerb = [...new Set<string>([...handled, ...verbs])].filter((verb) => verb !== 'say');

/** The parameters of routes, but for the committee's id: `ref` and `file` name a record of ours. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  ref: ['A-1', 'M-1', 'D-1', 'R-1', 'V-1'],
  file: ['M-1.json', 'M-1.md', 'M-1.docx', 'M-1.pdf'],
};

const signIn = () => assert.fail('only the paths are asked for');
const everyPath = apiRoutes({} as ApiServices, signIn)
  .map(({ path }) => path.replace('/api/v1', ''))
  .filter((path) => path.includes('/:id'))
  .map((path) => (path.endsWith('/records') ? `${path}?type=action` : path))
  .flatMap((path) => {
    const [, name] = /:(?!id\b)(\w+)/u.exec(path) ?? [];
    if (name === undefined) return [path];
    const values = parameters[name];
    assert.ok(values, `${path}: what could ${name} be?`);
    return values.map((value) => path.replace(`:${name}`, value));
  });

describe('whoever is a stranger to a committee, by every verb and every route', () => {
  let stage: Stage;
  let ours: string;
  let code: string;
  let here: string;
  let maya: Person;
  let eve: Person;
  let mallory: Person;
  let tom: Person;
  let theirs: Conversation;
  let pier: Conversation;

  const abroad = (activity: Activity): Activity => ({
    ...activity,
    conversation: { ...Object(activity['conversation']), tenantId: OTHER },
    channelData: { ...Object(activity['channelData']), tenant: { id: OTHER } },
  });
  const typed = (who: Person, where: Conversation, words: string): Activity => {
    const mention = '<at>Gavel</at>';
    const entities = [{ type: 'mention', text: mention, mentioned: stage.room.world.bot }];
    return stage.make(who, where, { type: 'message', text: `${mention} ${words}`, entities });
  };
  /** Status and words of an answer. */
  const read = async (who: Person | undefined, path: string, headers: Record<string, string>) => {
    const user = who && { 'x-local-user': who.aadObjectId };
    const answer = await fetch(`${stage.url}/api/v1${path}`, { headers: { ...user, ...headers } });
    return { status: answer.status, words: await answer.text() };
  };
  const entries = async (): Promise<number> => {
    const path = `/committees/${ours}/journal?limit=500`;
    const answer = await stage.api<ListShape<JournalShape>>(maya, path, { 'x-local-tenant': here });
    return answer.body.items.length;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    here = stage.room.world.tenant();
    maya = stage.person('Maya Lindqvist');
    eve = stage.person('Eve Other');
    mallory = stage.person('Mallory Other');
    tom = stage.person('Tom Baker');
    const priya = stage.person('Priya Raman');
    const board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    theirs = stage.room.addGroupChat('Theirs', [eve.id]);
    pier = stage.room.addGroupChat('Pier', [tom.id]);
    for (const [who, where] of [
      [maya, board],
      [tom, pier],
    ] as const)
      await stage.room.install(where.id, who.id);
    for (const words of [
      `agenda add ${SECRET} report`,
      'start meeting',
      `note: ${SECRET} was read`,
      `action: Maya to circulate the ${SECRET} by Friday`,
      `decision: ${SECRET} is approved`,
      `risk: ${SECRET} floods`,
    ])
      await stage.say(maya, board, words);
    await stage.say(priya, board, `motion: That ${SECRET} be adopted`);
    await stage.say(maya, board, 'close meeting');
    await stage.say(tom, pier, 'action: Tom to paint the pier by Friday');
    stage.room.world.store.conversations.put(theirs.id, { ...theirs, installed: true });
    await stage.room.deliver(abroad(typed(eve, theirs, 'action: Eve to spy by Friday')));
    const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees', {
      'x-local-tenant': here,
    });
    ours = body.items[0]?.id ?? '';
    code = body.items[0]?.code ?? '';
    for (const id of ids.filter((each) => /^[AMDRV]-/u.test(each))) {
      const path = `/committees/${ours}/records/${id}`;
      assert.equal((await stage.api(maya, path, { 'x-local-tenant': here })).status, 200, id);
    }
  });
  after(() => stage.close());

  for (const path of everyPath)
    it(`GET ${path}: as if there were no such committee`, async () => {
      const own = path.replace(':id', ours);
      const callers = [
        [eve, {}],
        [eve, { 'x-local-tenant': here }],
        [maya, { 'x-local-tenant': OTHER }],
        [mallory, {}],
        [tom, {}],
      ] as const;
      for (const [who, headers] of callers) {
        const foreign = await read(who, own, headers);
        assert.equal(foreign.status, 404, who.name);
        assert.deepEqual(foreign, await read(who, path.replace(':id', NOBODY), headers));
      }
      assert.equal((await read(undefined, own, {})).status, 401);
      assert.equal((await read(maya, own, { 'x-local-tenant': here })).status, 200);
    });

  const sent = async (
    make: (activity: Activity) => Activity,
    [who, where]: readonly [Person, Conversation],
    name: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<unknown> => {
    const action = { type: 'Action.Execute', verb: data['verb'], data };
    const value = name === 'adaptiveCard/action' ? { action, trigger: 'manual' } : { data };
    const activity = stage.make(who, where, { type: 'invoke', name, value });
    return (await stage.room.deliver(make(activity))).body;
  };
  const inputs = { show: 'action', text: 'x', what: 'x', title: 'x', until: '2026-12-01', message };

  for (const verb of everyVerb)
    it(`${verb}: tells another tenant nothing, and writes nothing`, async () => {
      const before = await entries();
      const by = [eve, theirs] as const;
      for (const [at, id] of [...ids, message, undefined].entries()) {
        const name = ['adaptiveCard/action', 'task/fetch', 'task/submit'][at % 3] ?? '';
        const data = { ...inputs, verb, ...(id !== undefined && { id }) };
        const foreign = await sent(abroad, by, name, { ...data, committee: ours });
        const nowhere = await sent(abroad, by, name, { ...data, committee: NOBODY });
        assert.deepEqual(foreign, nowhere, `${name} ${id}`);
        assert.doesNotMatch(JSON.stringify(foreign ?? ''), new RegExp(SECRET, 'u'));
      }
      assert.equal(await entries(), before);
    });

  for (const verb of everyVerb)
    it(`${verb}: tells somebody of the same tenant without a seat nothing, and writes nothing`, async () => {
      const before = await entries();
      for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit'])
        for (const id of ['A-1', 'M-1', undefined]) {
          const data = { ...inputs, verb, committee: ours, ...(id !== undefined && { id }) };
          const body = await sent((activity) => activity, [tom, pier], name, data);
          assert.doesNotMatch(JSON.stringify(body ?? ''), new RegExp(SECRET, 'u'), `${name} ${id}`);
        }
      assert.equal(await entries(), before);
    });

  it('typed words find nothing of it, by its code or by what it recorded', async () => {
    const revision = stage.room.world.feed.revision();
    for (const words of [
      `${code} A-1`,
      `link ${code}`,
      `history ${code} A-1`,
      `done ${code} A-1`,
      `search ${SECRET.slice(0, 4)}`,
      'committees',
      'members',
      'actions',
      'decisions',
      'my actions',
      'minutes M-1',
      'motion 1',
      'status',
      'ledger',
    ]) {
      await stage.room.deliver(abroad(typed(eve, theirs, words)));
      await stage.room.deliver(typed(tom, pier, words));
    }
    const said = stage.room.world.feed
      .since(revision)
      .flatMap(({ message }) =>
        message?.from === stage.room.world.bot.id ? [message.content] : [],
      );
    assert.ok(said.length > 20);
    assert.doesNotMatch(JSON.stringify(said), new RegExp(`${SECRET}|Harbour`, 'u'));
  });
});
