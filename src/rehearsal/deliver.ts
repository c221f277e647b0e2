import { Upstream } from '../errors.ts';
import type { Activity } from './activity.ts';
import type { Message } from './model.ts';
import type { World } from './world.ts';

/** Teams gives up on an answer after this many milliseconds. */
const PATIENCE = 15_000;

/** What came back for one activity. */
export interface Outcome {
  readonly activity: Activity;
  readonly status: number;
  readonly body: unknown;
  /** What the bot did in the room until it answered, in any conversation. */
  readonly posted: readonly Message[];
  readonly updated: readonly Message[];
  readonly deleted: readonly Message[];
}

export type Deliver = (activity: Activity) => Promise<Outcome>;

const parse = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

/** Posts activities to the bot over HTTP, as Teams does. Throws `Upstream` when the bot cannot be reached. */
export const createDeliver =
  (world: World, botUrl: () => string): Deliver =>
  async (activity) => {
    const before = world.feed.revision();
    const response = await fetch(botUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((cause: unknown) => {
      throw new Upstream('room-bot', false, {}, cause);
    });
    const body = parse(await response.text());
    const changes = world.feed.since(before);
    const ofKind = (wanted: string): Message[] =>
      changes.flatMap(({ kind, message }) =>
        kind === wanted && message?.from === world.bot.id ? [message] : [],
      );
    return {
      activity,
      status: response.status,
      body,
      posted: ofKind('posted'),
      updated: ofKind('updated'),
      deleted: ofKind('deleted'),
    };
  };
