import type { PersonId } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { inRole, peopleInRole, voters } from '../committee.ts';
import { isRecused } from '../motion/electorate.ts';
import { isOut } from './proxies.ts';
import type { MeetingState } from './state.ts';

export interface Presiding {
  readonly presiding: PersonId | null;
  /** True when it is neither the chair nor a deputy. */
  readonly acting: boolean;
}

/** What of a meeting decides who presides. */
export type Sitting = Pick<MeetingState, 'roll' | 'interests' | 'current' | 'named'> &
  Partial<Pick<MeetingState, 'rollTaken'>>;

/**
 * Whether those of whom the roll says nothing are not there: it was taken and has somebody with a vote in the
 * room, or a deputy in the room took the chair.
 */
const isTelling = (
  committee: CommitteeState,
  { roll, rollTaken, named = '' }: Sitting,
): boolean => {
  const there = (person: PersonId) => roll[person] !== undefined && !isOut(roll[person]);
  if (rollTaken && voters(committee).some(there)) return true;
  return committee.roles[named]?.role === 'deputy' && there(named);
};

/** By the roll, or because they left the committee, also who keeps a role until somebody else has it. */
const isAway = (committee: CommitteeState, sitting: Sitting, person: PersonId): boolean => {
  const { roll } = sitting;
  if (committee.gone?.[person]) return true;
  if (roll[person]) return isOut(roll[person]);
  const replaced = Object.values(roll).some(({ alternateFor }) => alternateFor === person);
  // Whoever writes the minutes may stand nowhere on the roll.
  const unseen = isTelling(committee, sitting) && inRole(committee, 'secretary') !== person;
  return replaced || unseen;
};

/**
 * Who presides: the chair unless known to be away, else a deputy, else whom the starter named, else the
 * secretary, acting. Whoever declared an interest in the item being taken yields to the next of them
 * (Robert's Rules of Order Newly Revised, 12th ed., ch. XV, on temporary occupants of the chair) and comes
 * back after it; where there is no next one, stays.
 */
export const choosePresiding = (committee: CommitteeState, sitting: Sitting): Presiding => {
  const officers = [...peopleInRole(committee, 'chair'), ...peopleInRole(committee, 'deputy')];
  const inTurn = [...officers, sitting.named, inRole(committee, 'secretary')]
    .filter((person) => person !== undefined)
    .filter((person) => !isAway(committee, sitting, person));
  const free = inTurn.find((person) => !isRecused(sitting, sitting.current, person));
  const presiding = free ?? inTurn[0] ?? null;
  return { presiding, acting: presiding !== null && !officers.includes(presiding) };
};

/**
 * Who presides over one matter of a meeting, an item or a motion: who has no interest in it, whichever item
 * is being taken.
 */
export const presidingFor = (
  committee: CommitteeState,
  meeting: MeetingState,
  about: string,
): PersonId | undefined => {
  const { presiding } = meeting;
  if (presiding !== undefined && !isRecused(meeting, about, presiding)) return presiding;
  return choosePresiding(committee, { ...meeting, current: about }).presiding ?? undefined;
};
