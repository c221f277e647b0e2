import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Ids } from '../../src/clock.ts';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { permit } from '../../src/domain/permission.ts';
import { silentLog } from '../../src/log.ts';
import { createCommittees } from '../../src/people/committees.ts';
import type { Committees } from '../../src/people/committees.ts';
import { createDirectory } from '../../src/people/directory.ts';
import type { Directory } from '../../src/people/directory.ts';
import { createTenants } from '../../src/people/tenants.ts';
import type { Tenants } from '../../src/people/tenants.ts';
import { createRecords } from '../../src/records/execute.ts';
import type { Records, RecordsOptions } from '../../src/records/execute.ts';
import { openSqlite } from '../../src/records/sqlite.ts';
import type { Store } from '../../src/records/store.ts';

export const tenant = 'harbour';
export const rules = { timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5], region: 'GB-ENG' };

/** The records and the people over an embedded store in a folder of its own, gone when disposed of. */
export interface House extends AsyncDisposable {
  readonly store: Store;
  readonly directory: Directory;
  readonly committees: Committees;
  readonly tenants: Tenants;
  readonly records: Records;
  readonly clock: Clock;
  readonly ids: Ids;
}

export const openHouse = (clock: Clock, more: Partial<RecordsOptions> = {}): House => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-'));
  const store = openSqlite({ file: join(folder, 'gavel.db') });
  let counter = 0;
  const ids = { next: (prefix: string) => `${prefix}-${(counter += 1)}` };
  const directory = createDirectory({ store, ids });
  const records = createRecords({
    store,
    clock,
    areas,
    permit,
    people: (wanted) => directory.facts(tenant, wanted),
    calendarOf: (committee) => createCalendar(committee ?? rules),
    log: silentLog,
    ...more,
  });
  return {
    store,
    directory,
    committees: createCommittees({ store, clock }),
    tenants: createTenants({ store }),
    records,
    clock,
    ids,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};
