import type { Entity, PlannedChase } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import type { PersonFacts } from '../model.ts';
import { answerMootness } from '../motion/missing.ts';
import type { MotionState } from '../motion/state.ts';
import { preparingMootness } from '../meeting/preparing.ts';
import type { MeetingState } from '../meeting/state.ts';
import { isEscalation, isNudge } from './plan.ts';
import { type ChaseState, unarmed } from './state.ts';

/** Why a planned reminder is not sent after all; the ledger shows it. */
export type Moot = 'gone' | 'closed' | 'answered' | 'paused' | 'opted-out';

/** What the state of an action, a decision and a RAID entry says of its reminders. */
export interface Reminding {
  readonly status: string;
  readonly withdrawn?: unknown;
  readonly chase?: ChaseState;
}

const silences: ReadonlySet<string> = new Set([
  'review-10-secretary',
  'review-10-chair',
  'stopped-secretary',
]);

/** True for a step that tells others of an owner who does not answer. */
export const tellsOfSilence = (step: string): boolean => isEscalation(step) || silences.has(step);

const ended: ReadonlySet<string> = new Set([
  'closed',
  'cancelled',
  'superseded',
  'rescinded',
  'occurred',
  'failed',
]);

/**
 * Looks at a planned reminder again on the morning itself; undefined: it still stands. `today` is the
 * committee's date.
 */
export const mootness = (
  chase: PlannedChase,
  record: Reminding | undefined,
  committee: CommitteeState,
  recipient: PersonFacts | undefined,
  today: string,
): Moot | undefined => {
  if (!record || record.withdrawn || record.status === 'withdrawn') return 'gone';
  if (ended.has(record.status)) return 'closed';
  const { dueVersion } = record.chase ?? unarmed;
  const completed = chase.step === 'incomplete-secretary' && record.status !== 'proposed';
  if (dueVersion !== chase.dueVersion || completed) return 'answered';
  if (committee.chasesPausedUntil !== undefined && today <= committee.chasesPausedUntil)
    return 'paused';
  return isNudge(chase.step) && recipient?.optedOut ? 'opted-out' : undefined;
};

/** As `mootness`, of a reminder about whatever record it is. */
export const mootnessOf = (
  chase: PlannedChase,
  record: Entity | undefined,
  ...rest: [CommitteeState, PersonFacts | undefined, string]
): Moot | undefined => {
  if (record?.type === 'motion') return answerMootness(chase, record.state as MotionState, ...rest);
  if (record?.type === 'meeting')
    return preparingMootness(chase, record.state as MeetingState, ...rest);
  return mootness(chase, record?.state as Reminding | undefined, ...rest);
};
