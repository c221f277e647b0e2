import type { PersonId } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import { addDays, type Calendar } from '../calendar.ts';

/** How many of their actions an owner finished in time. */
export interface Punctuality {
  /** Absent: all owners with fewer actions, together. */
  readonly owner?: PersonId;
  readonly due: number;
  readonly onTime: number;
}

const WINDOW_DAYS = 365;

/** Fewer say nothing of a person. */
const ENOUGH = 3;

/** The date as it was first minuted: moving it later does not make anybody punctual. */
const firstDue = ({ recorded, due }: ActionState): string | undefined => recorded.due ?? due;

const finishedOn = ({ claim, closedAt }: ActionState, calendar: Calendar): string | undefined => {
  const at = claim?.at ?? closedAt;
  return at && calendar.dateOf(at);
};

/**
 * Of the actions that fell due in the last year, by their first date, those marked done by then: for each
 * owner with three or more, most actions first, and for all others together. Cancelled actions do not
 * count; what somebody declined is not theirs. `now` in UTC; days in the committee's zone.
 */
export const punctualityOf = (
  actions: readonly ActionState[],
  calendar: Calendar,
  now: string,
): readonly Punctuality[] => {
  const today = calendar.dateOf(now);
  const from = addDays(today, -WINDOW_DAYS);
  const due = actions.filter((action) => {
    const date = firstDue(action);
    return action.status !== 'cancelled' && date !== undefined && date >= from && date < today;
  });
  const onTime = (action: ActionState): boolean =>
    (finishedOn(action, calendar) ?? today) <= (firstDue(action) ?? '');
  const ownerOf = ({ owner, status }: ActionState) => (status === 'declined' ? undefined : owner);
  const byOwner = Map.groupBy(due, ownerOf);
  const often = (owner: PersonId | undefined): boolean =>
    owner !== undefined && (byOwner.get(owner)?.length ?? 0) >= ENOUGH;
  const groups = Map.groupBy(due, (action) => {
    const owner = ownerOf(action);
    return often(owner) ? owner : undefined;
  });
  return [...groups]
    .map(([owner, group]) => ({
      ...(owner !== undefined && { owner }),
      due: group.length,
      onTime: group.filter(onTime).length,
    }))
    .toSorted(
      (a, b) => Number(a.owner === undefined) - Number(b.owner === undefined) || b.due - a.due,
    );
};
