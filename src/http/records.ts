import type { z } from 'zod';
import { UNFINISHED } from '../domain/action/standing.ts';
import { endOfDay } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { disclosed } from '../domain/motion/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import { NotFound } from '../errors.ts';
import { knownTo } from '../people/reserved.ts';
import type { Entity } from '../records/entity.ts';
import { listedOf } from '../records/execute.ts';
import type { Listed, ListQuery } from '../records/execute.ts';
import type { Access } from './access.ts';
import { openCommittee, readable, unknownTo } from './access.ts';
import { listAsAt } from './as-at.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { parse } from './input.ts';
import {
  cursorAfter,
  listQuery,
  mineQuery,
  oneQuery,
  pageOf,
  statusesKept,
} from './record-query.ts';
import { ok } from './route.ts';
import { search } from './search.ts';
import { namedIn, namesOf, recordShape } from './shapes.ts';
import type { Caller } from './sign-in.ts';

const recordId = /^[ADMRV]-\d{1,9}$/;

/** Gavel's own id of a person, given that or their Entra id. */
const personId = async (
  { directory }: ApiServices,
  tenant: string,
  either: string,
): Promise<string> => (await directory.byAad(tenant, either))?.id ?? either;

const shaped = async (
  services: ApiServices,
  tenant: string,
  found: readonly (readonly [Listed, CommitteeState])[],
  now = services.clock.now(),
) => {
  const nameOf = await namesOf(
    services.directory,
    tenant,
    found.flatMap(([record]) => [record.index.owner, ...namedIn(record)]),
  );
  return found.map(([record, committee]) =>
    recordShape(record, { committee, nameOf, now, calendar: services.calendarOf(committee) }),
  );
};

interface Past {
  readonly query: z.infer<typeof listQuery>;
  readonly date: string;
  readonly owner: string | undefined;
}

/** The list as it stood at the end of a day. */
const past = async (services: ApiServices, access: Access, { query, date, owner }: Past) => {
  const until = endOfDay(access.committee.timeZone, date);
  const kept = statusesKept(query.type, query.status);
  const asked = { ...query, ...kept, owner, ...pageOf(access.pk, query) };
  const { items, cursor } = await listAsAt(services.records, access.pk, until, asked);
  const mayRead = await readable(services.records, access, items);
  const pairs = mayRead.map((record) => [record, access.committee] as const);
  return ok({
    items: await shaped(services, access.tenant, pairs, until),
    cursor: cursorAfter(access.pk, query, cursor),
  });
};

const list = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  query: z.infer<typeof listQuery>,
) => {
  const access = await openCommittee(services.records, caller, id);
  const owner = access.role ? query.owner : access.me.id;
  const ownerId = owner && (await personId(services, access.tenant, owner));
  if (query.asAt !== undefined)
    return past(services, access, { query, date: query.asAt, owner: ownerId });
  const asked = {
    kind: 'records',
    pk: access.pk,
    type: query.type,
    order: 'number' as const,
    ...statusesKept(query.type, query.status),
    ...(ownerId && { owner: ownerId }),
  } satisfies ListQuery;
  const page = pageOf(access.pk, query);
  const { items, cursor } = query.q
    ? await search(services, access, asked, { said: query.q, page })
    : await services.records.list(asked, page);
  const mayRead = await readable(services.records, access, items);
  const pairs = mayRead.map((record) => [record, access.committee] as const);
  return ok({
    items: await shaped(services, access.tenant, pairs),
    cursor: cursorAfter(access.pk, query, cursor),
  });
};

/** The state as the caller may see it: no choices of an open vote, and of what is reserved its place alone. */
const stateFor = async ({ records }: ApiServices, access: Access, { type, state }: Listed) => {
  if (type === 'motion') return disclosed(state as MotionState);
  if (type !== 'meeting') return state;
  const { interests, reported, leftMotions, heard, outcomes, spent, ...meeting } =
    state as MeetingState;
  const interested = interests.flatMap(({ item }) => item ?? []);
  const refs = [...(reported ?? []), ...(leftMotions ?? []), ...(heard ?? [])];
  const named = [...interested, ...refs, ...meeting.agenda];
  const hidden = await unknownTo(records, access, named);
  const open = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(of).filter(([item]) => !hidden.has(item)));
  return {
    ...meeting,
    interests: interests.filter(({ item }) => !hidden.has(item ?? '')),
    outcomes: open(outcomes),
    ...(reported && { reported: reported.filter((ref) => !hidden.has(ref)) }),
    ...(leftMotions && { leftMotions: leftMotions.filter((id) => !hidden.has(id)) }),
    ...(heard && { heard: heard.filter((ref) => !hidden.has(ref)) }),
    ...(spent && { spent: open(spent) }),
  };
};

/** The record as it stands, or as it stood at a UTC instant. */
const recordIn = async ({ records }: ApiServices, pk: string, ref: string, until?: string) => {
  if (until !== undefined) return (await records.asAt(pk, until)).filter(({ id }) => id === ref);
  const query = { kind: 'docs', pk, docKind: 'entity', ref } as const;
  const { items } = await records.find(query, { limit: 1 });
  return items.map(listedOf);
};

const one = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  { ref, asAt }: { readonly ref: string; readonly asAt: string | undefined },
) => {
  const access = await openCommittee(services.records, caller, id);
  const wanted = ref.toUpperCase();
  if (!recordId.test(wanted)) throw new NotFound('not-found');
  const until = asAt && endOfDay(access.committee.timeZone, asAt);
  const found = await recordIn(services, access.pk, wanted, until);
  const [record] = await readable(services.records, access, found);
  if (!record) throw new NotFound('record', { ref: wanted });
  const [shape] = await shaped(services, access.tenant, [[record, access.committee]], until);
  return ok({ ...shape, state: await stateFor(services, access, record) });
};

const mine = async (
  services: ApiServices,
  { tenant, person }: Caller,
  query: z.infer<typeof mineQuery>,
) => {
  if (!person) return ok({ items: [] });
  const { items, cursor } = await services.records.list(
    {
      kind: 'owned',
      tenant,
      owner: person.id,
      type: 'action',
      ...statusesKept('action', query.status ?? UNFINISHED),
    },
    pageOf(person.id, query),
  );
  const ofCommittee = async (pk: string) => {
    const entity = await services.records.load(pk, 'committee');
    const committee = (entity as Entity<CommitteeState> | undefined)?.state;
    if (!committee) return [];
    const found = items.filter((record) => record.pk === pk);
    const known = await knownTo(services.records, { pk, committee, person: person.id }, found);
    return known.map((record) => [record, committee] as const);
  };
  const pks = [...new Set(items.map(({ pk }) => pk))];
  const known = (await Promise.all(pks.map(ofCommittee))).flat();
  const pairs = items.flatMap(({ pk, id }) =>
    known.filter(([record]) => record.pk === pk && record.id === id),
  );
  return ok({
    items: await shaped(services, tenant, pairs),
    cursor: cursorAfter(person.id, query, cursor),
  });
};

export const recordRoutes = (services: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees/:id/records',
    handle: (caller, { params, query }) =>
      list(services, caller, params['id'] ?? '', parse(listQuery, query)),
  },
  {
    path: '/committees/:id/records/:ref',
    handle: (caller, { params, query }) =>
      one(services, caller, params['id'] ?? '', {
        ref: params['ref'] ?? '',
        asAt: parse(oneQuery, query).asAt,
      }),
  },
  {
    path: '/me/actions',
    handle: (caller, { query }) => mine(services, caller, parse(mineQuery, query)),
  },
];
