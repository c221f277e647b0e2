import assert from 'node:assert/strict';
import { openRoom, type OpenRoom } from '../helpers/room.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';

describe('motions in the rehearsal room', () => {
  let room: OpenRoom;

  /** Past the two minutes in which the same words count as said once. */
  const later = () => room.stage.advance('PT3M');

  before(async () => {
    room = await openRoom({ at: MONDAY });
    await room.type('set up as company board');
    await room.said(/is set up as: Company board/u);
    await room.type('set up');
    await room.go('Gavel');
    await room.button('More', 'Set up the committee').click();
    await room.button('Quorum and votes').click();
    const proxies = room.page.locator('.messages').getByLabel(/cast by another/u);
    await proxies.last().selectOption({ label: 'yes, without counting for the quorum' });
    await room.button('Save').click();
    await room.said(/^Harbour Board is set up/u);
    await room.go('Harbour Board');
    await room.type('start meeting');
    await room.said('M-1, item 1 of 9');
    await room.type('attendance: Maya, Daniel, Priya, Tom');
    await room.said('Quorum 3/2 ✓ · 3 voters');
  });
  after(() => room.close());

  it('votes on an amendment before the motion, and then on the motion as it was amended', async () => {
    await room.become('Priya');
    await room.type('motion: Roof the hall');
    await room.said(/^Motion 1 · moved by Priya Raman/u);
    await room.become('Tom');
    await room.type('motion 1');
    await room.fill(
      'Amend',
      { 'How should it read?': 'Roof the hall in slate' },
      'Move the amendment',
    );
    await room.said(/^Motion 2 · Tom Becker moves to amend motion 1/u);
    await room.become('Daniel');
    await room.type('open vote 1');
    await room.type('open vote 2 until 23:50');
    await room.said('Motion 2, open, closes 23:50');
    await room.type('open vote 2 until 23:55');
    await room.said('The vote on motion 2 now closes at 23:55.');
    await room.type('vote for motion 2');
    await room.become('Tom');
    await room.type('vote for motion 2');
    await room.become('Daniel');
    await room.type('close vote 2');
    await room.said(/motion 1 now reads: Roof the hall in slate/u);
    await room.type('motion 1: for Priya, Tom; against Daniel');
    await room.said('Motion 1, carried 2–1–0');
    await room.type('dissent 1');
    await room.type('motions');
    await room.said('to amend motion 1: Roof the hall in slate');
    await room.go('Gavel');
    await room.said('The minutes will name you: your dissent is recorded.');
  });

  it('counts hands, by number and by name, and asks the chair to decide a tie', async () => {
    await room.go('Harbour Board');
    await room.type('motion: Paint the crane');
    await room.said(/^Motion 3 · moved by Daniel/u);
    await room.type('motion 3');
    await room.fill(room.button('Show of hands', 'Motion 3,'), { For: '3' }, 'Record the hands');
    await room.said('3–0–0, show of hands');
    await room.type('motion: Buy a launch');
    await room.said(/^Motion 4 · moved by Daniel/u);
    await room.type('motion 4');
    await room.button('Show of hands', 'Motion 4,').click();
    const dialog = room.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'By name' }).click();
    await dialog.getByLabel('Daniel Okafor').first().selectOption({ label: 'For' });
    await dialog.getByLabel('Tom Becker').first().selectOption({ label: 'Against' });
    await dialog.getByRole('button', { name: 'Record the vote' }).click();
    await room.go('Gavel');
    await room.said(/^Motion 4 is tied; the presiding person decides/u);
    await room.button('Against').click();
    await room.said('1–1–0, decided against it by casting vote');
  });

  it('lets a proxy cast an absent voter’s vote, until that voter comes; or an alternate stands in', async () => {
    await room.become('Maya');
    await room.type('attendance: left Tom');
    await room.said(/^M-1 · Tom Becker left/u);
    await room.become('Tom');
    await room.go('Gavel');
    await room.type('proxy for M-1: Priya');
    await room.said(/Priya Raman casts the vote of Tom Becker until they come/u);
    await room.become('Daniel');
    await room.type('motion: Dredge the basin');
    await room.type('open vote 5');
    await room.said(/^Motion 5, vote open since/u);
    await room.become('Priya');
    await room.button('For').click();
    await room.button('Tom Becker: Against').click();
    await room.said('As proxy of Tom Becker: Against');
    await room.become('Tom');
    await room.button('I am here').click();
    await room.type('vote for motion 5');
    await room.become('Daniel');
    await room.type('close vote 5');
    await room.said('Motion 5, carried 2–0–0');
    await room.become('Maya');
    await room.type('attendance: left Tom; present Ana for Tom');
    await room.become('Daniel');
    await room.type('motion: Hire a pilot');
    await room.type('open vote 6');
    await room.said(/^Motion 6, vote open since/u);
    await room.become('Ana Ruiz');
    await room.button('For').click();
    await room.said('1 of 3');
    await room.become('Daniel');
    await room.type('close vote 6');
    await room.said('Motion 6, carried 1–0–0');
  });

  it('carries provisionally without a quorum, and the next meeting ratifies it', async () => {
    await room.become('Maya');
    await room.type('attendance: left Priya, Ana');
    await room.said(/^The quorum is lost: 1 present, 2 needed/u);
    await room.become('Daniel');
    await room.type('motion: Mend the gate');
    await room.type('motion 7: for Daniel');
    await room.said('Motion 7, carried 1–0–0, provisional');
    await room.type('motion: Move the buoys');
    await room.type('close meeting');
    await room.said(/^M-1 is closed/u);
    await later();
    await room.type('motion 8');
    await room.offers('Motion 8, deferred', 'Ask all voters', 'Choose the last day', 'Withdraw');
    await room.type('start meeting');
    await room.said(/^M-2, item 1 of/u);
    await room.type('attendance: Daniel, Priya, Tom');
    await room.said('Quorum 3/2 ✓ · 3 voters');
    await room.type('ratify motion 7');
    await room.said(/^Motion 7 is ratified · D-/u);
  });

  it('keeps a reserved item from the channel, and from whoever has no vote on it', async () => {
    await room.become('Maya');
    await room.go('Gavel');
    await room.type('agenda add Pay of the harbour master, for decision, reserved');
    await room.said('On the agenda: Reserved item');
    await room.go('Harbour Board');
    // Item 2 was to ratify motion 7, and is done.
    for (const item of [3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      // oxlint-disable no-await-in-loop -- one item after the other; said at once it would count as said twice
      await room.type('next');
      await room.said(new RegExp(`^M-2 · in session · item ${item}: `, 'u'));
      await later();
      // oxlint-enable no-await-in-loop
    }
    await room.said(/item 11: Reserved item$/u);
    await room.become('Daniel');
    await room.go('Gavel');
    await room.type('motion: Raise the pay');
    await room.said(/^Motion 9 · moved by Daniel/u);
    await room.type('open vote 9');
    await room.become('Priya');
    await room.go('Gavel');
    await room.button('For').click();
    await room.said('1 of 3');
    await room.become('Daniel');
    await room.go('Gavel');
    await room.type('close vote 9');
    await room.said(/^Motion 9 is carried 1–0–0/u);
    await room.become('Ana Ruiz');
    await room.said(/^M-2, item \d+ of \d+/u);
    for (const conversation of ['Gavel', 'Harbour Board']) {
      // oxlint-disable-next-line no-await-in-loop -- one conversation after the other
      await room.go(conversation);
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.doesNotMatch((await room.page.locator('.messages').textContent()) ?? '', /\bpay\b/iu);
    }
    await room.become('Maya');
    await room.type('close meeting');
    await room.go('Gavel');
    await room.type('minutes');
    await room.button('Read').click();
    await room.said(/^Reserved annex, \d+\. Pay of the harbour master/u);
    await room.said('Raise the pay');
  });
});

describe('decisions between meetings, on a phone in the dark', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom({ at: MONDAY, phone: true, dark: true });
  });
  after(() => room.close());

  it('asks every voter in their own chat, reminds who has not answered, and posts the result', async () => {
    await room.become('Daniel');
    await room.type('circular until Friday: Buy a tug');
    await room.said(/^Motion 1 · all voters are asked until Fri 27 Nov/u);
    await room.become('Priya');
    await room.go('Gavel');
    await room.said('HB Motion 1, answers until Fri 27 Nov');
    await room.accessible();
    await room.button('For').click();
    await room.said('1 of 3');
    await room.become('Tom');
    await room.stage.at('2026-11-26T10:00:00.000Z');
    await room.go('Gavel');
    await room.said(/^Once a working morning, your time/u);
    await room.become('Daniel');
    await room.go('Gavel');
    await room.button('For').click();
    await room.become('Tom');
    await room.type('vote 1 against');
    await room.said(/^Between meetings: “Buy a tug” is carried 2–1–0 · D-1/u);
  });

  it('goes to a meeting where a voter would rather discuss it', async () => {
    await room.become('Daniel');
    await room.type('circular: Sell the ferry');
    await room.said(/^Motion 2 · all voters are asked/u);
    await room.type('chair’s decision: Hire a diver because the chain is loose');
    await room.said('D-2 · decided: Hire a diver');
    await room.become('Priya');
    await room.go('Gavel');
    const why = { 'What should be discussed?': 'The price' };
    await room.fill('Discuss it instead', why, 'Discuss it instead');
    await room.become('Maya');
    await room.said(/^Motion 2 goes on the next agenda, as a voter asked to discuss it/u);
    await room.type('agenda');
    await room.said('Decided since the last meeting: D-1, D-2');
    await room.said(/Sell the ferry/u);
    await room.accessible();
  });
});
