/** A request, whichever server received it. `params` and `query` are decoded, header names in lower case. */
export interface RouteRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
  /** The address of the other end of the connection. */
  readonly remote?: string;
}

/**
 * What goes back: text, bytes or a stream of lines as they are (`headers` then names the content type), anything
 * else as JSON. Status 444 closes the connection without an answer.
 */
export interface RouteAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One route. `path` holds parameters as `:name`. A thrown error becomes a problem document. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  handle(request: RouteRequest): Promise<RouteAnswer>;
}

export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
