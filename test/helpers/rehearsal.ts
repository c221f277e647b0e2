import { DateTime, Duration } from 'luxon';
import type { Mount } from '../../src/rehearsal/mount.ts';
import { listenRoom, type Listening } from '../../src/rehearsal/listen.ts';
import { createRoom, type Room } from '../../src/rehearsal/room.ts';

export interface RoomOnHttp extends Listening {
  readonly room: Room;
  readonly clock: TestClock;
  readonly serviceUrl: string;
}

/** The room's clock: set it, or leave it where it is. */
interface TestClock {
  at: string;
  now(): string;
  /** What is due next, for the page's jump. */
  next(): string | undefined;
  /** What happens when it has been moved over HTTP. */
  moved(): Promise<void>;
}

/** As much of `/local/clock` as the page needs; in the product it belongs to the bot's server. */
const clockRoutes = (clock: TestClock): Mount[] => {
  const face = () => ({ status: 200, body: { now: clock.at, next: clock.next() } });
  const move: Mount['handle'] = async ({ body }) => {
    const { now, advance = 'PT0S' } = body as { now?: string; advance?: string };
    const ahead = DateTime.fromISO(clock.at).plus(Duration.fromISO(advance)).toUTC().toISO();
    const to = now ?? ahead ?? clock.at;
    if (to < clock.at) return { status: 409, body: {} };
    clock.at = to;
    await clock.moved();
    return face();
  };
  return [
    { method: 'GET', path: '/local/clock', handle: async () => face() },
    { method: 'POST', path: '/local/clock', handle: move },
  ];
};

/** A room served on a free port for the bot at `botUrl`. Close it when done. */
export const startRoom = async (
  botUrl: () => string,
  options: { file?: string; at?: string; monotonic?: () => number } = {},
): Promise<RoomOnHttp> => {
  const clock: TestClock = {
    at: options.at ?? '2026-11-23T09:00:00.000Z',
    now: () => clock.at,
    next: () => undefined,
    moved: async () => {},
  };
  let serviceUrl = '';
  let counter = 0;
  const room = createRoom({
    clock,
    ids: { next: (prefix) => `${prefix}-${(counter += 1)}` },
    file: options.file ?? ':memory:',
    urls: () => ({ bot: botUrl(), service: serviceUrl }),
    ...(options.monotonic && { monotonic: options.monotonic }),
  });
  const listening = await listenRoom([...room.routes, ...clockRoutes(clock)]);
  serviceUrl = `${listening.origin}/rehearsal/`;
  return {
    ...listening,
    room,
    clock,
    serviceUrl,
    async close() {
      room.close();
      await listening.close();
    },
  };
};
