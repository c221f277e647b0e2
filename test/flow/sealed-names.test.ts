import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { check, type Report } from '../../src/tools/verify/check.ts';
import { findingsIn } from '../../src/tools/verify/minutes.ts';
import { linesOf } from '../../src/tools/verify/read.ts';
import { openStage, readingOf, type Stage, type VerifyShape } from '../helpers/stage.ts';
import { storedBytes } from '../helpers/stored-bytes.ts';

const run = promisify(execFile);

interface Minutes {
  readonly committee: object;
  readonly minutes: {
    readonly addenda: readonly { readonly text: string }[];
    readonly items: readonly object[];
  };
  readonly people: Readonly<Record<string, string>>;
}

describe('the names in approved minutes', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let tom: Person;
  let priya: Person;
  let id: string;
  let data: string;

  const say = async (who: Person, ...said: readonly string[]): Promise<void> => {
    for (const words of said)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(who, board, words);
  };
  const minutes = async (ref: string): Promise<string> =>
    (await stage.api<string>(maya, `/committees/${id}/minutes/${ref}.md`)).body;
  const asJson = async (ref: string, reader = maya): Promise<Minutes> =>
    (await stage.api<Minutes>(reader, `/committees/${id}/minutes/${ref}.json`)).body;
  const card = async (words: string): Promise<string> => {
    await stage.say(maya, stage.room.personal(maya.id), words);
    return readingOf(await stage.lastPrivate(maya));
  };
  const journal = async (): Promise<Report> => {
    const headers = { 'x-local-user': maya.aadObjectId };
    const path = `${stage.url}/api/v1/committees/${id}/journal.jsonl`;
    const file = join(data, 'journal.jsonl');
    writeFileSync(file, await (await fetch(path, { headers })).text());
    return check(linesOf(file), []);
  };
  const erase = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, GAVEL_DATA: data, LOG_LEVEL: 'silent' };
    const tool = ['--disable-warning=ExperimentalWarning', 'src/tools/erase.ts', ...args];
    return (await run(process.execPath, tool, { env })).stdout;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z', keep: true });
    data = stage.data;
    [maya, tom, priya] = ['Maya Lindqvist', 'Tom Field', 'Priya Raman'].map((name) =>
      stage.person(name),
    ) as [Person, Person, Person];
    board = stage.room.addGroupChat('Harbour Board', [maya.id, tom.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    await say(maya, 'agenda add Pay, reserved');
    await say(maya, 'start meeting', 'attendance: Maya, Tom, Priya');
    await stage.say(tom, stage.room.personal(tom.id), 'interest in item 1: mine');
    await say(maya, 'close meeting');
    await say(
      maya,
      'circulate minutes',
      'approve minutes',
      'addendum M-1 for all: The tide was late',
    );
    id = (await stage.committee(maya)).id;
    Object.assign(tom, { name: 'Thomas Meadow' });
    await stage.advance('PT1H');
    await say(tom, 'status');
    await say(maya, 'start meeting', 'attendance: Maya, Thomas, Priya');
    await say(maya, 'note: Ask Tom about the tide', 'close meeting');
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  it('are those of the approval, on every way out; a draft has today’s', async () => {
    assert.match(await minutes('M-1'), /Tom Field \| Present/u);
    assert.match(await minutes('M-2'), /Thomas Meadow \| Present/u);
    assert.ok(Object.values((await asJson('M-1')).people).includes('Tom Field'));
    const read = async (ref: string): Promise<string> => {
      await card(`minutes ${ref}`);
      const at = await stage.offering(maya, stage.room.personal(maya.id), 'Read');
      return JSON.stringify(await stage.room.press(maya.id, at, 'Read'));
    };
    assert.match(await read('M-1'), /Tom Field/u);
    assert.match(await read('M-2'), /Thomas Meadow/u);
  });

  it('are held against the journal, as all else that stands in the file', async () => {
    const report = await journal();
    const whole = await asJson('M-1');
    const { people, minutes: document } = whole;
    assert.deepEqual(findingsIn(JSON.stringify(whole), report), {
      wrong: [],
      uncovered: [],
      withheld: [],
    });
    const [somebody = ''] = Object.keys(people);
    const evil = document.addenda.map((each) => ({ ...each, text: 'Evil' }));
    const forged: readonly (readonly [object, readonly string[]])[] = [
      [{ people: { ...people, [somebody]: 'Mallory' } }, ['people']],
      [{ people: {} }, ['people']],
      [{ minutes: { ...document, addenda: evil } }, ['addenda']],
      [{ minutes: { ...document, addenda: [] } }, ['addenda']],
      [{ minutes: { ...document, title: 'Another' } }, ['minutes']],
      [{ approvedBy: 'p00000000000000000000' }, ['approvedBy']],
      [{ approvedAt: '2026-11-24T10:00:00.000Z' }, ['approvedAt']],
      [{ correctionsUntil: '2027-01-01' }, ['correctionsUntil']],
      [{ sealedHash: '00' }, ['sealedHash']],
      [{ sealedSeq: 1 }, ['sealedSeq']],
      [{ status: 'draft' }, ['status']],
      [{ committee: { ...whole.committee, name: 'Other Board' } }, ['committee']],
    ];
    for (const [change, wrong] of forged) {
      const found = findingsIn(JSON.stringify({ ...whole, ...change }), report);
      assert.deepEqual(found, { wrong, uncovered: [], withheld: [] }, JSON.stringify(change));
    }
    const more = JSON.stringify({ ...whole, note: 'x', people: { ...people, nobody: 'Nobody' } });
    const { wrong, uncovered } = findingsIn(more, report);
    assert.deepEqual([wrong, uncovered.length], [[], 2]);
  });

  it('are told from forged ones where the reader may not know of an item', async () => {
    const report = await journal();
    const his = await asJson('M-1', tom);
    const found = (change: object) => findingsIn(JSON.stringify({ ...his, ...change }), report);
    assert.deepEqual(found({}), { wrong: [], uncovered: [], withheld: [1] });
    const [somebody = ''] = Object.keys(his.people);
    const people = { ...his.people, [somebody]: 'Mallory' };
    const { wrong } = found({ people, approvedAt: '2026-11-24T10:00:00.000Z' });
    assert.deepEqual(wrong, ['people', 'approvedAt']);
    const whole = await asJson('M-1');
    const shown = { ...whole, minutes: { ...whole.minutes, items: his.minutes.items } };
    assert.deepEqual(found(shown).withheld, [1]);
  });

  it('stay when somebody is erased, unless what is sealed goes too', async () => {
    await say(maya, 'remove Thomas from committee', 'remove Priya from committee');
    await stage.gavel.close();
    const shown = await erase('--person', tom.aadObjectId, '--yes');
    assert.match(shown, /named by: Thomas Meadow, Thomas, (?:\S+@\S+, )?Tom Field, Tom\n.*--name/u);
    assert.match(await erase('--person', priya.aadObjectId, '--with-sealed', '--yes'), /^Erased/mu);
    assert.doesNotMatch(storedBytes(data), /Meadow|Raman|Ask Tom/u);

    stage = await openStage({ data, keep: true });
    assert.match(await minutes('M-1'), /\(erased\) \| Present[\s\S]*Tom Field \| Present/u);
    assert.doesNotMatch(await minutes('M-2'), /Tom|Thomas/u);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true, JSON.stringify(body.firstBad));
    const { wrong, uncovered } = findingsIn(JSON.stringify(await asJson('M-1')), await journal());
    assert.deepEqual([wrong, uncovered.length], [[], 1]);
    await stage.gavel.close();
  });
});
