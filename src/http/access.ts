import type { CommitteeState, Role } from '../domain/committee.ts';
import { NotFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import type { Entity } from '../records/entity.ts';
import type { Listed, Records } from '../records/execute.ts';
import type { Caller } from './sign-in.ts';

/** One committee as one caller may read it. */
export interface Access {
  readonly pk: string;
  readonly id: string;
  readonly tenant: string;
  readonly me: Person;
  readonly committee: CommitteeState;
  /** Absent: somebody without a role, who may read their own actions and nothing else. */
  readonly role?: Role;
}

/** The same answer for a committee that does not exist, is another tenant's, or is not the caller's. */
const unknown = (): NotFound => new NotFound('committee');

/** Throws NotFound for a caller with neither a role nor an action there. */
export const openCommittee = async (
  records: Records,
  caller: Caller,
  id: string,
): Promise<Access> => {
  const { tenant, person: me } = caller;
  if (!me || !/^[\w-]{1,100}$/.test(id)) throw unknown();
  const pk = `${tenant}|${id}`;
  const entity = await records.load(pk, 'committee');
  if (entity?.type !== 'committee') throw unknown();
  const committee = (entity as Entity<CommitteeState>).state;
  const role = committee.roles[me.id]?.role;
  if (role) return { pk, id, tenant, me, committee, role };
  const own = await records.list(
    { kind: 'records', pk, type: 'action', owner: me.id, order: 'number' },
    { limit: 1 },
  );
  if (own.items.length === 0) throw unknown();
  return { pk, id, tenant, me, committee };
};

/** As `openCommittee`, for what only those with a role may read. */
export const openAsReader = async (
  ...args: Parameters<typeof openCommittee>
): Promise<Access & { readonly role: Role }> => {
  const { role, ...access } = await openCommittee(...args);
  if (!role) throw unknown();
  return { ...access, role };
};

const seesReserved = (role: Role): boolean => role !== 'attendee' && role !== 'observer';

const itemOf = (state: unknown): string | undefined => {
  const item: unknown = Object(state)['item'];
  return typeof item === 'string' ? item : undefined;
};

/** What of these the caller may read: nothing of a reserved agenda item for attendees and observers. */
export const readable = async (
  records: Records,
  { pk, me, role }: Access,
  found: readonly Listed[],
): Promise<readonly Listed[]> => {
  const own = (record: Listed): boolean => record.type === 'action' && record.index.owner === me.id;
  if (!role) return found.filter(own);
  if (seesReserved(role)) return found;
  const items = [...new Set(found.flatMap(({ state }) => itemOf(state) ?? []))];
  const reserved = new Set(
    (await records.loadMany(pk, items))
      .filter(({ state }) => Object(state)['reserved'] === true)
      .map(({ id }) => id),
  );
  return found.filter((record) => own(record) || !reserved.has(itemOf(record.state) ?? ''));
};
