/** One of several instances: passes over a shared store whenever it is told the time. */
import { createChannel } from '../../bot/adapter.ts';
import { createChaser } from '../../src/chaser/chaser.ts';
import { createPace } from '../../src/chaser/pace.ts';
import type { Present } from '../../src/chaser/ports.ts';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { permit } from '../../src/domain/permission.ts';
import { randomIds } from '../../src/ids.ts';
import { silentLog } from '../../src/log.ts';
import { createCommittees } from '../../src/people/committees.ts';
import { createDirectory } from '../../src/people/directory.ts';
import { plainDefaults } from '../../src/people/person.ts';
import { createRecords } from '../../src/records/execute.ts';
import { openSqlite } from '../../src/records/sqlite.ts';
import { readSettings } from '../../src/settings.ts';

const [file = ''] = process.argv.slice(2);
let now = '';
const clock = { now: () => now };
const store = openSqlite({ file });
const directory = createDirectory({ store, ids: randomIds });
const present: Present = { message: async ({ kind, about }) => ({ summary: `${kind} ${about}` }) };
const chaser = createChaser({
  store,
  records: createRecords({
    store,
    clock,
    areas,
    permit,
    people: (ids, { pk, committee }) =>
      directory.facts(pk.split('|')[0] ?? '', ids, committee ?? plainDefaults),
    calendarOf: (committee) => createCalendar(committee ?? plainDefaults),
    log: silentLog,
  }),
  clock,
  people: directory,
  conversations: createCommittees({ store, clock }),
  present,
  outbound: createChannel({ settings: readSettings({}) }).outbound,
  pace: createPace({ clock, limited: () => false }),
  log: silentLog,
  wakeVerbs: areas,
});

process.on('message', (time: string) => {
  now = time;
  void chaser.drain(time).then((moved) => process.send?.(moved));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
