import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const minutes = `# Harbour Community Group: Weekly

* Date: 2026-03-04T14:00:00Z

## Chair
* Maya Lindqvist

## Present
* Maya Lindqvist
* Tomás Okafor
* elf Berg

## Regrets
* Lu Chen

### Scribes
* Tomás Okafor

## Topics

### Quay wall
RESOLVED: Repair the quay wall in June

ACTION: ML and eB to ask for three offers by 13 March
ACTION: eB to merge.

### Crane
RESOLUTION: Sell the crane | <at>all</at> of *it*
ACTION: eB to merge.
ACTION: Measure the crane

### Boat
PROPOSAL: Buy the pilot boat
* ML: +1
* TO: -1
* eB: +1
RESOLUTION: The boat is bought

PROPOSAL: Paint it red
* ML: -1
* eB: 0
`;

describe('npm run replay', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gavel-minutes-'));
    writeFileSync(join(folder, 'weekly.md'), minutes);
  });
  after(() => rmSync(folder, { recursive: true }));

  const replay = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['src/tools/replay.ts', ...args], { encoding: 'utf8' });

  it('plays minutes through the bot and finds in the registers what they mark', () => {
    const { stdout, stderr, status } = replay(join(folder, 'weekly.md'));
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /^\d+ +action +ML and eB to ask .* Maya Lindqvist +A-1 +Maya Lindqvist +2026-03-13$/mu,
    );
    assert.match(stdout, /^\d+ +action +Measure the crane +A-4$/mu);
    assert.match(stdout, /decisions 3 of 3, actions 4 of 4, 1 without owner, 3 without date/u);
    assert.match(stdout, /^\d+ +motion +Buy the pilot boat +2–1–0 +V-1 +2–1–0 +carried$/mu);
    assert.match(stdout, /^\d+ +motion +Paint it red +0–1–1 +V-2 +0–1–1 +lost$/mu);
    assert.match(stdout, /votes 2 of 2, resolutions carried 1 of 1$/mu);
    assert.equal(status, 0);
  });

  it('sums up a folder, and fails where a file cannot be played', () => {
    writeFileSync(join(folder, 'undated.md'), '# Notes\nACTION: ML to date this\n');
    const { stdout, status } = replay('--all', folder);
    assert.match(stdout, /^undated\.md +FAILED: minutes-without-date/mu);
    assert.match(stdout, /^2 files \(1 FAILED\): decisions 3 of 3, actions 4 of 4/mu);
    assert.equal(status, 1);
  });

  it('says how it is used', () => {
    const { stderr, status } = replay();
    assert.match(stderr, /npm run replay -- FILE/u);
    assert.equal(status, 2);
  });
});
