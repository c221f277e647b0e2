import { startChannel } from '../helpers/channel-server.ts';
import type { ChannelServer } from '../helpers/channel-server.ts';
import { startIdentityProvider } from '../helpers/identity-provider.ts';
import { median, perSecond, ratio } from './figures.ts';
import { measure } from './traffic.ts';
import type { Rate, Trust } from './traffic.ts';

const rounds = 3;

/** Gavel's turns beside the echo's, by turns, so that the machine's moods reach both alike. */
const compare = async (name: string, channel: ChannelServer, trust?: Trust) => {
  const echoes: Rate[] = [];
  const gavels: Rate[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable no-await-in-loop -- one at a time, or they would measure each other
    echoes.push(await measure('echo', channel, trust));
    gavels.push(await measure('gavel', channel, trust));
    // oxlint-enable no-await-in-loop
  }
  const echo = median(echoes.map((rate) => rate.perSecond));
  const gavel = median(gavels.map((rate) => rate.perSecond));
  const p99 = median(gavels.map((rate) => rate.p99));
  return [name, `${perSecond(gavel)}, p99 ${p99} ms`, perSecond(echo), ratio(gavel / echo)];
};

/** A turn with a durable commit and an answer, beside a bare bot that answers and keeps nothing. */
export const turns = async (): Promise<readonly string[][]> => {
  await using channel = await startChannel();
  await using provider = await startIdentityProvider();
  const trust = {
    argument: JSON.stringify(provider.trust.options),
    token: await provider.token(channel.serviceUrl, { expires: '1h' }),
  };
  return [
    await compare('Turns, durable, without JWT', channel),
    await compare('Turns, durable, with JWT', channel, trust),
  ];
};
