import type { Calendar } from '../calendar.ts';
import type { ActionState, ActionStatus } from './state.ts';

/** Still to be done: by its owner, or by whoever the secretary gives it to. */
export const OWED: readonly ActionStatus[] = ['proposed', 'open', 'in-progress', 'declined'];

/** Neither closed nor cancelled: somebody still has to do something, if only to confirm it. */
export const UNFINISHED: readonly ActionStatus[] = [...OWED, 'done'];

/** Under way: somebody has it to do, and has neither claimed nor declined it. */
export const isRunning = ({ status }: Pick<ActionState, 'status'>): boolean =>
  status === 'open' || status === 'in-progress';

/** Neither claimed nor ended. */
export const isOwed = ({ status }: Pick<ActionState, 'status'>): boolean => OWED.includes(status);

/**
 * Overdue begins when the date has passed in the committee's zone, whether or not somebody owns the action.
 * `now` is a UTC instant.
 */
export const isOverdue = (action: ActionState, calendar: Calendar, now: string): boolean =>
  isOwed(action) && action.due !== undefined && calendar.dateOf(now) > action.due;

/** Somebody answers for it: an owner is named, and has not left since. */
export const hasOwner = ({ owner, ownerless }: Pick<ActionState, 'owner' | 'ownerless'>): boolean =>
  owner !== undefined && ownerless !== true;

/** Nobody has it to do, and it is not done: an owner or a date is missing, or its owner has declined or left. */
export const isUnassigned = ({ status, ownerless }: ActionState): boolean =>
  status === 'proposed' || status === 'declined' || (isOwed({ status }) && ownerless === true);

/** What its owner said last of it; what somebody else said before them is no reason of theirs. */
export const ownWord = ({ lastWord, owner }: ActionState): string | undefined =>
  lastWord && lastWord.by === owner ? lastWord.text : undefined;

/** Why it is not done yet: what is in the way, else the owner's last word. */
export const reasonOf = (action: ActionState): string | undefined =>
  action.blocked?.why ?? ownWord(action);
