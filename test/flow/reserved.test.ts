import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf, type Stage } from '../helpers/stage.ts';

describe('a reserved item', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let priya: Person;
  let guest: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };

  const records = async (who: Person): Promise<readonly unknown[]> => {
    const { id } = await stage.committee(maya);
    const path = `/committees/${id}/records?type=action`;
    return (await stage.api<{ readonly items: readonly unknown[] }>(who, path)).body.items;
  };

  const read = async (who: Person): Promise<string> => {
    await aside(who, 'minutes');
    const { id } = (await stage.lastPrivate(who)).message;
    return JSON.stringify((await stage.room.press(who.id, id, 'Read')).card);
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    guest = stage.person({ name: 'Yuki Tanaka', role: 'guest' });
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id, guest.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'agenda add Dredging licence');
    const committee = (await stage.committee(maya)).id;
    const data = { verb: 'agenda.propose', committee, title: 'Salaries', reserved: 'true' };
    const action = { type: 'Action.Execute', verb: data.verb, data };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    await stage.room.deliver(stage.make(maya, stage.room.world.conversation(board.id), press));
    for (const words of [
      'start meeting',
      'note: The licence is extended',
      'next',
      'note: Salaries rise by three per cent',
      'action: Yuki to hear of the pay by 11 December',
      'undo',
      'action: Yuki to learn of the pay by 11 December',
      'convert A-2 to note',
      'close meeting',
      'circulate minutes',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
    await stage.advance('PT1M');
  });

  after(() => stage.close());

  it('stands in the minutes that its members read', async () => {
    assert.match(await read(priya), /Salaries.*three per cent/u);
  });

  it('is read, found and named by nobody else', async () => {
    await stage.room.install(stage.room.personal(guest.id).id, guest.id);
    const minutes = await read(guest);
    assert.match(minutes, /The licence is extended/u);
    assert.doesNotMatch(minutes, /Salaries|three per cent/u);
    assert.match(await aside(guest, 'search salaries'), /Nothing found/u);
    assert.doesNotMatch(await aside(guest, 'agenda'), /Salaries/u);
    assert.match(await aside(guest, 'history N-2'), /There is no N-2 here/u);
    for (const ref of ['A-1', 'history A-1', 'A-2', 'history A-2'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      assert.match(await aside(guest, ref), /There is no A-\d here/u, ref);
    assert.deepEqual((await records(guest)).length, 0);
    assert.deepEqual((await records(maya)).length, 2);
  });

  it('is what an addendum is about, or all is: whoever adds one says which', async () => {
    await stage.say(maya, board, 'approve minutes');
    const refused = await aside(maya, 'addendum M-1: The rise is five per cent');
    assert.match(refused, /“addendum M-1 item 2: …” adds to that part, “addendum M-1 for all: …”/u);
    await aside(maya, 'addendum M-1 item 2: The rise is five per cent');
    await aside(maya, 'addendum to the minutes of M-1 on N-2: By April');
    await aside(maya, 'addendum M-1 for all: The licence came late');
    assert.match(await aside(maya, 'addendum M-1 item 7: Nothing'), /no item 7/iu);
    await aside(maya, 'minutes');
    const { id } = (await stage.lastPrivate(maya)).message;
    const { dialog } = await stage.room.press(maya.id, id, 'Add an addendum');
    assert.match(JSON.stringify(dialog?.card), /All who read the minutes.*Reserved annex, 2/u);
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { about: 'I-2', text: 'Paid monthly' });
    const annexed = /five per cent.*By April.*came late.*Paid monthly/u;
    assert.match(await read(priya), annexed);
    const committee = await stage.committee(maya);
    const path = `/committees/${committee.id}/minutes/M-1`;
    const own = await stage.api<string>(priya, `${path}.md`);
    assert.match(
      own.body,
      /## Addenda[^#]*came late[^]*## Reserved annex\n\n### 2\. Salaries\n[^]*\n### Addenda\n[^]*, on item 2:\*\* The/u,
    );
    const secret = /per cent|By April|monthly/u;
    for (const format of ['md', 'json']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other reads better when it fails
      const { body } = await stage.api<unknown>(guest, `${path}.${format}`);
      assert.match(JSON.stringify(body), /came late/u);
      assert.doesNotMatch(JSON.stringify(body), secret);
    }
    assert.doesNotMatch(await read(guest), secret);
    assert.match(await aside(guest, 'minutes'), /1 addendum/u);
    assert.doesNotMatch(await aside(guest, 'history M-1'), secret);
  });

  it('is not posted where everybody reads', async () => {
    const cards = (await stage.seen(board, maya)).map(({ message }) => message.content.attachments);
    assert.doesNotMatch(JSON.stringify(cards), /three per cent/u);
    await stage.say(maya, board, 'search salaries');
    const posted = (await stage.lastPublic(board, maya)).message.content;
    assert.match(JSON.stringify(posted), /Nothing found/u);
    assert.match(await aside(maya, 'search salaries'), /1 result/u);
  });
});
