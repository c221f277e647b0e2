import { z } from 'zod';
import { type Account, accountOf } from '../domain/chase/account.ts';
import { namedIn } from '../domain/reserved.ts';
import type { Json } from '../records/entity.ts';
import type { Records } from '../records/execute.ts';
import { type Access, openAsReader, openCommittee, unknownTo } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { parse } from './input.ts';
import { chaseQuery, journalQuery } from './record-query.ts';
import { ok } from './route.ts';
import { namesOf } from './shapes.ts';
import type { Naming } from './shapes.ts';
import type { Caller } from './sign-in.ts';

/** The fields of a ledger row that are told, as they stand in the document. */
const chaseBody = z.object({
  entity: z.string(),
  person: z.string(),
  step: z.string(),
  n: z.number(),
  dueVersion: z.number(),
  plannedFor: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  activityId: z.string().optional(),
  sentAt: z.string().optional(),
});

type Row = Awaited<ReturnType<Records['find']>>['items'][number];

const chaseShape = ({ id, body }: Row, nameOf: Naming) => {
  const { entity, person, ...rest } = chaseBody.parse(body);
  return { id, ref: entity, person: nameOf(person), ...rest };
};

/** What stands for an event of a reserved item, and for its record, before those whom it is not for. */
const RESERVED = 'reserved';

/** The data of an event with the hidden records that they name made unknown. */
const withoutNames = (data: Json | undefined, hidden: ReadonlySet<string>): Json | undefined => {
  if (typeof data === 'string') return hidden.has(data) ? RESERVED : data;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((each) => withoutNames(each, hidden) ?? null);
  return Object.fromEntries(
    Object.entries(data).flatMap(([field, value]) =>
      hidden.has(field) ? [] : [[field, withoutNames(value, hidden)]],
    ),
  );
};

const journal = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  query: z.infer<typeof journalQuery>,
) => {
  const access = await openAsReader(services.records, caller, id);
  const { pk, tenant } = access;
  const entries = await services.records.entries(pk, query.after, query.limit);
  const about = entries.flatMap(({ ref, events }) => [
    ref,
    ...events.flatMap(({ entity, data }) => [entity, ...namedIn(data)]),
  ]);
  const hidden = await unknownTo(services.records, access, about);
  const nameOf = await namesOf(
    services.directory,
    tenant,
    entries.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf]),
  );
  const items = entries.map(({ seq, at, by, onBehalfOf, command, ref, events, prev, hash }) => ({
    seq,
    at,
    by: nameOf(by),
    onBehalfOf: onBehalfOf === undefined ? undefined : nameOf(onBehalfOf),
    command: hidden.has(ref) ? RESERVED : command,
    ref: hidden.has(ref) ? RESERVED : ref,
    events: events.map((event) =>
      hidden.has(event.entity)
        ? { type: RESERVED }
        : { ...event, data: withoutNames(event.data, hidden) },
    ),
    prev,
    hash,
  }));
  const last = items.length === query.limit ? items.at(-1) : undefined;
  return ok({ items, ...(last && { cursor: String(last.seq) }) });
};

/**
 * What became of all reminders that were due until now and that the caller may know of: of the whole
 * ledger, page by page.
 */
const accountIn = async ({ records, clock }: ApiServices, access: Access): Promise<Account> => {
  const { pk } = access;
  const rows: z.infer<typeof chaseBody>[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await records.find(
      { kind: 'docs', pk, docKind: 'chase' },
      { limit: 500, ...(cursor !== undefined && { cursor }) },
    );
    rows.push(...page.items.map(({ body }) => chaseBody.parse(body)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const hidden = await unknownTo(
    records,
    access,
    rows.map(({ entity }) => entity),
  );
  return accountOf(
    rows.filter(({ entity }) => !hidden.has(entity)),
    clock.now(),
  );
};

const chases = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  query: z.infer<typeof chaseQuery>,
) => {
  const access = await openCommittee(services.records, caller, id);
  const { pk, tenant, me, role } = access;
  const asked = role ? query.person : me.id;
  const owner = asked && ((await services.directory.byAad(tenant, asked))?.id ?? asked);
  const { items, cursor } = await services.records.find(
    {
      kind: 'docs',
      pk,
      docKind: 'chase',
      ...(query.ref && { ref: query.ref.toUpperCase() }),
      ...(owner && { owner }),
    },
    { limit: query.limit, ...(query.cursor !== undefined && { cursor: query.cursor }) },
  );
  const nameOf = await namesOf(
    services.directory,
    tenant,
    items.map(({ index }) => index?.owner),
  );
  const rows = items.map((doc) => chaseShape(doc, nameOf));
  const hidden = await unknownTo(
    services.records,
    access,
    rows.map(({ ref }) => ref),
  );
  const whole = role && query.cursor === undefined && !query.ref && !owner;
  return ok({
    ...(whole && { account: await accountIn(services, access) }),
    items: rows.filter(({ ref }) => !hidden.has(ref)),
    cursor,
  });
};

export const ledgerRoutes = (services: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees/:id/journal',
    handle: (caller, { params, query }) =>
      journal(services, caller, params['id'] ?? '', parse(journalQuery, query)),
  },
  {
    path: '/committees/:id/verify',
    handle: async (caller, { params }) => {
      const { pk } = await openAsReader(services.records, caller, params['id'] ?? '');
      return ok(await services.records.verify(pk));
    },
  },
  {
    path: '/committees/:id/chases',
    handle: (caller, { params, query }) =>
      chases(services, caller, params['id'] ?? '', parse(chaseQuery, query)),
  },
];
