import assert from 'node:assert/strict';
import { openRoom, type OpenRoom } from '../helpers/room.ts';

/** A board's governance, by typing and pressing in the rehearsal room. */
describe('governance in the rehearsal room', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom();
  });
  after(() => room.close());

  it('takes its rules from a template, and counts the quorum', async () => {
    await room.type('set up as non-profit board');
    await room.said(/is set up as: Non-profit board/u);
    await room.type('start meeting');
    await room.said('M-1, item 1 of 9');
    await room.type('attendance: Maya, Daniel, Priya, Tom');
    await room.said('Quorum 3/2 ✓ · 3 voters');
  });

  it('votes by card, changes a vote, and declares the result with its figures', async () => {
    await room.become('Daniel');
    await room.type('motion: Approve the east quay budget');
    await room.said(/Motion 1 · moved by Daniel Okafor/u);
    await room.become('Priya');
    await room.type('second motion 1');
    await room.said(/seconded by Priya Raman/iu);
    await room.become('Daniel');
    await room.type('open vote 1');
    await room.said(/Motion 1, vote open since/u);
    await room.button('For').click();
    await room.said('1 of 3');
    // A press leaves the page where it was.
    await room.inSight('Against');
    await room.become('Priya');
    await room.button('For').click();
    await room.said('2 of 3');
    await room.button('Against').click();
    await room.become('Tom');
    await room.button('For').click();
    await room.said('3 of 3');
    await room.accessible();
    await room.become('Daniel');
    await room.button('Close and declare').click();
    await room.said(/carried 2–1–0/iu);
  });

  it('votes in secret: the card says that somebody voted, and nobody says which way', async () => {
    await room.type('motion: Elect Ana as treasurer');
    await room.said(/Motion 2 · moved by/u);
    await room.become('Tom');
    await room.type('second motion 2');
    await room.said(/seconded by Tom Becker/iu);
    await room.become('Daniel');
    await room.type('motion 2');
    await room.button('Open a secret vote').click();
    await room.said(/secret/iu);
    await room.become('Priya');
    await room.button('Against').click();
    await room.said('have voted');
    await room.become('Daniel');
    await room.button('For').click();
    await room.said('2 of 3');
    await room.become('Tom');
    await room.button('For').click();
    await room.said('3 of 3');
    await room.become('Daniel');
    await room.button('Close and declare').click();
    await room.said(/2–1–0/u);
    const result = await room.page
      .locator('.message', { hasText: 'Elect Ana' })
      .last()
      .textContent();
    assert.doesNotMatch(result ?? '', /Priya/u);
  });

  it('reads it all in the minutes', async () => {
    await room.type('close meeting');
    await room.said(/M-1 is closed: 2 decisions/u);
    await room.become('Maya');
    await room.type('minutes');
    await room.button('Read').click();
    await room.said(/Approve the east quay budget/u);
    await room.accessible();
  });
});
