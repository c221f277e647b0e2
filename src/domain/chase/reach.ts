import type { PersonId } from '../../records/entity.ts';
import { type CommitteeState, peopleInRole } from '../committee.ts';
import type { PersonFacts } from '../model.ts';
import { type ChaseState, timesPlanned } from './state.ts';

/** What is known of people, whoever is asked for among them. */
type Reach = ReadonlyMap<PersonId, PersonFacts>;

/** Nothing that Gavel says reaches them. */
export const isOut = (facts: PersonFacts | undefined): boolean =>
  facts === undefined || facts.unreachable !== undefined;

/**
 * Whether a step says of an owner out of reach only what the secretary heard since the last arming: who was not reached
 * cannot have answered.
 */
export const isNoNews = (
  step: string,
  action: { readonly chase: Pick<ChaseState, 'planned'> },
): boolean =>
  step === 'no-answer' &&
  timesPlanned(action, 'unreachable-secretary') > 0 &&
  timesPlanned(action, 'unreachable-chair') === 0;

/** Who may hear what is for a secretary out of reach. */
export const stepIns = (committee: CommitteeState): PersonId[] =>
  peopleInRole(committee, 'chair', 'deputy');

/**
 * `people` as they are; where that is a secretary out of reach, the chair in their place, else the deputies, as far
 * as they are reached. Never `owner`, whose record it is. Where nobody is reached it stays the secretary's.
 */
export const orStepIns = (
  people: readonly PersonId[],
  committee: CommitteeState,
  reach: Reach,
  owner?: PersonId,
): readonly PersonId[] => {
  const away = (person: PersonId): boolean => isOut(reach.get(person));
  const isLost = (person: PersonId): boolean =>
    committee.roles[person]?.role === 'secretary' && away(person);
  if (people.length === 0 || !people.every(isLost)) return people;
  return (
    (['chair', 'deputy'] as const)
      .map((role) => peopleInRole(committee, role))
      .map((found) => found.filter((person) => person !== owner && !away(person)))
      .find((found) => found.length > 0) ?? people
  );
};
