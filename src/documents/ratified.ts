import type { DecisionState } from '../domain/decision/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import type { Ref } from '../records/entity.ts';
import { text } from '../text/text.ts';

const ratifiedText = (
  { result, meeting, unratified }: Pick<MotionState, 'result' | 'meeting' | 'unratified'>,
  ratified?: Ref,
): string =>
  text('document.ratifiedAt', {
    how: result ? 'carried' : 'agreed',
    at: meeting ?? 'none',
    ratified: ratified ?? 'none',
    refused: unratified?.meeting ?? 'none',
  });

/** Where a decision was carried without a quorum, and where it was ratified; undefined for all others. */
export const ratificationOf = (
  { vote, ratifies, meeting }: DecisionState,
  motions: readonly MotionState[],
): string | undefined => {
  const motion = motions.find(({ id }) => id === (ratifies ?? vote?.motion));
  if (vote?.ratified) {
    const { carriedIn = motion?.meeting, ...result } = vote;
    return ratifiedText(
      { result, ...(carriedIn !== undefined && { meeting: carriedIn }) },
      meeting,
    );
  }
  return ratifies === undefined ? undefined : ratifiedText(motion ?? {}, meeting);
};

/** The same of a motion, also while it waits to be ratified and where it was not. */
export const ratificationIn = (
  motion: MotionState,
  decisions: readonly DecisionState[],
): string | undefined => {
  if (motion.status === 'provisional' || motion.unratified) return ratifiedText(motion);
  if (motion.status !== 'carried' || motion.declared !== 'provisional') return undefined;
  return ratifiedText(motion, decisions.find(({ ref }) => ref === motion.decision)?.meeting);
};
