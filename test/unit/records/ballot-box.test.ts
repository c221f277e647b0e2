import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import type { Choice } from '../../../src/domain/motion/state.ts';
import { createBallotBox, type Cast, type SealedBox } from '../../../src/records/ballot-box.ts';

const key = randomBytes(32);
const ballotBox = createBallotBox(() => [key]);
const of = { pk: 'harbour|board', entity: 'V-1' };
const VOTERS = 6;
const seats = ['ana', 'ben', 'priya', 'omar'];

const filled = (votes: readonly Cast[], places = VOTERS): SealedBox =>
  votes.reduce((box, vote) => ballotBox.cast(box, of, vote, places), ballotBox.empty(of, places));
const votes = (...choices: readonly Choice[]): Cast[] =>
  choices.map((choice, index) => ({ seat: seats[index] ?? '', choice }));
const locked = { name: 'Refused', code: 'ballots-locked' };

describe('a ballot box', () => {
  it('counts the last choice of each seat that is asked for', () => {
    const box = filled([...votes('for', 'against', 'for'), { seat: 'ana', choice: 'abstain' }]);
    const counted = ballotBox.count(box, of, ['ana', 'ben', 'priya']);
    assert.deepEqual(counted, { for: 1, against: 1, abstain: 1 });
    assert.deepEqual(ballotBox.count(box, of, ['ben']), { for: 0, against: 1, abstain: 0 });
  });

  it('has room for voters who came later, and for those who lost the vote meanwhile', () => {
    const box = filled(votes('for', 'for', 'against'), 1);
    assert.deepEqual(ballotBox.count(box, of, seats.slice(0, 3)), {
      for: 2,
      against: 1,
      abstain: 0,
    });
  });

  it('looks the same from outside, whatever is inside and whether or not that changed', () => {
    const choice = fc.constantFrom<Choice>('for', 'against', 'abstain');
    const choices = fc.array(choice, { minLength: 1, maxLength: seats.length });
    fc.assert(
      fc.property(choices, fc.infiniteStream(choice), (first, others) => {
        const second = [...others.take(first.length)];
        const [one, other] = [filled(votes(...first)), filled(votes(...second))];
        const again = ballotBox.cast(one, of, votes(...first)[0] ?? assert.fail(), VOTERS);
        for (const box of [other, again]) {
          assert.deepEqual(Object.keys(box), Object.keys(one));
          assert.equal(box.sealed.length, one.sealed.length);
          assert.notEqual(box.nonce, one.nonce);
          assert.notEqual(box.sealed, one.sealed);
        }
        assert.deepEqual([other.turn, again.turn], [one.turn, one.turn + 1]);
      }),
      { numRuns: 100, seed: 20_261_124 },
    );
  });

  it('opens for no other motion, committee, tenant, turn or key, and not when a bit is flipped', () => {
    const box = filled(votes('for'));
    const flipped = Buffer.from(box.sealed, 'base64');
    flipped.writeUInt8(flipped.readUInt8(7) ^ 1, 7);
    for (const [about, other] of [
      [{ ...of, entity: 'V-2' }, box],
      [{ ...of, pk: 'harbour|yard' }, box],
      [{ ...of, pk: 'quay|board' }, box],
      [of, { ...box, turn: box.turn + 1 }],
      [of, { ...box, sealed: flipped.toString('base64') }],
      [of, { ...box, sealed: '' }],
      [of, undefined],
    ] as const)
      assert.throws(() => ballotBox.count(other, about, ['ana']), locked);
    const stranger = createBallotBox(() => [randomBytes(32)]);
    assert.throws(() => stranger.cast(box, of, { seat: 'ana', choice: 'for' }, VOTERS), locked);
  });

  it('without a vote that the journal knows of is an older one, and is not counted', () => {
    const [first, second] = votes('for', 'against');
    assert.ok(first && second);
    const older = filled([first]);
    assert.throws(() => ballotBox.count(older, of, ['ana', 'ben']), locked);
  });

  it('keeps its key when a newer one comes before it, and needs it', () => {
    const newer = randomBytes(32);
    const both = createBallotBox(() => [newer, key]);
    const box = both.cast(filled(votes('for')), of, { seat: 'ben', choice: 'for' }, VOTERS);
    assert.deepEqual(ballotBox.count(box, of, ['ana', 'ben']), { for: 2, against: 0, abstain: 0 });
    const alone = createBallotBox(() => [newer]);
    assert.throws(() => alone.count(box, of, ['ana']), locked);
    assert.notEqual(both.empty(of, VOTERS).key, box.key);
  });

  it('is not made without a key', () => {
    const none = createBallotBox(() => []);
    assert.throws(() => none.empty(of, VOTERS), { name: 'Refused', code: 'ballots-no-key' });
  });
});
