import assert from 'node:assert/strict';
import { startChasing } from './chasing.ts';
import { median, perSecond, ratio, timed } from './figures.ts';
import { due, openFilled } from './filled.ts';
import type { Filled } from './filled.ts';

const minute = 60_000;

/** One pass over what is due in a round: every reminder is decided and committed. Gives seconds. */
const pass = async (filled: Filled, round = 0): Promise<number> => {
  const { chaser } = startChasing(filled);
  const now = new Date(Date.parse(filled.dueAt) + round * minute).toISOString();
  filled.time.jump(now);
  let moved = 0;
  const seconds = await timed(async () => {
    moved = await chaser.drain(now);
  });
  assert.equal(moved, due);
  return seconds;
};

/** The same 10,000 due where there is nothing else, and among many more, by turns. */
export const passes = async (large: Filled, stored: number, rounds: number): Promise<string[]> => {
  const alone: number[] = [];
  const among: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable no-await-in-loop -- one at a time, or they would measure each other
    await using small = await openFilled(due);
    alone.push(await pass(small));
    among.push(await pass(large, round));
    // oxlint-enable no-await-in-loop
  }
  const [few, many] = [median(alone), median(among)];
  const count = (value: number): string => value.toLocaleString('en-GB');
  return [
    `A pass over ${count(due)} due of ${count(stored)} stored`,
    perSecond(due / many),
    `${perSecond(due / few)} of ${count(due)} stored`,
    `${ratio(many / few)} of the time`,
  ];
};
