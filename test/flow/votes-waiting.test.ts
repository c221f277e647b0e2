import assert from 'node:assert/strict';
import { openBoard, type Board } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

describe('a vote that waits', () => {
  let on: Board;

  const card = async (name: string): Promise<string> => {
    const who = on.others[name];
    assert.ok(who);
    const seen = await on.stage.seen(on.channel, who);
    return seen.map(readingOf).findLast((said) => said.startsWith('Motion 1, ')) ?? '';
  };
  const said = async (who: Board['ana'], words: string): Promise<void> => {
    await on.stage.say(who, on.channel, words);
    await on.stage.advance('PT1S');
  };

  before(async () => {
    on = await openBoard('2026-11-24T10:00:00.000Z', { 'Priya Raman': 'Europe/Berlin' });
    await on.stage.say(on.maya, on.channel, 'make Priya a member');
    await said(on.ana, 'start meeting');
    await said(on.ana, 'motion: Buy the crane.');
    await said(on.ana, 'open vote 1 for 10 minutes');
  });

  after(() => on[Symbol.asyncDispose]());

  it('lets who is not on the attendance say on its card that they are here, and vote', async () => {
    const { 'Priya Raman': priya } = on.others;
    assert.ok(priya);
    assert.match(await card('Priya Raman'), /You are not on the attendance yet[^]*I am here/u);
    await on.press(priya, on.channel, 'I am here');
    assert.match(await card('Priya Raman'), /You\nnot yet\nFor\n/u);
    await on.press(priya, on.channel, 'For');
  });

  it('while the meeting is adjourned, says so on its card, and offers no vote', async () => {
    await said(on.maya, 'adjourn');
    await on.stage.advance('PT1M');
    const waiting = await card('Priya Raman');
    assert.match(waiting, /^Motion 1, vote adjourned, 10 min left\n[^]*You\nFor\nThe meeting is/u);
    assert.doesNotMatch(waiting, /Against/u);
    await on.stage.advance('PT1H');
    await said(on.maya, 'resume');
    assert.match(
      await card('Priya Raman'),
      /^Motion 1, open, closes 11:11 \(Europe\/London\)\n[^]*Against/u,
    );
    await on.stage.advance('PT10M');
    assert.match(await card('Priya Raman'), /^Motion 1, carried 1–0–0/u);
  });
});
