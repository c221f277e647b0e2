import assert from 'node:assert/strict';
import type { ListQuery } from '../../src/records/execute.ts';
import { tenant } from '../helpers/house.ts';
import { milliseconds, percentile, timed } from './figures.ts';
import type { Filled } from './filled.ts';

const lists = 500;
const pagesOfEach = 2;
const limit = 50;
const status = ['proposed', 'open', 'in-progress', 'done', 'declined'];

/** Pages of the given lists, first and second ones. Gives the p99 in milliseconds. */
const p99 = async ({ records }: Filled, queryOf: (n: number) => ListQuery): Promise<number> => {
  const waits: number[] = [];
  for (let n = 0; n < lists; n += 1) {
    let cursor: string | undefined;
    for (let nth = 0; nth < pagesOfEach; nth += 1) {
      const page = { limit, ...(cursor !== undefined && { cursor }) };
      // oxlint-disable-next-line no-await-in-loop -- one at a time, or they would measure each other
      const seconds = await timed(async () => {
        const found = await records.list(queryOf(n), page);
        assert.equal(found.items.length, limit);
        cursor = found.cursor;
      });
      waits.push(seconds * 1000);
    }
  }
  return percentile(waits, 0.99);
};

/** What people ask for: their committee's open actions in either order, and their own of all committees. */
export const openActions = async (filled: Filled, stored: number): Promise<string[][]> => {
  const { pks, owners } = filled;
  const ofCommittee = (order: 'number' | 'due') => (n: number) =>
    ({ kind: 'records', pk: pks[n % pks.length] ?? '', type: 'action', status, order }) as const;
  const own = (n: number) => {
    const owner = owners[(n * 37) % owners.length] ?? '';
    return { kind: 'owned', tenant, owner, type: 'action', status } as const;
  };
  const row = async (name: string, queryOf: (n: number) => ListQuery): Promise<string[]> => [
    `${name}, ${limit} a page of ${stored.toLocaleString('en-GB')} actions`,
    '',
    '',
    `p99 ${milliseconds(await p99(filled, queryOf))}`,
  ];
  return [
    await row("A committee's open actions by reference", ofCommittee('number')),
    await row("A committee's open actions by date", ofCommittee('due')),
    await row("A person's open actions", own),
  ];
};
