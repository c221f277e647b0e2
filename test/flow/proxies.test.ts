import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf, type RecordShape } from '../helpers/stage.ts';

const MONDAY = '2026-11-23T10:00:00.000Z';
const ZONES = { 'Priya Raman': 'Europe/London', 'Tom Berg': 'Europe/London' };

interface MeetingShape extends RecordShape {
  readonly state: { readonly roll: Readonly<Record<string, { readonly proxy?: string }>> };
}

describe('a proxy for one meeting', () => {
  let board: Board;
  let priya: Person;
  let tom: Person;

  const typed = (who: Person, words: string) =>
    board.stage.say(who, board.stage.room.personal(who.id), words);
  const last = async (who: Person) => (await board.mail(who)).at(-1) ?? '';
  const posts = async (who: Person) => (await board.stage.seen(board.channel, who)).map(readingOf);

  before(async () => {
    board = await openBoard(MONDAY, ZONES);
    const { stage, maya, channel } = board;
    const { 'Priya Raman': first, 'Tom Berg': second } = board.others;
    assert.ok(first && second);
    [priya, tom] = [first, second];
    await stage.say(maya, channel, 'make Priya Raman a member');
    await stage.say(maya, channel, 'make Tom Berg a member');
    await stage.say(maya, channel, 'plan meeting Tuesday at 10');
  });
  after(() => board[Symbol.asyncDispose]());

  it('is refused where the committee’s rules know none', async () => {
    await typed(tom, 'proxy for next: Priya');
    assert.match(await last(tom), /nobody votes for somebody absent/u);
  });

  it('is appointed by typing, and its holder is told', async () => {
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'members');
    const { dialog } = await board.press(maya, channel, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { proxies: 'allowed' });
    await typed(tom, 'proxy for next: Priya');
    assert.match(
      await last(tom),
      /M-1 · Priya Raman casts the vote of Tom Berg until they come\./u,
    );
    await stage.advance('PT1M');
    assert.match(await last(priya), /Tom Berg lets you cast their vote at M-1/u);
    await typed(tom, 'M-1');
    assert.match(await last(tom), /Tom Berg votes through Priya Raman[^]*Appoint a proxy/u);
  });

  it('is cast beside the own vote, in two choices', async () => {
    const { stage, maya, ana, channel } = board;
    await stage.say(ana, channel, 'start meeting');
    await stage.advance('PT1M');
    const root = (await stage.lastPublic(channel, maya)).message.id;
    await stage.say(maya, channel, 'attendance: Ana, Priya', root);
    await stage.say(ana, channel, 'motion: Buy the crane.', root);
    await stage.say(ana, channel, 'V-1', root);
    await board.press(ana, channel, 'Open the vote');
    await stage.advance('PT1M');
    await board.press(priya, channel, 'Against');
    await board.press(priya, channel, 'Tom Berg: For');
    await stage.say(priya, channel, 'vote 1 for', root);
    await board.press(ana, channel, 'For');
    await stage.advance('PT1M');
    const card = readingOf(
      (await stage.seen(channel, priya)).findLast((seen) =>
        readingOf(seen).startsWith('Motion 1, vote open'),
      ) ?? assert.fail('no vote'),
    );
    assert.match(card, /Voted\n3 of 3\nYou\nFor\nAs proxy of Tom Berg: For/u);
    await board.press(ana, channel, 'Close and declare');
    await stage.advance('PT1M');
    assert.match((await posts(tom)).at(-1) ?? '', /carried 3–0–0 · D-1/u);
  });

  it('is told beside whose vote it was', async () => {
    const { stage, ana, channel } = board;
    await stage.say(ana, channel, 'motion: Paint the crane.');
    await stage.say(ana, channel, 'motion 2: for Ana, Tom; against Priya');
    await stage.say(ana, channel, 'motion 2');
    assert.match(
      (await posts(ana)).at(-1) ?? '',
      /For\nAna Costa, Tom Berg \(through Priya Raman\)\nAgainst\nPriya Raman/u,
    );
  });

  it('asks the absent member for another once its holder leaves, and the meeting’s card says so', async () => {
    const { stage, maya, ana, channel } = board;
    await stage.say(maya, channel, 'Priya left');
    await stage.advance('PT1M');
    assert.match(
      await last(tom),
      /Priya Raman, who was to cast your vote at M-1, is not there[^]*Appoint a proxy/u,
    );
    await typed(ana, 'attendance');
    assert.match(await last(ana), /Tom Berg votes through Priya Raman, who is not there/u);
    await stage.say(maya, channel, 'attendance: Priya');
  });

  it('stands in the record of the meeting and in its minutes', async () => {
    const { stage, maya, channel } = board;
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<MeetingShape>(maya, `/committees/${id}/records/M-1`);
    const proxies = Object.values(body.state.roll).filter(({ proxy }) => proxy !== undefined);
    assert.equal(proxies.length, 1);
    await stage.say(maya, channel, 'close meeting');
    const minutes = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(minutes.body, /Tom Berg[^\n]*voted through Priya Raman/u);
    assert.match(minutes.body, /For: Ana Costa, Tom Berg \(through Priya Raman\); Against: Priya/u);
    await stage.say(maya, channel, 'minutes M-1');
    const read = JSON.stringify(await board.press(maya, channel, 'Read'));
    assert.match(read, /Tom Berg \(through Priya Raman\)/u);
    const { body: people } = await stage.api(maya, `/committees/${id}/records?type=motion`);
    assert.equal(people.items[0]?.status, 'carried');
  });
});
