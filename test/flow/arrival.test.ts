import { strict as assert } from 'node:assert';
import { openStage } from '../helpers/stage.ts';
import type { ChaseShape, CommitteeShape, ListShape, Stage } from '../helpers/stage.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';

/** As Teams and the Agents Playground tell it: twice, at once, and without names. */
describe('the arrival of Gavel', () => {
  let stage: Stage;
  let maya: Person;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
  });
  after(() => stage.close());

  const arrive = async (where: Conversation): Promise<string[]> => {
    const { bot, feed } = stage.room.world;
    const { conversations } = stage.room.world.store;
    conversations.put(where.id, { ...where, installed: true });
    const before = feed.revision();
    const nameless = { from: { id: maya.id, aadObjectId: maya.aadObjectId } };
    const told = [
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [nameless.from, { id: bot.id }] },
    ];
    const answers = await Promise.all(
      told.map((rest) => stage.post({ ...stage.make(maya, where, rest), ...nameless })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    return feed
      .since(before)
      .flatMap(({ message }) =>
        message?.from === bot.id ? [JSON.stringify(message.content)] : [],
      );
  };

  it('in a 1:1 chat is greeted once', async () => {
    const greetings = await arrive(stage.room.personal(maya.id));
    assert.equal(greetings.length, 1);
    assert.match(greetings.join(), /What you can say/);
  });

  it('is greeted again when it comes back later', async () => {
    await stage.advance('PT5M');
    assert.equal((await arrive(stage.room.personal(maya.id))).length, 1);
  });

  it('in a chat says who added it, by the name that the roster has, and proposes them once', async () => {
    const priya = stage.person('Priya Raman');
    const [welcome = '', ...more] = await arrive(
      stage.room.addGroupChat('Chat', [maya.id, priya.id]),
    );
    assert.deepEqual(more, []);
    assert.match(welcome, /Added by Maya Lindqvist/);
    assert.match(welcome, /Maya Lindqvist \(proposed\)/);
    assert.match(welcome, /"Voters","value":"Priya Raman"/);
  });

  describe('while Teams is busy', () => {
    const saidSince = (revision: number): string[] =>
      stage.room.world.feed
        .since(revision)
        .flatMap(({ message }) => (message ? [JSON.stringify(message.content)] : []));
    let quay: Conversation;

    before(() => {
      quay = stage.room.addChannel('Quay', [maya.id]);
    });

    it('is welcomed as soon as it is taken, once', async () => {
      const path = `/v3/conversations/${quay.id}/activities`;
      const answer = { status: 429, retryAfterSeconds: 2 };
      stage.room.faults.add({ method: 'POST', path, times: 1, answer });
      const before = stage.room.world.feed.revision();
      assert.deepEqual(await arrive(quay), []);
      await stage.advance('PT1M');
      const [welcome = '', ...more] = saidSince(before);
      assert.deepEqual(more, []);
      assert.match(welcome, /Added by Maya Lindqvist/u);
    });

    it('is welcomed again where it was removed before anything was recorded', async () => {
      const { bot } = stage.room.world;
      const gone = { type: 'conversationUpdate', membersRemoved: [{ id: bot.id }] };
      await stage.post(stage.make(maya, quay, gone));
      assert.match((await arrive(quay)).join(), /^[^]*Added by Maya Lindqvist[^]*$/u);
    });
  });
});

describe('the committees of one team', () => {
  const names = ['General', 'Quay', 'Crane'];
  let stage: Stage;
  let maya: Person;
  let channels: Conversation[];

  beforeEach(async () => {
    stage = await openStage({ at: '2026-11-02T08:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    const tom = stage.person('Tom Berg');
    channels = names.map((name) => stage.room.addChannel(name, [maya.id, tom.id], 'Harbour'));
    await stage.room.install(first().id, maya.id);
    for (const channel of channels)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, channel, 'action: Tom Berg to paint it by 20 November');
  });
  afterEach(() => stage.close());

  const first = (): Conversation => {
    const [channel] = channels;
    assert.ok(channel);
    return channel;
  };

  const removeQuay = async (): Promise<void> => {
    const [, quay] = channels;
    assert.ok(quay);
    stage.room.world.store.conversations.delete(quay.id);
    const channelData = {
      tenant: { id: stage.room.world.tenant() },
      team: { id: quay.team?.id },
      channel: { id: quay.id },
      eventType: 'channelDeleted',
    };
    const told = { type: 'conversationUpdate', channelData };
    assert.equal((await stage.post(stage.make(maya, first(), told))).status, 200);
  };

  /** What became of the reminders of each committee, by the place of its channel. */
  const outcomes = async (): Promise<string[]> => {
    const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees');
    const found = await Promise.all(
      channels.map(async ({ name }) => {
        const called = name === 'General' ? 'Harbour' : name;
        const id = body.items.find((each) => each.name === called)?.id;
        const path = `/committees/${id}/chases`;
        const rows = (await stage.api<ListShape<ChaseShape>>(maya, path)).body.items;
        return rows
          .filter(({ status }) => status !== 'planned')
          .map(({ status, reason }) => [status, reason].join(' ').trim());
      }),
    );
    return found.map((rows) => [...new Set(rows)].toSorted().join(', '));
  };

  it('stay reminded, all but the one whose channel was deleted', async () => {
    await removeQuay();
    await stage.at('2026-11-04T12:00:00.000Z');
    assert.deepEqual(await outcomes(), ['sent', 'suppressed removed', 'sent']);
  });

  for (const [how, backIn] of [
    ['Gavel is added to the team again', () => stage.room.install(first().id, maya.id)],
    [
      'somebody writes to it in one of its channels',
      async () => {
        for (const { id } of channels) {
          const { store } = stage.room.world;
          const found = store.conversations.get(id);
          if (found) store.conversations.put(id, { ...found, installed: true });
        }
        await stage.say(maya, first(), 'actions');
      },
    ],
  ] as const)
    it(`come back, all whose channel is there, when ${how}`, async () => {
      await removeQuay();
      await stage.room.uninstall(first().id, maya.id);
      await stage.at('2026-11-04T12:00:00.000Z');
      assert.deepEqual(
        await outcomes(),
        names.map(() => 'suppressed removed'),
      );
      await backIn();
      await stage.at('2026-11-17T12:00:00.000Z');
      assert.deepEqual(await outcomes(), [
        'sent, suppressed removed',
        'suppressed removed',
        'sent, suppressed removed',
      ]);
      const crane = channels.at(-1);
      assert.ok(crane);
      const welcomes = (await stage.seen(crane, maya)).filter(({ message }) =>
        message.content.summary?.startsWith('Welcome back'),
      );
      assert.equal(welcomes.length, 1);
    });
});
