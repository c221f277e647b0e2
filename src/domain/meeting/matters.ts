import type { ActionState } from '../action/state.ts';
import type { Calendar } from '../calendar.ts';
import { isOverdue } from '../chase/ladder.ts';
import { isRunning } from '../chase/rungs.ts';

/** Working days within which a due date counts as soon, where no next meeting is planned. */
const SOON_DAYS = 10;

/** What became of what was asked, as a meeting opens with it. Each action stands under one head. */
export interface Matters {
  readonly overdue: readonly ActionState[];
  readonly blocked: readonly ActionState[];
  /** Claimed done, waiting to be confirmed. */
  readonly waiting: readonly ActionState[];
  /** Due before the next meeting. */
  readonly soon: readonly ActionState[];
  /** Closed since the last meeting. */
  readonly closed: readonly ActionState[];
  /** Open actions under no other head. */
  readonly rest: readonly ActionState[];
}

/** When this is asked, and between which meetings. */
interface Between {
  readonly calendar: Calendar;
  /** UTC instant. */
  readonly now: string;
  /** UTC instant at which the last meeting began; absent: everything closed counts. */
  readonly since?: string | undefined;
  /** UTC instant for which the next meeting is planned. */
  readonly next?: string | undefined;
}

const byDue = (a: ActionState, b: ActionState): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999');

/** Matters arising of a committee's open and closed actions, the earliest due first. Overdue goes before stuck. */
export const mattersArising = (
  actions: readonly ActionState[],
  { calendar, now, since = '', next }: Between,
): Matters => {
  const soonBy = next
    ? calendar.dateOf(next)
    : calendar.addWorkingDays(calendar.dateOf(now), SOON_DAYS);
  const headOf = (action: ActionState): keyof Matters | undefined => {
    if (action.status === 'closed') return (action.closedAt ?? '') >= since ? 'closed' : undefined;
    if (action.status === 'done') return 'waiting';
    if (!isRunning(action)) return undefined;
    if (isOverdue(action, calendar, now)) return 'overdue';
    if (action.blocked) return 'blocked';
    return action.due !== undefined && action.due <= soonBy ? 'soon' : 'rest';
  };
  const under = Map.groupBy(actions.toSorted(byDue), headOf);
  const of = (head: keyof Matters): readonly ActionState[] => under.get(head) ?? [];
  return {
    overdue: of('overdue'),
    blocked: of('blocked'),
    waiting: of('waiting'),
    soon: of('soon'),
    closed: of('closed'),
    rest: of('rest'),
  };
};
