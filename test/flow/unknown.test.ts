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

  it('is offered again on the next working morning when the offer itself may be lost', async () => {
    const lost = (id: string): void =>
      stage.room.faults.add({ method: 'POST', path: id, times: 1, answer: { status: 504 } });
    await stage.say(maya, board, 'close meeting');
    await stage.advance('PT10M');
    lost(board.id);
    await stage.say(maya, stage.room.personal(maya.id), 'circulate minutes');
    await stage.advance('PT1M');
    lost(stage.room.personal(maya.id).id);
    const before = (await stage.privateOf(maya)).length;
    await stage.at('2026-11-24T08:59:00.000Z');
    assert.equal((await stage.privateOf(maya)).length, before);
    await stage.at('2026-11-24T09:01:00.000Z');
    const offers = (await stage.privateOf(maya)).slice(before).map(readingOf);
    assert.equal(offers.length, 1);
    assert.match(offers[0] ?? '', /may not have arrived[\s\S]*Minutes of M-1/u);
    await stage.at('2026-11-26T12:00:00.000Z');
    assert.equal((await stage.privateOf(maya)).length, before + 1);
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

describe('a message that Teams refuses', () => {
  let stage: Stage;
  let maya: Person;
  let ana: Person;
  let board: Conversation;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    ana = stage.person('Ana Costa');
    board = stage.room.addChannel('Board', [maya.id, ana.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'set up');
    await stage.say(ana, stage.room.personal(ana.id), 'hello');
    const { id } = await stage.committee(maya);
    const { body } = await stage.room.deliver(
      stage.make(maya, board, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: {
          action: {
            type: 'Action.Execute',
            verb: 'committee.setup',
            data: {
              verb: 'committee.setup',
              committee: id,
              id: 'committee',
              chair: ana.aadObjectId,
              secretary: maya.aadObjectId,
            },
          },
        },
      }),
    );
    assert.ok(body);
    for (const words of ['start meeting', 'note: The budget was read', 'close meeting'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
    await stage.advance('PT10M');
  });
  after(() => stage.close());

  const refused = (id: string, status: number, times = 1): void =>
    stage.room.faults.add({ method: 'POST', path: id, times, answer: { status } });
  const toldSince = async (before: number): Promise<readonly string[]> =>
    (await stage.privateOf(maya))
      .slice(before)
      .map(readingOf)
      .filter((each) => each.includes('did not arrive'));

  it('to the chair is told to the secretary, once', async () => {
    refused(stage.room.personal(ana.id).id, 403);
    const before = (await stage.privateOf(maya)).length;
    await stage.say(maya, stage.room.personal(maya.id), 'show minutes M-1 to chair');
    await stage.at('2026-11-25T12:00:00.000Z');
    const told = await toldSince(before);
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /Draft minutes of M-1\nto Ana Costa: Gavel is not installed there/u,
    );
  });

  it('to the conversation is told to the secretary, and posted again when they say so', async () => {
    for (const [who, words, status, why] of [
      [maya, 'circulate minutes', 413, 'it is too large for Teams'],
      [ana, 'approve minutes M-1', 404, 'it is gone'],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one after the other
      const before = (await stage.privateOf(maya)).length;
      refused(board.id, status);
      await stage.say(who, stage.room.personal(who.id), words);
      await stage.advance('PT10M');
      const told = await toldSince(before);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', new RegExp(`in the conversation of Board: ${why}`, 'u'));
      // oxlint-enable no-await-in-loop
    }
    const posts = async (): Promise<number> =>
      (await stage.seen(board, ana)).filter((each) => /inutes (?:of )?M-1/u.test(readingOf(each)))
        .length;
    const before = await posts();
    const offer = await stage.lastPrivate(maya);
    await stage.room.press(maya.id, offer.message.id, 'Post all again');
    await stage.advance('PT1M');
    assert.equal(await posts(), before + 2);
  });
});
