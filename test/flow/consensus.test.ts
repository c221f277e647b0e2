import assert from 'node:assert/strict';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

describe('agreed without a quorum', () => {
  let board: Board;

  const answered = async (words: string): Promise<string> => {
    const { stage, channel, maya } = board;
    const before = (await stage.seen(channel, maya)).length;
    await stage.say(maya, channel, words);
    return (await stage.seen(channel, maya)).slice(before).map(readingOf).join('\n');
  };

  before(async () => {
    board = await openBoard('2026-11-23T10:00:00.000Z');
    for (const words of ['agenda add Lease, by consent', 'start meeting'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await answered(words);
    await answered('attendance: Maya; apologies Ana');
  });
  after(() => board[Symbol.asyncDispose]());

  for (const [words, line] of [
    [
      'decision: Paint the quay.',
      /Motion 1 · agreed without a quorum, so provisional: Paint the quay/u,
    ],
    ['approve consent items', /1 item approved without a quorum, so provisional: motion 2 is on/u],
    ['note: Sell the boat.', /Noted/u],
    ['convert N-1 to decision', /N-1 is now motion 3, agreed without a quorum/u],
    ['undo V-3', /The result of motion 3 is taken back/u],
    ['undo', /The result of motion 2 is taken back/u],
    ['approve consent items', /motion 4 is on the next agenda to be ratified/u],
    ['close meeting', /M-1 is closed: 0 decisions/u],
    ['agenda', /1\. Paint the quay[^]*2\. Lease/u],
  ] as const)
    it(`“${words}” is answered ${line.source}`, async () => {
      assert.match(await answered(words), line);
      // The same words within two minutes would be taken for one.
      if (words === 'approve consent items') await board.stage.advance('PT3M');
    });

  it('stands on the control card and in both minutes, ratified or not', async () => {
    const { stage, channel, maya } = board;
    await answered('start meeting');
    await stage.advance('PT1S');
    const control = (await stage.seen(channel, maya)).map(readingOf).join('\n');
    assert.match(control, /Motion 1, agreed by consensus, provisional: Paint the quay/u);
    await answered('attendance: Maya, Ana');
    assert.match(await answered('do not ratify motion 1'), /Motion 1 is not ratified\./u);
    assert.match(
      await answered('motions'),
      /Motion 1 · Paint the quay\.[^]*agreed by consensus, not ratified/u,
    );
    assert.match(await answered('ratify 1'), /Motion 1 is ratified · D-1/u);
    await answered('decision: Rent it.');
    await answered('rescind D-1 by D-2');
    // What stands again is not what the entry became.
    assert.match(await answered('convert D-2 to note'), /D-2 is now N-2\./u);
    await stage.advance('PT3M');
    await answered('close meeting');
    const { id } = await stage.committee(maya);
    const minutes = async (ref: string) =>
      (await stage.api<string>(maya, `/committees/${id}/minutes/${ref}.md`)).body;
    assert.match(await minutes('M-1'), /Paint the quay.*carried without a quorum, to be ratified/u);
    assert.match(await minutes('M-2'), /D-1 Decision.*Paint the quay.*by consensus/u);
  });
});
