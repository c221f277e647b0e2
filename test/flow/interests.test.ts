import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf, type Stage, type VerifyShape } from '../helpers/stage.ts';

describe('an interest that somebody declares', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let tom: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, board, words);
    return readingOf(await stage.lastPublic(board, who));
  };
  const mail = async (who: Person) => (await stage.privateOf(who)).map(readingOf).join('\n');

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    [maya, ana, priya, tom] = ['Maya Lindqvist', 'Ana Costa', 'Priya Raman', 'Tom Field'].map(
      (name) => stage.person(name),
    ) as [Person, Person, Person, Person];
    const people = [maya, ana, priya, tom];
    board = stage.room.addGroupChat(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(board.id, maya.id);
    const change = await stage.offering(maya, board, 'Change');
    const { dialog } = await stage.room.press(maya.id, change, 'Change');
    assert.ok(dialog);
    const voters = 'Ana Costa,Priya Raman,Tom Field';
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters });
    // oxlint-disable-next-line no-await-in-loop -- as they come
    for (const who of people) await stage.say(who, stage.room.personal(who.id), 'hello');
    await stage.say(maya, board, 'agenda add Crane, for decision');
    await aside(maya, 'agenda add Pay of the harbour master, reserved');
  });

  after(() => stage.close());

  it('before the meeting is taken down for its item, typed and from the item’s card', async () => {
    assert.match(
      await aside(priya, 'interest: I own the yard'),
      /^No meeting is in session\. In which item/u,
    );
    assert.equal(
      await said(tom, 'interest in item 1: I own the yard'),
      'Item 1: Tom Field declared an interest.',
    );
    assert.match(await aside(tom, 'item 1'), /You declared an interest/u);
    await aside(priya, 'item 2');
    const { id } = (await stage.lastPrivate(priya)).message;
    const { dialog } = await stage.room.press(priya.id, id, 'Declare interest');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { text: 'It is my pay' });
    assert.match(
      readingOf(await stage.lastPrivate(priya)),
      /^Item 2: Priya Raman declared an interest/u,
    );
    assert.doesNotMatch(await aside(priya, 'agenda'), /harbour master/u);
  });

  it('holds at the meeting', async () => {
    await stage.say(ana, board, 'start meeting');
    await stage.say(maya, board, 'attendance: Maya, Ana, Priya, Tom');
    assert.match(await aside(tom, 'motion: Buy it'), /^You declared an interest in this/u);
    await stage.say(maya, board, 'next');
    assert.match(
      await aside(priya, 'note: Well earned'),
      /^You declared an interest in this reserved item/u,
    );
  });

  it('takes the vote on a reserved matter in 1:1, where its cards show the result', async () => {
    await aside(ana, 'motion: Thank the harbour master');
    await aside(ana, 'open vote 1');
    await stage.advance('PT1M');
    assert.match(await mail(tom), /Motion 1, vote open since[^]*\nFor\n/u);
    await aside(tom, 'vote for 1');
    await aside(ana, 'close vote 1');
    await stage.advance('PT1M');
    assert.doesNotMatch(await mail(tom), /Motion 1, vote open|\nAbstain\n/u);
    assert.match(await mail(tom), /Motion 1, carried 1–0–0[^]*Thank the harbour master/u);
  });

  it('keeps a reserved matter from whoever has one, deferred and put to all voters', async () => {
    await aside(ana, 'motion: Raise the pay');
    await aside(maya, 'defer item 2');
    await stage.say(maya, board, 'close meeting');
    assert.match(
      await aside(ana, 'open vote 2'),
      /^Motion 2 waits for a meeting[^]*ask all voters 2/u,
    );
    await aside(ana, 'ask all voters 2');
    await stage.advance('PT1M');
    assert.match(await mail(tom), /Raise the pay[^]*For\n/u);
    assert.doesNotMatch(await mail(priya), /Raise the pay/u);
    assert.match(await aside(priya, 'V-2'), /^There is no motion 2 here/u);
    await aside(priya, 'vote for 2');
    await aside(ana, 'vote for 2');
    await aside(tom, 'vote for 2');
    assert.match(await aside(tom, 'V-2'), /carried 2–0–0/u);
    assert.match(await aside(priya, 'D-2'), /^There is no D-2 here/u);
    await stage.advance('PT1M');
    assert.doesNotMatch(await mail(tom), /\nDiscuss it instead/u);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });
});
