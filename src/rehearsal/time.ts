import { DateTime } from 'luxon';
import { z } from 'zod';
import { Upstream } from '../errors.ts';
import type { Conversation } from './model.ts';
import type { PagePlace } from './page-shapes.ts';
import type { World } from './world.ts';

const clockSchema = z.looseObject({ now: z.string(), next: z.string().optional() });
type ClockFace = z.infer<typeof clockSchema>;

/** How far the clock goes in search of a reminder: it never comes back. */
const HORIZON = { days: 100 };

/** The room's clock, which the bot's own process keeps: read and moved over HTTP, as the page does. */
export const createTime = (world: World, clockUrl: () => string) => {
  const ask = async (body?: { now: string }): Promise<ClockFace> => {
    const response = await fetch(clockUrl(), {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const face = clockSchema.safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !face.success) throw new Upstream('room-clock', false);
    return face.data;
  };

  const personalSince = (revision: number): Conversation | undefined =>
    world.feed
      .since(revision)
      .flatMap(({ kind, message }) =>
        kind === 'posted' && message?.from === world.bot.id ? [message.conversation] : [],
      )
      .map((id) => world.conversation(id))
      .find(({ kind }) => kind === 'personal');

  return {
    /** Moves to an instant, ISO 8601 in UTC. */
    set: (now: string): Promise<ClockFace> => ask({ now }),

    /** Goes from one due instant to the next until somebody gets a message in their 1:1 chat; tells where. */
    async nextReminder(): Promise<PagePlace> {
      const before = world.feed.revision();
      const end = DateTime.fromISO((await ask()).now).plus(HORIZON);
      for (;;) {
        const { next } = await ask();
        if (!next || DateTime.fromISO(next) > end) return {};
        await ask({ now: next });
        const chat = personalSince(before);
        if (chat) return { person: chat.members[0] ?? '', conversation: chat.id };
      }
    },
  };
};

export type Time = ReturnType<typeof createTime>;
