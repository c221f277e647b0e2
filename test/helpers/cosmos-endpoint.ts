import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, kindOf, type Written } from './cosmos-emulator.ts';

/** Any key does: the emulator does not look at signatures. */
export const emulatorKey = Buffer.from('emulator').toString('base64');

export interface Spoiled {
  /** Absent: the connection is cut. */
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly substatus?: number;
  /** The request is carried out all the same, and its answer gets lost. */
  readonly afterwards?: boolean;
}

export interface Asked {
  /** `batch`, `query`, `plan`, `container`, or the HTTP method. */
  readonly kind: string;
  readonly path: string;
}

export interface CosmosEndpoint {
  readonly url: string;
  readonly asked: Asked[];
  /** Called before every answer; undefined lets it through. */
  spoil: (asked: Asked) => Spoiled | undefined;
  /** Hears of every batch that was written. */
  onBatch: (written: readonly Written[]) => void;
  close(): Promise<void>;
}

/**
 * Cosmos DB's protocol in memory on loopback, at `port` (0: any free one), with answers that can be spoiled. It
 * proves what we send and how we take answers, not what Azure guarantees.
 */
export async function openCosmosEndpoint(port = 0): Promise<CosmosEndpoint> {
  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const asked = { kind: kindOf(req), path: req.url ?? '' };
    endpoint.asked.push(asked);
    const spoiled = endpoint.spoil(asked);
    const lost = spoiled && !spoiled.afterwards;
    const body = lost ? { message: 'spoiled' } : ((await emulator(req, res)) ?? {});
    if (spoiled && spoiled.status === undefined) return void res.destroy();
    if (spoiled?.status !== undefined) res.statusCode = spoiled.status;
    if (spoiled?.substatus !== undefined)
      res.setHeader('x-ms-substatus', String(spoiled.substatus));
    if (spoiled?.retryAfterMs !== undefined) {
      res.setHeader('x-ms-retry-after-ms', String(spoiled.retryAfterMs));
    }
    res.setHeader('content-type', 'application/json');
    res.setHeader('x-ms-request-charge', '1');
    res.end(JSON.stringify(body));
  };

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => {
      res.statusCode = 500;
      res.end(JSON.stringify({ message: String(error) }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const emulator = createEmulator(bound, (written) => endpoint.onBatch(written));
  const endpoint: CosmosEndpoint = {
    url: `http://127.0.0.1:${bound}`,
    asked: [],
    spoil: () => undefined,
    onBatch: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
