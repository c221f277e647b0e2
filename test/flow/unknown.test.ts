import { strict as assert } from 'node:assert';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { Stage } from '../helpers/stage.ts';

describe('a message that may not have arrived', () => {
  let stage: Stage;
  let maya: Person;
  let priya: Person;
  let board: Conversation;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addChannel('Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    for (const { id } of [maya, priya]) {
      const chat = stage.room.personal(id);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stage.room.install(chat.id, id);
    }
    await stage.say(maya, board, 'set up');
  });
  after(() => stage.close());

  /** The next assignment to Priya is answered with a 504, before or after it took effect. */
  const assigned = async (when: 'before' | 'after'): Promise<void> => {
    const path = `/v3/conversations/${stage.room.personal(priya.id).id}/activities`;
    stage.room.faults.add({ method: 'POST', path, times: 1, answer: { status: 504 }, when });
    await stage.say(maya, board, 'action: Priya to circulate the budget by Friday');
    await stage.advance('PT1M');
  };

  /** How often Priya was asked for an action. */
  const asked = async (ref: string): Promise<number> =>
    (await stage.privateOf(priya)).filter(({ message }) =>
      message.content.summary?.startsWith(`Board asks you for BOA ${ref}:`),
    ).length;

  it('is offered to the secretary, once, and posted again once', async () => {
    await assigned('before');
    assert.equal(await asked('A-1'), 0);
    await stage.advance('PT10M');
    const offer = await stage.lastPrivate(maya);
    assert.match(readingOf(offer), /One message may not have arrived/);
    assert.match(readingOf(offer), /A-1, new\nto Priya Raman/);
    await stage.room.press(maya.id, offer.message.id, 'message.repeat');
    await stage.advance('PT1M');
    assert.equal(await asked('A-1'), 1);
    assert.match(readingOf(await stage.lastPrivate(maya)), /Nothing is left to post again/);
    await stage.advance('PT1H');
    assert.equal(await asked('A-1'), 1);
  });

  it('is not offered a second time when nobody knows of the second post either', async () => {
    await assigned('before');
    await stage.advance('PT10M');
    const path = `/v3/conversations/${stage.room.personal(priya.id).id}/activities`;
    stage.room.faults.add({ method: 'POST', path, times: 1, answer: 'reset' });
    const offer = await stage.lastPrivate(maya);
    await stage.room.press(maya.id, offer.message.id, 'Post again');
    const before = (await stage.privateOf(maya)).length;
    await stage.advance('PT1H');
    assert.equal((await stage.privateOf(maya)).length, before);
    assert.equal(await asked('A-2'), 0);
  });

  it('has arrived when somebody presses a button of its card, and is not posted again', async () => {
    await assigned('after');
    assert.equal(await asked('A-3'), 1);
    const [card] = (await stage.privateOf(priya)).slice(-1);
    assert.ok(card);
    await stage.advance('PT10M');
    const offer = await stage.lastPrivate(maya);
    assert.match(readingOf(offer), /A-3/);
    await stage.room.press(priya.id, card.message.id, 'action.accept');
    await stage.room.press(maya.id, offer.message.id, 'Post again');
    await stage.advance('PT1H');
    assert.equal(await asked('A-3'), 1);
  });

  it('is kept up to date once somebody has seen that it arrived', async () => {
    const path = `/v3/conversations/${board.id}/activities`;
    stage.room.faults.add({
      method: 'POST',
      path,
      times: 1,
      answer: { status: 504 },
      when: 'after',
    });
    await stage.say(maya, board, 'start meeting');
    await stage.advance('PT1M');
    await stage.say(maya, board, 'note: The budget was read');
    await stage.advance('PT5S');
    const shown = (): string | undefined =>
      stage.room.world.store.messages
        .all()
        .map(({ content }) => JSON.stringify(content))
        .find((json) => json.includes('Board: meeting M-1'));
    assert.doesNotMatch(shown() ?? '', /The budget was read/);
    // Teams asks for somebody's own view of it as soon as they see it.
    await stage.lastPublic(board, maya);
    await stage.advance('PT5S');
    assert.match(shown() ?? '', /The budget was read/);
  });

  it('may be posted again by nobody else', async () => {
    const { body } = await stage.room.deliver(
      stage.make(priya, board, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: {
          action: {
            type: 'Action.Execute',
            verb: 'message.repeat',
            data: { verb: 'message.repeat', committee: (await stage.committee(maya)).id },
          },
        },
      }),
    );
    assert.match(JSON.stringify(body), /secretary/);
  });
});
