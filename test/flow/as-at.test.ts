import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { RecordShape, Stage } from '../helpers/stage.ts';
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

  it('list one kind of risks and issues, or all, by what was known of them then', async () => {
    await said('risk: The crane may fail');
    await said('details R-1 score 3x4');
    await said('issue: The pilot boat is out of service');
    await stage.at('2026-03-20T09:00:00.000Z');
    await said('review R-1 5x5: bolts sheared');
    await said('close R-2 repaired');
    const risks = await said('risks as at 19 March');
    assert.match(risks, /Thu 19 Mar 2026: 1 open risk\b/u);
    assert.match(risks, /R-1 · The crane may fail\n12, high/u);
    assert.doesNotMatch(risks, /pilot boat/u);
    assert.match(await said('issues as at 19 March'), /1 open issue\n[^]*R-2 · The pilot boat/u);
    assert.match(await said('raid as at 19 March'), /2 open entries\n1 risk · 1 issue/u);
    assert.match(await said('issues as at today'), /Fri 20 Mar 2026: No open issues/u);
    assert.match(await said('risks as at today'), /R-1 · The crane may fail\n25, very high/u);
  });

  it('say of a day before the first record that the records begin later', async () => {
    const before = await said('dependencies as at 1 February');
    assert.match(before, /No open dependencies\nThe records of this committee begin after/u);
    assert.doesNotMatch(await said('assumptions as at 19 March'), /A row opens|begin/u);
  });

  it('say what was overdue then, to the speaker alone', async () => {
    await stage.say(maya, board, 'overdue as at 11 March');
    const late = readingOf(await stage.lastPrivate(maya));
    assert.match(late, /Wed 11 Mar 2026: 1 overdue[^]*paint the quay/u);
    assert.doesNotMatch(late, /call the divers/u);
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
    const wide = encodeURIComponent('ｒｏｏｍ');
    assert.equal((await listed(`&asAt=2026-03-12&q=${wide}`)).length, 1, 'folded as by search');
    const first = `/committees/${committee}/records?type=action&asAt=2026-03-12&limit=1`;
    const { body } = await stage.api(maya, first);
    assert.deepEqual(await listed(`&asAt=2026-03-12&limit=1&cursor=${body.cursor}`), [after[1]]);
    const one = async (asAt: string) =>
      stage.api<RecordShape>(maya, `/committees/${committee}/records/A-1?asAt=${asAt}`);
    assert.equal((await one('2026-03-11')).body.status, 'open');
    assert.equal((await one('2026-03-12')).body.status, 'closed');
    assert.deepEqual([(await one('2026-03-01')).status, (await one('then')).status], [404, 400]);
    const path = `/committees/${committee}/records?type=action&asAt=yesterday`;
    assert.equal((await stage.api(maya, path)).status, 400);
  });
});
