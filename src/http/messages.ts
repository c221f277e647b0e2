import type { Route } from './route.ts';

/** Who answers the Bot Connector's posts; implemented in bot/. Never throws. */
export interface Messages {
  handle(request: {
    readonly authorization: string | undefined;
    readonly body: unknown;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

export const messagesRoute = (messages: Messages): Route => ({
  method: 'POST',
  path: '/api/messages',
  handle: ({ headers, body }) => messages.handle({ authorization: headers['authorization'], body }),
});
