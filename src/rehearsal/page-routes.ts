import { z } from 'zod';
import { GavelError, NotFound } from '../errors.ts';
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

const filled = z.record(z.string(), z.string());
const action = z.record(z.string(), z.unknown());

const answerOf = ({ toast, error, dialog, status, body }: Pressed): PageAnswer => ({
  ...(toast && { toast }),
  ...(error && { error: error.message }),
  ...(dialog && { dialog: { title: dialog.title, card: dialog.card, message: dialog.message } }),
  ...(status >= 400 && { error: `${rehearsal.noAnswer} (${status})`, body }),
});

/** What the page asks of the room. Everything that concerns the bot goes on over HTTP from here. */
export const pageRoutes = (room: Room, time: Time): Mount[] => {
  const { world } = room;
  let opening: Promise<void> | undefined;

  /** The sample is made when the page is first opened, once, however many pages ask. */
  const opened = (): Promise<void> => {
    if (world.store.facts.get('sample')) return opening ?? Promise.resolve();
    opening ??= startHarbour(room, false);
    return opening;
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

    post(
      '/say',
      z.object({
        as: z.string(),
        conversation: z.string(),
        text: z.string(),
        in: z.string().optional(),
      }),
      async ({ as, conversation, text, in: thread }) => {
        const { status } = await room.say(as, conversation, text, {
          ...(thread && { in: thread }),
        });
        return status >= 400 ? { error: `${rehearsal.noAnswer} (${status})` } : {};
      },
    ),
    post(
      '/press',
      z.object({ as: z.string(), message: z.string(), action, inputs: filled }),
      async (body) => answerOf(await room.run(body.as, body.message, body.action, body.inputs)),
    ),
    post(
      '/dialog',
      z.object({ as: z.string(), message: z.string(), action, inputs: filled }),
      async (body) =>
        answerOf(await room.runDialog(body.as, body.message, body.action, body.inputs)),
    ),
    post('/refresh', z.object({ as: z.string(), message: z.string() }), async ({ as, message }) => {
      await room.see(as, message);
    }),
    post(
      '/read',
      z.object({ as: z.string(), conversation: z.string() }),
      async ({ as, conversation }) => {
        markRead(world, conversation, world.person(as));
      },
    ),
    post(
      '/meeting',
      z.object({ as: z.string(), conversation: z.string(), event: z.enum(['start', 'end']) }),
      async ({ as, conversation, event }) => {
        await room.meetingEvent(conversation, as, event);
      },
    ),
    post(
      '/installed',
      z.object({ as: z.string(), conversation: z.string(), installed: z.boolean() }),
      async ({ as, conversation, installed }) => {
        await (installed ? room.install(conversation, as) : room.uninstall(conversation, as));
      },
    ),
    post('/limits', z.object({ on: z.boolean() }), async ({ on }) => room.limit(on)),
    post('/start', z.object({ empty: z.boolean() }), async ({ empty }) => {
      opening = startHarbour(room, empty);
      await opening;
    }),
    post('/day', z.object({ step: z.number().int() }), ({ step }) => playStep(room, time, step)),
    post('/reminder', z.object({}), async () => {
      const message = await time.nextReminder();
      const [person] = message ? world.conversation(message.conversation).members : [];
      return { ...(message && { person, conversation: message.conversation }) };
    }),
  ];
};
