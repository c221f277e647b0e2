import type { Ref } from '../../records/entity.ts';
import type { Counts } from '../motion/rules.ts';
import type { MotionState } from '../motion/state.ts';

/** A motion in the minutes that no decision of the register stands for. */
export interface MinutedMotion {
  readonly type: 'motion';
  readonly id: string;
  readonly text: string;
  readonly outcome: 'lost' | 'provisional' | 'withdrawn';
  /** For, against and abstained; absent where it came to no vote. */
  readonly counts?: Counts;
}

/**
 * What became of a motion at a meeting, as that meeting saw it: what a later one does with it (ratify it, put
 * it afresh) is minuted there. Undefined for a carried motion, which is minuted as the decision that it became,
 * and for one that was taken back as recorded in error. Robert's Rules of Order Newly Revised, 12th ed., 48:4,
 * has the minutes tell each main motion and how it was disposed of.
 */
export const minutedMotion = (
  { id, text, status, declared, result, withdrawnIn }: MotionState,
  ref: Ref,
): MinutedMotion | undefined => {
  if (result && (declared === 'lost' || declared === 'provisional'))
    return { type: 'motion', id, text, outcome: declared, counts: result.counts };
  return status === 'withdrawn' && withdrawnIn === ref
    ? { type: 'motion', id, text, outcome: 'withdrawn' }
    : undefined;
};
