import assert from 'node:assert/strict';
import { openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

/** What reached the owner of an action. */
const asked = (rows: readonly string[]): readonly string[] =>
  rows.filter((row) => row.endsWith(' sent') && !row.includes('-secretary '));

describe('working weeks of other countries', () => {
  it('are each one’s own, also where nothing is known of their holidays', async () => {
    await using board = await openBoard(
      '2026-11-02T08:00:00.000Z',
      { 'Nour Qatari': 'Asia/Qatar', 'Bina Nepali': 'Asia/Kathmandu' },
      { 'Maya Lindqvist': 'KW', 'Nour Qatari': 'QA', 'Bina Nepali': 'NP' },
    );
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'start meeting');
    await stage.say(maya, channel, 'close meeting');
    assert.match(readingOf(await stage.lastPublic(channel, maya)), /M-1 is closed/u);
    await stage.say(maya, channel, 'action: Nour to write by 13 November');
    await stage.say(maya, channel, 'action: Bina to write by 13 November');
    await stage.at('2026-11-16T09:00:00.000Z');
    assert.deepEqual(asked(await board.ledger('A-1')), [
      'A-1 2026-11-04T06:00 no-answer sent',
      'A-1 2026-11-10T06:00 before-due sent',
      'A-1 2026-11-12T06:00 due sent',
      'A-1 2026-11-15T06:00 overdue-1 sent',
    ]);
    // The 13th is a Friday; the working day after it is a Sunday for the committee in Kuwait.
    assert.deepEqual(asked(await board.ledger('A-2')), [
      'A-2 2026-11-04T03:15 no-answer sent',
      'A-2 2026-11-10T03:15 before-due sent',
      'A-2 2026-11-13T03:15 due sent',
      'A-2 2026-11-16T03:15 overdue-1 sent',
    ]);
  });

  it('come with the holidays that a committee chooses', async () => {
    await using board = await openBoard('2026-11-02T08:00:00.000Z');
    const { stage, maya, channel } = board;
    const opened = await board.press(maya, channel, 'Change');
    assert.ok(opened.dialog);
    await stage.room.submitDialog(opened.dialog, { region: 'SA' });
    await stage.say(maya, channel, 'plan meeting every working day at 10:00');
    assert.match(
      readingOf(await stage.lastPublic(channel, maya)),
      /every Monday, Tuesday, Wednesday, Thursday and Sunday/u,
    );
  });
});
