import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { emulatorKey, openCosmosEndpoint } from './cosmos-endpoint.ts';

/** `npm run emulator`: an empty Cosmos DB account in memory, on loopback, until it is stopped. */

const { PORT = '8081', COSMOS_DATABASE: database = 'gavel' } = process.env;
const endpoint = await openCosmosEndpoint(Number(PORT));
const client = connect({ endpoint: endpoint.url, key: emulatorKey });
await provision(client, { database });
client.dispose();
console.log(`COSMOS_ENDPOINT=${endpoint.url} COSMOS_KEY=${emulatorKey} npm start`);
