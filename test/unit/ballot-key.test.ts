import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballotKeyOf, createLocalBallotKey } from '../../src/ballot-key.ts';

describe('local mode’s ballot key', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gavel-key-'));
    file = join(folder, 'data.ballot-key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made when it is first asked for, for its owner alone, and stays', () => {
    const keys = createLocalBallotKey(file);
    assert.deepEqual(readdirSync(folder), []);
    const [key] = keys();
    assert.equal(key?.length, 32);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(createLocalBallotKey(file)(), [key]);
  });

  it('is none where the file holds something else', () => {
    writeFileSync(file, 'not a key');
    assert.deepEqual(createLocalBallotKey(file)(), []);
  });

  it('is 32 bytes in base64, nothing else', () => {
    assert.equal(ballotKeyOf(Buffer.alloc(32, 9).toString('base64'))?.length, 32);
    for (const text of [
      '',
      'CQkJ',
      Buffer.alloc(33).toString('base64'),
      'x'.repeat(44),
      '€'.repeat(43),
    ])
      assert.equal(ballotKeyOf(text), undefined, text);
  });
});
