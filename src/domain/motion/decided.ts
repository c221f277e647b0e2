import type { EntityChange } from '../../records/entity.ts';
import type { DecisionEvent } from '../decision/events.ts';
import { decisionChange } from '../decision/events.ts';
import type { DecisionVote } from '../decision/state.ts';
import { presentAt } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Context } from '../model.ts';
import { aboutOf, isRecused } from './electorate.ts';
import type { MotionState } from './state.ts';

/**
 * The register's entry of a carried motion, without those on the roll who had an interest in it. Without a result it
 * was agreed on by consensus, and is ratified.
 */
export const decided = (
  ref: string,
  {
    id,
    text,
    rationale,
    meeting: agreedIn,
  }: Pick<MotionState, 'id' | 'text' | 'rationale'> & Partial<Pick<MotionState, 'meeting'>>,
  item: string | undefined,
  result: Omit<DecisionVote, 'motion'> | undefined,
  meeting: MeetingState,
  { actor, onBehalfOf, now }: Context,
): EntityChange => {
  const about = aboutOf({ id, ...(item !== undefined && { item }) }, meeting);
  const event: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method: result ? 'vote' : 'consensus',
      meeting: meeting.ref,
      ...(result || agreedIn === undefined ? {} : { agreedIn }),
      item: item ?? null,
      declaredBy: actor,
      onBehalfOf: onBehalfOf ?? null,
      decidedAt: now,
      roll: presentAt(meeting.roll, now).filter((person) => !isRecused(meeting, about, person)),
      ...(result ? { vote: { motion: id, ...result } } : { ratifies: id }),
    },
    text: { text, ...(rationale === undefined ? {} : { rationale }) },
  };
  return decisionChange(ref, event);
};
