import { DateTime, Duration } from 'luxon';
import type { Mount } from '../../src/rehearsal/mount.ts';
import { listenRoom, type Listening } from '../../src/rehearsal/listen.ts';
import { createRoom, type Room } from '../../src/rehearsal/room.ts';

export interface RoomOnHttp extends Listening {
  readonly room: Room;
  /** The room's clock: set it, or leave it where it is. */
  readonly clock: { at: string; now(): string };
  readonly serviceUrl: string;
}

/** As much of `/local/clock` as the page needs; in the product it belongs to the bot's server. */
const clockRoutes = (clock: { at: string }): Mount[] => [
  {
    method: 'GET',
    path: '/local/clock',
    handle: async () => ({ status: 200, body: { now: clock.at } }),
  },
  {
    method: 'POST',
    path: '/local/clock',
    async handle({ body }) {
      const { now, advance } = body as { now?: string; advance?: string };
      const moved =
        now ??
        DateTime.fromISO(clock.at)
          .plus(Duration.fromISO(advance ?? 'PT0S'))
          .toUTC()
          .toISO();
      if (!moved || moved < clock.at) return { status: 409, body: {} };
      clock.at = moved;
      return { status: 200, body: { now: clock.at } };
    },
  },
];

/** A room served on a free port for the bot at `botUrl`. Close it when done. */
export const startRoom = async (
  botUrl: () => string,
  options: { file?: string; at?: string; monotonic?: () => number } = {},
): Promise<RoomOnHttp> => {
  const clock = { at: options.at ?? '2026-11-23T09:00:00.000Z', now: () => clock.at };
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
