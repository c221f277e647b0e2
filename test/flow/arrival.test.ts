import { strict as assert } from 'node:assert';
import { openStage } from '../helpers/stage.ts';
import type { Stage } from '../helpers/stage.ts';
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
});
