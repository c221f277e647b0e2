import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';

export interface CosmosAccount {
  readonly endpoint: string;
  /** Absent: the managed identity of where this runs, or the signed-in developer. */
  readonly key?: string;
}

/** For reading and writing of one request, in milliseconds; the whole operation has its own deadline. */
const requestTimeout = 5_000;

/**
 * A client that repeats nothing by itself on 429 (`patiently` and `writeBatch` do, until their deadline) and reads its
 * own writes. Plain http is for emulators: one endpoint, and nothing to discover behind it.
 */
export function connect({ endpoint, key }: CosmosAccount): CosmosClient {
  const access = key === undefined ? { aadCredentials: new DefaultAzureCredential() } : { key };
  return new CosmosClient({
    endpoint,
    ...access,
    consistencyLevel: 'Session',
    connectionPolicy: {
      requestTimeout,
      enableEndpointDiscovery: new URL(endpoint).protocol === 'https:',
      retryOptions: {
        maxRetryAttemptCount: 0,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 0,
      },
    },
  });
}
