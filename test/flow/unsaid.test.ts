import { strict as assert } from 'node:assert';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { Stage } from '../helpers/stage.ts';

describe('an answer that could not be posted', () => {
  let stage: Stage;
  let maya: Person;
  let board: Conversation;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    board = stage.room.addChannel('Board', [maya.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'start meeting');
    await stage.say(maya, stage.room.personal(maya.id), 'help');
  });
  after(() => stage.close());

  type Failure = { readonly status: number; readonly retryAfterSeconds?: number } | 'reset';
  /** What is said to Maya, and in the channel, when the answer to this fails once. */
  const failing = async (answer: Failure, words: string) => {
    const [before, told] = [await stage.seen(board, maya), await stage.privateOf(maya)];
    stage.room.faults.add({ method: 'POST', path: board.id, times: 1, answer });
    await stage.say(maya, board, words);
    const alone = (await stage.privateOf(maya)).slice(told.length).map(readingOf);
    await stage.advance('PT4S');
    const later = (await stage.seen(board, maya)).slice(before.length).map(readingOf);
    return { alone, later };
  };

  it('is never told as if nothing had been recorded', async () => {
    const cases = [
      [{ status: 504 }, 'A-1', /^A-1 is recorded\. Teams did not say/u],
      ['reset', 'A-2', /^A-2 is recorded\. Teams did not say/u],
      [{ status: 403 }, 'A-3', /^A-3 is recorded\. The answer could not be shown/u],
      [{ status: 413 }, 'A-4', /^A-4 is recorded\. The answer could not be shown/u],
    ] as const;
    for (const [answer, ref, sentence] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { alone, later } = await failing(answer, `action: Maya to sweep ${ref} by Friday`);
      assert.equal(alone.length, 1);
      assert.match(alone[0] ?? '', sentence);
      assert.deepEqual(later, []);
    }
  });

  it('comes by itself where Teams only was busy, once', async () => {
    for (const answer of [{ status: 412 }, { status: 429, retryAfterSeconds: 1 }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { alone, later } = await failing(answer, `decision: It is ${answer.status}`);
      assert.deepEqual(alone, []);
      assert.equal(later.length, 1);
      assert.match(later[0] ?? '', new RegExp(`^D-\\d · It is ${answer.status}$`, 'u'));
    }
  });

  it('is the secretary’s to post again, and nothing is recorded twice', async () => {
    await stage.advance('PT10M');
    const offer = await stage.lastPrivate(maya);
    assert.match(readingOf(offer), /A-4, as it was recorded/u);
    await stage.room.press(maya.id, offer.message.id, 'Post all again');
    await stage.advance('PT1M');
    const said = (await stage.seen(board, maya)).map(readingOf);
    for (const ref of ['A-1', 'A-2', 'A-3', 'A-4'])
      assert.equal(said.filter((each) => each.startsWith(`${ref} · Maya`)).length, 1, ref);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api(maya, `/committees/${id}/records?type=action`);
    assert.equal(body.items.length, 4);
  });

  it('is said in a dialog too', async () => {
    stage.room.faults.add({ method: 'POST', path: board.id, times: 1, answer: { status: 504 } });
    const committee = (await stage.committee(maya)).id;
    const data = { verb: 'action.add', committee, what: 'Paint', owner: maya.aadObjectId };
    const submit = { type: 'invoke', name: 'task/submit', value: { data } };
    const { body } = await stage.room.deliver(stage.make(maya, board, submit));
    assert.match(JSON.stringify(body), /"A-5 is recorded\. Teams did not say/u);
  });
});
