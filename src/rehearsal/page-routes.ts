import { z } from 'zod';
import { GavelError, NotFound } from '../errors.ts';
import type { Log } from '../log.ts';
import { rehearsal } from '../text/en/rehearsal.ts';
import { dayTitles, playStep } from './day.ts';
import type { Mount, MountAnswer, MountRequest } from './mount.ts';
import type { PageAnswer } from './page-shapes.ts';
import { pageMessages, pageState } from './page-state.ts';
import type { Pressed } from './press.ts';
import type { Room } from './room.ts';
import { startHarbour } from './sample.ts';
import type { Time } from './time.ts';
import { markRead } from './views.ts';

/** How long a page waits for news, in milliseconds of real time. */
const WAIT = 25_000;

const ok = (body: unknown = {}): MountAnswer => ({
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body,
});

// The room is open to this machine alone, but so is every web site that its browser shows.
const isForeign = ({ headers }: MountRequest): boolean =>
  headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;

const failure = (error: unknown): MountAnswer => {
  if (!(error instanceof GavelError) && !(error instanceof z.ZodError)) throw error;
  const code = error instanceof GavelError ? error.code : 'invalid';
  return { status: error instanceof NotFound ? 404 : 400, body: { error: { code } } };
};

const typed = z.object({
  as: z.string(),
  conversation: z.string(),
  text: z.string(),
  in: z.string().optional(),
});
const pressing = z.object({
  as: z.string(),
  message: z.string(),
  action: z.record(z.string(), z.unknown()),
  inputs: z.record(z.string(), z.string()),
});
const place = z.object({ as: z.string(), conversation: z.string() });

const answerOf = ({ toast, error, dialog, status }: Pressed): PageAnswer => ({
  ...(toast && { toast }),
  ...(error && { error: error.message }),
  ...(dialog && { dialog: { title: dialog.title, card: dialog.card, message: dialog.message } }),
  ...(status >= 400 && { error: `${rehearsal.noAnswer} (${status})` }),
});

/** What the page asks of the room. Everything that concerns the bot goes on over HTTP from here. */
export const pageRoutes = (room: Room, time: Time, log: Log): Mount[] => {
  const { world } = room;
  let opening: Promise<void> | undefined;

  /** A bot that does not play its part leaves the room furnished and open. */
  const begin = (empty: boolean): Promise<void> =>
    startHarbour(room, empty).catch((err: unknown) => log.warn({ err }, 'sample incomplete'));

  /** The sample is made when the page is first opened, once, however many pages ask. */
  const opened = (): Promise<void> => {
    if (!world.store.facts.get('sample')) opening ??= begin(false);
    return opening ?? Promise.resolve();
  };

  const get = (path: string, handle: (request: MountRequest) => Promise<unknown>): Mount => ({
    method: 'GET',
    path: `/rehearsal/room${path}`,
    handle: (request) => handle(request).then(ok, failure),
  });

  const post = <T>(
    path: string,
    schema: z.ZodType<T>,
    handle: (body: T) => Promise<unknown>,
  ): Mount => ({
    method: 'POST',
    path: `/rehearsal/room${path}`,
    handle: async (request) => {
      if (isForeign(request)) return { status: 403, body: { error: { code: 'foreign-origin' } } };
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) return failure(parsed.error);
      return handle(parsed.data).then(ok, failure);
    },
  });

  // A page may still ask for somebody of the room before it began again.
  const me = ({ as = '' }: MountRequest['query']) =>
    world.store.people.get(as) ?? world.person('Maya Lindqvist');

  return [
    get('', async ({ query }) => {
      await opened();
      return pageState(world, me(query));
    }),
    get('/messages', async ({ query }) =>
      opened().then(() => pageMessages(world, query.conversation ?? '', me(query))),
    ),
    get('/changes', async ({ query }) => {
      await world.feed.wait(Number(query.after ?? 0), WAIT);
      return { revision: world.feed.revision() };
    }),
    get('/text', async () => rehearsal),
    get('/day', async () => dayTitles()),

    post('/say', typed, async ({ as, conversation, text, in: thread }) =>
      answerOf(await room.say(as, conversation, text, { ...(thread && { in: thread }) })),
    ),
    post('/press', pressing, async ({ as, message, action, inputs }) =>
      answerOf(await room.run(as, message, action, inputs)),
    ),
    post('/dialog', pressing, async ({ as, message, action, inputs }) =>
      answerOf(await room.runDialog(as, message, action, inputs)),
    ),
    post('/refresh', pressing.pick({ as: true, message: true }), async ({ as, message }) => {
      await room.see(as, message);
    }),
    post('/read', place, async ({ as, conversation }) => {
      markRead(world, conversation, world.person(as));
    }),
    post(
      '/meeting',
      place.extend({ event: z.enum(['start', 'end', 'join', 'leave']) }),
      async ({ as, conversation, event }) => {
        await (event === 'start' || event === 'end'
          ? room.meetingEvent(conversation, as, event)
          : room.participantEvent(conversation, as, event));
      },
    ),
    post(
      '/installed',
      place.extend({ installed: z.boolean() }),
      async ({ as, conversation, installed }) => {
        await (installed ? room.install(conversation, as) : room.uninstall(conversation, as));
      },
    ),
    post('/limits', z.object({ on: z.boolean() }), async ({ on }) => room.limit(on)),
    post('/start', z.object({ empty: z.boolean() }), async ({ empty }) => {
      opening = begin(empty);
      await opening;
    }),
    post('/day', z.object({ step: z.number().int() }), ({ step }) => playStep(room, time, step)),
    post('/reminder', z.object({}), () => time.nextReminder()),
  ];
};
