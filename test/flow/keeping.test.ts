import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { JournalShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import { storedBytes } from '../helpers/stored-bytes.ts';

const run = promisify(execFile);

const typed = async (
  stage: Stage,
  who: Person,
  where: Conversation,
  ...said: readonly string[]
): Promise<void> => {
  for (const words of said)
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
    await stage.say(who, where, words);
};

describe('retention', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let priya: Person;
  const journal = async (): Promise<readonly JournalShape[]> => {
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<ListShape<JournalShape>>(maya, `/committees/${id}/journal`);
    return body.items;
  };

  const answer = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, board, words);
    return readingOf(await stage.lastPrivate(who));
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await typed(stage, maya, board, 'risk: Fog over the quay');
    await stage.say(maya, stage.room.personal(maya.id), 'R-1');
    const card = await stage.lastPrivate(maya);
    const { dialog } = await stage.room.press(maya.id, card.message.id, 'raid.close');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { why: 'It lifted' });
    await typed(stage, maya, board, 'start meeting', 'attendance: Maya, Priya', 'risk: Rust');
    await typed(
      stage,
      maya,
      board,
      'details R-2 cause: vermilion',
      'action: Priya to paint by Friday',
    );
    await typed(stage, maya, board, 'close R-2 the fog lifted', 'close meeting');
    await typed(stage, priya, board, 'accept A-1', 'done A-1 in vermilion');
    await typed(stage, maya, board, 'close A-1', 'circulate minutes', 'approve minutes');
  });
  after(() => stage.close());

  it('is set by those who keep the records, and told to them alone', async () => {
    assert.match(await answer(maya, 'retention'), /keeps everything/u);
    assert.match(await answer(maya, 'retention 1 year'), /1 year after/u);
    assert.match(await answer(maya, 'retention 900 years'), /1 to 100 years/u);
    assert.match(await answer(priya, 'retention off'), /chair|secretary/u);
  });

  it('keeps everything while a hold is on', async () => {
    const held = await answer(maya, 'legal hold on because the auditors ask');
    assert.match(held, /on legal hold since Mon 23 Nov: the auditors ask/u);
    const again = await answer(maya, 'legal hold on because of a lawsuit');
    assert.match(again, /on already: the auditors ask\. The new reason was not recorded/u);
    await stage.say(maya, board, 'status');
    assert.match(readingOf(await stage.lastPublic(board, maya)), /Legal hold/u);
    await stage.at('2027-12-20T12:00:00.000Z');
    assert.ok(!(await journal()).some(({ command }) => command === 'journal.erase'));
    assert.match(await answer(maya, 'legal hold off'), /not on legal hold/u);
  });

  it('erases what was announced ten working days before, and the journal still holds', async () => {
    await stage.at('2028-01-10T12:00:00.000Z');
    const said = (await stage.privateOf(maya)).map(readingOf).join('\n');
    assert.match(said, /on (?:Mon|Tue) 1\d Jan the words of records finished before .*R-1/u);
    await stage.at('2028-01-24T12:00:00.000Z');
    const erased = (await journal()).filter(({ command }) => command === 'journal.erase');
    assert.equal(erased.length, 1);
    const { id } = await stage.committee(maya);
    // Of what was written before the minutes were approved, what stands in them stays, and no more.
    await stage.say(maya, board, 'search vermilion');
    assert.match(readingOf(await stage.lastPublic(board, maya)), /Nothing found for “vermilion”/u);
    const found = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(found.body, /Rust[^]*the fog lifted[^]*\| A-1 \| paint \|/u);
    await stage.at('2028-03-20T12:00:00.000Z');
    const journaled = JSON.stringify(await journal());
    const times = (type: string): number => journaled.split(`"${type}"`).length - 1;
    assert.deepEqual([times('expiry-announced'), times('expiry-done')], [1, 1]);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true, JSON.stringify(body.firstBad));
  });
});

describe('erasing a person', () => {
  const at = '2026-11-23T10:00:00.000Z';
  let data: string;
  let priya: Person;
  let maya: Person;
  let stage: Stage;
  let board: Conversation;

  const tool = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, GAVEL_DATA: data, LOG_LEVEL: 'silent' };
    const command = ['--disable-warning=ExperimentalWarning', 'src/tools/erase.ts', ...args];
    return run(process.execPath, command, { env }).then(
      ({ stdout }) => stdout,
      (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
    );
  };

  before(async () => {
    stage = await openStage({ at, keep: true });
    data = stage.data;
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await typed(stage, maya, board, 'agenda add Quay', 'agenda add Complaint of Priya');
    await typed(stage, maya, board, 'start meeting', 'attendance: Maya, Priya');
    await typed(stage, maya, board, 'note: Priya spoke of her illness');
    await typed(stage, maya, board, 'note: The quay is green', 'close meeting');
    await typed(stage, maya, board, 'circulate minutes', 'approve minutes');
    await typed(stage, maya, board, 'start meeting', 'close meeting');
    await typed(stage, priya, board, 'action: Priya to buy the unmistakable paint by Friday');
    await stage.gavel.close();
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  it('shows what would go, writes nothing, and waits until nobody depends on them', async () => {
    const shown = await tool('--person', 'priya raman', '--yes');
    assert.match(shown, /1 text\n[\s\S]*seat: member[\s\S]*A-1[\s\S]*unmistakable paint/u);
    assert.doesNotMatch(shown, /her illness/u);
    assert.match(shown, /erase-busy/u);
    assert.match(await tool('--person', 'Nobody'), /erase-who/u);
    assert.match(storedBytes(data), /unmistakable/u);
  });

  it('leaves no word and no name of theirs, but in what was approved, and records that verify', async () => {
    stage = await openStage({ data, keep: true });
    await typed(stage, maya, board, 'cancel A-1 because bought', 'remove Priya from committee');
    await stage.gavel.close();
    assert.match(await tool('--person', priya.aadObjectId), /Nothing was written/u);
    assert.match(
      await tool('--person', priya.aadObjectId, '--yes'),
      /Erased: \d+ texts? of 1 committee, /u,
    );
    assert.match(await tool('--person', priya.aadObjectId), /erase-who/u);
    assert.doesNotMatch(storedBytes(data), /unmistakable/u);
    assert.match(storedBytes(data), /her illness/u);

    stage = await openStage({ data, keep: true });
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true, JSON.stringify(body.firstBad));
    const { body: minutes } = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(minutes, /Priya Raman \| Present[\s\S]*## 2\. Complaint of Priya/u);
    await stage.gavel.close();
  });
});
