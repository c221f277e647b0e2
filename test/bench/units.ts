import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/log.ts';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { readSettings } from '../../src/settings.ts';
import { wire } from '../../src/wire.ts';
import { emulatorKey, openCosmosEndpoint } from '../helpers/cosmos-endpoint.ts';
import { queryUnits, readUnits, unitsOf } from '../helpers/request-units.ts';

/**
 * What Gavel costs on Cosmos DB: plays the scripted day on the emulator and reckons every request that crosses
 * the wire by Microsoft's published formulae. Prints a row for each step.
 */

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const data = await mkdtemp(join(tmpdir(), 'gavel-units-'));
const endpoint = await openCosmosEndpoint();
const client = connect({ endpoint: endpoint.url, key: emulatorKey });
await provision(client, { database: 'gavel' });
client.dispose();
const cosmos = { COSMOS_ENDPOINT: endpoint.url, COSMOS_KEY: emulatorKey };
const settings = readSettings({ GAVEL_DATA: data, PORT: '0', ...cosmos });
const clock = { now: () => '2026-11-20T09:00:00.000Z' };
const gavel = await wire(settings, { log: silentLog, clock });

let written = { batches: 0, items: 0, units: 0 };
endpoint.onBatch = (operations) => {
  written.batches += 1;
  written.items += operations.length;
  for (const operation of operations) written.units += unitsOf(operation);
};
const measure = async (what: string, step: () => Promise<unknown>): Promise<number> => {
  written = { batches: 0, items: 0, units: 0 };
  endpoint.asked.length = 0;
  await step();
  const count = (kind: string) => endpoint.asked.filter((asked) => asked.kind === kind).length;
  const [reads, queries] = [count('GET'), count('plan')];
  const { batches, items, units } = written;
  const all = units + reads * readUnits + queries * queryUnits;
  console.log(row([what, batches, items, Math.round(units), reads, queries, Math.round(all)]));
  return all;
};

console.log(row(['step', 'batches', 'items', 'RU to write', 'reads', 'queries', 'RU']));
console.log(row(Array.from({ length: 7 }, () => '---')));
const day = `${gavel.url}/rehearsal/room/day`;
let sum = await measure('The board is set up', () => fetch(`${gavel.url}/rehearsal/room`));
const titles = (await (await fetch(day)).json()) as readonly string[];
for (const [step, title] of titles.entries()) {
  const body = JSON.stringify({ step });
  const headers = { 'content-type': 'application/json' };
  sum += await measure(title, () => fetch(day, { method: 'POST', headers, body }));
}
console.log(row(['all', '', '', '', '', '', Math.round(sum)]));
await gavel.close();
await endpoint.close();
await rm(data, { recursive: true });
