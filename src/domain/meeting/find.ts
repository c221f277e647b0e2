import type { Entity, EntityType, PersonId, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { deciders, inRole } from '../committee.ts';
import type { Command, StateOf, States } from '../model.ts';
import { refuse } from '../model.ts';
import { presides } from '../presides.ts';
import type { MeetingState, Roll } from './state.ts';

/** A command as far as it names a record. */
export type About = Pick<Command, 'id'>;

/** The ids that are known, of those that a command may have to load. */
export const known = (...ids: readonly (string | undefined)[]): string[] =>
  ids.filter((id) => id !== undefined);

/** The record acted upon, and the meeting in session or adjourned. */
export const sessionIds = ({ id }: About, { committee }: States): string[] =>
  known(id, committee?.state.inSession);

/** The meeting in session or adjourned. */
export const openMeeting = (states: States): MeetingState | undefined => {
  const ref = states.committee?.state.inSession;
  return ref === undefined ? undefined : states.get('meeting', ref)?.state;
};

/** The meeting in session, or why nothing can be done in it now. */
export const sittingMeeting = (states: States): MeetingState | Refusal => {
  const meeting = openMeeting(states);
  if (!meeting) return refuse('no-meeting');
  return meeting.status === 'adjourned'
    ? refuse('meeting-adjourned', { ref: meeting.ref })
    : meeting;
};

/** Why the records of a meeting can no longer be changed; undefined until the minutes are circulated. */
export const recordsClosed = ({ ref, minutes }: MeetingState): Refusal | undefined => {
  if (minutes?.status === 'circulated') return refuse('minutes-circulated', { ref });
  return minutes?.status === 'approved' ? refuse('minutes-sealed', { ref }) : undefined;
};

/** Whether a person keeps the minutes: presides, or is the secretary. Others propose. */
export const keepsMinutes = (states: States, person: PersonId): boolean =>
  presides(states, person) || states.committee?.state.roles[person]?.role === 'secretary';

/**
 * People who hang up one after the other before Teams says that the meeting is over have left nothing by
 * then.
 */
export const HANG_UP_MS = 60_000;

/** Who is told what the secretary should know: the secretary, else who decides for the committee. */
export const secretaryOf = (committee: CommitteeState): PersonId | undefined =>
  inRole(committee, 'secretary') ?? deciders(committee)[0];

/** Who was in the room at a UTC instant, by the roll; in the order of their ids. */
export const presentAt = (roll: Roll, instant: string): PersonId[] =>
  Object.keys(roll)
    .toSorted()
    .filter((person) => {
      const entry = roll[person];
      if (entry?.attendance !== 'present') return false;
      const out = entry.absences?.some(({ from, to }) => from <= instant && instant < to);
      return !out && (entry.arrivedAt ?? '') <= instant && (entry.leftAt ?? '9999') > instant;
    });

/** Agenda items that were neither taken nor set aside yet, in order. */
export const untouched = ({ agenda, outcomes, current }: MeetingState): string[] =>
  agenda.filter((item) => item !== current && outcomes[item] === undefined);

/** Agenda items that were not settled yet, the current one first. */
export const untaken = (meeting: MeetingState): string[] => [
  ...known(meeting.current),
  ...untouched(meeting),
];

/** The entities of one type. */
export const ofType = <T extends EntityType>(
  entities: readonly Entity[],
  type: T,
): Entity<StateOf[T]>[] =>
  entities.filter((entity): entity is Entity<StateOf[T]> => entity.type === type);
