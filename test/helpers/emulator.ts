import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { readSettings } from '../../src/settings.ts';
import { failing } from '../../src/tools/failing.ts';
import { emulatorKey, openCosmosEndpoint } from './cosmos-endpoint.ts';

/** `npm run emulator`: an empty Cosmos DB account in memory, on loopback, until it is stopped. */

await failing(async () => {
  const { PORT = '8081', COSMOS_DATABASE } = process.env;
  const { port } = readSettings({ PORT, COSMOS_DATABASE });
  const endpoint = await openCosmosEndpoint(port);
  const client = connect({ endpoint: endpoint.url, key: emulatorKey });
  await provision(client, { database: COSMOS_DATABASE ?? 'gavel' });
  client.dispose();
  console.log(`COSMOS_ENDPOINT=${endpoint.url} COSMOS_KEY=${emulatorKey} npm start`);
});
