import type { ActionState } from '../domain/action/state.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import type { RaidState } from '../domain/raid/state.ts';
import type { PersonId } from '../records/entity.ts';
import { text } from '../text/text.ts';
import type { Day } from './sheet.ts';

/** What one reader may read of a committee's registers, and when: ageing is counted to `now` (UTC). */
export interface RegistersSource {
  readonly committee: CommitteeState;
  readonly calendar: Calendar;
  readonly now: string;
  readonly nameOf: (person: PersonId) => string;
  readonly decisions: readonly DecisionState[];
  readonly actions: readonly ActionState[];
  readonly raid: readonly RaidState[];
  readonly meetings: readonly MeetingState[];
  readonly motions: readonly MotionState[];
}

/** The registers while their sheets are made. */
export type Reading = RegistersSource & {
  readonly name: (person: PersonId | undefined) => string | undefined;
  /** The day of a UTC instant in the committee's zone. */
  readonly dayOf: (instant: string | undefined) => Day | undefined;
};

/** A date (`YYYY-MM-DD`) as a cell; an empty cell for none. */
export const day = (date: string | undefined): Day | undefined =>
  date ? { day: date } : undefined;

/** A state of a record in words. */
export const stateText = (status: string): string =>
  text('document.state', { status: status.replaceAll('-', '_') });
