import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf, type Stage } from '../helpers/stage.ts';

describe('registers and records', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let priya: Person;
  let zoe: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const aloud = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, board, words);
    return readingOf({ message: (await stage.lastPublic(board, zoe)).message });
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'action: Priya to circulate the budget by 27 November');
    for (let day = 1; day <= 9; day += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, `action: Priya to check berth ${day} by ${day} December`);
    zoe = stage.person('Zoe Outside');
    const here = stage.room.world.conversation(board.id);
    const members = [...here.members, zoe.id];
    stage.room.world.store.conversations.put(board.id, { ...here, members });
    // Whatever is sent unasked is sent by then.
    await stage.advance('PT1M');
  });

  after(() => stage.close());

  it('are turned page by page, with a true total', async () => {
    assert.match(await aside(maya, 'actions'), /^10 open actions, by due date\npage 1 of 2\n/u);
    const { id } = (await stage.lastPrivate(maya)).message;
    const next = JSON.stringify((await stage.room.press(maya.id, id, 'Next')).card);
    assert.match(next, /page 2 of 2/u);
    assert.match(next, /A-9 · check berth 8.*A-10 · check berth 9/u);
  });

  it('give an owner their own actions in private, in the order of their dates', async () => {
    await stage.say(priya, board, 'my actions');
    const own = readingOf(await stage.lastPrivate(priya));
    assert.match(own, /^10 open\npage 1 of 2\n.*A-1 · [^]*This week[^]*A-2 · [^]*Later/u);
  });

  it('say what happened to a record, newest first', async () => {
    await aside(priya, 'progress A-1 half of it is written');
    const told = await aside(maya, 'history A-1');
    assert.match(told, /Progress: half of it is written\n.*Priya Raman\n[^]*Recorded: circulate/u);
  });

  it('are searched by reference and by owner too', async () => {
    assert.match(await aside(maya, 'search a-3'), /^1 result for “a-3”\nHB A-3 · check berth 2\n/u);
    assert.match(await aside(maya, 'search Priya'), /^10 results/u);
    assert.match(await aside(maya, 'search Raman budget'), /^1 result [^]*A-1 · circulate/u);
    assert.match(await aside(maya, 'search Tom'), /^Nothing found/u);
    for (const words of ['SEARCH  A3', 'search A–003', "search 'berth 2'", 'Find “BERTH 2”?'])
      // oxlint-disable-next-line no-await-in-loop -- each answer is read before the next question
      assert.match(await aside(maya, words), /^1 result [^]*HB A-3 · check berth 2\n/u, words);
    assert.match(await aside(maya, 'search 🚢'), /What should be searched for/u);
    assert.match(await aside(maya, '“Actions”'), /^10 open actions/u);
  });

  it('answer a press on an outdated card with the fresh one and with what changed', async () => {
    await aside(maya, 'A-2');
    const { id } = (await stage.lastPrivate(maya)).message;
    await aside(priya, 'blocked A-2 no crane');
    const { dialog } = await stage.room.press(maya.id, id, 'action.cancel');
    assert.ok(dialog);
    await aside(priya, 'unblock A-2');
    const late = await stage.room.submitDialog(dialog, { why: 'not needed' });
    assert.match(JSON.stringify(late.body), /Priya Raman: No longer stuck/u);
    assert.doesNotMatch(await aside(maya, 'A-2'), /cancelled/u);
  });

  it('never name who is late before the whole conversation', async () => {
    await stage.at('2026-11-30T08:00:00.000Z');
    assert.match(await aside(maya, 'actions'), /Priya Raman · Fri 27 Nov, overdue/u);
    await stage.say(maya, board, 'actions');
    const posted = (await stage.lastPublic(board, maya)).message.content;
    assert.match(JSON.stringify(posted), /Priya Raman · Fri 27 Nov/u);
    assert.doesNotMatch(JSON.stringify(posted), /overdue/u);
  });

  it('are closed to people without a role, wherever they ask', async () => {
    for (const words of ['actions', 'decisions', 'A-1', 'history A-1', 'search budget', 'verify']) {
      // oxlint-disable-next-line no-await-in-loop -- each answer is read before the next question
      await stage.say(zoe, board, words);
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.match(readingOf(await stage.lastPrivate(zoe)), /Only people with a role/u, words);
    }
    assert.doesNotMatch(await aloud(maya, 'decisions'), /Only people/u);
  });
});
