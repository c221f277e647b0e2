import {
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type ContainerRequest,
  type CosmosClient,
} from '@azure/cosmos';

/** All documents and journals of an installation: a commit is one batch, and a batch stays in one container. */
export const containerId = 'records';

/**
 * What `cosmos-queries.ts` and `cosmos.ts` ask by, and nothing else: each further term costs every write
 * 0.2 to 0.4 RU.
 */
export const indexed = [
  '/pk',
  '/tenant',
  '/wakeAt',
  '/seq',
  '/sort/kind',
  '/index/ref',
  '/index/status',
  '/index/owner',
  '/index/meeting',
  '/index/words/[]',
];

export const composites = [
  ['/pk', '/seq'],
  ['/pk', '/sort/kind'],
  ['/pk', '/sort/number'],
  ['/pk', '/sort/due'],
  ['/pk', '/sort/meeting'],
  ['/tenant', '/sort/kind'],
  ['/tenant', '/sort/owner'],
];

const definition = {
  id: containerId,
  // The second version hashes the whole key: a tenant's id and a digest are longer than the first one's 101 bytes.
  partitionKey: {
    paths: ['/pk'],
    kind: PartitionKeyKind.Hash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  indexingPolicy: {
    indexingMode: 'consistent' as const,
    automatic: true,
    includedPaths: indexed.map((path) => ({ path: `${path}/?` })),
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: composites.map((paths) =>
      paths.map((path) => ({ path, order: 'ascending' as const })),
    ),
  },
} satisfies ContainerRequest;

interface Provision {
  readonly database: string;
  /** Request units a second up to which a new container scales; absent: as the account does by itself. */
  readonly maxThroughput?: number;
}

/**
 * Makes the database and its container where they are missing, and brings the indexing policy of a container
 * that is there to today's. Runs again without harm; throughput is set at the making alone. Needs the account's
 * key: no role for data may do it.
 */
export async function provision(
  client: CosmosClient,
  { database: id, maxThroughput }: Provision,
): Promise<void> {
  const { database } = await client.databases.createIfNotExists({ id });
  const made = { ...definition, ...(maxThroughput !== undefined && { maxThroughput }) };
  const { container, statusCode } = await database.containers.createIfNotExists(made);
  if (statusCode === 200) await container.replace(definition);
}
