import { strict as assert } from 'node:assert';
import autocannon from 'autocannon';
import { activity } from '../helpers/activities.ts';
import type { ChannelServer } from '../helpers/channel-server.ts';
import { startServer } from './forked.ts';

const connections = 16;
const seconds = 4;

export interface Rate {
  readonly perSecond: number;
  readonly p99: number;
}

export interface Trust {
  /** The issuer's metadata, for the bot's process. */
  readonly argument: string;
  readonly token: string;
}

/** As many channels, and so committees, as clients: what one committee bears is measured apart. */
const said = (n: number, words: string, serviceUrl: string): string =>
  JSON.stringify(
    activity({
      serviceUrl,
      id: `${n}`,
      text: `<at>Gavel</at> ${words}`,
      conversation: {
        id: `19:board-${n % connections}@thread.tacv2;messageid=1`,
        conversationType: 'channel',
        tenantId: 'harbour',
      },
    }),
  );

/**
 * Runs a bot in a process of its own and lets 16 clients talk to it, each request a new activity with a
 * new text. Gives the turns a second; a turn that was not answered is a failure of the benchmark.
 */
export const measure = async (
  server: 'echo' | 'gavel',
  { serviceUrl, received }: ChannelServer,
  trust: Trust | undefined,
): Promise<Rate> => {
  const { child, origin } = await startServer(server, trust ? [trust.argument] : []);
  try {
    const url = `${origin}/api/messages`;
    const headers = {
      'content-type': 'application/json',
      ...(trust && { authorization: `Bearer ${trust.token}` }),
    };
    let counter = 0;
    for (; counter < connections; counter += 1) {
      const body = said(counter, 'start meeting', serviceUrl);
      // oxlint-disable-next-line no-await-in-loop -- the meetings stand before the first note
      assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 200);
    }
    const before = received.length;
    const result = await autocannon({
      url,
      connections,
      duration: seconds,
      requests: [
        {
          method: 'POST',
          headers,
          setupRequest: (request) => {
            counter += 1;
            const words = `note: The quay wall was inspected, report ${counter}`;
            return { ...request, body: said(counter, words, serviceUrl) };
          },
        },
      ],
    });
    // An answer 200 may hide a failed turn: every turn must also have said something in its thread.
    const replies = received.slice(before).filter(({ path }) => path.includes(';messageid=1/'));
    assert.equal(result.errors + result.timeouts + result.non2xx, 0, `${server}: requests failed`);
    assert.ok(replies.length >= result.requests.total, `${server}: turns without an answer`);
    return { perSecond: result.requests.average, p99: result.latency.p99 };
  } finally {
    child.kill();
  }
};
