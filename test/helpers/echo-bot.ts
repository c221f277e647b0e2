import { listenRoom, type Listening } from '../../src/rehearsal/listen.ts';
import { isObject, type JsonObject } from '../../src/rehearsal/model.ts';
import type { MountAnswer } from '../../src/rehearsal/mount.ts';

export interface EchoBot extends Listening {
  /** Every activity received, in order. */
  readonly received: JsonObject[];
  /** Speaks the connector protocol to whichever service the activity came from. */
  call(activity: JsonObject, method: string, path: string, body?: unknown): Promise<Response>;
  reply(activity: JsonObject, message: JsonObject): Promise<string>;
}

type Handler = (activity: JsonObject, bot: EchoBot) => Promise<MountAnswer | undefined>;

const inside = (value: unknown, key: string): string => String(isObject(value) ? value[key] : '');

/** A bot of a few lines behind real HTTP. `handle` may answer; the rest gets an empty 200. */
export const startEchoBot = async (handle: Handler): Promise<EchoBot> => {
  const received: JsonObject[] = [];

  const call: EchoBot['call'] = (activity, method, path, body) =>
    fetch(`${String(activity.serviceUrl)}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const listening = await listenRoom([
    {
      method: 'POST',
      path: '/api/messages',
      async handle({ body }) {
        const activity = isObject(body) ? body : {};
        received.push(activity);
        return (await handle(activity, bot)) ?? { status: 200 };
      },
    },
  ]);
  const bot: EchoBot = {
    ...listening,
    received,
    call,
    async reply(activity, message) {
      const where = encodeURIComponent(inside(activity.conversation, 'id'));
      const path = `v3/conversations/${where}/activities/${String(activity.id)}`;
      const sent = await call(activity, 'POST', path, { type: 'message', ...message });
      return inside(await sent.json(), 'id');
    },
  };
  return bot;
};
