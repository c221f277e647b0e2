import type { PlannedChase } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { CommitteeState } from '../committee.ts';
import type { PersonFacts } from '../model.ts';
import { isNudge } from './plan.ts';

/** Why a planned reminder is not sent after all; the ledger shows it. */
export type Moot = 'gone' | 'closed' | 'answered' | 'paused' | 'opted-out';

const ended: ReadonlySet<string> = new Set(['closed', 'cancelled', 'transferred']);

/**
 * Looks at a planned reminder again on the morning itself; undefined: it still stands. `today` is the
 * committee's date.
 */
export const mootness = (
  chase: PlannedChase,
  action: ActionState | undefined,
  committee: CommitteeState,
  recipient: PersonFacts | undefined,
  today: string,
): Moot | undefined => {
  if (!action || action.withdrawn) return 'gone';
  if (ended.has(action.status)) return 'closed';
  if (action.chase.dueVersion !== chase.dueVersion) return 'answered';
  if (committee.chasesPausedUntil !== undefined && today <= committee.chasesPausedUntil)
    return 'paused';
  return isNudge(chase.step) && recipient?.optedOut ? 'opted-out' : undefined;
};
