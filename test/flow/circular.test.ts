import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

const MONDAY = '2026-11-23T10:00:00.000Z';
const ZONES = { 'Priya Raman': 'Europe/London', 'Tom Berg': 'Europe/London' };
const text = 'Buy the crane.';

/** Ana, Priya, Tom and a guest have a vote; Maya keeps the minutes. */
const openCommittee = async () => {
  const board = await openBoard(MONDAY, ZONES);
  const { stage, maya, channel } = board;
  const { 'Priya Raman': priya, 'Tom Berg': tom } = board.others;
  assert.ok(priya && tom);
  const gus = stage.person({ name: 'Gus Guest', role: 'guest' });
  await stage.room.join(channel.id, gus.id, maya.id);
  for (const name of ['Priya Raman', 'Tom Berg', 'Gus Guest'])
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
    await stage.say(maya, channel, `make ${name} a member`);
  const one = (who: Person) => stage.room.personal(who.id);
  return {
    ...board,
    priya,
    tom,
    gus,
    one,
    last: async (who: Person) => (await board.mail(who)).at(-1) ?? '',
    posts: async () => (await stage.seen(channel, maya)).map(readingOf),
    records: async (query: string) => {
      const { id } = await stage.committee(maya);
      const path = `/committees/${id}/records?${query}`;
      return (await stage.api(maya, path)).body.items;
    },
  };
};

type Committee = Awaited<ReturnType<typeof openCommittee>> & Board;

describe('a resolution between meetings', () => {
  let board: Committee;

  before(async () => {
    board = await openCommittee();
  });
  after(() => board[Symbol.asyncDispose]());

  it('is asked for where somebody types a decision, or moves, outside a meeting', async () => {
    const { stage, ana, priya, maya, channel, last } = board;
    await stage.say(ana, channel, `motion: ${text}`);
    assert.match(
      await last(ana),
      /How is this to be decided\?\nAsk all voters\n[^]*Chair’s decision\n[^]*Next agenda/u,
    );
    await stage.say(maya, channel, `decision: ${text}`);
    assert.match(await last(maya), /Ask all voters\n[^]*Chair’s decision\n[^]*Next agenda/u);
    await stage.say(priya, channel, `decision: ${text}`);
    assert.match(await last(priya), /decided\?\nAsk all voters\n[^]*Next agenda/u);
    assert.doesNotMatch(await last(priya), /Chair’s/u);
  });

  it('is moved by a voter, and put to all by the chair, who chooses the last day', async () => {
    const { ana, priya, stage, last, one } = board;
    await board.press(priya, one(priya), 'Ask all voters');
    assert.match(await last(priya), /Motion 1, waits for the chair to ask all voters/u);
    await stage.advance('PT1M');
    assert.match(await last(ana), /Motion 1, waits/u);
    await board.fill(ana, 'Choose the last day', { until: '2026-12-01' });
    await stage.advance('PT1M');
    assert.match(
      await last(priya),
      /Motion 1, answers until Tue 1 Dec\nHarbour Board · put by Ana Costa\n/u,
    );
    assert.match(
      await last(priya),
      /over half of all 4 votes\nAnswered\n0 of 4; 3 needed\nYou\nnot yet/u,
    );
  });

  it('is answered in 1:1, once each, changeable, which way is nobody’s business', async () => {
    const { tom, priya, one, stage, maya, last } = board;
    await board.press(tom, one(tom), 'Against');
    await board.press(tom, one(tom), 'For');
    await stage.say(priya, one(priya), 'vote 1 against');
    assert.match(await last(priya), /Until Tue 1 Dec you can change it/u);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<{ state: { ballots: object[] } }>(
      maya,
      `/committees/${id}/records/V-1`,
    );
    assert.equal(body.state.ballots.length, 2);
    assert.doesNotMatch(JSON.stringify(body.state.ballots), /choice/u);
  });

  it('tells the secretary of voters out of reach, who writes down what they answer', async () => {
    const { stage, maya, last } = board;
    await stage.at('2026-11-24T12:00:00.000Z');
    const card = await last(maya);
    assert.match(card, /^2026-11-24T09:00/u);
    assert.match(card, /Gus Guest cannot be reached in Teams\./u);
    assert.match(card, /asks for your vote by the end of Tue 1 Dec: Buy the crane\./u);
    const [, ref] = /"value":"(p[0-9a-z]+)"/u.exec(
      JSON.stringify((await board.press(maya, board.one(maya), 'Record their answer')).dialog),
    ) ?? ['', ''];
    await board.fill(maya, 'Record their answer', { of: ref ?? '', choice: 'for' });
    assert.match(await board.last(maya), /Answered\n3 of 4/u);
  });

  it('reminds on the working morning before, only whoever has not answered', async () => {
    const { stage, ana, priya, last } = board;
    const before = await last(priya);
    await stage.at('2026-11-30T12:00:00.000Z');
    assert.match(await last(ana), /^2026-11-30T09:00\n(?:HB )?Motion 1[^]*Fewer reminders/u);
    assert.equal(await last(priya), before);
    assert.deepEqual(await board.ledger('V-1'), [
      'V-1 2026-11-24T09:00 unreachable-secretary sent',
      'V-1 2026-11-30T09:00 vote sent',
    ]);
  });

  it('closes by itself when its last day is over, and says so once', async () => {
    const { stage, posts, ana, one, last, records } = board;
    await board.press(ana, one(ana), 'For');
    await stage.advance('PT1M');
    assert.deepEqual(
      (await posts()).filter((post) => post.includes(text)),
      [`Between meetings: “${text}” is carried 3–1–0 · D-1`],
    );
    const asked = (await board.mail(ana)).filter((each) => /Motion 1/u.test(each)).slice(-2);
    for (const card of asked) {
      assert.match(card, /Motion 1, carried 3–1–0 between meetings/u);
      assert.doesNotMatch(card, /\nDiscuss it instead/u);
    }
    await stage.say(ana, one(ana), 'vote 1 against');
    assert.match(await last(ana), /Motion 1 takes no more answers/u);
    const [decision] = await records('type=decision');
    assert.deepEqual([decision?.ref, decision?.status], ['D-1', 'in-force']);
    await stage.say(ana, one(ana), 'D-1');
    assert.match(await last(ana), /all voters between meetings, 3–1–0[^]*4 of 4, 3 needed/u);
  });

  it('lapses without enough answers, at the end of its last day', async () => {
    const { stage, maya, channel, posts, tom, priya, one, last } = board;
    await stage.say(maya, channel, 'circular until Friday at 12:00: Paint the quay.');
    assert.match(await last(maya), /to the end of a day, so “Friday at 12:00” cannot be kept/u);
    await stage.say(maya, channel, 'circular until Friday: Paint the quay.');
    assert.match(
      (await posts()).at(-1) ?? '',
      /all voters are asked until Fri 4 Dec: Paint the quay\./u,
    );
    await stage.at('2026-12-01T10:00:00.000Z');
    await stage.say(maya, channel, 'action: Priya to order paint by Thursday');
    await board.press(tom, one(tom), 'For');
    await stage.at('2026-12-03T12:00:00.000Z');
    assert.match(
      await last(priya),
      /2 need you today[^]*HB Motion 2 · Paint the quay\.\nyour vote, until Fri 4 Dec/u,
    );
    await board.press(priya, one(priya), 'Motion 2');
    await stage.at('2026-12-04T23:59:00.000Z');
    assert.doesNotMatch((await posts()).at(-1) ?? '', /Between meetings/u);
    await stage.at('2026-12-05T00:01:00.000Z');
    assert.match((await posts()).at(-1) ?? '', /“Paint the quay\.” is lost 1–0–0/u);
  });

  it('goes to the next agenda when a voter wants to discuss it', async () => {
    const { stage, ana, channel, posts, tom, one, last } = board;
    await stage.say(ana, channel, 'circular: Dredge the basin.');
    await stage.advance('PT1M');
    await stage.say(tom, one(tom), 'discuss 3 We do not know the price');
    await stage.advance('PT1M');
    assert.match((await posts()).at(-1) ?? '', /goes on the next agenda[^]*Dredge the basin\./u);
    await stage.say(tom, one(tom), 'vote 3 for');
    assert.match(await last(tom), /takes no more answers/u);
    await stage.say(tom, one(tom), 'agenda');
    assert.match(await last(tom), /1\\\. Dredge the basin\./u);
    await stage.say(ana, one(ana), 'motion 3');
    assert.doesNotMatch(await last(ana), /Ask all voters/u);
    await stage.say(ana, one(ana), 'open vote 3');
    assert.match(await last(ana), /a meeting decides on it/u);
  });

  it('is the chair’s alone with a reason, and the next meeting is told of all of them', async () => {
    const { stage, ana, maya, channel, posts, last } = board;
    await stage.say(maya, channel, 'chair’s decision: Rent a pump.');
    assert.match(await last(maya), /told why the chair decided alone/u);
    await stage.say(maya, channel, 'chair’s decision: Rent a pump. because the quay floods');
    assert.match(
      (await posts()).at(-1) ?? '',
      /D-2 · decided \(on behalf of Ana Costa\): Rent a pump\./u,
    );
    await stage.say(maya, channel, 'agenda');
    assert.match((await posts()).at(-1) ?? '', /Decided since the last meeting: D-1, D-2/u);
    await stage.say(ana, channel, 'start meeting');
    await stage.advance('PT1M');
    await stage.say(ana, channel, 'circular: Buy a net');
    assert.match(await last(ana), /M-1 is in session: “motion: …” puts it to the meeting/u);
    await stage.say(maya, channel, 'close meeting');
    await stage.say(maya, channel, 'minutes M-1');
    const read = JSON.stringify(await board.press(maya, channel, 'Read'));
    assert.match(read, /Decided since the last meeting/u);
    const { id } = await stage.committee(maya);
    const paper = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(
      paper.body,
      /## Decided since the last meeting[^]*Buy the crane\.[^\n]*by all voters between meetings: 3 for, 1 against/u,
    );
    assert.match(read, /D-1[^]*Buy the crane\.[^]*D-2[^]*Rent a pump\.[^]*the quay floods/u);
  });
});
