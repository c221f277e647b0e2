import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { activity } from '../helpers/activities.ts';
import { perSecond, ratio, timed } from './figures.ts';
import { startServer } from './forked.ts';

const clients = 16;
/** Turns in one channel: it is found, a meeting begins, and what follows is noted. */
const sitting = 100;

/** A connector that only counts what it is sent. */
const startCounting = async () => {
  let count = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') count += 1;
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `sent-${count}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/connector`,
    count: () => count,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const said = (n: number, serviceUrl: string): string => {
  const channel = `19:board-${Math.floor(n / sitting)}@thread.tacv2`;
  const person = `person-${Math.floor(n / sitting)}`;
  const words =
    n % sitting === 0 ? 'start meeting' : `note: The quay wall was inspected, report ${n}`;
  return JSON.stringify(
    activity({
      serviceUrl,
      id: `${n}`,
      text: `<at>Gavel</at> ${words}`,
      from: { id: `29:${person}`, name: person, aadObjectId: person },
      conversation: {
        id: `${channel};messageid=1`,
        conversationType: 'channel',
        tenantId: 'harbour',
      },
      channelData: {
        tenant: { id: 'harbour' },
        team: { id: '19:team@thread.tacv2', name: 'Harbour' },
        channel: { id: channel, name: 'Board' },
      },
    }),
  );
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** The bot's memory after a tenth of the turns and after all; each channel has its own people and meeting. */
export const memory = async (turns: number): Promise<readonly string[][]> => {
  await using connector = await startCounting();
  const { child: bot, origin } = await startServer('gavel', [], ['--expose-gc']);
  try {
    const used = async (): Promise<NodeJS.MemoryUsage> => {
      const told = once(bot, 'message') as Promise<[NodeJS.MemoryUsage]>;
      bot.send('memory');
      return (await told)[0];
    };
    /** Some turns by 16 clients at once, each of whom sits in one channel after the other. */
    const take = async (from: number, to: number): Promise<void> => {
      let channel = from / sitting;
      const client = async (): Promise<void> => {
        while (channel < to / sitting) {
          const first = channel * sitting;
          channel += 1;
          for (let n = first; n < first + sitting; n += 1) {
            // oxlint-disable no-await-in-loop -- a person says one thing after the other
            const answer = await fetch(`${origin}/api/messages`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: said(n, connector.serviceUrl),
            });
            await answer.arrayBuffer();
            // oxlint-enable no-await-in-loop
            assert.equal(answer.status, 200);
          }
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
    };
    let early = await used();
    let late = early;
    const seconds = await timed(async () => {
      await take(0, turns / 10);
      early = await used();
      await take(turns / 10, turns);
      late = await used();
    });
    assert.ok(connector.count() >= turns, 'turns without an answer');
    const figures = ({ rss, heapUsed }: NodeJS.MemoryUsage): string =>
      `heap ${megabytes(heapUsed)}, RSS ${megabytes(rss)}`;
    const count = (value: number): string => value.toLocaleString('en-GB');
    return [
      [
        `Memory after ${count(turns)} turns, ${perSecond(turns / seconds)}`,
        figures(late),
        `${figures(early)} after ${count(turns / 10)}`,
        `${ratio(late.heapUsed / early.heapUsed)}, ${ratio(late.rss / early.rss)}`,
      ],
    ];
  } finally {
    bot.kill();
  }
};
