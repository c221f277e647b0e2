import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize } from 'json-canonicalize';
import { createLocalBallotKey } from '../../src/ballot-key.ts';
import type { Choice, MotionState } from '../../src/domain/motion/state.ts';
import { createBallotBox } from '../../src/records/ballot-box.ts';
import { boxId, boxOf } from '../../src/records/boxes.ts';
import { entityOf } from '../../src/records/documents.ts';
import { bodyOf } from '../../src/records/journal.ts';
import { everyEntry } from '../../src/records/load.ts';
import { openStore } from '../../src/records/open.ts';
import type { Doc, Store } from '../../src/records/store.ts';
import { readSettings } from '../../src/settings.ts';

export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

/** One vote on its way: sent again, as it is, until it is acknowledged, as Teams does. */
export interface Cast {
  readonly activity: string;
  readonly version: number;
  readonly choice: Choice;
}

/** What one voter did in one vote, as they know it. */
export interface Voter {
  readonly pending?: Cast;
  readonly acknowledged: readonly Cast[];
}

const ballotsOf = (doc: Doc | undefined): MotionState['ballots'] => {
  assert.ok(doc);
  return (entityOf(doc).state as MotionState).ballots;
};

const hashed = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(canonicalize(parts)).digest('hex');

/** Every byte of the store, its log of writes included, as it lies on the disk. */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');

/** Who cast a vote on this motion, once for each time, as the journal tells it. */
const journaled = async (store: Store, pk: string, motion: string): Promise<readonly string[]> => {
  const cast: string[] = [];
  for await (const entry of everyEntry(store, pk))
    for (const { entity, type, data } of bodyOf(entry).events)
      if (entity === motion && type === 'ballot-cast') cast.push(data['person'] as string);
  return cast;
};

/** What lies in a folder of records about a secret vote, looked at from outside with the key in hand. */
export const evidenceIn = (folder: string, pk: string) => {
  const ballotBox = createBallotBox(createLocalBallotKey(`${folder}.ballot-key`));

  const looking = async <T>(look: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(readSettings({ GAVEL_DATA: folder }));
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  };

  /** A press is known again by a hash: none may be of the choice, which has three values only. */
  const tellsNothing = (motion: string, voters: ReadonlyMap<string, Voter>): void => {
    const bytes = bytesIn(folder);
    assert.doesNotMatch(bytes, /choice/u);
    for (const [person, { pending, acknowledged }] of voters)
      for (const { version } of [...acknowledged, ...(pending ? [pending] : [])])
        for (const choice of CHOICES)
          for (const parts of [
            [person, 'motion.vote', motion, version, { choice }],
            [person, motion, choice],
            [motion, person, choice],
          ])
            assert.ok(!bytes.includes(hashed(...parts)), `${motion} ${person}`);
  };

  return {
    /** Box and journal know the same voters, and the box how each of them voted last. By person. */
    agree: async (motion: string, voters: ReadonlyMap<string, Voter>): Promise<void> => {
      tellsNothing(motion, voters);
      await looking(async (store) => {
        const [doc, box] = await Promise.all(
          [motion, boxId(motion)].map(async (id) => (await store.load(pk, [id]))[0]),
        );
        const ballots = ballotsOf(doc);
        const cast = await journaled(store, pk, motion);
        assert.deepEqual(ballots.map(({ seat }) => seat).toSorted(), [...new Set(cast)].toSorted());
        for (const [person, { pending, acknowledged }] of voters) {
          const times = cast.filter((each) => each === person).length;
          const arrived = times - acknowledged.length;
          assert.ok(
            arrived === 0 || (arrived === 1 && pending),
            `${motion}: ${times} by ${person}`,
          );
          const last = arrived === 1 ? pending : acknowledged.at(-1);
          const count = () => ballotBox.count(boxOf(box), { pk, entity: motion }, [person]);
          if (last) assert.equal(count()[last.choice], 1, `${motion}: the choice of ${person}`);
          else assert.throws(count, { code: 'ballots-locked' });
        }
      });
    },

    /** No box is left, and of each voter nothing but that they voted. */
    closed: async (motion: string, voters: ReadonlyMap<string, Voter>): Promise<void> => {
      tellsNothing(motion, voters);
      await looking(async (store) => {
        assert.deepEqual(await store.load(pk, [boxId(motion)]), []);
        const [doc] = await store.load(pk, [motion]);
        const ballots = ballotsOf(doc);
        const voted = [...voters.keys()].map((person) => ({ seat: person, by: person }));
        const bySeat = (a: { seat: string }, b: { seat: string }) => a.seat.localeCompare(b.seat);
        assert.deepEqual(ballots.toSorted(bySeat), voted.toSorted(bySeat));
      });
    },
  };
};
