import { mkdirSync } from 'node:fs';
import { areas } from '../domain/areas.ts';
import { openExisting, openStore, type StoreName } from '../records/open.ts';
import type { Store } from '../records/store.ts';
import { upcasters } from '../records/upcast.ts';
import { verify, type VerifyOptions } from '../records/verify.ts';
import { readSettings } from '../settings.ts';
import { failing, misused, readArgs } from './failing.ts';
import { move } from './move/move.ts';

const USAGE = `npm run move -- --from sqlite --to cosmos   copies everything; stop Gavel before, start it on the target afterwards
npm run move -- --from cosmos --to sqlite   the way back

Run it again after an interruption: it goes on where it was. A target that was used since, or that holds other
committees, is left alone. GAVEL_DATA names the folder of the embedded store, COSMOS_ENDPOINT, COSMOS_KEY and
COSMOS_DATABASE the account.`;

/** Nobody else is at work. */
const alone: VerifyOptions['inTurn'] = (_pk, _deadline, work) => work();

const isStore = (name: string | undefined): name is StoreName =>
  name === 'sqlite' || name === 'cosmos';

/** True when every journal that arrived is whole. A line for each committee, the rest is counted. */
async function moveAll(from: Store, to: Store): Promise<boolean> {
  const options = { store: to, areas, upcasters, inTurn: alone };
  let sound = true;
  let all = 0;
  for await (const { pk, entries, documents } of move(from, to)) {
    all += documents;
    if (entries === 0) continue;
    const { ok, head } = await verify(options, pk);
    sound &&= ok;
    const chain = ok ? `verified to ${head}` : 'does NOT verify';
    console.log(`${pk}: ${entries} entries, ${documents} documents, ${chain}`);
  }
  console.log(`${all} documents moved.`);
  return sound;
}

await failing(async () => {
  const { from, to } = readArgs(USAGE, {
    options: { from: { type: 'string' }, to: { type: 'string' } },
  }).values;
  if (!isStore(from) || !isStore(to) || from === to) return misused(USAGE);
  const settings = readSettings(process.env);
  const source = await openExisting(settings, from);
  try {
    mkdirSync(settings.data, { recursive: true });
    const target = await openStore(settings, to);
    try {
      if (!(await moveAll(source, target))) process.exitCode = 1;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});
