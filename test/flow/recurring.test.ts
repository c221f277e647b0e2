import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Committee, openCommittee, readingOf } from '../helpers/agenda-committee.ts';

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
    assert.match(
      await said(maya, 'move M-3 to 30 December at 10:00'),
      /^M-3 · Wed 30 Dec, 10:00 \(.*\), moved from Thu 24 Dec, 14:00$/u,
    );
    assert.deepEqual(await planned(), ['M-3 2026-12-30T10:00', 'M-4 2027-01-07T14:00']);
    assert.match(await said(maya, 'cancel M-3 because of the storm'), /M-3 is cancelled/u);
    assert.deepEqual(await planned(), ['M-4 2027-01-07T14:00']);
  });

  it('remind of the agenda and of papers, each once, on the person’s own morning', async () => {
    const { said, stage, maya, tom } = board;
    await said(maya, 'plan meeting every second Thursday at 14:00 from 21 January');
    assert.match((await board.mail(maya)).at(-1) ?? '', /recur already, M-4 being the next/u);
    await said(maya, 'plan meeting 11 January at 9:00');
    assert.match((await board.mail(maya)).at(-1) ?? '', /“move M-4 to …” gives it another time/u);
    assert.deepEqual(await planned(), ['M-4 2027-01-07T14:00']);
    await said(maya, 'move M-4 to every second Thursday at 14:00 from 21 January');
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

  it('keep their hour where the zone was set up wrong', async () => {
    const { said, stage, maya, channel } = board;
    await said(maya, 'stop recurring');
    await said(maya, 'plan meeting every second Thursday at 14:00 from 4 February');
    for (const [zone, hour] of [
      ['Europe/Tallinn', '12:00'],
      ['Europe/London', '14:00'],
    ] as const) {
      const { dialog } = await board.press(maya, channel, 'Change');
      assert.ok(dialog);
      await stage.room.submitDialog(dialog, { zone });
      assert.match(
        readingOf(await stage.lastPublic(channel, maya)),
        new RegExp(`at its hour in the new zone: M-\\d · Thu 4 Feb, 14:00 \\(${zone}\\)`, 'u'),
      );
      assert.match((await planned()).at(-1) ?? '', new RegExp(`2027-02-04T${hour}$`, 'u'));
    }
  });

  it('publish their agenda by themselves where somebody asked for it', async () => {
    const { said, stage, maya, priya, heard, channel } = board;
    await stage.say(priya, channel, 'publish agenda automatically');
    assert.match(await heard(priya), /Only the chair, the deputy or the secretary/u);
    await said(maya, 'stop recurring');
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
