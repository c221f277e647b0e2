import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLOSE_WITHOUT_ANSWER, type Mount, type MountAnswer } from './mount.ts';

export interface Listening {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

interface Matcher {
  readonly mount: Mount;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

const matcher = (mount: Mount): Matcher => ({
  mount,
  names: [...mount.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
  pattern: new RegExp(`^${mount.path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '([^/]+)')}$`),
});

const find = (matchers: readonly Matcher[], method: string | undefined, path: string) => {
  for (const { mount, names, pattern } of matchers) {
    const values = mount.method === method ? pattern.exec(path) : null;
    if (!values) continue;
    const params = names.map((name, at) => [name, decodeURIComponent(values[at + 1] ?? '')]);
    return { mount, params: Object.fromEntries(params) as Record<string, string> };
  }
  return undefined;
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
};

const write = (response: ServerResponse, { status, headers, body }: MountAnswer): void => {
  if (status === CLOSE_WITHOUT_ANSWER) {
    response.destroy();
    return;
  }
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(status, { ...(!raw && { 'content-type': 'application/json' }), ...headers });
  response.end(raw || body === undefined ? body : JSON.stringify(body));
};

// What JSON.parse and decodeURIComponent throw.
const isMalformed = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof URIError;

/** Serves mounts alone on loopback, on any free port unless one is given: for tests and tools. */
export const listenRoom = async (mounts: readonly Mount[], port = 0): Promise<Listening> => {
  const matchers = mounts.map(matcher);

  const answer = async (request: IncomingMessage): Promise<MountAnswer> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const found = find(matchers, request.method, pathname);
    if (!found) return { status: 404, body: { error: { code: 'NotFound', message: pathname } } };
    return found.mount.handle({
      params: found.params,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: await readBody(request),
    });
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => write(response, answered),
      (error: unknown) => write(response, { status: isMalformed(error) ? 400 : 500 }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    origin: `http://127.0.0.1:${bound}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};
