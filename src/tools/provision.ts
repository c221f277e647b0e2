import { parseArgs } from 'node:util';
import { connect } from '../records/cosmos-client.ts';
import { provision } from '../records/cosmos-container.ts';
import { readSettings } from '../settings.ts';
import { failing } from './failing.ts';

const USAGE = `COSMOS_ENDPOINT=… COSMOS_KEY=… npm run provision              makes the database and its container
COSMOS_ENDPOINT=… COSMOS_KEY=… npm run provision -- --max-ru 4000   a new container scales up to 4,000 RU/s`;

const units = (given: string | undefined): number | undefined => {
  const number = Number(given);
  if (given === undefined || (Number.isInteger(number) && number >= 1_000)) {
    return given === undefined ? undefined : number;
  }
  console.error(USAGE);
  process.exit(2);
};

await failing(async () => {
  const { values } = parseArgs({ options: { 'max-ru': { type: 'string' } } });
  const maxThroughput = units(values['max-ru']);
  const { cosmos } = readSettings(process.env);
  if (!cosmos) {
    console.error(USAGE);
    process.exit(2);
  }
  const client = connect(cosmos);
  try {
    const { database } = cosmos;
    await provision(client, { database, ...(maxThroughput !== undefined && { maxThroughput }) });
    console.log(`${cosmos.endpoint} is ready: database ${database}.`);
  } finally {
    client.dispose();
  }
});
