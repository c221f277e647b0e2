import assert from 'node:assert/strict';
import { type Committee, openCommittee, readingOf } from '../helpers/agenda-committee.ts';

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
      ['standing items: Pay (reserved)', /never reserved; add “Pay”/u],
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
    assert.equal(
      await said(tom, 'edit item 1: 25 min, paper Offer https://port.example/offer'),
      'Changed: Budget 2027 · For decision · Tom Berg · 25 min · 1 paper',
    );
    const item = await said(tom, 'item 1');
    assert.match(
      item,
      /Item 1, for decision\nBudget 2027\non the agenda · presented by Tom Berg · 25 minutes/u,
    );
    assert.match(item, /Offer\nport\.example/u);
    assert.doesNotMatch(item, /Draft/u);
    await said(tom, 'paper 1: Second view https://port.example/second');
    assert.match(await said(tom, 'item 1'), /Offer\nport\.example[^]*Second view\nport\.example/u);
  });

  it('reserves an item, and opens it again', async () => {
    const { said, heard, stage, channel, maya } = board;
    await stage.say(maya, channel, 'item 2 is reserved');
    assert.match(await heard(maya), /^Changed: Reserved item/u);
    assert.match(await said(maya, 'unreserve item 2'), /^Changed: Dredging/u);
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
    assert.match(after, /D-1 to D-2 · 2 items approved by consent \(on behalf of Ana Costa\)/u);
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

describe('the closing check', () => {
  it('says of an item that was taken up why it waits all the same', async () => {
    await using board = await openCommittee();
    const { said, heard, maya, priya } = board;
    await said(maya, 'start meeting');
    await said(maya, 'attendance: Ana, Priya, Maya');
    await said(priya, 'motion: Buy the tug');
    await said(maya, 'close meeting');
    assert.match(await heard(maya), /Motion 1 has no result: Buy the tug/u);
    await said(maya, 'agenda add Cranes');
    await board.stage.advance('PT5M');
    await said(maya, 'start meeting');
    await said(maya, 'close meeting');
    const check = await heard(maya);
    assert.match(check, /Item 1: motion 1 is undecided: Buy the tug/u);
    assert.match(check, /Item 2 was not taken: Cranes/u);
    assert.doesNotMatch(check, /has no result/u);
  });
});
