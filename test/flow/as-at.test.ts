import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

describe('the registers as they stood', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let priya: Person;
  let committee: string;

  const said = async (words: string): Promise<string> => {
    await stage.say(maya, board, words);
    return readingOf(await stage.lastPublic(board, maya));
  };
  const listed = async (query: string): Promise<readonly (readonly [string, string])[]> => {
    const path = `/committees/${committee}/records?type=action${query}`;
    const { body, status } = await stage.api(maya, path);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ ref, status: stood }) => [ref, stood]);
  };

  before(async () => {
    stage = await openStage({ at: '2026-03-02T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await said('action: Priya to paint the quay by 10 March');
    await said('action: Priya to call the divers by 20 March');
    await stage.at('2026-03-12T09:00:00.000Z');
    await stage.say(priya, stage.room.personal(priya.id), 'done A-1 painted');
    await said('close A-1');
    await said('action: Maya to book the room by 1 April');
    committee = (await stage.committee(maya)).id;
    await stage.at('2026-03-16T09:00:00.000Z');
  });
  after(() => stage.close());

  it('are read with the eyes of that day', async () => {
    const then = await said('actions as at 11 March');
    assert.match(then, /^Wed 11 Mar 2026: 2 open actions/mu);
    assert.match(then, /A-1 · paint the quay/u);
    assert.doesNotMatch(then, /book the room/u);
    assert.match(await said('actions as at 12 March'), /Thu 12 Mar 2026: 2 open actions/u);
    assert.match(await said('decisions as at yesterday'), /No decisions yet/u);
  });

  it('are told what a register is asked for that is none, or not yet', async () => {
    await said('actions as at 1 March 2027');
    const refused = readingOf(await stage.lastPrivate(maya));
    assert.match(refused, /“1 March 2027” is not a day that has been/u);
  });

  it('page through the API, with filters', async () => {
    const before12 = [
      ['A-1', 'open'],
      ['A-2', 'open'],
    ];
    assert.deepEqual(await listed('&asAt=2026-03-11'), before12);
    assert.deepEqual(await listed('&asAt=2026-03-01'), []);
    const after = await listed('&asAt=2026-03-12');
    assert.deepEqual(after.at(0), ['A-1', 'closed']);
    assert.equal(after.length, 3);
    assert.deepEqual(await listed('&asAt=2026-03-12&q=room'), [['A-3', after.at(2)?.[1] ?? '']]);
    assert.deepEqual(await listed('&asAt=2026-03-12&limit=1&cursor=1'), [after[1]]);
    const path = `/committees/${committee}/records?type=action&asAt=yesterday`;
    assert.equal((await stage.api(maya, path)).status, 400);
  });
});
