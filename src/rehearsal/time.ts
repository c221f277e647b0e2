import { z } from 'zod';
import { Upstream } from '../errors.ts';
import type { Message } from './model.ts';
import type { World } from './world.ts';

const clockSchema = z.looseObject({ now: z.string(), next: z.string().optional() });
export type ClockFace = z.infer<typeof clockSchema>;

/** Turning points passed in search of a reminder: most of them are bookkeeping and tell nobody. */
const PATIENCE = 200;

/** The room's clock, which the bot's own process keeps: read and moved over HTTP, as the page does. */
export const createTime = (world: World, clockUrl: () => string) => {
  const ask = async (body?: { now: string } | { advance: string }): Promise<ClockFace> => {
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

  const personalSince = (revision: number): Message | undefined =>
    world.feed
      .since(revision)
      .filter(({ kind }) => kind === 'posted')
      .flatMap(({ message }) => message ?? [])
      .find(
        ({ conversation, from }) =>
          from === world.bot.id && world.conversation(conversation).kind === 'personal',
      );

  return {
    advance: (duration: string): Promise<ClockFace> => ask({ advance: duration }),

    /** Goes from one due instant to the next until somebody gets a message in their 1:1 chat. */
    async nextReminder(): Promise<Message | undefined> {
      const before = world.feed.revision();
      for (let tries = 0; tries < PATIENCE; tries += 1) {
        const { next } = await ask();
        if (!next) return undefined;
        await ask({ now: next });
        const message = personalSince(before);
        if (message) return message;
      }
      return undefined;
    },
  };
};

export type Time = ReturnType<typeof createTime>;
