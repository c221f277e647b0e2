import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { CommitteeState } from '../domain/committee.ts';
import { NotFound } from '../errors.ts';
import { randomIds } from '../ids.ts';
import { createDirectory } from '../people/directory.ts';
import { entityOf } from '../records/documents.ts';
import { exportLines } from '../records/export.ts';
import { openStore } from '../records/open.ts';
import type { Store } from '../records/store.ts';
import { readSettings } from '../settings.ts';
import { failing } from './failing.ts';

const USAGE = `npm run --silent export -- --committee ITB > journal.jsonl   the whole journal, for npm run verify
npm run --silent export -- --committee ITB --tenant ID       where two tenants have a committee of that code

GAVEL_DATA names the folder of the embedded store, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE the account.`;

interface Found {
  readonly pk: string;
  readonly tenant: string;
  readonly committee: CommitteeState;
}

/** The committees that a code or an id means, over the whole store. */
async function* committeesOf(store: Store): AsyncGenerator<Found> {
  let pk = await store.partitionAfter('');
  while (pk !== undefined) {
    // oxlint-disable-next-line no-await-in-loop -- one partition after the other
    const [doc] = await store.load(pk, ['committee']);
    const [tenant = ''] = pk.split('|');
    if (doc?.kind === 'entity')
      yield { pk, tenant, committee: entityOf(doc).state as CommitteeState };
    // oxlint-disable-next-line no-await-in-loop -- the next stands after this one
    pk = await store.partitionAfter(pk);
  }
}

/** Throws NotFound (`export-committee`) unless exactly one is meant. */
const theCommittee = async (store: Store, wanted: string, tenant?: string): Promise<Found> => {
  const found: Found[] = [];
  for await (const each of committeesOf(store)) {
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
  const { values } = parseArgs({
    options: { committee: { type: 'string' }, tenant: { type: 'string' } },
  });
  if (values.committee === undefined) {
    console.error(USAGE);
    process.exit(2);
  }
  const store = await openStore(readSettings(process.env));
  try {
    const { pk, tenant, committee } = await theCommittee(store, values.committee, values.tenant);
    const directory = createDirectory({ store, ids: randomIds });
    const { committeeId: id, code, name } = committee;
    const lines = exportLines(store, pk, {
      committee: { id, code, name },
      exportedAt: new Date().toISOString(),
      names: async (ids) =>
        Object.fromEntries((await directory.many(tenant, ids)).map((one) => [one.id, one.name])),
    });
    for await (const line of lines)
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  } finally {
    await store.close();
  }
});
