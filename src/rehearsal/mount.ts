/** A request as the room sees it, whichever server received it. `params` and `query` are decoded. */
export interface MountRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; `undefined` when there was none. */
  readonly body: unknown;
}

/**
 * What goes back. A string or bytes go out as they are (then `headers` names the content type), anything else as JSON.
 * Status 444 is the convention for "close the connection without an answer".
 */
export interface MountAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const CLOSE_WITHOUT_ANSWER = 444;

/** One route, independent of the server that carries it. `path` holds parameters as `:name`. */
export interface Mount {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  handle(request: MountRequest): Promise<MountAnswer>;
}
