import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { TeamsConnectorClient } from 'botframework-connector';
import type { ConnectorClient } from 'botframework-connector';
import { Upstream } from '../src/errors.ts';
import { ownIdentity } from './adapter-authentication.ts';
import { upstreamOf } from './outbound-failure.ts';
import { isTrustedService } from './service-url.ts';

/** How long a connector may take to answer. */
const longestMs = 30_000;

interface Pipeline {
  removePolicy(policy: { readonly name: string }): readonly unknown[];
}

/**
 * Takes out what the SDK hides in every client: up to three silent repeats of a post, which would arrive
 * several times, and redirects, which would carry Gavel's token past the list of trusted services.
 */
const oneRequestOnly = <C extends ConnectorClient | TeamsConnectorClient>(client: C): C => {
  const inner: unknown = Reflect.get(client, 'client');
  const pipeline = (inner as { readonly pipeline: Pipeline }).pipeline;
  const removed = ['defaultRetryPolicy', 'redirectPolicy'].flatMap((name) =>
    pipeline.removePolicy({ name }),
  );
  if (removed.length !== 2) throw new Upstream('sdk-changed', false);
  return client;
};

interface Connection {
  readonly connector: ConnectorClient;
  readonly teams: TeamsConnectorClient;
}

interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/** One request to the connector at `serviceUrl`. Throws `Upstream` (see `Outbound`). */
export type Call = <T>(
  serviceUrl: string,
  request: (connection: Connection, options: CallOptions) => Promise<T>,
  idempotent: boolean,
) => Promise<T>;

export const createCall = (parts: {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly appId: string;
  readonly mode: 'local' | 'teams';
  readonly timeoutMs?: number;
}): Call => {
  const { timeoutMs = longestMs } = parts;
  const factory = parts.authentication.createConnectorFactory(ownIdentity(parts.appId));
  const connections = new Map<string, Promise<Connection>>();

  const open = async (serviceUrl: string): Promise<Connection> => {
    const connector = await factory.create(serviceUrl, '');
    const teams = new TeamsConnectorClient(connector.credentials, { baseUri: serviceUrl });
    return { connector: oneRequestOnly(connector), teams: oneRequestOnly(teams) };
  };

  const connect = (serviceUrl: string): Promise<Connection> => {
    if (!isTrustedService(serviceUrl, parts.mode)) throw new Upstream('service-not-trusted', false);
    const known = connections.get(serviceUrl) ?? open(serviceUrl);
    connections.set(serviceUrl, known);
    known.catch(() => connections.delete(serviceUrl));
    return known;
  };

  return async (serviceUrl, request, idempotent) => {
    const connection = await connect(serviceUrl);
    try {
      return await request(connection, { abortSignal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw upstreamOf(error, idempotent);
    }
  };
};
