import type { PersonId, Ref } from '../../records/entity.ts';
import type { MinutesStatus } from '../minutes/state.ts';

export type MeetingStatus = 'planned' | 'in-session' | 'adjourned' | 'held' | 'cancelled';
export type Attendance = 'present' | 'apologies' | 'absent';

export interface RollEntry {
  readonly attendance: Attendance;
  /** The member for whom this person stands in, with that vote, at this meeting. */
  readonly alternateFor?: PersonId;
  /** UTC instants of arrivals and departures after the start. */
  readonly arrivedAt?: string;
  readonly leftAt?: string;
}

/** One sitting. Its id and reference are the same (`M-4`). */
export interface MeetingState {
  readonly ref: Ref;
  readonly title: string;
  readonly status: MeetingStatus;
  /** UTC instant. */
  readonly plannedFor?: string;
  readonly startedAt?: string;
  readonly closedAt?: string;
  readonly startedBy?: PersonId;
  /** Who presides; `acting` when it is neither the chair nor the deputy. */
  readonly presiding?: PersonId;
  readonly acting?: boolean;
  /** Accepted agenda items, in order. */
  readonly agenda: readonly string[];
  readonly agendaPublishedAt?: string;
  /** The item being taken, and since when. */
  readonly current?: string;
  readonly currentSince?: string;
  readonly roll: Readonly<Record<PersonId, RollEntry>>;
  /** True once somebody recorded the attendance by hand. */
  readonly rollTaken: boolean;
  readonly interests: readonly { readonly person: PersonId; readonly item?: string; readonly text: string }[];
  /** When the owners were told of their actions. */
  readonly releasedAt?: string;
  readonly cancelledWhy?: string;
  readonly minutes?: { readonly status: MinutesStatus; readonly sealedHash?: string };
}
