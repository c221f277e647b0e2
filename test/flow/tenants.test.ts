import { strict as assert } from 'node:assert';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { CommitteeShape, ListShape, Stage } from '../helpers/stage.ts';

const OTHER = '99999999-0000-4000-a000-000000000000';

describe('two tenants on one installation', () => {
  let stage: Stage;
  let maya: Person;
  let eve: Person;
  let board: Conversation;
  let chat: Conversation;
  let ours: string;
  let theirs: string;

  /** The same activity as it comes from the other tenant. */
  const abroad = (activity: Activity): Activity => ({
    ...activity,
    conversation: { ...Object(activity['conversation']), tenantId: OTHER },
    channelData: { ...Object(activity['channelData']), tenant: { id: OTHER } },
  });

  const mention = '<at>Gavel</at>';
  const typed = (who: Person, where: Conversation, text: string, more: object[] = []): Activity =>
    stage.make(who, where, {
      type: 'message',
      text: `${mention} ${text}`,
      entities: [{ type: 'mention', text: mention, mentioned: stage.room.world.bot }, ...more],
    });

  const committees = async (who: Person, tenant?: string): Promise<readonly CommitteeShape[]> => {
    const headers = tenant === undefined ? {} : { 'x-local-tenant': tenant };
    const { body } = await stage.api<ListShape<CommitteeShape>>(who, '/committees', headers);
    return body.items;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    eve = stage.person('Eve Other');
    board = stage.room.addChannel('Board', [maya.id]);
    chat = stage.room.addGroupChat('Their chat', [eve.id, maya.id]);
    await stage.room.install(board.id, maya.id);
    stage.room.world.store.conversations.put(chat.id, { ...chat, installed: true });
    await stage.say(maya, board, 'action: Maya to circulate the budget by Friday');
    await stage.room.deliver(abroad(typed(eve, chat, 'action: Eve to spy by Friday')));
    ours = (await committees(maya, stage.room.world.tenant()))[0]?.id ?? '';
    theirs = (await committees(eve, OTHER))[0]?.id ?? '';
  });
  after(() => stage.close());

  it('keeps a committee in each', () => {
    assert.match(ours, /^[0-9a-f]{24}$/);
    assert.match(theirs, /^[0-9a-f]{24}$/);
    assert.notEqual(ours, theirs);
  });

  it('does not take a mention for somebody of the other tenant', async () => {
    const entity = {
      type: 'mention',
      text: '<at>Maya Lindqvist</at>',
      mentioned: { id: maya.id, name: 'Maya Lindqvist', aadObjectId: maya.aadObjectId },
    };
    await stage.room.deliver(
      abroad(typed(eve, chat, 'action: <at>Maya Lindqvist</at> to sail by Friday', [entity])),
    );
    const { body } = await stage.api(eve, `/committees/${theirs}/records?type=action&q=sail`);
    const [here] = await committees(maya, stage.room.world.tenant());
    const mine = here?.roles.find(({ person }) => person.aadObjectId === maya.aadObjectId);
    assert.ok(mine);
    assert.notEqual(body.items[0]?.owner?.id, mine.person.id, 'a person of their tenant');
  });

  it('asks which tenant is meant of somebody known in both, and nobody else', async () => {
    const asked = await stage.api<{ code: string; detail: string }>(maya, '/committees');
    assert.equal(asked.status, 400);
    assert.equal(asked.body.code, 'tenant-ambiguous');
    assert.match(asked.body.detail, /X-Local-Tenant/);
    assert.equal((await committees(maya, stage.room.world.tenant()))[0]?.id, ours);
    assert.equal((await committees(eve)).length, 1);
    const { body } = await stage.api(maya, '/me/actions', {
      'x-local-tenant': stage.room.world.tenant(),
    });
    assert.deepEqual(
      body.items.map(({ title }) => title),
      ['circulate the budget'],
    );
  });

  it('gives a stranger an empty list, and 401 to nobody at all', async () => {
    const stranger = { aadObjectId: '12345678-0000-4000-a000-000000000000' };
    assert.deepEqual((await stage.api(stranger, '/committees')).body, { items: [] });
    assert.deepEqual((await stage.api(stranger, '/me/actions')).body, { items: [] });
    const anonymous = await stage.api(undefined, '/committees');
    assert.equal(anonymous.status, 401);
    assert.match(anonymous.contentType, /^application\/problem\+json/);
  });

  it('leaves a conversation in its tenant, whatever a message says', async () => {
    const tom = stage.person('Tom Baker');
    const forged = abroad(typed(tom, board, 'action: Tom to spy by Friday'));
    const nameless = typed(tom, board, 'help');
    const conversation = { ...Object(nameless['conversation']), tenantId: undefined };
    const channelData = { ...Object(nameless['channelData']), tenant: undefined };
    const before = (await stage.seen(board, tom)).length;
    await stage.room.deliver(forged);
    assert.match(readingOf(await stage.lastPublic(board, tom)), /belongs to another organisation/);
    await stage.room.deliver({ ...nameless, conversation, channelData });
    assert.equal((await stage.seen(board, tom)).length, before + 2);
    assert.equal((await stage.api(tom, '/committees')).status, 200, 'known in one tenant only');
  });

  it('lets two chats of one tenant not see each other either', async () => {
    const tom = stage.person('Tom Baker');
    const pier = stage.room.addGroupChat('Pier', [tom.id]);
    await stage.room.install(pier.id, tom.id);
    await stage.say(tom, pier, 'action: Tom to paint the pier by Friday');
    assert.equal((await stage.api(tom, `/committees/${ours}/records?type=action`)).status, 404);
    const value = {
      action: {
        type: 'Action.Execute',
        verb: 'show',
        data: { verb: 'show', committee: ours, show: 'action', id: 'A-1' },
      },
    };
    const { body } = await stage.room.deliver(
      stage.make(tom, pier, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    assert.match(JSON.stringify(body), /Only people with a role in/);
    assert.doesNotMatch(JSON.stringify(body), /budget/);
    assert.doesNotMatch(readingOf(await stage.lastPublic(pier, tom)), /budget/);
  });
});
