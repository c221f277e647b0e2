import { connect } from '../records/cosmos-client.ts';
import { provision } from '../records/cosmos-container.ts';
import { readSettings } from '../settings.ts';
import { failing, misused, readArgs } from './failing.ts';

const USAGE = `COSMOS_ENDPOINT=… COSMOS_KEY=… npm run provision              makes the database and its container
COSMOS_ENDPOINT=… COSMOS_KEY=… npm run provision -- --max-ru 4000   a new container scales up to 4,000 RU/s`;

const units = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  const number = Number(given);
  return Number.isInteger(number) && number >= 1_000 ? number : misused(USAGE);
};

await failing(async () => {
  const { values } = readArgs(USAGE, { options: { 'max-ru': { type: 'string' } } });
  const maxThroughput = units(values['max-ru']);
  const { cosmos } = readSettings(process.env);
  if (!cosmos) return misused(USAGE);
  const client = connect(cosmos);
  try {
    const { database } = cosmos;
    await provision(client, { database, ...(maxThroughput !== undefined && { maxThroughput }) });
    console.log(`${cosmos.endpoint} is ready: database ${database}.`);
  } finally {
    client.dispose();
  }
});
