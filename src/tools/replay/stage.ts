import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Upstream } from '../../errors.ts';
import { listenRoom } from '../../rehearsal/listen.ts';
import { createRoom } from '../../rehearsal/room.ts';
import type { Room } from '../../rehearsal/room.ts';

/** A running bot in local mode. */
export interface RunningBot {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** A bot and a room, both empty; the room's clock stands where the bot's was moved to. */
export interface Stage {
  readonly room: Room;
  readonly origin: string;
  /** Moves both clocks on, through everything that is due on the way. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

const clock = z.object({ now: z.string() });

/** Moves the bot's clock and gives the time that it then shows. */
const moveClock = async (
  origin: string,
  move: { readonly now: string } | { readonly advance: string },
): Promise<string> => {
  const answer = await fetch(`${origin}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(move),
  });
  if (!answer.ok) throw new Upstream('replay-clock', false, { status: answer.status });
  return clock.parse(await answer.json()).now;
};

/** Starts a bot on a folder of its own and a room beside it, at a UTC instant. Close it when done. */
export const openStage = async (
  at: string,
  startBot: (data: string) => Promise<RunningBot>,
): Promise<Stage> => {
  const data = await mkdtemp(join(tmpdir(), 'gavel-replay-'));
  const bot = await startBot(data);
  let now = at;
  let count = 0;
  let service = '';
  const room = createRoom({
    clock: { now: () => now },
    ids: { next: (prefix) => `${prefix}-${(count += 1)}` },
    file: ':memory:',
    urls: () => ({ bot: `${bot.origin}/api/messages`, service }),
  });
  const listening = await listenRoom(room.routes);
  service = `${listening.origin}/rehearsal/`;
  now = await moveClock(bot.origin, { now });

  return {
    room,
    origin: bot.origin,
    async pass(minutes) {
      now = await moveClock(bot.origin, { advance: `PT${minutes}M` });
    },
    async close() {
      await bot.close();
      room.close();
      await listening.close();
      await rm(data, { recursive: true, force: true });
    },
  };
};
