import { setTimeout as pause } from 'node:timers/promises';
import {
  BulkOperationType,
  type Container,
  type JSONObject,
  type OperationInput,
} from '@azure/cosmos';
import { Conflict, Invalid, Upstream } from '../errors.ts';
import { backOff, failureOf, patiently } from './cosmos-call.ts';

type Item = JSONObject & { readonly id: string };

export type Operation =
  | { readonly create: Item }
  | { readonly replace: Item; readonly etag: string }
  | { readonly remove: string; readonly etag: string };

/** Where batches go, for how long (milliseconds) one is tried, and who hears what it cost in request units. */
export interface Target {
  readonly container: Container;
  readonly busyMs: number;
  readonly charged: (units: number) => void;
}

/** What is written together in one logical partition. */
export interface Batch {
  readonly pk: string;
  readonly operations: readonly Operation[];
  /** An item of the batch and the stamp that it carries afterwards; undefined: it is gone. */
  readonly proof: { readonly id: string; readonly stamp: string | undefined };
}

/** Cosmos DB takes less than 2 MB a request; the rest is for what the SDK adds. */
const maxBytes = 1_900_000;

/** For asking what became of a batch, even when its own time is up. */
const leastMs = 500;

const idOf = (operation: Operation): string =>
  'create' in operation
    ? operation.create.id
    : 'replace' in operation
      ? operation.replace.id
      : operation.remove;

function inputOf(operation: Operation): OperationInput {
  if ('create' in operation) {
    return { operationType: BulkOperationType.Create, resourceBody: operation.create };
  }
  const { etag: ifMatch } = operation;
  if ('replace' in operation) {
    const { replace } = operation;
    const { id } = replace;
    return { operationType: BulkOperationType.Replace, id, resourceBody: replace, ifMatch };
  }
  // The SDK sends the condition along, although its type of a removal names none.
  const removal = { operationType: BulkOperationType.Delete, id: operation.remove, ifMatch };
  return removal;
}

function inputsOf(operations: readonly Operation[]): OperationInput[] {
  const inputs = operations.map(inputOf);
  const bytes = Buffer.byteLength(JSON.stringify(inputs));
  if (bytes > maxBytes) throw new Invalid('too-large', { bytes });
  return inputs;
}

/** Why one operation, and with it the batch, was refused. */
function refusal(status: number, id: string): Error {
  if (status === 409) return new Conflict('exists', { id });
  if (status === 404 || status === 412) return new Conflict('stale-version', { id });
  if (status === 413) return new Invalid('too-large', { id });
  return new Upstream('store', true, { code: status });
}

type Answer =
  | { readonly etags: ReadonlyMap<string, string> }
  | { readonly refused: Error }
  | { readonly waitMs: number; readonly doubtful: boolean; readonly cause?: unknown };

async function send(
  { container, charged }: Target,
  { pk, operations }: Batch,
  inputs: OperationInput[],
  { attempt, abortSignal }: { readonly attempt: number; readonly abortSignal: AbortSignal },
): Promise<Answer> {
  try {
    const { result = [], code, headers } = await container.items.batch(inputs, pk, { abortSignal });
    charged(Number(headers['x-ms-request-charge'] ?? 0));
    // 424 is said of the operations that fell with another one.
    const at = result.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
    const operation = operations[at];
    if (operation) {
      const { statusCode = 0 } = result[at] ?? {};
      return statusCode === 429 || statusCode === 449
        ? { waitMs: backOff(attempt), doubtful: false }
        : { refused: refusal(statusCode, idOf(operation)) };
    }
    if (code === 207 || result.length !== operations.length) {
      return { refused: new Upstream('store', false, { code }) };
    }
    return { etags: new Map(operations.map((each, n) => [idOf(each), result[n]?.eTag ?? ''])) };
  } catch (error) {
    const { code, doubtful, waitMs } = failureOf(error, attempt);
    if (waitMs !== undefined) return { waitMs, doubtful, cause: error };
    if (code === 413) return { refused: new Invalid('too-large', {}, error) };
    return { refused: new Upstream('store', true, { code }, error) };
  }
}

/** Whether the batch is written, told by its proof; false too when that cannot be read now. */
async function stands(container: Container, { pk, proof }: Batch, deadline: number) {
  const busyMs = Math.max(leastMs, Math.ceil(deadline - performance.now()));
  try {
    const { resource } = await patiently(busyMs, (abortSignal) =>
      container.item(proof.id, pk).read<{ stamp: string }>({ abortSignal }),
    );
    return resource?.stamp === proof.stamp;
  } catch {
    return false;
  }
}

/**
 * Writes all of the batch or nothing, and gives the new etags by id. A busy server is asked again after the time
 * that it names. An answer that never came is first looked up, then asked for again: every operation has a
 * condition, so that nothing is written twice, and a refusal after a doubt may be our own writing.
 * Throws Conflict (`exists`, `stale-version`), Invalid (`too-large`), and past `busyMs` (monotonic) Upstream:
 * `store-busy` when certainly nothing was written, `store` when nobody knows.
 */
export async function writeBatch(
  target: Target,
  batch: Batch,
): Promise<ReadonlyMap<string, string>> {
  const { container, busyMs } = target;
  const inputs = inputsOf(batch.operations);
  const deadline = performance.now() + busyMs;
  const abortSignal = AbortSignal.timeout(busyMs);
  let doubt = false;
  for (let attempt = 0; ; attempt += 1) {
    // oxlint-disable no-await-in-loop -- asked again only after a no, or after no answer
    const answer = await send(target, batch, inputs, { attempt, abortSignal });
    if ('etags' in answer) return answer.etags;
    doubt ||= 'doubtful' in answer && answer.doubtful;
    if (doubt && (await stands(container, batch, deadline))) return new Map();
    if ('refused' in answer) throw answer.refused;
    const { waitMs, cause } = answer;
    if (performance.now() + waitMs > deadline) {
      throw new Upstream(doubt ? 'store' : 'store-busy', !doubt, {}, cause);
    }
    await pause(waitMs);
    // oxlint-enable no-await-in-loop
  }
}
