import type { Entity, Ref } from '../records/entity.ts';
import type { ActionState } from './action/state.ts';
import type { DecisionState } from './decision/state.ts';
import type { RaidState } from './raid/state.ts';

/** How what was taken back is said to have ended, in the words that its type has. */
export const TAKEN_BACK = { action: 'cancelled', decision: 'rescinded', raid: 'closed' } as const;

/**
 * Set for what was recorded in error and undone, and for what became another record (`became`): neither
 * stands in the minutes, its history stays.
 */
export const takenBack = ({
  type,
  state,
}: Pick<Entity, 'type' | 'state'>): { readonly became?: Ref } | undefined => {
  if (type === 'action') {
    const { withdrawn } = state as ActionState;
    return withdrawn && (withdrawn.to === undefined ? {} : { became: withdrawn.to });
  }
  if (type === 'decision') {
    const { status, convertedTo } = state as DecisionState;
    if (status !== 'withdrawn') return undefined;
    return convertedTo === undefined ? {} : { became: convertedTo };
  }
  return type === 'raid' && (state as RaidState).status === 'withdrawn' ? {} : undefined;
};
