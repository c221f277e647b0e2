// oxlint-disable no-underscore-dangle -- the emulator's own names
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import emulatedAccount from '@vercel/cosmosdb-server/lib/account/index.js';
import emulatedRoutes from '@vercel/cosmosdb-server/lib/routes.js';
import { z } from 'zod';
import { keep } from './cosmos-items.ts';
import { isOrdered, planOf } from './cosmos-plan.ts';

/** The npm emulator, with what Cosmos DB does and it does not. */

type Account = emulatedAccount.default;
type Handler = (
  account: Account,
  req: IncomingMessage,
  res: ServerResponse,
  params: Record<string, string>,
) => unknown;
type Route = (req: IncomingMessage) => [Record<string, string>, Handler] | undefined;

const route = emulatedRoutes.default as Route;

/** An item as one operation of a batch found and left it. */
export interface Written {
  readonly before?: object;
  readonly after?: object;
}

interface Exchange {
  readonly onBatch: (written: readonly Written[]) => void;
  readonly account: Account;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly params: Record<string, string>;
  readonly handler: Handler;
}

const partitionHeader = 'x-ms-documentdb-partitionkey';
const isOn = (req: IncomingMessage, header: string): boolean =>
  String(req.headers[header]).toLowerCase() === 'true';

/** `plan`, `batch`, `query`, `container` (made or changed), or the HTTP method. */
export const kindOf = (req: IncomingMessage): string => {
  if (isOn(req, 'x-ms-cosmos-is-query-plan-request')) return 'plan';
  if (isOn(req, 'x-ms-cosmos-is-batch-request')) return 'batch';
  if (isOn(req, 'x-ms-documentdb-isquery')) return 'query';
  const container = /^\/dbs\/[^/]+\/colls(\/[^/]+)?\/?$/.test(req.url ?? '');
  return container && /^(POST|PUT)$/.test(req.method ?? '') ? 'container' : (req.method ?? '');
};

/** The emulator's answer to the same request with another body. */
const handle = ({ account, req, res, params, handler }: Exchange, body: unknown): unknown => {
  const { method, url, headers } = req;
  const { 'content-length': _length, ...rest } = headers;
  const stream = Readable.from([Buffer.from(JSON.stringify(body))]);
  const again = Object.assign(stream, { method, url, headers: rest });
  return handler(account, again as unknown as IncomingMessage, res, params);
};

const collectionOf = ({ account, params: { dbId = '', collId = '' } }: Exchange) =>
  account.database(dbId).collection(collId);

const item = z.looseObject({ id: z.string() });
const operations = z.array(
  z.looseObject({ id: z.string().optional(), resourceBody: item.optional() }),
);
const results = z.array(z.looseObject({ statusCode: z.number() }));

/** All or nothing: after a failure everything is as before, and the others say 424. */
const answerBatch = async (exchange: Exchange, body: unknown): Promise<unknown> => {
  const collection = collectionOf(exchange);
  const partitionKey = exchange.req.headers[partitionHeader];
  const [pk] = z.tuple([z.string()]).parse(JSON.parse(String(partitionKey)));
  const input = operations.parse(body).map((operation) => ({ ...operation, partitionKey }));
  const written = input.map(({ id, resourceBody: after }): Written => {
    const before: object | undefined = collection.document(id ?? after?.id ?? '', pk).read();
    return { ...(before && { before }), ...(after && { after }) };
  });
  return keep(collection.documents).batch(async (undo) => {
    const answered = results.parse(await handle(exchange, input));
    const failed = answered.findIndex(({ statusCode }) => statusCode >= 400);
    if (failed < 0) {
      exchange.onBatch(written);
      return answered;
    }
    undo();
    exchange.res.statusCode = 207;
    return answered.map(({ statusCode }, n) => ({ statusCode: n === failed ? statusCode : 424 }));
  });
};

const container = z.looseObject({
  indexingPolicy: z.looseObject({
    compositeIndexes: z.array(z.array(z.object({ path: z.string(), order: z.string() }))),
  }),
});

/** Cosmos DB reads a composite index backwards too, and keeps the documents when the policy changes. */
const answerContainer = async (exchange: Exchange, body: unknown): Promise<unknown> => {
  const { indexingPolicy, ...rest } = container.parse(body);
  const { compositeIndexes } = indexingPolicy;
  const backwards = compositeIndexes.map((paths) =>
    paths.map(({ path }) => ({ path, order: 'descending' })),
  );
  const both = { ...indexingPolicy, compositeIndexes: [...compositeIndexes, ...backwards] };
  const { documents } = collectionOf(exchange);
  const answered = await handle(exchange, { ...rest, indexingPolicy: both });
  if (exchange.req.method === 'PUT') {
    const replaced = collectionOf(exchange);
    replaced.documents = Object.assign(documents, { _parent: replaced });
  }
  return answered;
};

const parameter = z.object({ name: z.string(), value: z.unknown() });
const query = z.looseObject({ query: z.string(), parameters: z.array(parameter).optional() });

/** A query stays in the partition of its header. Without one, an order must be merged by the SDK, by the plan. */
const answerQuery = async (exchange: Exchange, body: unknown): Promise<unknown> => {
  const { req, res } = exchange;
  const kept = keep(collectionOf(exchange).documents);
  const answered = async (): Promise<unknown> => handle(exchange, body);
  const given = req.headers[partitionHeader];
  if (given !== undefined) {
    const [pk]: unknown[] = z.array(z.string()).parse(JSON.parse(String(given)));
    return kept.within(pk, answered);
  }
  const { query: text, parameters = [] } = query.parse(body);
  if (isOrdered(text)) {
    res.statusCode = 400;
    return { message: 'across partitions', additionalErrorInfo: planOf(text) };
  }
  const [, top, way] = /^SELECT TOP (\d+) .* WHERE \(?c\.wakeAt (<=|>) @now\b/su.exec(text) ?? [];
  if (top === undefined) return answered();
  const now = String(parameters.find(({ name }) => name === '@now')?.value);
  const is = (wakeAt: string): boolean => wakeAt > now === (way === '>');
  return kept.waking(is, Number(top), answered);
};

const answerPlan = (_exchange: Exchange, body: unknown): unknown => planOf(query.parse(body).query);

const answers: Record<string, (exchange: Exchange, body: unknown) => unknown> = {
  plan: answerPlan,
  batch: answerBatch,
  query: answerQuery,
  container: answerContainer,
};

const answer = async (
  account: Account,
  req: IncomingMessage,
  res: ServerResponse,
  onBatch: Exchange['onBatch'],
) => {
  const [params, handler] = route(req) ?? [];
  if (!params || !handler) {
    res.statusCode = 400;
    return { message: 'no route' };
  }
  const own = answers[kindOf(req)];
  if (!own) return handler(account, req, res, params);
  const body: unknown = JSON.parse((await buffer(req)).toString());
  return own({ account, req, res, params, handler, onBatch }, body);
};

/** One request after the other: what is put back after a failed batch must be that batch's alone. */
export function createEmulator(port: number, onBatch: Exchange['onBatch']) {
  const account = new emulatedAccount.default('127.0.0.1', port);
  let last: Promise<unknown> = Promise.resolve();
  return (req: IncomingMessage, res: ServerResponse): Promise<unknown> => {
    const mine = last.then(() => answer(account, req, res, onBatch));
    last = mine.catch(() => undefined);
    return mine;
  };
}
