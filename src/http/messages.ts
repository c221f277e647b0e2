import type { Metrics } from '../metrics.ts';
import type { Route } from './route.ts';

/** Who answers the Bot Connector's posts; implemented in bot/. Never throws. */
export interface Messages {
  handle(request: {
    readonly authorization: string | undefined;
    readonly body: unknown;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

export const messagesRoute = (messages: Messages, metrics: Pick<Metrics, 'activity'>): Route => ({
  method: 'POST',
  path: '/api/messages',
  handle: async ({ headers, body }) => {
    const answer = await messages.handle({ authorization: headers['authorization'], body });
    metrics.activity(answer.status);
    return answer;
  },
});
