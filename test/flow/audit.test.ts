import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalize } from 'json-canonicalize';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { check, isSound, type Report } from '../../src/tools/verify/check.ts';
import { findingsIn } from '../../src/tools/verify/minutes.ts';
import { linesOf } from '../../src/tools/verify/read.ts';
import { openStage, readingOf, type Stage, type VerifyShape } from '../helpers/stage.ts';

interface Exported {
  readonly seq: number;
  readonly hash: string;
  readonly body: { readonly prev: string; readonly events: readonly { readonly text?: object }[] };
  readonly texts: Readonly<Record<string, { readonly salt: string; readonly text: string }>>;
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the journal, handed to an auditor', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let priya: Person;
  let committee: string;
  let exported: string;

  const fetched = (as: Person, method = 'GET'): Promise<Response> =>
    fetch(`${stage.url}/api/v1/committees/${committee}/journal.jsonl`, {
      method,
      headers: { 'x-local-user': as.aadObjectId },
    });
  const verified = (journal: string, ...anchors: [number, string][]): Promise<Report> => {
    const file = join(stage.data, 'journal.jsonl');
    writeFileSync(file, journal);
    return check(
      linesOf(file),
      anchors.map(([seq, hash]) => ({ seq, hash })),
    );
  };
  const entries = (): Exported[] =>
    exported
      .trim()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as Exported);

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    for (const words of [
      'start meeting',
      'note: The reserve covers the quay, “as agreed” – ½\u2028and \u0085 the pier',
      'decision: Approve the quay budget',
      'action: Priya to tell the port by 4 December',
      'close meeting',
      'circulate minutes',
      'approve minutes',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
    committee = (await stage.committee(maya)).id;
    const answer = await fetched(maya);
    assert.equal(answer.status, 200);
    exported = await answer.text();
  });
  after(() => stage.close());

  it('is whole, and ends where the committee’s own verification ends', async () => {
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${committee}/verify`);
    const report = await verified(exported);
    assert.equal(report.firstBad, undefined);
    assert.deepEqual([report.entries, report.head], [body.entries, body.head]);
    assert.equal(report.heading?.committee.name, 'Harbour Board');
  });

  it('can be checked with a hash function and RFC 8785 alone', () => {
    let prev = '0'.repeat(64);
    for (const { hash, body, texts } of entries()) {
      assert.equal(body.prev, prev);
      assert.equal(sha(canonicalize(body)), hash);
      for (const [path, { salt, text }] of Object.entries(texts)) {
        const [index = '', field = ''] = path.split('.');
        assert.equal(Reflect.get(body.events[Number(index)]?.text ?? {}, field), sha(salt + text));
      }
      prev = hash;
    }
  });

  it('names the people it speaks of, beside what is hashed', () => {
    const { people } = JSON.parse(exported.trim().split('\n').at(-1) ?? '') as {
      people: Record<string, string>;
    };
    assert.deepEqual(Object.values(people).toSorted(), ['Maya Lindqvist', 'Priya Raman']);
    assert.doesNotMatch(JSON.stringify(entries().map(({ body }) => body)), /Maya|Priya/u);
  });

  it('says on which entry minutes were sealed; what is printed there is an anchor', async () => {
    const { seals } = await verified(exported);
    const [seal] = seals;
    assert.equal(seal?.minutes, 'M-1');
    await stage.say(maya, stage.room.personal(maya.id), 'minutes M-1');
    const printed = readingOf(await stage.lastPrivate(maya));
    const [, seq, hash = ''] = /journal (\d+):([\da-f]{12})/u.exec(printed) ?? [];
    assert.deepEqual((await verified(exported, [Number(seq), hash])).broken, []);
    const wrong = [Number(seq), 'f'.repeat(12)] as [number, string];
    assert.equal((await verified(exported, wrong)).broken.length, 1);
  });

  it('does not hold once entries are cut off before an anchor', async () => {
    const lines = exported.split('\n');
    const { hash = '', seq = 0 } = entries().at(-1) ?? {};
    const cut = lines.toSpliced(-3, 1).join('\n');
    assert(isSound(await verified(cut)));
    assert.deepEqual((await verified(cut, [seq, hash])).broken, [{ seq, hash }]);
  });

  it('is the same with a byte order mark and with Windows line ends', async () => {
    const other = `\uFEFF${exported.replaceAll('\n', '\r\n')}`;
    assert.deepEqual(await verified(other), await verified(exported));
  });

  it('does not hold as a fragment, nor under another committee’s heading', async () => {
    const lines = exported.trimEnd().split('\n');
    const [heading = '', ...rest] = lines;
    const closing = lines.at(-1) ?? '';
    for (const nothing of ['', '\n', closing, rest.join('\n')])
      // oxlint-disable-next-line no-await-in-loop -- one file
      await assert.rejects(verified(nothing), { code: 'export-format' });
    for (const fragment of [heading, lines.slice(0, -1).join('\n')])
      // oxlint-disable-next-line no-await-in-loop -- one file
      assert.equal((await verified(fragment)).closed, false);
    await assert.rejects(verified(`${exported}${closing}`), { code: 'export-line' });
    for (const [mine, theirs] of [
      ['"HB"', '"OB"'],
      ['Harbour Board', 'Other Board'],
      [committee, 'f'.repeat(24)],
    ] as const) {
      const forged = [heading.replace(mine, theirs), ...rest].join('\n');
      // oxlint-disable-next-line no-await-in-loop -- one file
      const report = await verified(forged);
      assert.deepEqual([report.fits, isSound(report)], [false, false]);
    }
  });

  it('tells the first entry of which any byte was changed', async () => {
    const lines = exported.trimEnd().split('\n');
    for (let number = 1; number < lines.length - 1; number += 3) {
      const line = lines[number] ?? '';
      for (let at = 3; at < line.length; at += 97) {
        const letter = line[at] === 'a' ? 'b' : 'a';
        const forged = lines.with(number, line.slice(0, at) + letter + line.slice(at + 1));
        // oxlint-disable-next-line no-await-in-loop -- one file
        const report = await verified(forged.join('\n')).catch((error: { code: string }) => error);
        if ('code' in report) assert.equal(report.code, 'export-line');
        else assert.equal(report.firstBad?.seq, number, forged[number]);
      }
    }
  });

  it('is checked by a command that fails where the journal does', async () => {
    const run = promisify(execFile);
    const file = join(stage.data, 'by-hand.jsonl');
    const tool = ['--disable-warning=ExperimentalWarning', 'src/tools/verify.ts', file];
    writeFileSync(file, exported);
    const [first] = entries();
    const anchor = ['--anchor', `HB ${first?.seq}:${first?.hash.slice(0, 12)}`];
    const { stdout } = await run(process.execPath, [...tool, ...anchor]);
    assert.match(stdout, /Harbour Board: \d+ entries are sound/u);
    writeFileSync(file, exported.replace('tell the port', 'tell the fort'));
    await assert.rejects(run(process.execPath, tool), { code: 1 });
  });

  it('is said in one line to be missing, and how the command is called', async () => {
    const run = promisify(execFile);
    const flag = '--disable-warning=ExperimentalWarning';
    const none = join(stage.data, 'none');
    const missing = (tool: string, given: readonly string[], said: RegExp) =>
      assert.rejects(
        run(process.execPath, [flag, `src/tools/${tool}.ts`, ...given], {
          env: { GAVEL_DATA: none },
        }),
        ({ code, stderr }: { code: number; stderr: string }) => code === 1 && said.test(stderr),
      );
    const help = await run(process.execPath, [flag, 'src/tools/verify.ts', '--help']);
    assert.match(help.stdout, /^npm run verify/u);
    await Promise.all([
      missing('verify', [none], /^ENOENT: no such file[^\n]*\n$/u),
      missing(
        'export',
        ['--committee', 'HB'],
        /^store-missing: There are no records in [^\n]*\n$/u,
      ),
      missing('move', ['--from', 'sqlite', '--to', 'cosmos'], /^store-missing: [^\n]*\n$/u),
    ]);
    assert.equal(existsSync(none), false);
  });

  it('holds the seal of the minutes that were approved', async () => {
    for (const words of [
      'plan meeting 10 December 10:00',
      'addendum M-1: The licence arrived later',
      'addendum M-1 D-1: Its lamps too',
      'start meeting',
      'decision: Approve the pier instead',
      'supersede D-1 by D-2',
      'move A-1 to 9 December because the port is closed',
      'close meeting',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
    const path = `/committees/${committee}/minutes/M-1.json`;
    const { body } = await stage.api<{ minutes: object }>(maya, path);
    const report = await verified(await (await fetched(maya)).text());
    assert.deepEqual(findingsIn(JSON.stringify(body), report), {
      wrong: [],
      uncovered: [],
      withheld: [],
    });
    const forged = JSON.stringify(body).replace('quay budget', 'pier budget');
    assert.deepEqual(findingsIn(forged, report).wrong, ['minutes']);
    assert.equal(findingsIn('no minutes', report).wrong.length, 1);
  });

  it('is handed to chair, deputy and secretary alone', async () => {
    assert.equal((await fetched(priya)).status, 404);
    assert.equal((await fetched(maya, 'HEAD')).status, 200);
  });

  it('is anchored once a week in the digests of those who keep it', async () => {
    const said = async (): Promise<readonly string[]> =>
      (await stage.privateOf(maya)).map(readingOf).filter((each) => each.includes('Journal this'));
    await stage.at('2026-11-26T10:00:00.000Z');
    await stage.say(priya, stage.room.personal(priya.id), 'done A-1 told them');
    await stage.at('2026-11-30T12:00:00.000Z');
    const [digest = '', ...others] = await said();
    assert.equal(others.length, 0);
    const [, seq, hash = ''] = /Journal this week: HB (\d+):([\da-f]{12})/u.exec(digest) ?? [];
    const journal = await (await fetched(maya)).text();
    assert.deepEqual((await verified(journal, [Number(seq), hash])).broken, []);
  });
});
