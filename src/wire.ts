import { join, resolve } from 'node:path';
import { createAdapter, createChannel } from '../bot/adapter.ts';
import type { TrustOverride } from '../bot/adapter-authentication.ts';
import { features } from '../bot/features.ts';
import { createHandler } from '../bot/handler.ts';
import { happenings } from '../bot/happenings.ts';
import { measured } from '../bot/outbound-measured.ts';
import { readdressed } from '../bot/outbound-readdressed.ts';
import { createPresent } from '../bot/present.ts';
import { createRoutes } from '../bot/routes.ts';
import { createAtHome } from '../bot/tenant.ts';
import type { Services } from '../bot/services.ts';
import { headOf } from './chaser/address.ts';
import { createChaser } from './chaser/chaser.ts';
import type { Chaser } from './chaser/chaser.ts';
import { partition } from './chaser/outbox.ts';
import { paced, createPace } from './chaser/pace.ts';
import { createSendLater } from './chaser/later.ts';
import { createUnknowns } from './chaser/unknown.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { createClockMover } from './clock-mover.ts';
import { openDataFolder } from './data-folder.ts';
import { areas } from './domain/areas.ts';
import { createCalendar } from './domain/calendar.ts';
import type { CommitteeState } from './domain/committee.ts';
import { permit } from './domain/permission.ts';
import { apiRoutes } from './http/api.ts';
import { clockRoutes } from './http/clock.ts';
import { healthRoutes } from './http/health.ts';
import { messagesRoute } from './http/messages.ts';
import { localFilePath, localFileRoutes } from './http/local-files.ts';
import { metricsRoute } from './http/metrics.ts';
import type { Route } from './http/route.ts';
import { serve } from './http/server.ts';
import { entraSignIn, localSignIn } from './http/sign-in.ts';
import { randomIds } from './ids.ts';
import { createLocalBallotKey } from './ballot-key.ts';
import { openLocalClock } from './local-clock.ts';
import type { LocalClock } from './local-clock.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createCommittees } from './people/committees.ts';
import { createDirectory } from './people/directory.ts';
import { plainDefaults } from './people/person.ts';
import { createRosterCache } from './people/roster.ts';
import { createTenants } from './people/tenants.ts';
import { createBallotBox } from './records/ballot-box.ts';
import { createRecords } from './records/execute.ts';
import { openStore, reach } from './records/open.ts';
import { opening } from './records/not-opened.ts';
import type { MountedRoom } from './rehearsal/room.ts';
import { createRoom } from './rehearsal/room.ts';
import type { Settings } from './settings.ts';

/** A running Gavel. */
export interface Gavel {
  /** Without a slash at the end. */
  readonly url: string;
  readonly chaser: Chaser;
  /** Local mode's Teams. */
  readonly room?: MountedRoom;
  close(): Promise<void>;
}

export interface Overrides {
  readonly log?: Log;
  /** Stands for the real time. */
  readonly clock?: Clock;
  /** Replaces Microsoft's issuers and keys. */
  readonly trust?: TrustOverride;
}

const CHASER_INTERVAL_MS = 10_000;

const calendarOf = (committee: CommitteeState | undefined) =>
  createCalendar(committee ?? plainDefaults);

/** Puts the rooms together and opens the door. Throws what a wrong setting or a taken port throws. */
export const wire = async (settings: Settings, over: Overrides = {}): Promise<Gavel> => {
  const local = settings.app === undefined;
  const log = over.log ?? createLog();
  const real = over.clock ?? systemClock;
  openDataFolder(settings.data);
  const localClock: LocalClock | undefined = local
    ? openLocalClock(join(settings.data, 'clock.json'), real)
    : undefined;
  const clock = localClock ?? real;

  const store = await openStore(settings);
  const directory = createDirectory({ store, ids: randomIds });
  const committees = createCommittees({ store, clock });
  const tenants = createTenants({ store });
  const metrics = createMetrics({ secondsSincePass: () => chaser.secondsSincePass() });
  const { ballotKeys = [] } = settings;
  const ownKey = createLocalBallotKey(`${resolve(settings.data)}.ballot-key`);
  const madeHere = local && ballotKeys.length === 0;
  const records = createRecords({
    store,
    clock,
    areas,
    permit,
    people: (ids, { pk, committee }) =>
      directory.facts(partition(pk).tenant, ids, committee ?? plainDefaults),
    calendarOf,
    log,
    ballotBox: createBallotBox(madeHere ? ownKey : () => ballotKeys),
    onCommit: () => {
      metrics.commit();
      chaser.poke();
    },
  });

  let url = '';
  let stopping = false;
  const trust = over.trust ? { trust: over.trust } : {};
  const roomUrl = (): string => `${url}/rehearsal/`;
  // Gavel may have listened on another port when it kept a conversation of the room.
  const channel = readdressed(createChannel({ settings, ...trust }), (address) =>
    address.tenant === room?.world.tenant() ? { ...address, serviceUrl: roomUrl() } : address,
  );
  const outbound = measured(channel.outbound, metrics);
  const pace = createPace({ clock, limited: () => !local || (room?.limited() ?? false) });
  const services: Services = {
    records,
    directory,
    committees,
    tenants,
    roster: createRosterCache({ roster: channel.roster, clock }),
    outbound: paced(outbound, pace),
    unknowns: createUnknowns({
      store,
      records,
      clock,
      conversations: committees,
      onPlanned: () => chaser.poke(),
    }),
    sendLater: createSendLater({ store, clock, onPlanned: () => chaser.poke() }),
    headOf: (pk, meeting) => headOf({ store }, pk, meeting),
    organiser: (address, meetingId) => channel.roster.organiser(address, meetingId),
    channelName: (address) => channel.roster.channelName(address),
    clock,
    log,
    ...(local && {
      atHome: createAtHome({ tenants, committees, directory }),
      fileUrl: (...file: Parameters<typeof localFilePath>) => url + localFilePath(...file),
    }),
  };
  const chaser = createChaser({
    store,
    records,
    clock,
    people: directory,
    conversations: committees,
    present: createPresent(services),
    outbound,
    log,
    wakeVerbs: areas,
    pace,
    metrics,
  });
  const { onTurn, tell } = createHandler(services, createRoutes(features), happenings);
  const adapter = createAdapter({
    settings,
    outbound: services.outbound,
    log,
    onTurn,
    tell,
    ...trust,
  });

  const roomFile = join(settings.data, 'rehearsal.sqlite');
  const room = localClock
    ? opening(roomFile, () =>
        createRoom({
          clock: localClock,
          ids: randomIds,
          file: roomFile,
          urls: () => ({ bot: `${url}/api/messages`, service: roomUrl() }),
          log,
        }),
      )
    : undefined;
  const mover =
    localClock &&
    createClockMover({
      clock: localClock,
      isEmpty: () => store.isEmpty(),
      nextDue: (now) => store.nextDue(now),
      drain: async () => {
        await chaser.drain(localClock.now());
      },
    });

  const signIn = settings.app
    ? entraSignIn({ directory, app: settings.app, tenants: settings.tenants ?? [] })
    : localSignIn(directory, tenants);
  const api = { records, directory, committees, calendarOf, clock };
  const routes: Route[] = [
    messagesRoute(adapter, metrics, () => stopping),
    metricsRoute(metrics, settings.metricsToken),
    ...healthRoutes({
      store: async () => reach(store).then(() => true),
      chaser: () => chaser.alive(),
    }),
    ...apiRoutes(api, signIn),
    ...(local ? localFileRoutes(api, signIn) : []),
    ...(mover ? clockRoutes(mover) : []),
    ...(room ? room.routes : []),
  ];
  const server = await serve({
    host: settings.host,
    port: settings.port,
    loopbackOnly: local,
    routes,
    log,
  });
  url = server.url;
  chaser.start(CHASER_INTERVAL_MS);

  return {
    url,
    chaser,
    ...(room ? { room } : {}),
    close: async () => {
      stopping = true;
      await chaser.stop();
      // First the room, whose pages wait for news: the server waits for them.
      room?.close();
      await server.close();
      await store.close();
    },
  };
};
