import type { PersonId } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { peopleInRole } from '../committee.ts';
import { rulesOf } from '../rules.ts';

/**
 * Who confirms that an action is done where the committee's rules name somebody; the chair's deputies stand in
 * for the chair. Never the owner: where nobody else is left, and where the rules name nobody (undefined),
 * it is whoever may by the permission table.
 */
export const namedVerifiers = (
  committee: CommitteeState,
  owner: PersonId | undefined,
): readonly PersonId[] | undefined => {
  const { verifier } = rulesOf(committee);
  if (verifier === 'presiding-or-secretary') return undefined;
  const named =
    verifier === 'secretary'
      ? peopleInRole(committee, 'secretary')
      : [...peopleInRole(committee, 'chair'), ...peopleInRole(committee, 'deputy')];
  const others = named.filter((person) => person !== owner);
  return others.length > 0 ? others : undefined;
};
