import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import restify from 'restify';
import type { Next, Request, RequestHandler, Response, Server, ServerOptions } from 'restify';
import { Upstream } from '../errors.ts';
import type { Log } from '../log.ts';
import { refusalText } from '../text/text.ts';
import { problem, problemOf } from './problem.ts';
import type { Route, RouteAnswer } from './route.ts';

/** Teams sends at most about 100 KB; what is larger is no activity. */
const largestBody = 256 * 1024;
/** Conversation ids stand in paths, percent-encoded. */
const longestParameter = 2048;
const closeWithoutAnswer = 444;
/** How long requests under way may take after the server was told to stop. */
const GRACE_MS = 1_000;

const loopbackHost = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?$/;

const headersOf = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

const queryOf = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(request.getQuery()));

const fixedHeaders = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

const isStream = (body: unknown): body is AsyncIterable<string> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const send = (response: Response, answer: RouteAnswer): void => {
  if (answer.status === closeWithoutAnswer) {
    response.socket?.destroy();
    return;
  }
  const { body } = answer;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = raw
    ? Buffer.from(body)
    : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  response.sendRaw(answer.status, bytes, {
    ...(!raw && body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': String(bytes.length),
    ...fixedHeaders,
    ...answer.headers,
  });
};

/** A stream that fails on the way closes the connection: half an answer is none. */
const reply = async (
  request: Request,
  response: Response,
  { body, ...answer }: RouteAnswer,
): Promise<void> => {
  if (!isStream(body)) return send(response, { ...answer, body });
  if (request.method === 'HEAD') return send(response, answer);
  response.writeHead(answer.status, { ...fixedHeaders, ...answer.headers });
  return pipeline(Readable.from(body), response);
};

const told = (status: number, code: string): RouteAnswer =>
  problem(status, code, refusalText(code));

const refusedByServer: Readonly<Record<number, string>> = {
  400: 'json-broken',
  404: 'no-such-path',
  405: 'no-such-method',
  413: 'body-too-large',
};

/** Refused before a byte of the body is read. A compressed body could unfold without end. */
const bodyProblem = (request: Request): RouteAnswer | undefined => {
  const { headers } = request;
  const empty =
    headers['content-length'] === '0' ||
    !(headers['content-length'] ?? headers['transfer-encoding']);
  if (empty) return undefined;
  if (Number(headers['content-length'] ?? 0) > largestBody) return told(413, 'body-too-large');
  const json = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  return json && !headers['content-encoding'] ? undefined : told(415, 'json-only');
};

const checkBody = (request: Request, response: Response, next: Next): void => {
  const refused = bodyProblem(request);
  if (refused === undefined) return next();
  send(response, { ...refused, headers: { ...refused.headers, connection: 'close' } });
  return next(false);
};

const handler =
  (route: Route, log: Log): RequestHandler =>
  async (request: Request, response: Response) => {
    try {
      const answer = await route.handle({
        params: request.params as Readonly<Record<string, string>>,
        query: queryOf(request),
        headers: headersOf(request),
        body: request.body as unknown,
        ...(request.socket.remoteAddress && { remote: request.socket.remoteAddress }),
      });
      await reply(request, response, answer);
    } catch (error) {
      if (response.headersSent) {
        log.error({ err: error, route: route.path }, 'answer broken off');
        return;
      }
      const answer = problemOf(error);
      if (answer.status >= 500) log.error({ err: error, route: route.path }, 'request failed');
      send(response, answer);
    }
  };

export interface HttpServer {
  /** The address it can be reached at, without a slash at the end. */
  readonly url: string;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: unknown) =>
      reject(new Upstream('cannot-listen', false, { host, port }, error)),
    );
    server.listen(port, host, resolve);
  });

/**
 * Serves the routes. `loopbackOnly` also refuses foreign `Host` names, so that no web page can reach a
 * server without sign-in by pointing a name of its own at it. Throws `Upstream` (`cannot-listen`).
 */
export const serve = async (parts: {
  readonly host: string;
  readonly port: number;
  readonly loopbackOnly: boolean;
  readonly routes: readonly Route[];
  readonly log: Log;
}): Promise<HttpServer> => {
  const { log, host } = parts;
  const options = { name: 'gavel', maxParamLength: longestParameter } satisfies ServerOptions &
    object;
  const server = restify.createServer(options);

  server.pre((request: Request, response: Response, next: Next) => {
    if (!parts.loopbackOnly || loopbackHost.test(request.headers.host ?? '')) return next();
    send(response, told(421, 'host-unknown'));
    return next(false);
  });
  server.use(checkBody);
  server.use(restify.plugins.bodyParser({ mapParams: false, maxBodySize: largestBody }));
  for (const route of parts.routes) {
    server[methods[route.method]](route.path, handler(route, log));
    if (route.method === 'GET') server.head(route.path, handler(route, log));
  }

  // What restify itself refuses: unknown paths and methods, broken JSON, a body that grew too large.
  server.on(
    'restifyError',
    (_: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      const { statusCode = 500 } = error;
      const code = refusedByServer[statusCode];
      send(response, code === undefined ? problem(statusCode) : told(statusCode, code));
      done();
    },
  );

  await listen(server, host, parts.port);
  const { port } = server.address();
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A page that is open holds its connection for as long as it likes.
        server.server.closeIdleConnections();
        setTimeout(() => server.server.closeAllConnections(), GRACE_MS).unref();
      }),
  };
};
