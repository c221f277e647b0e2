import type { PersonId } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { inRole, peopleInRole } from '../committee.ts';
import type { MeetingState, Roll } from './state.ts';

const isAway = (roll: Roll, person: PersonId): boolean => {
  const entry = roll[person];
  return entry !== undefined && (entry.attendance !== 'present' || entry.leftAt !== undefined);
};

export interface Presiding {
  readonly presiding: PersonId | null;
  /** True when it is neither the chair nor a deputy. */
  readonly acting: boolean;
}

/**
 * Who presides: the chair unless known to be away, else a deputy, else the person named at the start,
 * else the secretary, acting.
 */
export const choosePresiding = (
  committee: CommitteeState,
  roll: Roll,
  named: PersonId | undefined,
): Presiding => {
  const byOffice = [...peopleInRole(committee, 'chair'), ...peopleInRole(committee, 'deputy')].find(
    (person) => !isAway(roll, person),
  );
  if (byOffice) return { presiding: byOffice, acting: false };
  const stands = named !== undefined && !isAway(roll, named);
  return { presiding: (stands ? named : inRole(committee, 'secretary')) ?? null, acting: true };
};

/** Who presides once the roll has changed; undefined where it is still the same person. */
export const presidingAfter = (
  committee: CommitteeState,
  meeting: MeetingState,
  roll: Roll,
): Presiding | undefined => {
  const chosen = choosePresiding(committee, roll, meeting.presiding);
  return chosen.presiding === (meeting.presiding ?? null) ? undefined : chosen;
};
