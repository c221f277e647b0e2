import type { Address } from '../src/chaser/ports.ts';
import type { Channel } from './adapter.ts';

/**
 * The two ways to the channel, each conversation reached where `now` says: what was kept of it names an address of
 * then.
 */
export const readdressed = (
  { outbound, roster }: Channel,
  now: (address: Address) => Address,
): Channel => ({
  outbound: {
    post: (address, ...rest) => outbound.post(now(address), ...rest),
    update: (address, ...rest) => outbound.update(now(address), ...rest),
    openPersonal: (from, ...rest) => outbound.openPersonal(now(from), ...rest),
  },
  roster: {
    members: (address) => roster.members(now(address)),
    organiser: (address, ...rest) => roster.organiser(now(address), ...rest),
    channelName: (address) => roster.channelName(now(address)),
  },
});
