import type { Entity, PersonId, Ref } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { Calendar } from '../calendar.ts';
import { isOverdue, isOwed } from '../action/standing.ts';
import { reviewOf } from '../chase/reviews.ts';
import type { DecisionState } from '../decision/state.ts';
import type { RaidState } from '../raid/state.ts';

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

const soonBy = ({ calendar, now, next }: Between): string =>
  next ? calendar.dateOf(next) : calendar.addWorkingDays(calendar.dateOf(now), SOON_DAYS);

/** A decision or RAID entry at which the committee is to look again. */
export interface DueReview {
  readonly ref: Ref;
  readonly text: string;
  readonly owner?: PersonId;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly on: string;
}

/** What is to be reviewed by the next meeting, of decisions and RAID entries; the earliest first. */
export const reviewsDue = (
  records: readonly Pick<Entity, 'type' | 'state'>[],
  between: Between,
): readonly DueReview[] =>
  records
    .flatMap((record) => {
      const review = reviewOf(record);
      if (!review || review.on > soonBy(between)) return [];
      const { ref, text } = record.state as DecisionState | RaidState;
      const { on, owner } = review;
      return [{ ref, text, on, ...(owner ? { owner } : {}) }];
    })
    .toSorted((a, b) => a.on.localeCompare(b.on));

const byDue = (a: ActionState, b: ActionState): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999');

/**
 * Matters arising of a committee's open and closed actions, the earliest due first. Overdue goes before
 * stuck.
 */
export const mattersArising = (actions: readonly ActionState[], between: Between): Matters => {
  const { calendar, now, since = '' } = between;
  const soon = soonBy(between);
  const headOf = (action: ActionState): keyof Matters | undefined => {
    if (action.status === 'closed') return (action.closedAt ?? '') >= since ? 'closed' : undefined;
    if (action.status === 'done') return 'waiting';
    if (!isOwed(action)) return undefined;
    if (isOverdue(action, calendar, now)) return 'overdue';
    if (action.blocked) return 'blocked';
    return action.due !== undefined && action.due <= soon ? 'soon' : 'rest';
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
