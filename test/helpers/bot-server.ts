import { createAdapter, createChannel } from '../../bot/adapter.ts';
import type { TrustOverride } from '../../bot/adapter-authentication.ts';
import type { Answer, Inbound } from '../../bot/inbound.ts';
import { messagesRoute } from '../../src/http/messages.ts';
import { serve } from '../../src/http/server.ts';
import { silentLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { appId } from './identity-provider.ts';

export interface BotServer extends AsyncDisposable {
  readonly url: string;
  readonly turns: readonly Inbound[];
  readonly told: readonly { readonly inbound: Inbound; readonly error: unknown }[];
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

const teams = {
  GAVEL_MODE: 'teams',
  HOST: '127.0.0.1',
  MicrosoftAppId: appId,
  MicrosoftAppTenantId: 'harbour',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: 'secret',
};

/** The real adapter behind the real server, with a turn of the test's own. `trust` switches to Teams mode. */
export const startBot = async (
  onTurn: (inbound: Inbound) => Promise<Answer> | Answer = () => ({ kind: 'none' }),
  trust?: TrustOverride,
  invokeMs?: number,
): Promise<BotServer> => {
  const settings = readSettings({ ...(trust && teams), PORT: '0' });
  const turns: Inbound[] = [];
  const told: BotServer['told'][number][] = [];
  const adapter = createAdapter({
    settings,
    log: silentLog,
    outbound: createChannel({ settings, ...(trust && { trust }) }).outbound,
    onTurn: async (inbound) => {
      turns.push(inbound);
      return onTurn(inbound);
    },
    ...(invokeMs !== undefined && { invokeMs }),
    tell: async (inbound, error) => void told.push({ inbound, error }),
    ...(trust && { trust }),
  });
  const server = await serve({
    host: settings.host,
    port: settings.port,
    loopbackOnly: true,
    routes: [messagesRoute(adapter, { activity: () => undefined })],
    log: silentLog,
  });
  return {
    url: server.url,
    turns,
    told,
    post: (body, headers = {}) =>
      fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
};
