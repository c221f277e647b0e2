import type { Address, Content } from '../src/chaser/ports.ts';
import { Upstream } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import type { Turn } from './turn.ts';

/** The 1:1 chat with a person, opened through the conversation at hand where none is known yet. */
export const personalAddress = async (turn: Turn, person: Person): Promise<Address> => {
  const { services, inbound, tenant } = turn;
  const known = await services.directory.address(tenant, person.id);
  if (known) return known;
  const address = await services.outbound.openPersonal(
    inbound.address,
    person.channelUserId ?? person.aadObjectId ?? '',
  );
  await services.directory.rememberPersonalChat(person, address);
  return address;
};

/** What may have arrived, or could later: no reason to say it before others. */
const PASSING: ReadonlySet<string> = new Set(['ambiguous', 'paced', 'throttled']);

/**
 * Says something to the speaker alone: in their 1:1 chat, and only where that cannot be reached in the
 * place where they asked.
 */
export const tellPrivately = async (turn: Turn, content: Content): Promise<void> => {
  const { services, inbound } = turn;
  if (turn.place === 'personal') {
    await services.outbound.post(inbound.address, content);
    return;
  }
  try {
    await services.outbound.post(await personalAddress(turn, turn.me), content);
  } catch (error) {
    if (!(error instanceof Upstream) || PASSING.has(error.code)) throw error;
    await services.outbound.post(inbound.address, content, inbound.threadId);
  }
};
