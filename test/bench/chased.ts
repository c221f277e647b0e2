import assert from 'node:assert/strict';
import { chaseOf } from '../../src/chaser/outbox.ts';
import { ledgerRows } from '../../src/chaser/rows.ts';
import { startChasing } from './chasing.ts';
import { perSecond, ratio } from './figures.ts';
import { due, openFilled } from './filled.ts';

/** Teams' limit for one bot in one tenant, a second. */
const allowed = 30;

/** Every reminder of a morning through Teams' limits, from its decision to the ledger's last word. */
export const chased = async (): Promise<readonly string[][]> => {
  await using filled = await openFilled(due);
  const { time, store, pks, dueAt, owners } = filled;
  const { chaser, posts, refused } = startChasing(filled);
  // The next reminders of these actions come days later.
  const end = new Date(Date.parse(dueAt) + 24 * 60 * 60_000).toISOString();
  let next: string | undefined = dueAt;
  while (next !== undefined && next < end) {
    time.jump(next);
    // oxlint-disable no-await-in-loop -- as time passes
    while ((await chaser.drain(time.clock.now())) > 0);
    next = await store.nextDue(time.clock.now());
    // oxlint-enable no-await-in-loop
  }
  const rows = (await Promise.all(pks.map((pk) => ledgerRows({ store }, pk)))).flat();
  const sent = rows.filter((row) => chaseOf(row).status === 'sent').length;
  const lines = posts.flatMap((post) => post.lines);
  assert.equal(new Set(lines).size, lines.length, 'said twice');
  const [first, last] = [posts[0]?.at ?? 0, posts.at(-1)?.at ?? 0];
  // The second after the last post is taken by it as well.
  const rate = posts.length / ((last - first) / 1000 + 1);
  return [
    [
      `${due.toLocaleString('en-GB')} reminders to ${owners.length.toLocaleString('en-GB')} people`,
      `${perSecond(rate)}, ${due - Math.min(sent, lines.length)} lost, ${refused()} refused`,
      `${perSecond(allowed)} allowed`,
      ratio(rate / allowed),
    ],
  ];
};
