import type { Metrics } from '../metrics.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** Who answers the Bot Connector's posts; implemented in bot/. Never throws. */
export interface Messages {
  handle(request: {
    readonly authorization: string | undefined;
    readonly body: unknown;
  }): Promise<{ readonly status: number; readonly body?: unknown }>;
}

/** `stopping`: the process is to end. What comes now is for its successor; Teams says that it did not arrive. */
export const messagesRoute = (
  messages: Messages,
  metrics: Pick<Metrics, 'activity'>,
  stopping = (): boolean => false,
): Route => ({
  method: 'POST',
  path: '/api/messages',
  handle: async ({ headers, body }) => {
    const answer = stopping()
      ? problem(503)
      : await messages.handle({ authorization: headers['authorization'], body });
    metrics.activity(answer.status);
    return answer;
  },
});
