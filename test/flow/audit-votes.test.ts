import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { check, isSound, type Report } from '../../src/tools/verify/check.ts';
import { linesOf } from '../../src/tools/verify/read.ts';
import { openStage, type Stage } from '../helpers/stage.ts';

const run = promisify(execFile);
const node = ['--disable-warning=ExperimentalWarning'];

interface Line {
  readonly body?: { readonly command: string };
  readonly texts: Readonly<Record<string, { readonly text: string }>>;
  readonly withheld?: readonly string[];
}

describe('the journal while people vote', () => {
  let stage: Stage;
  let board: Conversation;
  let ana: Person;
  let priya: Person;
  let tom: Person;

  const exported = async (): Promise<string> => {
    const { id } = await stage.committee(ana);
    const headers = { 'x-local-user': ana.aadObjectId };
    const answer = await fetch(`${stage.url}/api/v1/committees/${id}/journal.jsonl`, { headers });
    assert.equal(answer.status, 200);
    return answer.text();
  };
  const byHand = async (): Promise<string> => {
    const env = { ...process.env, GAVEL_DATA: stage.data, LOG_LEVEL: 'silent' };
    const tool = [...node, 'src/tools/export.ts', '--committee', 'HB'];
    return (await run(process.execPath, tool, { env })).stdout;
  };
  /** What the votes in an export say, and how many of them it withholds. */
  const votesIn = (journal: string) => {
    const lines = journal
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
      .filter(({ body }) => body?.command === 'motion.vote');
    return {
      told: lines.flatMap(({ texts }) => Object.values(texts).map(({ text }) => text)),
      withheld: lines.flatMap(({ withheld = [] }) => withheld).length,
    };
  };
  const verified = (journal: string): Promise<Report> => {
    const file = join(stage.data, 'journal.jsonl');
    writeFileSync(file, journal);
    return check(linesOf(file), []);
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    [ana, priya, tom] = ['Ana Costa', 'Priya Raman', 'Tom Field'].map((name) =>
      stage.person(name),
    ) as [Person, Person, Person];
    board = stage.room.addGroupChat('Harbour Board', [ana.id, priya.id, tom.id]);
    await stage.room.install(board.id, ana.id);
    for (const words of ['start meeting', 'attendance: Ana, Priya, Tom'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(ana, board, words);
    await stage.say(priya, board, 'motion: Buy the crane');
    await stage.say(ana, board, 'open vote 1');
    await stage.say(priya, board, 'vote for motion 1');
    await stage.say(tom, board, 'vote against motion 1');
  });
  after(() => stage.close());

  it('keeps to itself which way they vote, and still verifies', async () => {
    const journal = await exported();
    assert.deepEqual(votesIn(journal), { told: [], withheld: 2 });
    const report = await verified(journal);
    assert.deepEqual([isSound(report), report.withheld, report.erased], [true, 2, 0]);
    const tool = [...node, 'src/tools/verify.ts', join(stage.data, 'journal.jsonl')];
    assert.match((await run(process.execPath, tool)).stdout, /^Withheld: which way 2 votes went/mu);
    assert.deepEqual(votesIn(await byHand()), { told: [], withheld: 2 });
  });

  it('shows no vote under way to whoever looks what an erasure would take', async () => {
    const env = { ...process.env, GAVEL_DATA: stage.data, LOG_LEVEL: 'silent' };
    const tool = [...node, 'src/tools/erase.ts', '--person', 'Tom Field'];
    const { stdout } = await run(process.execPath, tool, { env }).catch(
      (error: { stdout: string }) => error,
    );
    assert.match(stdout, /V-1: \(how they vote/u);
    assert.doesNotMatch(stdout, /: against/u);
  });

  it('withholds nothing else, and nothing that the journal does not say is withheld', async () => {
    const lines = (await exported()).trimEnd().split('\n');
    const forge = (wanted: string, change: (line: Line) => object): Promise<Report> =>
      verified(
        lines
          .map((line) => {
            const read = JSON.parse(line) as Line;
            return read.body?.command === wanted ? JSON.stringify(change(read)) : line;
          })
          .join('\n'),
      );
    const silent = await forge('motion.vote', (line) => ({ ...line, withheld: [] }));
    assert.equal(silent.firstBad?.why, 'erased');
    const hidden = await forge('motion.propose', (line) => ({
      ...line,
      texts: {},
      withheld: Object.keys(line.texts),
    }));
    assert.equal(hidden.firstBad?.why, 'erased');
  });

  it('tells it with the rest once the vote is closed, and must then', async () => {
    await stage.say(tom, board, 'vote for motion 1');
    await stage.say(ana, board, 'close vote 1');
    const journal = await exported();
    assert.deepEqual(votesIn(journal), { told: ['for', 'against', 'for'], withheld: 0 });
    assert.deepEqual(
      [isSound(await verified(journal)), (await verified(journal)).withheld],
      [true, 0],
    );
    const lines = journal.trimEnd().split('\n');
    const forged = lines.map((line) => {
      const read = JSON.parse(line) as Line;
      if (read.body?.command !== 'motion.vote') return line;
      return JSON.stringify({ ...read, texts: {}, withheld: Object.keys(read.texts) });
    });
    assert.equal((await verified(forged.join('\n'))).firstBad?.why, 'erased');
  });

  it('keeps to itself the answers to what was put to all voters', async () => {
    await stage.say(ana, board, 'close meeting');
    await stage.say(ana, board, 'circular until Friday: Paint the quay');
    await stage.say(tom, stage.room.personal(tom.id), 'vote 2 against');
    const { told, withheld } = votesIn(await exported());
    assert.deepEqual([told.length, withheld], [3, 1]);
    assert.equal((await verified(await exported())).withheld, 1);
  });
});
