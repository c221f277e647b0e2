import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as it arrived at the socket. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface ChannelServer extends AsyncDisposable {
  readonly serviceUrl: string;
  readonly received: readonly Received[];
}

const read = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
};

/** What a connector answers: a status with a body, a broken connection, or nothing at all. */
export type Respond = (
  request: Received,
) =>
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'reset'
  | 'silence';

const created: Respond = () => ({ status: 201, body: { id: 'sent-1' } });

/** A bare connector on a free port that writes down every request it gets, repeats included. */
export const startChannel = async (respond: Respond = created): Promise<ChannelServer> => {
  const received: Received[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const seen = {
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      authorization: request.headers.authorization,
      body: await read(request),
    };
    received.push(seen);
    const result = respond(seen);
    if (result === 'silence') return;
    if (result === 'reset') {
      request.socket.destroy();
      return;
    }
    response.writeHead(result.status, { 'content-type': 'application/json', ...result.headers });
    const { body = '' } = result;
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    serviceUrl: `http://127.0.0.1:${port}/connector`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
