import assert from 'node:assert/strict';
import { board } from '../../../helpers/domain.ts';

const V1 = { id: 'V-1' };
const moved = { input: { text: 'Buy the crane.' } };

describe('a circular resolution of a large body', () => {
  it('asks sixty voters in commits of forty', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`p${n}`, n === 0 ? 'chair' : 'member'] as const),
    );
    const on = board(many);
    assert.equal(on.does('p0', 'motion.open', moved).messages?.length, 40);
    assert.equal(on.does('gavel', 'motion.follow-up', V1).messages?.length, 20);
    assert.equal(new Set(on.state('motion', 'V-1').circular?.asked).size, 60);
  });
});
