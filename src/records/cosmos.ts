import { randomUUID } from 'node:crypto';
import type { Container, JSONValue, SqlParameter } from '@azure/cosmos';
import { Conflict } from '../errors.ts';
import { writeBatch, type Operation } from './cosmos-batch.ts';
import { patiently } from './cosmos-call.ts';
import { connect, type CosmosAccount } from './cosmos-client.ts';
import { containerId } from './cosmos-container.ts';
import { createEtags } from './cosmos-etags.ts';
import { entryId, entryItem, toDoc, toEntry, toItem } from './cosmos-items.ts';
import { asked, pageCursor } from './cosmos-queries.ts';
import { checkDoc, checkSize } from './limits.ts';
import type { Doc, SettleOp, Store, StoredEntry } from './store.ts';

export interface CosmosOptions extends CosmosAccount {
  /** Name of the database; `npm run provision` makes it. */
  readonly database: string;
  /** How long an operation may take with all its repetitions, in milliseconds. */
  readonly busyMs?: number;
  /** Hears what each request cost, in request units. */
  readonly onCharge?: (kind: 'read' | 'query' | 'batch', units: number) => void;
}

/** Of one answer. Over all partitions the SDK would fetch ten at a time. */
const maxItemCount = 1_000;

/**
 * The store of an organisation: one container, a committee's documents and journal in one logical partition, each
 * commit one transactional batch with a condition on every operation. Opening sends nothing; the first
 * operation fails with Upstream (`store`) when the account, the database or the container is not there.
 */
export function openCosmos(options: CosmosOptions): Store {
  const { database, busyMs = 10_000, onCharge = () => undefined, ...account } = options;
  const client = connect(account);
  const container: Container = client.database(database).container(containerId);
  const etags = createEtags();

  const read = (pk: string, id: string): Promise<unknown> =>
    patiently(busyMs, async (abortSignal) => {
      const answer = await container.item(id, pk).read({ abortSignal });
      onCharge('read', answer.requestCharge);
      // 404 says "no such item" only by itself: with 1002 the session, with 1003 the container is not there (yet).
      if (answer.statusCode === 404 && answer.substatus)
        throw new TypeError(`404, sub-status ${answer.substatus}`);
      return answer.resource;
    });

  async function query(text: string, given: Record<string, JSONValue>, partitionKey?: string) {
    const parameters: SqlParameter[] = Object.entries(given).map(([name, value]) => ({
      name: `@${name}`,
      value,
    }));
    const { resources, requestCharge } = await patiently(busyMs, (abortSignal) =>
      container.items
        .query<JSONValue>(
          { query: text, parameters },
          { abortSignal, maxItemCount, ...(partitionKey !== undefined && { partitionKey }) },
        )
        .fetchAll(),
    );
    onCharge('query', requestCharge);
    return resources;
  }

  function seen(item: unknown): Doc {
    const { value, etag } = toDoc(item);
    etags.seen(value.pk, value.id, value.version, etag);
    return value;
  }

  async function load(pk: string, ids: readonly string[]): Promise<readonly Doc[]> {
    // Without an id, a point read would ask for the whole feed.
    const named = [...new Set(ids)].filter((id) => id !== '');
    const items = await Promise.all(named.map((id) => read(pk, id)));
    return items.filter((item) => item !== undefined).map(seen);
  }

  /** The etags of versions that this process has not seen must be read; another version is a Conflict. */
  async function etagsOf(pk: string, wanted: readonly Pick<Doc, 'id' | 'version'>[]) {
    await load(
      pk,
      wanted.filter(({ id, version }) => !etags.find(pk, id, version)).map(({ id }) => id),
    );
    return ({ id, version }: Pick<Doc, 'id' | 'version'>): string => {
      const etag = etags.find(pk, id, version);
      if (etag === undefined) throw new Conflict('stale-version', { id });
      return etag;
    };
  }

  async function operationsOf(pk: string, ops: readonly SettleOp[], stamp: string) {
    const known = ops.map(({ put, remove }) => put ?? remove).filter(({ version }) => version > 0);
    const etagOf = await etagsOf(pk, known);
    return ops.map(({ put, remove }): Operation => {
      if (remove) return { remove: remove.id, etag: etagOf(remove) };
      return put.version === 0
        ? { create: toItem(put, stamp) }
        : { replace: toItem(put, stamp), etag: etagOf(put) };
    });
  }

  async function rewriting(pk: string, entry: StoredEntry): Promise<Operation> {
    const item = await read(pk, entryId(entry.seq));
    const found = item === undefined ? undefined : toEntry(item);
    if (found?.value.hash !== entry.hash)
      throw new Conflict('stale-version', { id: `${entry.seq}` });
    const { etag, stamp } = found;
    return { replace: entryItem(pk, { ...found.value, texts: entry.texts }, stamp), etag };
  }

  async function write(
    pk: string,
    ops: readonly SettleOp[],
    proof: { readonly id: string; readonly stamp: string | undefined },
    operations: readonly Operation[],
  ): Promise<void> {
    const target = { container, busyMs, charged: (units: number) => onCharge('batch', units) };
    try {
      const written = await writeBatch(target, { pk, operations, proof });
      for (const { put } of ops) {
        const etag = put && written.get(put.id);
        if (put && etag) etags.seen(pk, put.id, put.version + 1, etag);
      }
    } catch (error) {
      for (const { put, remove } of ops) etags.forget(pk, (put ?? remove).id);
      throw error;
    }
  }

  return {
    load,
    async commit(pk, { docs, entry, removed = [], rewritten = [] }) {
      checkSize(docs.length + 1 + removed.length + rewritten.length);
      for (const doc of docs) checkDoc(pk, doc);
      const stamp = randomUUID();
      const ops = [...docs.map((put) => ({ put })), ...removed.map((remove) => ({ remove }))];
      const operations = [
        ...(await operationsOf(pk, ops, stamp)),
        { create: entryItem(pk, entry, stamp) },
        ...(await Promise.all(rewritten.map((each) => rewriting(pk, each)))),
      ];
      await write(pk, ops, { id: entryId(entry.seq), stamp }, operations);
    },
    async settle(pk, ops) {
      checkSize(ops.length);
      for (const { put } of ops) if (put) checkDoc(pk, put);
      const stamp = randomUUID();
      const operations = await operationsOf(pk, ops, stamp);
      const { put, remove } = ops.find((op) => op.put) ?? ops[0] ?? {};
      const id = (put ?? remove)?.id;
      if (id === undefined) return;
      await write(pk, ops, { id, stamp: put && stamp }, operations);
    },
    async find(wanted, { limit, cursor }) {
      const { text, values, pk, sort } = asked(wanted, limit + 1, cursor);
      const rows = await query(text, values, pk);
      const items = rows.slice(0, limit).map(seen);
      return rows.length > limit ? { items, cursor: pageCursor(sort, rows[limit - 1]) } : { items };
    },
    async due(now, limit) {
      const text = `SELECT TOP ${limit} * FROM c WHERE c.wakeAt <= @now ORDER BY c.wakeAt ASC`;
      return (await query(text, { now })).map(seen);
    },
    async nextDue(now) {
      const text = 'SELECT TOP 1 VALUE c.wakeAt FROM c WHERE c.wakeAt > @now ORDER BY c.wakeAt ASC';
      const [at] = await query(text, { now });
      return typeof at === 'string' ? at : undefined;
    },
    async journal(pk, after, limit) {
      const text = `SELECT TOP ${limit} * FROM c WHERE c.pk = @pk AND c.seq > @after
        ORDER BY c.pk ASC, c.seq ASC`;
      const rows = await query(text, { pk, after }, pk);
      return rows.map((row) => toEntry(row).value);
    },
    async partitionAfter(pk) {
      const text = 'SELECT TOP 1 VALUE c.pk FROM c WHERE c.pk > @pk ORDER BY c.pk ASC';
      const [next] = await query(text, { pk });
      return typeof next === 'string' ? next : undefined;
    },
    async isEmpty() {
      const entries = await query('SELECT TOP 1 VALUE c.seq FROM c WHERE c.seq > 0', {});
      return entries.length === 0;
    },
    /**
     * Nothing to do in the container: a replaced or removed item is overwritten there. Azure's backups keep the
     * earlier state until they expire (8 hours to 30 days, as the account is set); nobody can shorten that
     * from here, and whoever answers for an erasure has to wait for it.
     */
    purge: async () => undefined,
    close: async () => client.dispose(),
  };
}
