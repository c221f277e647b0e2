import type { PersonId, Ref } from '../records/entity.ts';

export type Role = 'chair' | 'deputy' | 'secretary' | 'member' | 'attendee' | 'observer';

export interface Seat {
  readonly role: Role;
  readonly votes: boolean;
}

/** How minutes are approved: P declares it when no correction is open, or the next meeting approves. */
export type ApprovalRule = 'no-open-correction' | 'next-meeting';

/** A governance body that meets. Its id in the records is `committee`, one per partition. */
export interface CommitteeState {
  /** The partition's committee id (derived from tenant and root conversation). */
  readonly committeeId: string;
  readonly code: string;
  readonly name: string;
  /** IANA zone; all dates of the committee are in it. */
  readonly timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  /** Holidays region as date-holidays names it (`GB-ENG`). */
  readonly region?: string;
  readonly roles: Readonly<Record<PersonId, Seat>>;
  readonly addedBy?: PersonId;
  readonly sponsor?: PersonId;
  /** False until somebody answered the set-up; the committee works all the same. */
  readonly setUp: boolean;
  readonly approval: ApprovalRule;
  /** Working days that circulated minutes wait for corrections. */
  readonly correctionDays: number;
  /** Reminders of the whole committee stand still until this date (inclusive), or for good (`9999-12-31`). */
  readonly chasesPausedUntil?: string;
  /** The meeting in session or adjourned, and the next planned one. */
  readonly inSession?: Ref;
  readonly nextMeeting?: Ref;
}
