import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { openRoom, type OpenRoom } from '../helpers/room.ts';

/** The minutes of a board from the draft to the archive, by typing and pressing in the rehearsal room. */
describe('minutes in the rehearsal room, in the dark', () => {
  let room: OpenRoom;

  const mail = async (name: string): Promise<void> => {
    await room.become(name);
    await room.go('Gavel');
  };
  const say = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await room.ask(line);
  };
  /** The first characters of the file behind a link, as the browser keeps it. */
  const fileOf = async (name: string): Promise<string> => {
    const link = room.page.locator('.messages').getByRole('link', { name, exact: true }).last();
    const [kept] = await Promise.all([room.page.waitForEvent('download'), link.click()]);
    const bytes = await readFile(await kept.path());
    return bytes.subarray(0, 5).toString('latin1');
  };

  before(async () => {
    room = await openRoom({ at: '2026-11-23T08:00:00.000Z', dark: true });
    await say(
      'start meeting',
      'attendance: Maya, Daniel, Priya, Tom',
      'note: The costs of the quay were discussed',
      'decision: Lease the north berth',
      'action: Tom to draw up the lease by Friday',
      'close meeting',
    );
  });
  after(() => room.close());

  it('are read and put right as a draft, then circulated', async () => {
    await room.go('Gavel');
    await say('minutes');
    await room.said('Minutes HB M-1, draft');
    await room.button('Edit').click();
    await room.said('Tap a note or an action to edit it.');
    await room.said('Quorum: 3 present, 2 needed ✓');
    await say('edit A-1: draw up and send the lease', 'edit N-1: The costs of the quay were noted');
    await room.said('N-1 reads now: The costs of the quay were noted');
    await room.accessible();
    await say('minutes');
    await room.button('Circulate').click();
    await room.said('Minutes HB M-1, circulated, corrections until Mon 30 Nov');
  });

  it('take corrections from members, which secretary and chair decide on', async () => {
    await mail('Priya');
    await say('minutes');
    await room.fill(
      'Propose correction',
      {
        'Which entry?': 'a note · The costs of the quay were noted',
        'How should it read?': 'The costs of the quay were agreed',
      },
      'Send',
    );
    await room.said('You proposed a correction.');
    await say('correct M-1: Tom left at nine');
    await mail('Daniel');
    await say('minutes');
    await room.said('Once they are decided, the minutes can be approved.');
    await say('approve minutes');
    await room.said(/2 corrections are still open; .* decides on them first/u);
    await mail('Maya');
    await say('minutes');
    await room.button('Open corrections').click();
    await room.said('Correction 2 to the minutes of M-1');
    await room.button('Back').click();
    await room.said('1. Priya Raman, on a note: The costs of the quay were agreed');
    await say('accept correction 1', 'refuse correction 2: he stayed');
    await room.said('Only the presiding person can refuse a correction; you can accept it.');
    await mail('Daniel');
    await say('refuse correction 2: he stayed');
    await room.said('No open corrections');
  });

  it('are confirmed by members, approved and sealed by the chair', async () => {
    await mail('Tom');
    await say('minutes');
    await room.button('Confirm').click();
    await room.said('You have confirmed them.');
    await mail('Daniel');
    await say('minutes');
    await room.said('1 person has confirmed');
    await room.button('Approve').click();
    await room.said(/Approved Mon 23 Nov by Daniel Okafor\. Sealed: [0-9a-f]{12}/u);
    await room.accessible();
  });

  it('are never edited after that, only added to', async () => {
    await mail('Maya');
    await say('edit N-1: Nothing was said');
    await room.said(/approved and sealed, nobody can change them; the secretary can add an adde/u);
    await say('correct M-1: Too late', 'minutes');
    await room.fill(
      'Add an addendum',
      { 'What should be added?': 'The lease was signed on Friday' },
      'Save',
    );
    await room.said('1 addendum');
    await room.button('Read').click();
    await room.said('The costs of the quay were agreed');
    await room.said('The lease was signed on Friday');
  });

  it('open as files: Word and PDF, and the registers as Excel', async () => {
    await say('minutes');
    assert.equal(await fileOf('PDF'), '%PDF-');
    assert.match(await fileOf('Word'), /^PK/u);
    await say('decisions');
    assert.match(await fileOf('Excel'), /^PK/u);
  });

  it('leave a history that verifies, registers as at a day, and records that are kept', async () => {
    await say('history minutes M-1');
    await room.said('Correction 2 refused: he stayed');
    await room.said('Minutes approved and sealed');
    await say('verify');
    await room.said('The history is intact');
    await say('actions as at today');
    await room.said('Mon 23 Nov 2026: 1 open action, by due date');
    await say('retention 7');
    await room.said(/7 years/u);
    await say('legal hold on because of the audit');
    await room.said(
      'Harbour Board has been on legal hold since Mon 23 Nov: the audit. Nothing is erased until it is lifted.',
    );
    await room.accessible();
  });

  it('are followed by the pack of the next meeting, which starts from it', async () => {
    await room.go('Harbour Board');
    await say('set up as company board', 'plan meeting 8 December 2026 at 14:00');
    await room.stage.at('2026-12-07T09:30:00.000Z');
    await mail('Daniel');
    await room.said(/Harbour Board, Tue 8 Dec: nothing to decide, 1 at risk/u);
    await room.button('Overdue').click();
    await room.said('1 overdue action');
    await room.button('All open').click();
    await room.said('1 open action, by due date');
    await say('pack');
    assert.match(await fileOf('Pack (Word)'), /^PK/u);
    await room.stage.at('2026-12-08T14:00:00.000Z');
    await room.button('Start meeting').click();
    await room.go('Harbour Board');
    // The room's clock runs on while the pages are read.
    await room.said(/M-2, item 1 of 8, \d min left/u);
  });

  it('are approved as the first business of the next meeting, and its minutes say so', async () => {
    await say('note: All were welcomed', 'close meeting');
    await say('circulate minutes');
    await room.said(/Minutes M-2, circulated/u);
    await say('plan meeting 15 December 2026 at 14:00');
    await mail('Daniel');
    await say('approve minutes');
    await room.said(
      'By the rule of this committee the next meeting approves the minutes, while it is in session.',
    );
    await room.stage.at('2026-12-15T14:00:00.000Z');
    await room.go('Harbour Board');
    await say('start meeting', 'agenda');
    await room.button('Minutes M-2').click();
    await room.button('Approve', 'Minutes M-2, circulated').click();
    await room.said(/Minutes M-2, approved/u);
    await mail('Maya');
    await say('close meeting', 'minutes M-3');
    await room.button('Read').click();
    await room.said('The minutes of M-2 were approved (declared by Daniel Okafor).');
  });
});
