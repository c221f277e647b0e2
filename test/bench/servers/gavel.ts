/** Gavel with a meeting in session: every `note:` is authenticated, decided, committed and answered. */
import { createAdapter, createChannel } from '../../../bot/adapter.ts';
import { createHandler } from '../../../bot/handler.ts';
import { noteFeature } from '../../../bot/note.ts';
import { createRoutes } from '../../../bot/routes.ts';
import { systemClock } from '../../../src/clock.ts';
import { messagesRoute } from '../../../src/http/messages.ts';
import { serve } from '../../../src/http/server.ts';
import { silentLog } from '../../../src/log.ts';
import { createRosterCache } from '../../../src/people/roster.ts';
import { readSettings } from '../../../src/settings.ts';
import { openHouse } from '../../helpers/house.ts';
import { openMeeting } from '../meeting.ts';
import { conversations } from '../traffic.ts';
import { trustFrom } from './trust.ts';

const trust = trustFrom(process.argv[2]);
const settings = readSettings({ PORT: '0' });
const { outbound, roster: port } = createChannel({ settings, ...(trust && { trust }) });
const house = openHouse(systemClock);
const roster = createRosterCache({ roster: port, clock: systemClock });
for (const conversation of conversations) await openMeeting(house, { conversation });

const nothing = async () => ({});
const happenings = {
  installed: nothing,
  removed: nothing,
  members: nothing,
  'meeting-start': nothing,
  'meeting-end': nothing,
};
const { onTurn, tell } = createHandler(
  { ...house, outbound, roster, organiser: async () => undefined, log: silentLog },
  createRoutes([noteFeature]),
  happenings,
);

const adapter = createAdapter({
  settings,
  outbound,
  onTurn,
  tell,
  log: silentLog,
  ...(trust && { trust }),
});
const server = await serve({
  host: settings.host,
  port: settings.port,
  loopbackOnly: true,
  routes: [messagesRoute(adapter)],
  log: silentLog,
});
process.send?.(server.url);
