import type { CommitteeState, Role } from '../domain/committee.ts';
import { hasLeft } from '../domain/departed.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { NotFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { knownTo, type Reader, unknownTo as unknownIn } from '../people/reserved.ts';
import type { Entity, Ref } from '../records/entity.ts';
import type { Listed, Records } from '../records/execute.ts';
import type { Caller } from './sign-in.ts';

/** How many own actions of somebody who left are looked at. */
const MOST = 1000;

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

/** The committee, whatever the caller has to do with it. Throws NotFound (`committee`). */
const committeeOf = async (records: Records, caller: Caller, id: string): Promise<Access> => {
  const { tenant, person: me } = caller;
  if (!me || !/^[\w-]{1,100}$/.test(id)) throw unknown();
  const pk = `${tenant}|${id}`;
  const entity = await records.load(pk, 'committee');
  if (entity?.type !== 'committee') throw unknown();
  const committee = (entity as Entity<CommitteeState>).state;
  const role = committee.roles[me.id]?.role;
  return { pk, id, tenant, me, committee, ...(role && { role }) };
};

/** Throws NotFound for a caller with neither a role nor an action there. */
export const openCommittee = async (
  records: Records,
  caller: Caller,
  id: string,
): Promise<Access> => {
  const access = await committeeOf(records, caller, id);
  const { pk, me, role, committee } = access;
  if (role) return access;
  const own = await records.list(
    { kind: 'records', pk, type: 'action', owner: me.id, order: 'number' },
    { limit: hasLeft(committee, me.id) ? MOST : 1 },
  );
  if ((await readable(records, access, own.items)).length === 0) throw unknown();
  return access;
};

/** One meeting, for those with a role and anyone on its roll. Throws NotFound (`committee`, `record`). */
export const openMeeting = async (
  records: Records,
  caller: Caller,
  id: string,
  ref: Ref,
): Promise<Access & { readonly meeting: MeetingState }> => {
  const access = await committeeOf(records, caller, id);
  const entity = await records.load(access.pk, ref);
  const meeting = entity?.type === 'meeting' ? (entity.state as MeetingState) : undefined;
  const attended = meeting?.roll[access.me.id] && !hasLeft(access.committee, access.me.id);
  if (!access.role && !attended) throw unknown();
  if (!meeting) throw new NotFound('record', { ref });
  return { ...access, meeting };
};

/** As `openCommittee`, for what only those with a role may read. */
export const openAsReader = async (
  ...args: Parameters<typeof openCommittee>
): Promise<Access & { readonly role: Role }> => {
  const { role, ...access } = await openCommittee(...args);
  if (!role) throw unknown();
  return { ...access, role };
};

export const readerOf = ({ pk, committee, me }: Access): Reader => ({
  pk,
  committee,
  person: me.id,
});

/** What of these the caller may read: with a role all but what is reserved to others, else their own actions. */
export const readable = async (
  records: Records,
  access: Access,
  found: readonly Listed[],
): Promise<readonly Listed[]> => {
  const { me, role } = access;
  if (role || hasLeft(access.committee, me.id)) return knownTo(records, readerOf(access), found);
  return found.filter(({ type, index }) => type === 'action' && index.owner === me.id);
};

/** Of these records, by id: those of reserved items that are not for the caller. */
export const unknownTo = (
  records: Records,
  access: Access,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => unknownIn(records, readerOf(access), ids);
