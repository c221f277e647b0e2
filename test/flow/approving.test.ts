import assert from 'node:assert/strict';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

describe('minutes that the next meeting approves', () => {
  let board: Board;
  const typed = async (words: string): Promise<string> => {
    const { stage, maya } = board;
    await stage.say(maya, stage.room.personal(maya.id), words);
    return readingOf(await stage.lastPrivate(maya));
  };
  const held = async (): Promise<string> => {
    await typed('start meeting');
    return typed('close meeting');
  };

  before(async () => {
    board = await openBoard('2026-11-24T09:00:00.000Z');
    const { stage, channel, maya, ana } = board;
    await stage.say(maya, channel, 'set up');
    const rules = { approval: 'next-meeting', chair: maya.aadObjectId, voters: ana.aadObjectId };
    const opened = await board.press(maya, channel, 'Change');
    assert.ok(opened.dialog);
    await stage.room.submitDialog(opened.dialog, rules);
  });
  after(() => board[Symbol.asyncDispose]());

  it('are named until they are, the oldest first, wherever the meeting prepares', async () => {
    assert.doesNotMatch(await held(), /not approved/u);
    await typed('circulate minutes');
    assert.match(await typed('agenda'), /^Minutes of M-1: circulated, to be approved/mu);
    assert.match(await held(), /The minutes of M-1 were not approved: the next meeting can/u);
    assert.match(await typed('status'), /^Minutes\nM-1 \(circulated\), M-2 \(draft\)$/mu);
    assert.match(
      await typed('agenda'),
      /^Minutes of M-1: circulated, to be approved · Minutes of M-2: draft/mu,
    );
    assert.match(
      await typed('matters arising'),
      /M-1 · circulated\nMinutes not approved[^]*M-2 · draft\nMinutes not approved/u,
    );
    assert.match(await typed('pack'), /Minutes not approved: M-1 \(circulated\), M-2 \(draft\)/u);
    await typed('start meeting');
    await typed('approve minutes');
    await typed('circulate minutes');
    assert.doesNotMatch(await typed('close meeting'), /M-1/u);
    assert.match(await typed('status'), /^Minutes\nM-2 \(circulated\), M-3 \(draft\)$/mu);
  });
});
