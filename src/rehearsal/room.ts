import type { Clock, Ids } from '../clock.ts';
import { createClient, type Client } from './client.ts';
import { createFaults, type Faults } from './connector/faults.ts';
import { connectorRoutes } from './connector/routes.ts';
import { createDeliver } from './deliver.ts';
import { createFurnish, type Furnish } from './furnish.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import type { Mount } from './mount.ts';
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
    /** Where this room's connector is reached; ends in `/rehearsal/`. */
    readonly service: string;
  };
  readonly monotonic?: () => number;
}

/** A small Teams: people, conversations, the connector that a bot talks to, and what people can do. */
export interface Room extends Client, Happenings, Furnish {
  readonly world: World;
  readonly routes: readonly Mount[];
  readonly faults: Faults;
  /** Turns Teams' rate limits on or off; off at the start. */
  limit(on: boolean): void;
  close(): void;
}

export const createRoom = (options: RoomOptions): Room => {
  const { clock, ids, file, urls, monotonic = () => performance.now() } = options;
  const world = createWorld({ file, clock, ids });
  const faults = createFaults();
  const deliver = createDeliver(world, () => urls().bot);
  const serviceUrl = () => urls().service;
  let limited = false;

  return {
    world,
    faults,
    routes: connectorRoutes(world, { faults, limited: () => limited, monotonic }),
    ...createClient(world, deliver, serviceUrl),
    ...createHappenings(world, deliver, serviceUrl),
    ...createFurnish(world),
    limit(on) {
      limited = on;
    },
    close() {
      faults.release();
      world.feed.close();
      world.store.close();
    },
  };
};
