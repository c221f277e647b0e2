import type { Address, Outbound, SendLater, Unknowns } from '../src/chaser/ports.ts';
import type { Clock } from '../src/clock.ts';
import type { Log } from '../src/log.ts';
import type { Committees } from '../src/people/committees.ts';
import type { Directory } from '../src/people/directory.ts';
import type { RosterCache } from '../src/people/roster.ts';
import type { Tenants } from '../src/people/tenants.ts';
import type { Records } from '../src/records/execute.ts';
import type { Inbound } from './inbound.ts';

/** What the features stand on; made once in `src/wire.ts`. */
export interface Services {
  readonly records: Records;
  readonly directory: Directory;
  readonly committees: Committees;
  readonly tenants: Tenants;
  readonly roster: RosterCache;
  readonly outbound: Outbound;
  readonly unknowns: Unknowns;
  readonly sendLater: SendLater;
  /** The post that heads a meeting's thread in its committee's channel, once it stands. */
  readonly headOf: (pk: string, meeting: string) => Promise<string | undefined>;
  /** The Entra id of a Teams meeting's organiser, where the channel says. */
  readonly organiser: (address: Address, meetingId: string) => Promise<string | undefined>;
  /** Local mode: an activity in the tenant that its conversation belongs to. Throws Refused (`tenant-elsewhere`). */
  readonly atHome?: (inbound: Inbound) => Promise<Inbound>;
  /** The name of a team's channel, where the connector says; the first one of a team has none. */
  readonly channelName: (address: Address) => Promise<string | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  /** The address of a document for one person (by Entra id); absent where no link can say who asks. */
  readonly fileUrl?: (tenant: string, aadObjectId: string, path: string) => string;
}
