import assert from 'node:assert/strict';
import { type Committee, openCommittee } from '../helpers/agenda-committee.ts';

describe('what arises from a risk by way of the agenda', () => {
  let board: Committee;

  before(async () => {
    board = await openCommittee();
  });
  after(() => board[Symbol.asyncDispose]());

  it('says so on its cards: the item, what is moved under it, what it becomes', async () => {
    const { said, heard, stage, ana, priya, tom, maya } = board;
    const one = stage.room.personal(tom.id);
    await said(maya, 'risk: the quay floods');
    await stage.say(tom, one, 'motion from R-1: Raise the quay');
    await board.press(tom, one, 'Next agenda');
    await said(maya, 'accept item 1');
    await stage.say(tom, one, 'item 1');
    assert.match(await heard(tom), /Raise the quay\n[^\n]*from R-1 risk/u);
    await said(maya, 'start meeting');
    await said(maya, 'attendance: Maya, Ana, Priya');
    await said(priya, 'motion: Build a wall');
    await stage.say(priya, stage.room.personal(priya.id), 'V-1');
    assert.match(await heard(priya), /Chain\nR-1 risk → motion 1/u);
    await said(ana, 'decision: Ask for offers');
    await stage.say(ana, stage.room.personal(ana.id), 'R-1');
    assert.match(await heard(ana), /R-1 risk → (?:motion 1, D-1|D-1, motion 1)/u);
  });

  it('says so too of what it is converted to, and what stays where a decision is taken back', async () => {
    const { said, heard, stage, ana } = board;
    const one = stage.room.personal(ana.id);
    await said(ana, 'action from R-1: Tom to call the insurer by 4 December');
    assert.match(await said(ana, 'convert A-1 to decision'), /A-1 is now D-2/u);
    await stage.say(ana, one, 'D-2');
    assert.match(await heard(ana), /Chain\nR-1 risk → D-2/u);
    await said(ana, 'action from D-2: Tom to write to them by 4 December');
    assert.match(
      await said(ana, 'undo D-2'),
      /D-2 is taken back\. What came from it stays[^.]*A-2/u,
    );
    await stage.say(ana, one, 'R-1');
    assert.doesNotMatch(await heard(ana), /D-2/u);
    await said(ana, 'details D-1 with A-2');
    await stage.say(ana, one, 'A-2');
    assert.match(await heard(ana), /D-1 → A-2/u);
  });

  it('and what was taken back says so with the words of its register, on its card and in the API', async () => {
    const { said, heard, stage, ana } = board;
    const one = stage.room.personal(ana.id);
    await said(ana, 'risk: the crane rusts');
    await said(ana, 'undo');
    const { id } = await stage.committee(ana);
    const api = async (path: string) =>
      (await stage.api(ana, `/committees/${id}/records${path}`)).body.items.map(
        ({ ref, ...record }) => [ref, record.status, record.flags?.join(), Object(record).became],
      );
    const inError = 'recorded-in-error';
    assert.deepEqual(await api('?type=action&status=cancelled'), [['A-1', 'cancelled', '', 'D-2']]);
    assert.deepEqual(await api('?type=decision'), [['D-1', 'in-force', '', undefined]]);
    const ended = [['D-2', 'rescinded', inError, undefined]];
    assert.deepEqual(await api('?type=decision&status=rescinded'), ended);
    assert.deepEqual(await api('?type=raid&status=closed'), [
      ['R-2', 'closed', inError, undefined],
    ]);
    for (const [ref, words] of [
      ['A-1', /^HB A-1, cancelled[^]*it became D-2\nHistory/mu],
      ['D-2', /^HB D-2, rescinded[^]*recorded in error/mu],
      ['R-2', /^HB R-2, risk, closed[^]*recorded in error/mu],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(ana, one, ref);
      // oxlint-disable-next-line no-await-in-loop -- its card
      assert.match(await heard(ana), words);
    }
  });

  it('and names the actions that are still open where a later decision ends theirs', async () => {
    const { said, heard, stage, ana } = board;
    const one = stage.room.personal(ana.id);
    await stage.advance('PT1M');
    await said(ana, 'decision: Hire a crane');
    await said(ana, 'action from D-3: Tom to hire the crane by 4 December');
    await said(ana, 'action from D-3: Priya to paint it by 4 December');
    await said(ana, 'cancel A-4 because it is painted');
    await stage.advance('PT1M');
    await said(ana, 'decision: No crane');
    assert.match(
      await said(ana, 'supersede D-3 by D-4'),
      /^D-3 · superseded by D-4\. Still open: A-3 of Tom Berg\. “cancel A-3 because …” ends/u,
    );
    await stage.say(ana, one, 'D-3');
    assert.match(await heard(ana), /Still open\nA-3 of Tom Berg/u);
    await stage.say(ana, one, 'A-3');
    assert.match(await heard(ana), /→ D-3 \(superseded by D-4\) → A-3/u);
  });

  it('and is typed with what it comes from: an issue, a circular, the chair’s decision', async () => {
    const { said, heard, stage, ana } = board;
    const one = stage.room.personal(ana.id);
    assert.match(await said(ana, 'issue from A-3: No crane is free'), /R-3 · issue recorded/u);
    await said(ana, 'close meeting');
    assert.match(await said(ana, 'circular from r-3: Rent a crane'), /Motion 2/u);
    assert.match(
      await said(ana, 'chair’s decision from R-3: Ask the port because it has one'),
      /D-5 · decided/u,
    );
    await stage.say(ana, one, 'R-3');
    assert.match(
      await heard(ana),
      /Chain\n[^\n]*A-3 → R-3 issue → (?:motion 2, D-5|D-5, motion 2)/u,
    );
    await stage.say(ana, board.channel, 'issue from A-99: Nothing');
    assert.match(await heard(ana), /no A-99 here/u);
  });
});
