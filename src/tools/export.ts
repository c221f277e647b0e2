import { once } from 'node:events';
import { systemClock } from '../clock.ts';
import { areas } from '../domain/areas.ts';
import { NotFound } from '../errors.ts';
import { randomIds } from '../ids.ts';
import { createDirectory } from '../people/directory.ts';
import { exportLines } from '../records/export.ts';
import { openExisting } from '../records/open.ts';
import type { Store } from '../records/store.ts';
import { readSettings } from '../settings.ts';
import { committeeIn, type Found, partitionsOf } from './committees.ts';
import { failing, misused, readArgs } from './failing.ts';

const USAGE = `npm run --silent export -- --committee ITB > journal.jsonl   the whole journal, for npm run verify
npm run --silent export -- --committee ITB --tenant ID       where two tenants have a committee of that code

GAVEL_DATA names the folder of the embedded store, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE the account.`;

/** Throws NotFound (`export-committee`) unless exactly one is meant. */
const theCommittee = async (store: Store, wanted: string, tenant?: string): Promise<Found> => {
  const found: Found[] = [];
  for await (const pk of partitionsOf(store)) {
    const each = await committeeIn(store, pk);
    if (!each) continue;
    const { code, committeeId } = each.committee;
    const named = code.toLowerCase() === wanted.toLowerCase() || committeeId === wanted;
    if (named && (tenant === undefined || tenant === each.tenant)) found.push(each);
  }
  const [one] = found;
  if (!one || found.length > 1)
    throw new NotFound('export-committee', { wanted, count: found.length });
  return one;
};

await failing(async () => {
  const { values } = readArgs(USAGE, {
    options: { committee: { type: 'string' }, tenant: { type: 'string' } },
  });
  if (values.committee === undefined) return misused(USAGE);
  const store = await openExisting(readSettings(process.env));
  try {
    const { pk, tenant, committee } = await theCommittee(store, values.committee, values.tenant);
    const directory = createDirectory({ store, ids: randomIds });
    const { committeeId: id, code, name } = committee;
    const lines = exportLines({ store, areas }, pk, {
      committee: { id, code, name },
      exportedAt: systemClock.now(),
      names: async (ids) =>
        Object.fromEntries((await directory.many(tenant, ids)).map((one) => [one.id, one.name])),
    });
    for await (const line of lines)
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  } finally {
    await store.close();
  }
});
