import type { Entity, PersonId } from '../records/entity.ts';
import { isRunning } from './action/standing.ts';
import type { ActionState } from './action/state.ts';
import type { CommitteeState, GoneSeat, Seat } from './committee.ts';
import { hasLead } from './seating.ts';

type Seats = Readonly<Record<PersonId, Seat>>;

/**
 * Whether somebody had a seat and is gone. While nobody else can lead, who led keeps the role, and has not
 * left.
 */
export const hasLeft = ({ roles, gone }: CommitteeState, person: PersonId): boolean =>
  gone?.[person] !== undefined && roles[person] === undefined;

/** Whether somebody went away, and has the old seat again by coming back: it was not taken from them. */
export const mayReturn = ({ gone }: Pick<CommitteeState, 'gone'>, person: PersonId): boolean =>
  gone?.[person] !== undefined && !gone[person].removed;

/** Whether a record is still the business of somebody who left: an action that was given to them since. */
export const staysWith = (
  { type, state }: Pick<Entity, 'type' | 'state'>,
  person: PersonId,
): boolean => {
  if (type !== 'action') return false;
  const action = state as ActionState;
  return action.owner === person && !action.ownerless && isRunning(action);
};

/** Those of some people who are still there, where anybody of them is. */
export const presentFirst = (
  { gone = {} }: CommitteeState,
  people: readonly PersonId[],
): readonly PersonId[] => {
  const there = people.filter((person) => gone[person] === undefined);
  return there.length > 0 ? there : people;
};

interface Seated {
  readonly roles: Record<PersonId, Seat>;
  readonly gone: Record<PersonId, GoneSeat>;
}

/**
 * Who is gone after seats were given and taken by hand: whoever lost theirs, nobody who was given one anew.
 * Who left and kept a role for want of anybody else loses it as soon as somebody present leads.
 */
export const settled = ({ roles: before, gone = {} }: CommitteeState, after: Seats): Seated => {
  const left: Record<PersonId, GoneSeat> = { ...gone };
  const roles: Record<PersonId, Seat> = { ...after };
  for (const [person, seat] of Object.entries(before))
    if (!roles[person]) left[person] ??= { ...seat, removed: true };
  for (const person of Object.keys(roles)) if (!before[person]) delete left[person];
  const there = Object.entries(roles).filter(([person]) => !left[person]);
  if (hasLead(Object.fromEntries(there)))
    for (const person of Object.keys(left)) delete roles[person];
  return { roles, gone: left };
};
