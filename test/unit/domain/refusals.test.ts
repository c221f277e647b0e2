import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { en } from '../../../src/text/en/catalogue.ts';

const codes = globSync('src/domain/**/*.ts').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/\brefuse\(\s*'([^']+)'/g)].map(([, code]) => code ?? ''),
);

describe('refusals', () => {
  it('are found in the rules', () => {
    assert.ok(codes.length > 50, String(codes.length));
  });

  it('have a sentence each', () => {
    assert.deepEqual(
      [...new Set(codes)].filter((code) => !Object.hasOwn(en.refusal, code)),
      [],
    );
  });
});
