import assert from 'node:assert/strict';
import { chaseOf, messageOf } from '../../src/chaser/outbox.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import type { Doc, Store } from '../../src/records/store.ts';
import type { Post } from './connector.ts';

export const docsOf = async (store: Store, pk: string, docKind: string): Promise<Doc[]> => {
  const docs: Doc[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await store.find(
      { kind: 'docs', pk, docKind },
      { limit: 500, ...(cursor !== undefined && { cursor }) },
    );
    docs.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return docs;
};

/** What became of reminders, and what people saw of them. */
export interface Account {
  readonly due: number;
  readonly sent: number;
  readonly suppressed: number;
  readonly unknown: number;
  /** Messages that did arrive although nobody was left to note it: the window that is owned up to. */
  readonly window: number;
  /** Lines that were said once more because of it, worded so. */
  readonly maybe: number;
}

/** Every row that was due by then has an outcome, and a reason where it needs one. */
const checkRows = (rows: readonly Doc[]): void => {
  for (const row of rows) {
    const { status, reason } = chaseOf(row);
    assert.ok(['sent', 'suppressed', 'unknown'].includes(status), `${row.id} ${status} ${reason}`);
    if (status === 'suppressed') assert.ok(reason, row.id);
  }
};

/** One post for each message at most; gives those of which no message knows. */
const strayPosts = (posts: readonly Post[], messages: readonly Doc[]): number => {
  const known = messages.flatMap((doc) => messageOf(doc).activityId ?? []);
  assert.equal(new Set(known).size, known.length, 'one activity for one message');
  const arrived = new Set(posts.map(({ activityId }) => activityId));
  for (const id of known) assert.ok(arrived.has(id), id);
  const stray = posts.filter(({ activityId }) => !known.includes(activityId));
  const unknown = messages.filter((doc) => messageOf(doc).status === 'unknown');
  assert.ok(
    stray.length <= unknown.length,
    `stray: ${stray.map(({ summary }) => summary).join('; ')}; unknown: ${unknown.map(({ id }) => id).join()}`,
  );
  return stray.length;
};

/** No line is said twice in digests that were sent, unless worded so and for an unknown one. */
const repeated = (messages: readonly Doc[], unknown: ReadonlySet<string>): number => {
  const said = new Set<string>();
  let maybe = 0;
  for (const doc of messages) {
    const { status, kind, params } = messageOf(doc);
    if (status !== 'sent' || kind !== 'digest') continue;
    for (const item of (params?.['items'] ?? []) as unknown as readonly DigestItem[]) {
      const key = [item.pk, item.entity, item.dueVersion, item.step, item.n].join('|');
      if (item.maybe) {
        maybe += 1;
        assert.ok(unknown.has(key), `${key} may have been said`);
      } else {
        assert.ok(!said.has(key), `${key} said twice`);
        said.add(key);
      }
    }
  }
  return maybe;
};

/**
 * Balances the ledgers of committees against what arrived at the connector. `by`: the UTC instant until
 * which everything due must have an outcome. Fails where something was said twice or is missing.
 */
export const balance = async (
  store: Store,
  committees: readonly string[],
  posts: readonly Post[],
  by: string,
): Promise<Account> => {
  const tenant = committees[0]?.split('|')[0] ?? '';
  const perCommittee = await Promise.all(committees.map((pk) => docsOf(store, pk, 'chase')));
  const rows = perCommittee.flat().filter((row) => chaseOf(row).plannedFor < by);
  checkRows(rows);
  const unknown = new Set(
    rows
      .filter((row) => chaseOf(row).status === 'unknown')
      .map((row) => {
        const { entity, dueVersion, step, n } = chaseOf(row);
        return [row.pk, entity, dueVersion, step, n].join('|');
      }),
  );
  const ofCommittees = (
    await Promise.all(committees.map((pk) => docsOf(store, pk, 'message')))
  ).flat();
  const people = new Set([...rows, ...ofCommittees].flatMap(({ index }) => index?.owner ?? []));
  let window = 0;
  let maybe = 0;
  for (const id of people) {
    // oxlint-disable no-await-in-loop -- one person after the other
    const pk = `${tenant}|p:${id}`;
    const [person] = await store.load(pk, ['person']);
    const chat = (person?.body['address'] as { conversationId?: string } | undefined)
      ?.conversationId;
    const own = await docsOf(store, pk, 'message');
    const messages = [...own, ...ofCommittees.filter(({ index }) => index?.owner === id)];
    const received = posts.filter(({ conversation }) => conversation === chat);
    window += strayPosts(received, messages);
    maybe += repeated(messages, unknown);
    // oxlint-enable no-await-in-loop
  }
  const count = (status: string): number =>
    rows.filter((row) => chaseOf(row).status === status).length;
  return {
    due: rows.length,
    sent: count('sent'),
    suppressed: count('suppressed'),
    unknown: count('unknown'),
    window,
    maybe,
  };
};
