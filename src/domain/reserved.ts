import type { Entity, Json, PersonId, Ref } from '../records/entity.ts';
import type { ActionState } from './action/state.ts';
import type { AgendaItemState } from './agenda-item.ts';
import { type CommitteeState, keepsRecords } from './committee.ts';
import type { MeetingState } from './meeting/state.ts';
import { isRecused } from './motion/electorate.ts';
import { takenBack } from './taken-back.ts';

/**
 * Whether a person may know of a reserved item and of what stands under it (`about`, by id): who has a vote or
 * keeps the minutes, and who stood in for a voter at one of these meetings; nobody who declared an interest in
 * the item, or in any of it there. Boards keep such matters from whoever they concern (ICSA guidance on
 * minutes: a confidential annex).
 */
export const mayKnow = (
  committee: CommitteeState,
  person: PersonId,
  { interests = [] }: Pick<AgendaItemState, 'interests'>,
  about: readonly string[],
  meetings: readonly MeetingState[],
): boolean => {
  if (interests.some((each) => each.person === person)) return false;
  const standsIn = meetings.some(({ roll }) => roll[person]?.alternateFor !== undefined);
  const votes = committee.roles[person]?.votes ?? false;
  const inside = keepsRecords(committee, person) || votes || standsIn;
  return (
    inside && !meetings.some((meeting) => about.some((each) => isRecused(meeting, each, person)))
  );
};

/** The agenda item that a record is, or stands under. */
export const itemOf = ({ id, type, state }: Entity): string | undefined =>
  type === 'agenda-item' ? id : (state as { readonly item?: string }).item;

/** The meeting that a record was made in. */
export const meetingOf = ({ state }: Entity): Ref | undefined =>
  (state as { readonly meeting?: Ref }).meeting;

/**
 * Whether a record asks something of a person, or is their proposal: then they know of it, whatever it
 * stands under. What was taken back before anybody was told of it asks nothing any more.
 */
export const isOwn = ({ type, state }: Entity, person: PersonId): boolean => {
  if (takenBack({ type, state })) return false;
  if ((state as { readonly owner?: PersonId }).owner === person) return true;
  if (type === 'agenda-item') {
    const { proposedBy, presenter } = state as AgendaItemState;
    return proposedBy === person || presenter === person;
  }
  if (type !== 'action') return false;
  const { contributors, handover } = state as ActionState;
  return contributors.includes(person) || handover?.to === person;
};

const isRef = (value: string): boolean => /^(?:[ADMNRIV]-\d+|minutes-M-\d+)$/u.test(value);

/** Every record that the data of an event name, however deep. */
export const namedIn = (data: Json | undefined): readonly string[] => {
  if (typeof data === 'string') return isRef(data) ? [data] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap((entry) => entry.flatMap(namedIn));
};
