import assert from 'node:assert/strict';
import { severityOf, valueOf } from '../../../../src/domain/raid/scale.ts';

describe('the scale of risks', () => {
  for (const [probability, impact, value, severity] of [
    [1, 1, 1, 'low'],
    [2, 2, 4, 'low'],
    [1, 5, 5, 'medium'],
    [3, 3, 9, 'medium'],
    [2, 5, 10, 'high'],
    [4, 4, 16, 'high'],
    [4, 5, 20, 'very-high'],
    [5, 5, 25, 'very-high'],
  ] as const)
    it(`${probability} × ${impact} is ${value}, ${severity}`, () => {
      assert.equal(valueOf({ probability, impact }), value);
      assert.equal(severityOf(value), severity);
    });
});
