import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

const has = (text: string | undefined, ...lines: readonly RegExp[]): void => {
  for (const each of lines) assert.match(text ?? '', each);
};

const member = (board: Board, name: string): Person => {
  const person = board.others[name];
  assert.ok(person);
  return person;
};

/** Everything said to somebody after an instant. */
const since = async (board: Board, who: Person, instant: string): Promise<readonly string[]> =>
  (await board.mail(who)).filter((each) => each >= instant);

const OCTOBER = '2026-10-19T08:00:00.000Z';
const ZONES = {
  'Priya Raman': 'Asia/Kolkata',
  'Lee Angel': 'America/Los_Angeles',
  'Nia Kiwi': 'Pacific/Auckland',
};

/** Three owners on three continents, over both changes of clocks. */
const threeOwners = async (): Promise<Board> => {
  const board = await openBoard(OCTOBER, ZONES);
  for (const name of Object.keys(ZONES))
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
    await board.stage.say(board.maya, board.channel, `action: ${name} to write by 2 November`);
  return board;
};

const END = '2026-11-12T08:00:00.000Z';

describe('mornings in several zones', () => {
  it('are the owners’ own, through changes of clocks, also in small steps', async () => {
    await using board = await threeOwners();
    await board.stage.at(END);
    const rows = await board.ledger();
    const times = (ref: string): (string | undefined)[] =>
      rows
        .filter((row) => row.startsWith(ref) && !/-(?:secretary|chair) /u.test(row))
        .map((row) => row.split(' ')[1]);
    // Kolkata keeps its clock, Los Angeles ends summer time on 1 November.
    assert.deepEqual(times('A-1'), [
      '2026-10-21T03:30',
      '2026-10-28T03:30',
      '2026-11-02T03:30',
      '2026-11-03T03:30',
      '2026-11-05T03:30',
    ]);
    assert.deepEqual(times('A-2'), [
      '2026-10-21T16:00',
      '2026-10-28T16:00',
      '2026-11-02T17:00',
      '2026-11-03T17:00',
      '2026-11-05T17:00',
    ]);
    // In Auckland the date comes a day sooner; late it is only once it is so in London.
    assert.deepEqual(times('A-3'), [
      '2026-10-20T20:00',
      '2026-10-27T20:00',
      '2026-11-01T20:00',
      '2026-11-03T20:00',
      '2026-11-05T20:00',
    ]);

    await using slow = await threeOwners();
    for (let hours = 0; hours < 570; hours += 19)
      // oxlint-disable-next-line no-await-in-loop -- the clock goes on in steps
      await slow.stage.advance('PT19H');
    await slow.stage.at(END);
    assert.deepEqual(await slow.ledger(), rows);
  });

  it('follow somebody whose zone becomes known after the reminder was planned', async () => {
    await using board = await openBoard(OCTOBER, { 'Lee Angel': undefined, 'Nia Kiwi': undefined });
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'action: Lee to write by 2 November');
    await stage.say(maya, channel, 'action: Nia to write by 2 November');
    await stage.at('2026-10-30T12:00:00.000Z');
    for (const ref of ['A-1', 'A-2'])
      // oxlint-disable-next-line no-await-in-loop -- two rows
      assert.ok((await board.ledger(ref)).includes(`${ref} 2026-11-02T09:00 due planned`));
    const lee = member(board, 'Lee Angel');
    const nia = member(board, 'Nia Kiwi');
    await stage.say(lee, stage.room.personal(lee.id), 'my time zone America/Los_Angeles');
    await stage.say(nia, stage.room.personal(nia.id), 'my time zone Pacific/Auckland');
    await stage.at('2026-11-02T18:00:00.000Z');
    assert.ok((await board.ledger('A-1')).includes('A-1 2026-11-02T17:00 due sent'));
    assert.ok((await board.ledger('A-2')).includes('A-2 2026-11-01T20:00 due sent'));
  });
});

describe('one digest a person and working day', () => {
  let board: Board;
  let priya: Person;
  let second: Conversation;

  before(async () => {
    board = await openBoard('2026-11-02T08:00:00.000Z', { 'Priya Raman': 'Europe/London' });
    priya = member(board, 'Priya Raman');
    const { stage, maya, ana, channel } = board;
    second = stage.room.addChannel('IT Board', [maya.id, ana.id, priya.id]);
    await stage.room.install(second.id, maya.id);
    await stage.say(maya, channel, 'action: Priya to paint the boat by 6 November');
    await stage.say(maya, second, 'action: Priya to renew the licence by 6 November');
    await stage.at('2026-11-04T10:00:00.000Z');
  });
  after(() => board[Symbol.asyncDispose]());

  it('gathers several committees, each line with its code', async () => {
    const [digest, ...more] = await since(board, priya, '2026-11-04');
    assert.equal(more.length, 0);
    has(digest, /2 need you today/u, /HB A-1 · paint the boat/u, /ITB A-1 · renew the licence/u);
    has(digest, /Harbour Board and IT Board\. Once a working morning/u, /Fewer reminders/u);
  });

  it('asks once by card which committee a bare reference means', async () => {
    await board.stage.say(priya, board.stage.room.personal(priya.id), 'done A-1 see the folder');
    const question = (await board.mail(priya)).at(-1);
    has(question, /Which committee is meant\?/u, /HB · Harbour Board/u, /ITB · IT Board/u);
    await board.press(priya, board.stage.room.personal(priya.id), 'ITB · IT Board');
    await board.stage.advance('PT1M');
    has((await board.mail(board.maya)).at(-1), /ITB A-1, done/u, /see the folder/u);
  });

  it('opens the one that has its code in front', async () => {
    await board.stage.say(priya, board.stage.room.personal(priya.id), 'HB A-1');
    has((await board.mail(priya)).at(-1), /HB A-1, due Fri 6 Nov\npaint the boat/u);
  });

  it('opted out, keeps only what is late', async () => {
    await board.stage.say(priya, board.stage.room.personal(priya.id), 'opt out');
    await board.stage.at('2026-11-10T10:00:00.000Z');
    assert.deepEqual(await since(board, priya, '2026-11-05'), []);
    await board.stage.at('2026-11-11T10:00:00.000Z');
    const [late] = await since(board, priya, '2026-11-05');
    has(late, /^2026-11-11T09:00/u, /overdue 5 days/u);
  });

  it('away, waits for her; whoever hears of it reads until when', async () => {
    const { stage } = board;
    await stage.say(priya, stage.room.personal(priya.id), 'away until 27 November');
    await stage.at('2026-11-27T18:00:00.000Z');
    assert.deepEqual(
      (await since(board, priya, '2026-11-12')).filter((each) => /need/u.test(each)),
      [],
    );
    has((await since(board, board.ana, '2026-11-16')).at(0), /away until Fri 27 Nov/u);
    await stage.at('2026-11-30T09:30:00.000Z');
    has((await board.mail(priya)).at(-1), /^2026-11-30T09:00/u);
  });
});

describe('removed and added again', () => {
  it('keeps silent meanwhile, and reminds the next morning of what is late, without a burst', async () => {
    await using board = await openBoard('2026-11-02T08:00:00.000Z', {
      'Priya Raman': 'Europe/London',
    });
    const { stage, maya, channel } = board;
    const priya = member(board, 'Priya Raman');
    await stage.say(maya, channel, 'action: Priya to paint the boat by 6 November');
    await stage.advance('PT1M');
    await stage.room.uninstall(channel.id, maya.id);
    await stage.at('2026-11-18T12:00:00.000Z');
    assert.deepEqual(await since(board, priya, '2026-11-03'), []);
    const silent = await board.ledger();
    assert.ok(silent.length > 3 && silent.every((row) => row.endsWith('suppressed removed')));

    await stage.room.install(channel.id, maya.id);
    has(
      (await stage.lastPublic(channel, maya)).message.content.summary,
      /^Welcome back\. Harbour Board goes on/u,
    );
    await stage.at('2026-11-19T12:00:00.000Z');
    const [digest, ...burst] = await since(board, priya, '2026-11-03');
    has(digest, /^2026-11-19T09:00/u, /HB A-1, due Fri 6 Nov, overdue 13 days/u);
    assert.equal(burst.length, 0);
  });

  it('tells once what ended meanwhile, and shows each voter the result', async () => {
    await using board = await openBoard('2026-11-02T08:00:00.000Z', {
      'Priya Raman': 'Europe/London',
    });
    const { stage, ana, maya, channel } = board;
    const priya = member(board, 'Priya Raman');
    await stage.say(maya, channel, 'make Priya Raman a member');
    await stage.say(maya, channel, 'plan meeting Thursday at 10:00');
    await stage.say(ana, channel, 'circular until Friday: Buy the crane.');
    await stage.advance('PT1M');
    await board.press(ana, stage.room.personal(ana.id), 'For');
    await board.press(priya, stage.room.personal(priya.id), 'For');
    await stage.say(ana, channel, 'circular until Friday: Paint the quay.');
    await stage.advance('PT1M');
    const back = async (): Promise<string> => {
      await stage.room.install(channel.id, maya.id);
      return readingOf(await stage.lastPublic(channel, maya));
    };
    await stage.room.uninstall(channel.id, maya.id);
    await stage.at('2026-11-08T12:00:00.000Z');
    const card = await back();
    has(
      card,
      /“Paint the quay\.” is lost: nobody answered/u,
      /M-1 was planned for Thu 5 Nov, 10:00/u,
    );
    assert.doesNotMatch(card, /Buy the crane/u);
    await stage.at('2026-11-09T12:00:00.000Z');
    has((await board.mail(priya)).at(-1), /Motion 2, lost: nobody answered/u);
    await stage.room.uninstall(channel.id, maya.id);
    assert.doesNotMatch(await back(), /Paint the quay|M-1/u);
  });
});

describe('owners out of reach', () => {
  let board: Board;
  let guest: Person;

  before(async () => {
    board = await openBoard('2026-11-02T08:00:00.000Z', { 'Tom Berg': undefined });
    const { stage, maya, channel } = board;
    guest = stage.person({ name: 'Gus Guest', role: 'guest' });
    await stage.room.join(channel.id, guest.id, maya.id);
    await stage.say(maya, channel, 'action: Gus to measure the quay by 13 November');
    await stage.say(
      maya,
      channel,
      'action: Zebedee Ltd <zeb@crane.example> to repair the crane by 13 November',
    );
    await stage.at('2026-11-03T10:00:00.000Z');
  });
  after(() => board[Symbol.asyncDispose]());

  it('stand in the secretary’s digest, guests and people without Teams', async () => {
    const [digest] = await since(board, board.maya, '2026-11-02T09');
    has(digest, /2 need you today/u, /Gus Guest cannot be reached in Teams · due Fri 13 Nov/u);
    has(digest, /Zebedee Ltd cannot be reached in Teams/u);
    assert.doesNotMatch(digest ?? '', /On track/u);
  });

  it('give the secretary a message to copy, and their answer to record', async () => {
    const own = board.stage.room.personal(board.maya.id);
    await board.stage.say(board.maya, own, 'A-1');
    const card = (await board.mail(board.maya)).at(-1);
    has(card, /Gus Guest cannot be reached in Teams\. Send them the message/u, /Copy message/u);
    has(card, /The Harbour Board asked you for HB A-1, by Fri 13 Nov: measure the quay\./u);
    await board.fill(board.maya, 'Progress', { text: 'Half of it is measured' });
    const { id } = await board.stage.committee(board.maya);
    const { body } = await board.stage.api<{
      readonly items: readonly {
        readonly command: string;
        readonly onBehalfOf?: { name: string };
      }[];
    }>(board.maya, `/committees/${id}/journal?after=0&limit=200`);
    const progressed = body.items.findLast(({ command }) => command === 'action.progress');
    assert.equal(progressed?.onBehalfOf?.name, 'Gus Guest');
  });

  it('are never escalated', async () => {
    await board.stage.at('2026-12-15T10:00:00.000Z');
    const rows = await board.ledger();
    assert.deepEqual(
      rows.filter((row) => /overdue-\d+-(?:secretary|chair)/u.test(row)),
      [],
    );
    assert.deepEqual(await since(board, board.ana, '2026-11-03'), []);
  });

  it('who left own nothing that anybody would answer for: the secretary reassigns', async () => {
    const { stage, maya, channel } = board;
    const tom = member(board, 'Tom Berg');
    await stage.say(maya, channel, 'action: Tom to paint the boat by 31 December');
    await stage.advance('PT1M');
    await stage.room.leave(channel.id, tom.id, maya.id);
    await stage.at('2026-12-16T10:00:00.000Z');
    assert.ok(
      (await board.ledger('A-3')).includes('A-3 2026-12-16T09:00 ownerless-secretary sent'),
    );
    const said = (await since(board, maya, '2026-12-16')).at(-1);
    has(said, /its owner has left/u, /HB A-3/u);
    assert.deepEqual(await since(board, tom, '2026-12-16'), []);
  });
});
