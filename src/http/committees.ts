import type { CommitteeState } from '../domain/committee.ts';
import type { Entity } from '../records/entity.ts';
import { openAsReader } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { ok } from './route.ts';
import { committeeShape, namesOf } from './shapes.ts';
import type { Caller } from './sign-in.ts';

/** The committees in which the caller holds a role, by code. */
const committeesOf = async (
  services: ApiServices,
  { tenant, person }: Caller,
): Promise<CommitteeState[]> => {
  if (!person) return [];
  const conversations = await services.committees.all(tenant);
  const entities = await Promise.all(
    conversations.map(({ committeeId }) =>
      services.records.load(`${tenant}|${committeeId}`, 'committee'),
    ),
  );
  return entities
    .filter((entity): entity is Entity<CommitteeState> => entity?.type === 'committee')
    .map(({ state }) => state)
    .filter(({ roles }) => Object.hasOwn(roles, person.id))
    .sort((a, b) => a.code.localeCompare(b.code));
};

export const committeeRoutes = (services: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees',
    handle: async (caller) => {
      const mine = await committeesOf(services, caller);
      const people = mine.flatMap(({ roles }) => Object.keys(roles));
      const nameOf = await namesOf(services.directory, caller.tenant, people);
      return ok({ items: mine.map((state) => committeeShape(state, nameOf)) });
    },
  },
  {
    path: '/committees/:id',
    handle: async (caller, { params }) => {
      const { committee, tenant } = await openAsReader(
        services.records,
        caller,
        params['id'] ?? '',
      );
      return ok(
        committeeShape(
          committee,
          await namesOf(services.directory, tenant, Object.keys(committee.roles)),
        ),
      );
    },
  },
];
