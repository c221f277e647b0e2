import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { MotionState } from '../../../src/domain/motion/state.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import { createBallotBox } from '../../../src/records/ballot-box.ts';
import type { RecordsOptions } from '../../../src/records/execute.ts';
import type { Doc } from '../../../src/records/store.ts';
import { openHouse, tenant } from '../../helpers/house.ts';

const pk = `${tenant}|board`;
const clock = { now: () => '2026-11-23T10:00:00.000Z' };
const ballotBox = createBallotBox(() => [Buffer.alloc(32, 7)]);
const choices = ['for', 'for', 'against', 'abstain'] as const;

/** A sitting committee of `ana`, who presides, and so many voters, with a secret vote open on V-1. */
const openVote = async (voters: number, more: Partial<RecordsOptions> = {}) => {
  const house = openHouse(clock, { ballotBox, salt: () => 'salt', ...more });
  let activity = 0;
  const does = (actor: string, verb: Verb, input: object = {}, id?: string) =>
    house.records.execute({
      pk,
      command: { verb, actor, input, ...(id === undefined ? {} : { id }) },
      receipts: [`r|${(activity += 1)}`],
    });
  const names = Array.from({ length: voters }, (_, index) => `voter-${index}`);
  const setUp = { committeeId: 'board', chair: 'ana', voters: names, answered: true };
  await does('gavel', 'committee.setup', setUp);
  await does('ana', 'meeting.start', { present: names });
  await does('ana', 'motion.open', { text: 'Elect Omar.', secret: true });
  const votes = (voter: string, choice: string) => does(voter, 'motion.vote', { choice }, 'V-1');
  const stored = async (): Promise<readonly Doc[]> =>
    (await house.store.find({ kind: 'partition', pk }, { limit: 500 })).items;
  const journal = () => house.store.journal(pk, 0, 500);
  const motion = async (): Promise<MotionState> =>
    (await house.records.load(pk, 'V-1'))?.state as MotionState;
  return { ...house, does, votes, stored, journal, motion, names };
};

/** What is random of a box is its nonce and its content. */
const withoutNoise = (doc: Doc): Doc =>
  doc.kind === 'ballot-box'
    ? {
        ...doc,
        body: { ...doc.body, nonce: '', sealed: JSON.stringify(doc.body['sealed']).length },
      }
    : doc;

describe('a secret vote in the store', () => {
  it('is the same for whoever voted which way: before the count, and after it', async () => {
    const permutation = fc.shuffledSubarray([...choices], { minLength: 4 });
    const lives = async (order: readonly string[]): Promise<unknown> => {
      await using vote = await openVote(choices.length);
      for (const [index, choice] of order.entries())
        // oxlint-disable-next-line no-await-in-loop -- in the order of the journal
        await vote.votes(vote.names[index] ?? '', choice);
      const open = [(await vote.stored()).map(withoutNoise), await vote.journal()];
      await vote.does('ana', 'motion.close', {}, 'V-1');
      return [open, await vote.stored(), await vote.journal()];
    };
    const [first] = [await lives(choices)];
    await fc.assert(
      fc.asyncProperty(permutation, async (order) => {
        assert.deepEqual(await lives(order), first);
      }),
      { numRuns: 10, seed: 20_261_124 },
    );
  });

  it('names no choice anywhere until it is counted, then the figures and who voted', async () => {
    await using vote = await openVote(4);
    for (const [index, choice] of choices.entries())
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await vote.votes(vote.names[index] ?? '', choice);
    const all = JSON.stringify([await vote.stored(), await vote.journal()]);
    assert.match(all, /"person":"voter-3"/u);
    assert.doesNotMatch(all, /"(?:for|against|abstain|choice)"/u);
    await vote.does('ana', 'motion.close', {}, 'V-1');
    const { result, ballots } = await vote.motion();
    assert.deepEqual(result?.counts, { for: 2, against: 1, abstain: 1 });
    assert.deepEqual(ballots[3], { seat: 'voter-3', by: 'voter-3' });
    assert.equal((await vote.records.verify(pk)).ok, true);
  });

  for (const [how, end] of [
    ['closed', ['motion.close', 'V-1']],
    ['withdrawn', ['motion.withdraw', 'V-1']],
    ['left over by the meeting', ['meeting.close', undefined]],
  ] as const)
    it(`has a box until it is ${how}, and none after`, async () => {
      await using vote = await openVote(2);
      await vote.votes('voter-0', 'for');
      assert.equal((await vote.store.load(pk, ['box|V-1'])).length, 1);
      await vote.does('ana', end[0], {}, end[1]);
      assert.deepEqual(await vote.store.load(pk, ['box|V-1']), []);
    });

  it('begins with an empty box when it is put again', async () => {
    await using vote = await openVote(2);
    await vote.votes('voter-0', 'for');
    await vote.does('ana', 'meeting.close');
    await vote.does('ana', 'meeting.start', { present: vote.names });
    await vote.does('ana', 'motion.open', { secret: true }, 'V-1');
    await assert.rejects(vote.does('ana', 'motion.close', {}, 'V-1'), { code: 'nobody-voted' });
    await vote.votes('voter-1', 'against');
    await vote.does('ana', 'motion.close', {}, 'V-1');
    assert.deepEqual((await vote.motion()).result?.counts, { for: 0, against: 1, abstain: 0 });
  });

  it('takes thirty votes at once, each counted', async () => {
    await using vote = await openVote(30);
    await Promise.all(
      vote.names.map((name, index) => vote.votes(name, index % 3 ? 'for' : 'against')),
    );
    await vote.does('ana', 'motion.close', {}, 'V-1');
    assert.deepEqual((await vote.motion()).result?.counts, { for: 20, against: 10, abstain: 0 });
  });

  it('is not opened without a key, and says so then', async () => {
    const without = { ballotBox: createBallotBox(() => []) };
    await assert.rejects(openVote(2, without), { name: 'Refused', code: 'ballots-no-key' });
  });
});
