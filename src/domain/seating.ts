import type { PersonId } from '../records/entity.ts';
import type { CommitteeState, GoneSeat, Role, Seat, SeatInput, SetupInput } from './committee.ts';
import type { Office } from './rules.ts';

const votesByDefault = (role: Role): boolean =>
  role === 'chair' || role === 'deputy' || role === 'member';

/** A role with the vote that it usually has. */
export const seat = (role: Role): Seat => ({ role, votes: votesByDefault(role) });

const holder = (roles: CommitteeState['roles'], role: Role): PersonId | undefined =>
  Object.keys(roles).find((person) => roles[person]?.role === role);

/** Whether somebody is left who can lead the committee. */
export const hasLead = (roles: Readonly<Record<PersonId, Seat>>): boolean =>
  Object.values(roles).some(({ role }) => role === 'chair' || role === 'secretary');

/**
 * Gives the one chair's or secretary's seat to somebody, or empties it (`null`); whoever had it with a vote keeps
 * that.
 */
export const seated = (
  roles: Record<PersonId, Seat>,
  role: 'chair' | 'secretary',
  person: PersonId | null | undefined,
): void => {
  if (person === undefined) return;
  const before = holder(roles, role);
  if (before === person) return;
  const former = before && roles[before];
  if (former) roles[before] = { ...former, role: former.votes ? 'member' : 'attendee' };
  if (person) roles[person] = { ...roles[person], ...seat(role) };
};

const deputed = (roles: Record<PersonId, Seat>, deputies: readonly PersonId[]): void => {
  for (const [person, { role }] of Object.entries(roles))
    if (role === 'deputy' && !deputies.includes(person)) roles[person] = seat('member');
  for (const person of deputies) {
    const role = roles[person]?.role;
    if (role !== 'chair' && role !== 'deputy') roles[person] = seat('deputy');
  }
};

const enfranchised = (roles: Record<PersonId, Seat>, voters: readonly PersonId[]): void => {
  const voting = new Set(voters);
  for (const person of voting) {
    const role = roles[person]?.role;
    const kept = role && role !== 'attendee' && role !== 'observer' ? role : 'member';
    roles[person] = { ...roles[person], role: kept, votes: true };
  }
  for (const [person, { role }] of Object.entries(roles)) {
    if (voting.has(person) || role === 'chair') continue;
    roles[person] = { ...roles[person], role: role === 'member' ? 'attendee' : role, votes: false };
  }
};

/** The office passes from whoever had it. */
const appointed = (
  roles: Record<PersonId, Seat>,
  person: PersonId,
  office: Office | null,
): void => {
  for (const [each, { office: held, ...own }] of Object.entries(roles))
    if (each === person || (office !== null && held === office)) roles[each] = own;
  const own = roles[person] ?? seat('member');
  roles[person] = office === null ? own : { ...own, office };
};

const heldBy = (
  roles: Record<PersonId, Seat>,
  office: Office,
  person: PersonId | null | undefined,
): void => {
  const before = Object.keys(roles).find((each) => roles[each]?.office === office);
  if (person) appointed(roles, person, office);
  else if (before) appointed(roles, before, null);
};

/** One seat, given or taken away. */
export const reseated = (
  roles: Record<PersonId, Seat>,
  { person, role, office }: SeatInput,
): void => {
  if (role === 'chair' || role === 'secretary') seated(roles, role, person);
  else if (role && roles[person]?.role !== role) roles[person] = seat(role);
  else if (role === null) delete roles[person];
  if (office !== undefined && role !== null) appointed(roles, person, office);
};

/** The seats after a set-up. */
export const rolesAfter = (
  current: CommitteeState['roles'],
  input: SetupInput,
): Record<PersonId, Seat> => {
  const roles: Record<PersonId, Seat> = { ...current };
  for (const { person, role } of input.roster ?? []) roles[person] ??= seat(role);
  seated(roles, 'secretary', input.secretary);
  seated(roles, 'chair', input.chair);
  if (input.voters) enfranchised(roles, input.voters);
  if (input.deputies) deputed(roles, input.deputies);
  for (const other of input.others ?? []) reseated(roles, other);
  for (const [office, person] of Object.entries(input.offices ?? {}))
    heldBy(roles, office as Office, person);
  return roles;
};

const stored = <S extends Seat>(roles: Readonly<Record<PersonId, S>>) =>
  Object.fromEntries(
    Object.entries(roles).map(([person, { role, votes, office, ...more }]) => [
      person,
      { role, votes, ...(office ? { office } : {}), ...more },
    ]),
  );

/** Seats as they are journaled; who has left, where anybody had or has. */
export const seatsData = (
  { gone: before }: Pick<CommitteeState, 'gone'>,
  roles: Readonly<Record<PersonId, Seat>>,
  gone: Readonly<Record<PersonId, GoneSeat>>,
) => {
  const somebody = Object.keys(gone).length > 0;
  return {
    roles: stored(roles),
    ...(somebody || before ? { gone: somebody ? stored(gone) : null } : {}),
  };
};
