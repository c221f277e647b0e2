import type { Clock, Ids } from '../clock.ts';
import { silentLog, type Log } from '../log.ts';
import { createActing } from './acting.ts';
import { assetRoutes } from './assets.ts';
import { createClient, type Client } from './client.ts';
import { createFaults, type Faults } from './connector/faults.ts';
import { connectorRoutes } from './connector/routes.ts';
import { createDeliver } from './deliver.ts';
import { createFurnish, type Furnish } from './furnish.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import type { Mount } from './mount.ts';
import { pageRoutes } from './page-routes.ts';
import { createTime } from './time.ts';
import { createWorld, type World } from './world.ts';

export interface RoomOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The room's own SQLite file; `:memory:` in tests. */
  readonly file: string;
  /** Asked at each use: the ports may be known only after the start. */
  readonly urls: () => {
    /** The bot's `/api/messages`. */
    readonly bot: string;
    /** Where this room's connector is reached; ends in `/rehearsal/`. The same origin serves `/local/clock`. */
    readonly service: string;
  };
  readonly log?: Log;
  /** Milliseconds of real time, for the rate limits. */
  readonly monotonic?: () => number;
}

/** A small Teams: people, conversations, the connector that a bot talks to, and what people can do. */
export interface Room extends Client, Happenings, Furnish {
  readonly world: World;
  readonly faults: Faults;
  /** Turns Teams' rate limits on or off; off at the start. */
  limit(on: boolean): void;
  /** Whether they are on. */
  limited(): boolean;
  close(): void;
}

export interface MountedRoom extends Room {
  /** The connector, the page and what the page asks; relative to the server's root. */
  readonly routes: readonly Mount[];
}

export const createRoom = (options: RoomOptions): MountedRoom => {
  const { clock, ids, file, urls, log = silentLog, monotonic = () => performance.now() } = options;
  const world = createWorld({ file, clock, ids });
  const faults = createFaults();
  const deliver = createDeliver(world, () => urls().bot);
  const acting = createActing(world, deliver, () => urls().service);
  let limited = false;

  const room: Room = {
    world,
    faults,
    ...createClient(acting),
    ...createHappenings(acting),
    ...createFurnish(world),
    limit(on: boolean) {
      limited = on;
    },
    limited: () => limited,
    close() {
      faults.release();
      world.feed.close();
      world.store.close();
    },
  };
  const time = createTime(world, () => new URL('/local/clock', urls().service).href);
  return {
    ...room,
    routes: [
      ...connectorRoutes(world, { faults, limited: () => limited, monotonic }),
      ...pageRoutes(room, time, log),
      ...assetRoutes(),
    ],
  };
};
