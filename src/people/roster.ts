import type { Address } from '../chaser/ports.ts';
import type { Clock } from '../clock.ts';

/** Somebody whom the channel lists in a conversation. Hostile until the directory has cleaned it. */
export interface RosterMember {
  readonly name: string;
  readonly channelUserId: string;
  readonly aadObjectId?: string;
  readonly email?: string;
  readonly guest?: boolean;
  /** Owns the team, where the channel says so. */
  readonly owner?: boolean;
}

/** Asks the channel who is in a conversation. Throws `Upstream`. */
export interface Roster {
  members(address: Address): Promise<readonly RosterMember[]>;
}

/** A short memory of who is in a conversation, for finding people by name. It gives no rights. */
export interface RosterCache {
  members(address: Address): Promise<readonly RosterMember[]>;
  /** Ask the channel again next time: somebody came, left or was renamed. */
  forget(conversationId: string): void;
}

interface Remembered {
  readonly until: number;
  readonly members: Promise<readonly RosterMember[]>;
}

const TTL_MS = 5 * 60_000;
const MOST_CONVERSATIONS = 500;

/** Remembers each roster for five minutes. */
export const createRosterCache = ({
  roster,
  clock,
}: {
  readonly roster: Roster;
  readonly clock: Clock;
}): RosterCache => {
  const known = new Map<string, Remembered>();

  const keep = (key: string, entry: Remembered): void => {
    known.delete(key);
    known.set(key, entry);
    const [oldest] = known.keys();
    if (known.size > MOST_CONVERSATIONS && oldest !== undefined) known.delete(oldest);
    // A failure is told to whoever waits for it, and is not remembered.
    entry.members.catch(() => known.get(key) === entry && known.delete(key));
  };

  return {
    members: (address) => {
      const now = Date.parse(clock.now());
      const cached = known.get(address.conversationId);
      if (cached && now < cached.until) return cached.members;
      const members = roster.members(address);
      keep(address.conversationId, { until: now + TTL_MS, members });
      return members;
    },
    forget: (conversationId) => {
      known.delete(conversationId);
    },
  };
};
