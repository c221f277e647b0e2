import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf as read } from '../helpers/stage.ts';

/** As people read it: a card escapes what would be markup. */
const readingOf = (seen: Parameters<typeof read>[0]): string => read(seen).replaceAll('\\', '');

const MONDAY = '2026-11-23T10:00:00.000Z';
const ZONES = { 'Priya Raman': 'Europe/London', 'Tom Berg': 'Europe/London' };

/** Ana chairs, Maya keeps the minutes, Priya has a vote, Tom attends. */
const openCommittee = async () => {
  const board = await openBoard(MONDAY, ZONES);
  const { stage, maya, channel } = board;
  const { 'Priya Raman': priya, 'Tom Berg': tom } = board.others;
  assert.ok(priya && tom);
  await stage.say(maya, channel, 'make Priya Raman a member');
  await stage.say(maya, channel, 'make Tom Berg an attendee');
  /** Says it in the channel; gives what Gavel answered there last, as the speaker reads it. */
  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, channel, words);
    return readingOf(await stage.lastPublic(channel, who));
  };
  return {
    ...board,
    priya,
    tom,
    said,
    heard: async (who: Person) => readingOf(await stage.lastPrivate(who)),
    records: async (query: string) => {
      const { id } = await stage.committee(maya);
      return (await stage.api(maya, `/committees/${id}/records?${query}`)).body.items;
    },
  };
};

type Committee = Awaited<ReturnType<typeof openCommittee>> & Board;

describe('an agenda in words and on cards', () => {
  let board: Committee;

  before(async () => {
    board = await openCommittee();
  });
  after(() => board[Symbol.asyncDispose]());

  it('takes a topic with its details in one line, from anybody with a seat', async () => {
    const { said, maya, priya } = board;
    assert.match(
      await said(
        priya,
        'agenda add Budget 2027, 15 min, for decision, presenter Tom, paper Draft https://port.example/draft',
      ),
      /Proposed for the agenda: Budget 2027/u,
    );
    await said(maya, 'agenda add Dredging, 20 min');
    const agenda = await said(maya, 'agenda');
    assert.match(agenda, /1\. Dredging\nFor discussion · 20 min/u);
    assert.match(agenda, /2\. Proposed: Budget 2027\nFor decision · Tom Berg · 15 min · 1 paper/u);
  });

  it('answers what it cannot use, and writes nothing', async () => {
    const { said, heard, stage, maya, channel } = board;
    const { length } = await board.records('type=meeting');
    for (const [words, answer] of [
      ['agenda add Roof, paper http://port.example/roof', /begins with https:\/\//u],
      ['agenda add Roof, presenter Zebedee', /I know nobody called “Zebedee”/u],
      ['agenda add 15 min', /What is the topic\?/u],
      ['agenda add Rent 4, 10000 min', /An item takes 1 to 480 minutes/u],
      ['edit item 1: 500 min', /An item takes 1 to 480 minutes/u],
      ['item 9', /The agenda has no item 9/u],
      ['pull 1', /Only a consent item/u],
      ['plan meeting every Thursday', /At what time\?/u],
      ['plan meeting every blue moon at 10:00', /did not understand “blue moon”/u],
      ['stop recurring', /No meeting recurs/u],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one after the other, as people type
      await stage.say(maya, channel, words);
      assert.match(await heard(maya), answer, words);
      // oxlint-enable no-await-in-loop
    }
    assert.doesNotMatch(await said(maya, 'agenda'), /Roof/u);
    assert.equal((await board.records('type=meeting')).length, length);
  });

  it('accepts, moves, changes and opens an item by its number', async () => {
    const { said, maya, tom } = board;
    assert.match(await said(maya, 'accept item 2'), /2\. Budget 2027/u);
    assert.match(await said(maya, 'move item 2 up'), /1\. Budget 2027[^]*2\. Dredging/u);
    await said(tom, 'edit item 1: 25 min, paper Offer https://port.example/offer');
    const item = await said(tom, 'item 1');
    assert.match(
      item,
      /Item 1, for decision\nBudget 2027\non the agenda · Presented by Tom Berg · 25 minutes/u,
    );
    assert.match(item, /Offer\nport\.example/u);
    assert.doesNotMatch(item, /Draft/u);
    await said(tom, 'paper 1: Second view https://port.example/second');
    assert.match(await said(tom, 'item 1'), /Offer\nport\.example[^]*Second view\nport\.example/u);
  });

  it('lets only the proposer, the presenter and who keeps the minutes change it', async () => {
    const { heard, stage, priya, channel } = board;
    await stage.say(priya, channel, 'edit item 2: 5 min');
    assert.match(await heard(priya), /Only the proposer, whoever presents it, the chair/u);
  });

  it('shows why and how often something was deferred', async () => {
    const { said, maya } = board;
    const agenda = await said(maya, 'defer item 2 because the survey is late');
    assert.match(agenda, /For a later meeting: Dredging/u);
    await said(maya, 'start meeting');
    await said(maya, 'close meeting');
    assert.match(
      await said(maya, 'agenda'),
      /1\. Dredging\n[^\n]*deferred 1×: the survey is late/u,
    );
  });

  it('gives every meeting its standing items', async () => {
    const { said, maya } = board;
    assert.match(
      await said(maya, 'standing items: Declarations of interest, 5 min; Any other business, last'),
      /2 topics stand on every agenda now/u,
    );
    await said(maya, 'plan meeting Thursday at 10');
    await said(maya, 'agenda add Cranes');
    assert.match(
      await said(maya, 'agenda'),
      /1\. Declarations[^]*2\. Dredging[^]*3\. Cranes[^]*4\. Any other business/u,
    );
  });

  it('gives the later ones none any more once that is said', async () => {
    const { said, maya } = board;
    assert.match(await said(maya, 'standing items: none'), /No topic stands on every agenda/u);
  });

  it('approves consent items together, but those that a voter takes out', async () => {
    const { said, maya, priya, channel, stage } = board;
    for (const title of ['Minutes of M-1', 'Lease', 'Report'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await said(maya, `agenda add ${title}, by consent`);
    for (const number of [4, 5, 6])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await said(maya, `move item ${number} to 1`);
    // The same words within two minutes would be taken for one.
    await stage.advance('PT5M');
    await said(maya, 'start meeting');
    await stage.advance('PT1S');
    const posts = (await stage.seen(channel, maya)).map(readingOf);
    assert.match(
      posts.join('\n'),
      /By consent, unless somebody takes one out: Report · Lease · Minutes of M-1/u,
    );
    await said(priya, 'pull 2');
    await board.press(maya, channel, 'agenda.consent');
    const decisions = await board.records('type=decision');
    assert.deepEqual(
      decisions.map(({ title }) => title),
      ['Report', 'Minutes of M-1'],
    );
    const after = (await stage.seen(channel, maya)).map(readingOf).join('\n');
    assert.match(after, /D-1 to D-2 · 2 items approved by consent \(for Ana Costa\)/u);
    assert.match(await said(maya, 'close meeting'), /2 decisions/u);
  });
});

describe('the clock of a running meeting', () => {
  it('counts down on the control card, and shows by itself when the time is up', async () => {
    await using board = await openCommittee();
    const { said, stage, maya, channel } = board;
    await said(maya, 'agenda add Budget, 10 min');
    await said(maya, 'agenda add Lease, 10 min');
    await said(maya, 'start meeting');
    await stage.advance('PT1S');
    const control = async (): Promise<string> =>
      (await stage.seen(channel, maya))
        .map(readingOf)
        .findLast((each) => each.startsWith('M-1, item')) ?? '';
    assert.match(await control(), /^M-1, item 1 of 2, \d+ min left/u);
    const { length } = await stage.seen(channel, maya);
    await stage.advance('PT10M');
    assert.match(await control(), /^M-1, item 1 of 2, [01] min (?:left|over)/u);
    assert.equal((await stage.seen(channel, maya)).length, length);
    await stage.advance('PT8M');
    await said(maya, 'next');
    await stage.advance('PT2S');
    assert.match(await control(), /^M-1, item 2 of 2[^]*running 8 min late/u);
    await said(maya, 'close meeting');
    assert.match(await board.heard(maya), /took 18 min, 20 planned/u);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<{
      minutes: { items: readonly { title: string; time?: object }[] };
    }>(maya, `/committees/${id}/minutes/M-1.json`);
    assert.deepEqual(
      body.minutes.items.map(({ title, time }) => [title, time]),
      [
        ['Budget', { planned: 10, taken: 18 }],
        ['Lease', { planned: 10, taken: 0 }],
      ],
    );
  });
});

describe('meetings that recur', () => {
  let board: Committee;

  before(async () => {
    board = await openCommittee();
  });
  after(() => board[Symbol.asyncDispose]());

  const planned = async (): Promise<string[]> =>
    (await board.records('type=meeting&status=planned')).map(
      (record) =>
        `${record.ref} ${(record as unknown as { plannedFor: string }).plannedFor.slice(0, 16)}`,
    );

  it('are planned in a sentence, which says how it was understood', async () => {
    const { said, ana } = board;
    assert.equal(
      await said(ana, 'plan meeting every second Thursday at 14:00'),
      'M-1 · Thu 26 Nov, 14:00 (Europe/London), then every second Thursday at 14:00, not on holidays',
    );
    assert.match(await said(ana, 'agenda'), /every second Thursday at 14:00/u);
    assert.match(await said(ana, 'status'), /every second Thursday at 14:00/u);
    assert.match(
      await said(ana, 'history'),
      /Meetings recur, at 14:00; [^;]*; Meeting of Thu 26 Nov planned\n[^\n]*Ana Costa/u,
    );
  });

  it('go on when one is held, cancelled, or nobody came', async () => {
    const { said, stage, maya } = board;
    await stage.at('2026-11-26T14:00:00.000Z');
    await said(maya, 'start meeting');
    assert.deepEqual(await planned(), ['M-2 2026-12-10T14:00']);
    await said(maya, 'close meeting');
    assert.match(
      await said(maya, 'cancel meeting because of the storm'),
      /M-2 is cancelled\. The next one: M-3 · Thu 24 Dec, 14:00/u,
    );
    await stage.at('2026-12-29T12:00:00.000Z');
    assert.deepEqual(await planned(), ['M-3 2026-12-24T14:00', 'M-4 2027-01-07T14:00']);
    const mail = (await board.mail(maya)).filter((each) => /nobody started it/u.test(each));
    assert.equal(mail.length, 1);
    assert.match(mail[0] ?? '', /^2026-12-29T09:00[^]*M-3 · Meeting on Thu 24 Dec, 14:00/u);
    assert.deepEqual(
      (await board.ledger('M-3')).filter((row) => /unstarted/u.test(row)),
      ['M-3 2026-12-29T09:00 unstarted sent'],
    );
  });

  it('ask, far from their day, whether the planned one is meant or one of its own', async () => {
    const { said, stage, maya } = board;
    await said(maya, 'start meeting');
    const question = await stage.lastPrivate(maya);
    assert.match(readingOf(question), /M-4 is planned for Thu 7 Jan 2027, 14:00\. Is it held now/u);
    await stage.room.press(maya.id, question.message.id, 'A meeting of its own');
    await stage.advance('PT1S');
    assert.match(await said(maya, 'status'), /In session\nM-5/u);
    await said(maya, 'close meeting');
    await said(maya, 'start a new meeting');
    await said(maya, 'close meeting');
    assert.deepEqual(await planned(), ['M-3 2026-12-24T14:00', 'M-4 2027-01-07T14:00']);
  });

  it('can be given another time, or cancelled, although another is the next by now', async () => {
    const { said, maya } = board;
    await said(maya, 'move M-3 to 30 December at 10:00');
    assert.deepEqual(await planned(), ['M-3 2026-12-30T10:00', 'M-4 2027-01-07T14:00']);
    assert.match(await said(maya, 'cancel M-3 because of the storm'), /M-3 is cancelled/u);
    assert.deepEqual(await planned(), ['M-4 2027-01-07T14:00']);
  });

  it('remind of the agenda and of papers, each once, on the person’s own morning', async () => {
    const { said, stage, maya, tom } = board;
    await said(maya, 'plan meeting every second Thursday at 14:00 from 21 January');
    await said(maya, 'agenda add Budget, for decision, presenter Tom');
    await said(maya, 'agenda add Lease, for decision, presenter Tom, paper https://port.example/a');
    await stage.at('2027-01-21T13:00:00.000Z');
    const about = async (who: Person): Promise<string[]> =>
      (await board.mail(who)).filter((each) => /agenda is due|papers are due/u.test(each));
    assert.deepEqual(
      (await about(maya)).map((each) => each.slice(0, 16)),
      ['2026-12-16T09:00', '2026-12-29T09:00', '2027-01-13T09:00'],
    );
    assert.match((await about(maya))[2] ?? '', /due by Thu 14 Jan; no papers yet: Budget/u);
    assert.deepEqual(
      (await about(tom)).map((each) => each.slice(0, 16)),
      ['2027-01-15T09:00'],
    );
    assert.match((await about(tom))[0] ?? '', /your papers are due by Mon 18 Jan: Budget/u);
  });

  it('publish their agenda by themselves where somebody asked for it', async () => {
    const { said, stage, maya, priya, heard, channel } = board;
    await stage.say(priya, channel, 'publish agenda automatically');
    assert.match(await heard(priya), /Only the chair, the deputy or the secretary/u);
    await said(maya, 'plan meeting every second Thursday at 14:00 from 18 February');
    assert.match(await said(maya, 'publish agenda automatically'), /5 working days before/u);
    await stage.at('2027-02-11T10:00:00.000Z');
    const posts = (await stage.seen(channel, maya)).filter(({ message }) =>
      message.at.startsWith('2027-02-11T09:00'),
    );
    assert.match(posts.map(readingOf).join('\n'), /Agenda of M-\d, Thu 18 Feb[^]*· published/u);
  });

  it('stop when somebody says so', async () => {
    const { said, ana } = board;
    assert.match(await said(ana, 'stop recurring'), /no longer recur\. M-\d stays planned/u);
  });
});
