import { randomUUID } from 'node:crypto';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import { openCosmos } from '../../src/records/cosmos.ts';
import { emulatorKey, openCosmosEndpoint } from '../helpers/cosmos-endpoint.ts';
import { storeContract } from './store-contract.ts';

const { COSMOS_ENDPOINT, COSMOS_KEY } = process.env;

storeContract('Cosmos DB', async () => {
  const front = COSMOS_ENDPOINT === undefined ? await openCosmosEndpoint() : undefined;
  const key = front ? emulatorKey : COSMOS_KEY;
  const account = { endpoint: front?.url ?? COSMOS_ENDPOINT ?? '', ...(key && { key }) };
  const database = `gavel-${randomUUID()}`;
  const client = connect(account);
  await provision(client, database);
  const store = openCosmos({ ...account, database });
  return {
    store,
    clear: async () => {
      await store.close();
      await client.database(database).delete();
      client.dispose();
      await front?.close();
    },
  };
});
