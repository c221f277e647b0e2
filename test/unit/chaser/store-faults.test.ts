import assert from 'node:assert/strict';
import { createChannel } from '../../../bot/adapter.ts';
import { connect } from '../../../src/records/cosmos-client.ts';
import { provision } from '../../../src/records/cosmos-container.ts';
import { openCosmos } from '../../../src/records/cosmos.ts';
import type { Store } from '../../../src/records/store.ts';
import { readSettings } from '../../../src/settings.ts';
import { startChannel } from '../../helpers/channel-server.ts';
import {
  type CosmosEndpoint,
  emulatorKey,
  openCosmosEndpoint,
  type Spoiled,
} from '../../helpers/cosmos-endpoint.ts';
import { type Clockwork, startClockwork } from './harness.ts';
import { idOf, type Kind, kinds } from './kinds.ts';

const { outbound } = createChannel({ settings: readSettings({}) });

/** What Cosmos DB does to writes: to each of them once, or to all while it lasts. */
interface Fault {
  readonly when: 'each' | 'before its request' | 'after its request';
  /** Absent: another process writes to the same document first, once. */
  readonly answer?: Spoiled;
}

const faults = {
  '429 with Retry-After, each write': { when: 'each', answer: { status: 429, retryAfterMs: 5 } },
  '503, each write': { when: 'each', answer: { status: 503 } },
  'writes, then 503, each write': { when: 'each', answer: { status: 503, afterwards: true } },
  'writes, then cuts the line, each write': { when: 'each', answer: { afterwards: true } },
  'down before': { when: 'before its request', answer: { status: 503 } },
  'down afterwards': { when: 'after its request', answer: { status: 503 } },
  'conflict before': { when: 'before its request' },
  'conflict afterwards': { when: 'after its request' },
} as const satisfies Record<string, Fault>;

/** What becomes of it within the hour, after how many requests, and who is told of what nobody knows. */
type Outcome = string;

/** fault → [assignment, digest, control card, live card, opening of a chat]; no write comes before that. */
const table: Readonly<Record<keyof typeof faults, readonly Outcome[]>> = {
  '429 with Retry-After, each write': ['sent 1', 'sent 1', 'sent 1', 'shown 1', 'sent 1'],
  '503, each write': ['sent 1', 'sent 1', 'sent 1', 'shown 1', 'sent 1'],
  'writes, then 503, each write': ['sent 1', 'sent 1', 'sent 1', 'shown 1', 'sent 1'],
  'writes, then cuts the line, each write': ['sent 1', 'sent 1', 'sent 1', 'shown 1', 'sent 1'],
  'down before': ['sent 1', 'sent 1', 'sent 1', 'shown 1'],
  'down afterwards': [
    'unknown 1, offered',
    'unknown 1, said again',
    'unknown 1, offered',
    'shown 2',
    'sent 4',
  ],
  'conflict before': ['sent 1', 'sent 1', 'sent 1', 'shown 1'],
  'conflict afterwards': ['sent 1', 'sent 1', 'sent 1', 'shown 2', 'sent 1'],
};

/** What is done about a message of which nobody knows. */
const toldOf = async (w: Clockwork): Promise<string> => {
  const messages = await w.docs(w.board, 'message');
  if (messages.some(({ body }) => body['kind'] === 'post-again')) return ', offered';
  const waiting = await w.docs(`harbour|p:${w.idOf('priya')}`, 'waiting');
  return waiting.some(({ body }) => body['maybe']) ? ', said again' : '';
};

describe('the store, each fault × each kind of message', () => {
  let endpoint: CosmosEndpoint;
  let client: ReturnType<typeof connect>;
  let count = 0;
  before(async () => {
    endpoint = await openCosmosEndpoint();
    client = connect({ endpoint: endpoint.url, key: emulatorKey });
  });
  after(async () => {
    client.dispose();
    await endpoint.close();
  });

  /** Two stores on a fresh database: one with time enough on any machine, one that gives up at once. */
  const openFresh = async (): Promise<readonly [patient: Store, hasty: Store]> => {
    count += 1;
    const database = `gavel-${count}`;
    await provision(client, { database });
    const open = (busyMs: number): Store =>
      openCosmos({ endpoint: endpoint.url, key: emulatorKey, database, busyMs });
    return [open(10_000), open(20)];
  };

  const run = async ({ when, answer }: Fault, kind: Kind): Promise<Outcome> => {
    let requests = 0;
    let sent = 0;
    await using channel = await startChannel(({ method, path, body }) => {
      if (kind.is(method, path)) requests += 1;
      sent += 1;
      return { status: 201, body: { id: idOf(body, sent) } };
    });
    let met = 0;
    let lasts = false;
    const struck = (): boolean => lasts && (when === 'after its request') === requests > 0;
    const [patient, hasty] = await openFresh();
    /** While it is down, nobody has the patience to wait for it. */
    const meant = (): Store => {
      if (when === 'each' || !answer || !struck()) return patient;
      met += 1;
      return hasty;
    };
    const store: Store = {
      ...patient,
      commit: (...change) => meant().commit(...change),
      settle: (...ops) => meant().settle(...ops),
    };
    await using w = await startClockwork({ serviceUrl: channel.serviceUrl, outbound, store });
    await kind.before?.(w);
    requests = 0;
    if (when === 'each') lasts = true;
    endpoint.spoil = ({ kind: asked }) => {
      if (asked !== 'batch' || !answer || !lasts) return undefined;
      if (when !== 'each') return struck() ? answer : undefined;
      met += 1;
      return met % 2 === 1 ? answer : undefined;
    };
    if (!answer)
      w.hooks.settling = async (pk, ops) => {
        const ids = ops.flatMap(({ put }) => (put && put.version > 0 ? [put.id] : []));
        if (ids.length === 0 || met > 0 || !struck()) return;
        met += 1;
        for (const put of await patient.load(pk, ids)) await patient.settle(pk, [{ put }]);
      };
    await kind.act?.(w);
    lasts = true;
    await w.until(kind.until).catch(() => undefined);
    lasts = false;
    assert.ok(met > 0, 'the fault was met');
    await w.until(kind.until);
    const outcome = `${await kind.outcome(w)} ${requests}${await toldOf(w)}`;
    await hasty.close();
    return outcome;
  };

  for (const [fault, outcomes] of Object.entries(table))
    for (const [at, [name, kind]] of Object.entries(kinds).slice(0, outcomes.length).entries())
      it(`${name}: ${fault} → ${outcomes[at]}`, async () => {
        assert.equal(await run(faults[fault as keyof typeof faults], kind), outcomes[at]);
      });
});
