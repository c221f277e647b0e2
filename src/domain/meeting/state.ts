import type { PersonId, Ref } from '../../records/entity.ts';
import type { MinutesStatus } from '../minutes/state.ts';
import type { Required } from '../rules.ts';

export type MeetingStatus = 'planned' | 'in-session' | 'adjourned' | 'held' | 'cancelled';
export type Attendance = 'present' | 'apologies' | 'absent';
export type ItemOutcome = 'taken' | 'deferred' | 'withdrawn';

export type RollEntry = {
  readonly attendance: Attendance;
  /** The member for whom this person stands in, with that vote, at this meeting. */
  readonly alternateFor?: PersonId;
  /** Of an absent voter: who casts the vote beside their own. */
  readonly proxy?: PersonId;
  /** UTC instants of arrivals and departures after the start. */
  readonly arrivedAt?: string;
  readonly leftAt?: string;
  /** When they were out of the room and came back. */
  readonly absences?: readonly { readonly from: string; readonly to: string }[];
};

export type Roll = Readonly<Record<PersonId, RollEntry>>;

/**
 * A declared interest: in one item, in a motion that stands under none, or in the meeting's business as a
 * whole.
 */
export interface Interest {
  readonly person: PersonId;
  readonly item?: string;
  readonly text: string;
}

/** The votes in the room, recused ones aside, against what the rules ask for. */
export type QuorumCount = {
  readonly present: number;
  readonly needed: number;
  /** Those without whom there is no quorum, and who are not there. */
  readonly missing?: readonly Required[];
};

/** Somebody takes the chair; without a person it is empty. */
export type Presided = {
  readonly person?: PersonId;
  readonly acting: boolean;
  readonly from: string;
};

/** UTC instants. */
export type Adjournment = { readonly from: string; readonly to?: string };

/** Since when there was a quorum, or none. */
export type QuorumChange = QuorumCount & { readonly at: string; readonly met: boolean };

/** One sitting. Its id and reference are the same (`M-4`). */
export interface MeetingState {
  readonly ref: Ref;
  /** Empty where nobody named it: then it is shown by its reference. */
  readonly title: string;
  readonly status: MeetingStatus;
  /** UTC instant. */
  readonly plannedFor?: string;
  /** When the pack goes to chair and secretary; absent once it did. */
  readonly packAt?: string;
  /** When it was planned or moved last, how often, and what was done by itself since. */
  readonly plannedAt?: string;
  readonly plans?: number;
  readonly prepared?: readonly string[];
  readonly startedAt?: string;
  readonly closedAt?: string;
  readonly startedBy?: PersonId;
  /** From when until when it was adjourned; without an end where it was closed before it was resumed. */
  readonly adjournments?: readonly Adjournment[];
  /** Who presides; `acting` when it is neither the chair nor the deputy. */
  readonly presiding?: PersonId;
  readonly acting?: boolean;
  /** Once it has changed: who presided, each from an instant on (UTC). */
  readonly presided?: readonly Presided[];
  /** Whom the starter named to preside where neither chair nor deputy does. */
  readonly named?: PersonId;
  /** Agenda items in order: as published before the start, as taken up from the start on. */
  readonly agenda: readonly string[];
  readonly agendaPublishedAt?: string;
  /** Decisions made since the meeting before, of which this one is told. */
  readonly reported?: readonly Ref[];
  /** RAID entries raised elsewhere of which it heard: reviewed, occurred, closed. */
  readonly heard?: readonly Ref[];
  /** The meetings whose minutes this one approved, and who declared it of each. */
  readonly approved?: readonly Ref[];
  readonly approvedBy?: Readonly<Record<Ref, PersonId>>;
  /** The item being taken, and since when. */
  readonly current?: string;
  readonly currentSince?: string;
  /** When the planned minutes of the current item are over; absent once that was noted. */
  readonly currentUntil?: string;
  /** Seconds that each item has taken, as far as it is settled or the meeting was adjourned in it. */
  readonly spent?: Readonly<Record<string, number>>;
  /** What became of each item at this meeting; an item may come back at a later one. */
  readonly outcomes: Readonly<Record<string, ItemOutcome>>;
  readonly roll: Roll;
  /** True once the presiding person or the secretary recorded the attendance. */
  readonly rollTaken: boolean;
  /** From the taking of the roll on: each time the quorum was there, lost, or there again. */
  readonly quorum?: readonly QuorumChange[];
  /** When it is said that the quorum is lost, if it is not back by then and the meeting goes on. */
  readonly quorumDue?: string;
  readonly interests: readonly Interest[];
  /** When the secretary is told that the owners will be, and when they are, if nobody sends it earlier. */
  readonly releaseNoticeAt?: string;
  readonly releaseAt?: string;
  readonly releaseAnnouncedAt?: string;
  /** More motions to defer than one commit holds, since when. */
  readonly deferring?: string;
  /** Those that it left to a later one, or did not ratify, in the order of that. */
  readonly leftMotions?: readonly string[];
  /** A release that is longer than one commit, since when. */
  readonly releasing?: string;
  /** When the owners were told of their actions. */
  readonly releasedAt?: string;
  readonly cancelledWhy?: string;
  readonly minutes?: { readonly status: MinutesStatus; readonly sealedHash?: string };
}
