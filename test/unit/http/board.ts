import { strict as assert } from 'node:assert';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { GAVEL } from '../../../src/domain/permission.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import { apiRoutes } from '../../../src/http/api.ts';
import { serve } from '../../../src/http/server.ts';
import { localSignIn } from '../../../src/http/sign-in.ts';
import type { SignIn } from '../../../src/http/sign-in.ts';
import { silentLog } from '../../../src/log.ts';
import type { Directory } from '../../../src/people/directory.ts';
import type { Store } from '../../../src/records/store.ts';
import { openHouse, rules } from '../../helpers/house.ts';

const clock = { now: () => '2026-11-23T09:00:00.000Z' };

/** What a test may read as JSON, without believing its shape. */
export type Json = Readonly<Record<string, unknown>> & {
  readonly items: readonly Readonly<Record<string, unknown>>[];
};

export interface Board extends AsyncDisposable {
  readonly store: Store;
  readonly directory: Directory;
  /** Gavel's ids of the people by first name. */
  readonly people: Readonly<Record<string, string>>;
  readonly committeeId: string;
  get(
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Json }>;
  act(
    actor: string,
    verb: Verb,
    command: { readonly id?: string; readonly input?: object },
  ): Promise<void>;
}

/**
 * The board of one tenant behind the real server: Maya is its secretary, Priya a member, Tom an observer;
 * Omar owns an action without a role; Zoe is of the same tenant and has nothing to do with it.
 */
export const startBoard = async (signInWith?: (directory: Directory) => SignIn): Promise<Board> => {
  const house = openHouse(clock);
  const { store, directory, committees, records, tenants } = house;

  await tenants.seen('harbour');
  const names = ['Maya', 'Priya', 'Tom', 'Omar', 'Zoe'];
  const people: Record<string, string> = {};
  for (const name of names)
    people[name] = (
      await directory.known('harbour', { aadObjectId: `aad-${name.toLowerCase()}`, name })
    ).id;

  const conversationId = '19:board@thread.tacv2';
  const committeeId = await committees.committeeOf('harbour', conversationId);
  const pk = `harbour|${committeeId}`;
  await committees.arrive(
    committeeId,
    {
      tenant: 'harbour',
      serviceUrl: 'http://127.0.0.1:9/',
      channelId: 'msteams',
      conversationId,
      conversationType: 'channel',
      botId: '28:gavel',
    },
    { name: 'Harbour Board' },
  );

  const act: Board['act'] = async (actor, verb, { id, input = {} }) => {
    const version = id === undefined ? undefined : (await records.load(pk, id))?.version;
    const outcome = await records.execute({
      pk,
      command: {
        verb,
        actor: people[actor] ?? actor,
        input,
        ...(id !== undefined && { id }),
        ...(version !== undefined && { version }),
      },
    });
    assert.equal(outcome.kind, 'done');
  };
  const input = {
    committeeId,
    name: 'Harbour Board',
    code: 'HB',
    secretary: people['Maya'],
    addedBy: people['Maya'],
    voters: [people['Priya']],
    roster: [{ person: people['Tom'], role: 'observer' }],
    answered: true,
    ...rules,
  };
  await act(GAVEL, 'committee.setup', { id: 'committee', input });
  await act('Maya', 'action.add', {
    input: { what: 'Circulate the budget', owner: people['Priya'], due: '2026-11-27' },
  });
  await act('Maya', 'action.add', {
    input: { what: 'Book the hall', owner: people['Omar'], due: '2026-12-04' },
  });
  await act('Maya', 'raid.add', { input: { kind: 'risk', text: 'The harbour wall may not hold' } });

  const signIn = signInWith?.(directory) ?? localSignIn(directory, tenants);
  const calendarOf = createCalendar;
  const server = await serve({
    host: '127.0.0.1',
    port: 0,
    loopbackOnly: true,
    routes: apiRoutes({ records, directory, committees, calendarOf, clock }, signIn),
    log: silentLog,
  });

  return {
    store,
    directory,
    people,
    committeeId,
    act,
    get: async (path, headers) => {
      const response = await fetch(`${server.url}/api/v1${path}`, { headers });
      return { status: response.status, body: (await response.json()) as Json };
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await house[Symbol.asyncDispose]();
    },
  };
};

export const as = (name: string): Record<string, string> => ({
  'x-local-user': `aad-${name.toLowerCase()}`,
});
