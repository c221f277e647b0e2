import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

describe('the figures of one moment', () => {
  let stage: Stage;
  let chat: Conversation;
  let maya: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const records = async () => {
    const { id } = await stage.committee(maya);
    const path = `/committees/${id}/records?type=action`;
    return (await stage.api(maya, path)).body.items;
  };
  const flagged = async (flag: string): Promise<readonly string[]> =>
    (await records()).filter(({ flags }) => flags?.includes(flag)).map(({ ref }) => ref);

  before(async () => {
    stage = await openStage({ at: '2026-11-02T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    const [priya, tom] = [stage.person('Priya Raman'), stage.person('Tom Berg')];
    chat = stage.room.addGroupChat(
      'Harbour Board',
      [maya, priya, tom].map(({ id }) => id),
    );
    await stage.room.install(chat.id, maya.id);
    for (const words of [
      'start meeting',
      'action: Priya to move the buoy by 9 November',
      'action: Priya to mend the crane by 30 November',
      'action: Priya to sweep the quay by 6 November',
      'action: Priya to close it late by 4 November',
      'action: Priya to paint the boat by 10 November',
      'action: Priya to call the insurer by 11 November',
      'action: someone to find a diver',
      'action: Tom to order ropes by 12 November',
      'action: Priya to sell the hut by 13 November',
      'action: Priya to repair the door by 5 November',
      'close meeting',
      'send to owners',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, chat, words);
    await stage.at('2026-11-05T10:00:00.000Z');
    for (const [who, words] of [
      [priya, 'move A-1 to 20 November because the yard is late'],
      [maya, 'agree A-1'],
      [priya, 'blocked A-2 no crane'],
      [priya, 'done A-3 it is clean'],
      [priya, 'done A-4 it is closed'],
      [maya, 'close A-4'],
      [maya, 'cancel A-5 because moot'],
      [priya, 'decline A-9 not mine'],
      [priya, 'blocked A-10 no wood'],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop -- as above
      await aside(who, words);
    await stage.room.leave(chat.id, tom.id, maya.id);
    await aside(maya, 'done A-8 Tom had ordered them');
    await stage.at('2026-11-17T10:00:00.000Z');
  });
  after(() => stage.close());

  it('are the same in the status, the lists and the records', async () => {
    const unfinished = ['proposed', 'open', 'in-progress', 'declined', 'done'];
    const open = (await records()).filter(({ status }) => unfinished.includes(status));
    assert.equal(open.length, 8);
    assert.match(await aside(maya, 'actions'), /^8 open actions/u);
    assert.match(await aside(maya, 'status'), /Open actions\n8, 3 overdue, 2 to confirm\n/u);
    assert.match(await aside(maya, 'committees'), /Harbour Board\n8 open actions, 3 overdue/u);
    assert.match(await aside(maya, 'overdue'), /^3 overdue actions/u);
    assert.deepEqual(await flagged('overdue'), ['A-6', 'A-9', 'A-10']);
    assert.deepEqual(await flagged('blocked'), ['A-2', 'A-10']);
    assert.deepEqual(await flagged('ownerless'), []);
  });

  it('count each open action once in the pack', async () => {
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<string>(maya, `/committees/${id}/pack.md`);
    const counts = /\| Number \|\n[^\n]*\n(?<rows>(?:\|[^\n]*\n)+)/u.exec(body)?.groups?.['rows'];
    assert.deepEqual(counts?.match(/\d+(?= \|$)/gmu), ['1', '3', '1', '1', '2', '1']);
    assert.match(body, /A-10 \| repair the door \| Priya Raman \| 12 \| no wood/u);
    assert.match(body, /Priya Raman \| 1 of 5 \|/u);
    assert.match(body, /All others \| 1 of 2 \|/u);
  });

  it('are those of the workbook, which counts days from the same day', async () => {
    const { id } = await stage.committee(maya);
    const answer = await fetch(`${stage.url}/api/v1/committees/${id}/registers.xlsx`, {
      headers: { 'x-local-user': maya.aadObjectId },
    });
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()), 'Actions');
    const late = rows.slice(1).flatMap((row) => (row[5] === null ? [] : [[row[0], row[5]]]));
    assert.deepEqual(late, [
      ['A-6', 6],
      ['A-9', 4],
      ['A-10', 12],
    ]);
    assert.deepEqual(
      rows.slice(1, 6).map((row) => row[6]),
      [15, 15, 15, 3, null],
    );
  });
});
