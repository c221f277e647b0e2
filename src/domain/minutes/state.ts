import type { PersonId, Ref } from '../../records/entity.ts';
import type { RollInput } from '../meeting/roll.ts';

export type MinutesStatus = 'draft' | 'circulated' | 'approved';

/** How an action is to read; what is left out stays as it is minuted. */
export interface ActionReads {
  readonly what?: string;
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly due?: string;
}

/** What a correction of the attendance is about. */
export const ATTENDANCE = 'attendance';

export interface Correction {
  /** `1`, `2` … within these minutes. */
  readonly number: number;
  readonly by: PersonId;
  readonly at: string;
  /** The entry whose wording is to change (`N-3`, `D-7`, `A-12`), or `attendance`; absent: the minutes in general. */
  readonly target?: string;
  readonly text: string;
  readonly status: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly decidedBy?: PersonId;
  readonly reason?: string;
  /** The text taken apart: how an action is to read, who was there. */
  readonly reads?: ActionReads;
  readonly roll?: RollInput['entries'];
}

/** What is added after approval; the sealed text itself never changes. */
export interface Addendum {
  readonly by: PersonId;
  readonly at: string;
  readonly text: string;
  /** The entry that it is about. */
  readonly about?: string;
  /** The reserved agenda item that it is about: it stands in the annex. */
  readonly item?: string;
}

export interface NextMeeting {
  readonly ref: Ref;
  /** UTC instant, where a date is set. */
  readonly at?: string;
}

/** The minutes of one held meeting; id `minutes-M-4`. What they say is assembled from the records. */
export interface MinutesState {
  readonly meeting: Ref;
  readonly status: MinutesStatus;
  readonly draftedAt: string;
  readonly shownToChairAt?: string;
  readonly circulatedAt?: string;
  readonly circulatedBy?: PersonId;
  /** `YYYY-MM-DD`: last day for corrections, in the committee's zone. */
  readonly correctionsUntil?: string;
  /** UTC instant at which the presiding person hears that corrections are over; and when that was said. */
  readonly readyAt?: string;
  readonly readyToldAt?: string;
  /**
   * The next meeting as planned when the meeting closed, else the first planned until the minutes were
   * circulated.
   */
  readonly next?: NextMeeting;
  /** The committee's name and IANA zone then. */
  readonly committee?: string;
  readonly timeZone?: string;
  readonly confirmedBy: readonly PersonId[];
  readonly corrections: readonly Correction[];
  readonly approvedAt?: string;
  readonly approvedBy?: PersonId;
  /** True where the acting secretary approved because nobody is chair. */
  readonly approvedActing?: boolean;
  /** True where it was done before the last day for corrections was over, and not all had confirmed. */
  readonly approvedEarly?: true;
  /** SHA-256 of the canonical minutes, and the journal's sequence and hash they rest on. */
  readonly sealedHash?: string;
  readonly sealedSeq?: number;
  readonly sealedHead?: string;
  /** How the people in them were called when they were approved; absent where that was not kept. */
  readonly names?: Readonly<Record<PersonId, string>>;
  readonly addenda: readonly Addendum[];
}
