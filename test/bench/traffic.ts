import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { activity } from '../helpers/activities.ts';
import type { ChannelServer } from '../helpers/channel-server.ts';

const connections = 16;
/** As many committees as clients: what one committee bears is measured apart. */
export const conversations = Array.from(
  { length: connections },
  (_, n) => `19:board-${n}@thread.tacv2`,
);

const seconds = 4;

export interface Rate {
  readonly perSecond: number;
  readonly p99: number;
}

/**
 * Runs a bot in a process of its own and lets 16 clients talk to it; each request is a new activity with a
 * new text. Gives the turns a second that were answered 200; anything else is a failure of the benchmark.
 */
export const measure = async (
  server: 'echo' | 'gavel',
  channel: ChannelServer,
  trust: { readonly argument: string; readonly token: string } | undefined,
): Promise<Rate> => {
  const child = fork(
    new URL(`servers/${server}.ts`, import.meta.url),
    trust ? [trust.argument] : [],
  );
  const { serviceUrl, received } = channel;
  const before = received.length;
  try {
    const [url] = (await once(child, 'message')) as [string];
    let counter = 0;
    const headers = {
      'content-type': 'application/json',
      ...(trust && { authorization: `Bearer ${trust.token}` }),
    };
    const result = await autocannon({
      url: `${url}/api/messages`,
      connections,
      duration: seconds,
      requests: [
        {
          method: 'POST',
          headers,
          setupRequest: (request) => {
            const id = String((counter += 1));
            const text = `<at>Gavel</at> note: The quay wall was inspected, report ${id}`;
            const place = conversations[counter % connections] ?? '';
            const conversation = {
              id: `${place};messageid=1`,
              conversationType: 'channel',
              tenantId: 'harbour',
            };
            const body = JSON.stringify(activity({ serviceUrl, id, text, conversation }));
            return { ...request, body };
          },
        },
      ],
    });
    // An answer 200 may hide a failed turn: every turn must also have said something in its conversation.
    const mute = Math.max(0, result.requests.total - (received.length - before));
    const failed = result.errors + result.timeouts + result.non2xx + mute;
    if (failed > 0) throw new RangeError(`${server}: ${failed} requests failed`);
    return { perSecond: result.requests.average, p99: result.latency.p99 };
  } finally {
    child.kill();
  }
};
