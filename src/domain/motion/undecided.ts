import type { EntityChange } from '../../records/entity.ts';
import { isSettled, standsOn, waitingChange, waitingOf, without } from '../agenda/find.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { committeeChange } from '../committee.ts';
import { meetingChange } from '../meeting/events.ts';
import { known } from '../meeting/find.ts';
import type { States } from '../model.ts';
import { isUndecided, type MotionState } from './state.ts';

/** The motions that wait, undecided, for a meeting to put them. */
export const undecidedOf = ({ committee }: States): readonly string[] =>
  committee?.state.undecided ?? [];

/** These wait now too. */
export const undecidedChange = (
  states: States,
  motions: readonly string[],
  kept = undecidedOf(states),
): EntityChange =>
  committeeChange({
    type: 'motions-undecided',
    v: 1,
    data: { motions: [...kept.filter((id) => !motions.includes(id)), ...motions] },
  });

/** The first of them, as far as they are loaded, that waits under an item. */
export const undecidedUnder = (states: States, item: string): MotionState | undefined =>
  undecidedOf(states)
    .flatMap((id) => states.get('motion', id)?.state ?? [])
    .find((motion) => motion.item === item && isUndecided(motion));

/** The motions that items were made for. */
export const putBy = (states: States, items: readonly string[]): string[] =>
  items.flatMap((id) => known(states.get('agenda-item', id)?.state.puts));

/**
 * Whether an item was made for a motion: one that still waits for a result, or one that is over. Both must
 * be loaded.
 */
export const putting = (states: States, item: string): 'undecided' | 'over' | undefined => {
  const motion = states.get('motion', states.get('agenda-item', item)?.state.puts ?? '')?.state;
  if (!motion) return undefined;
  return isUndecided(motion) ? 'undecided' : 'over';
};

/** The item that was made for a motion goes with it, unless it is being taken. It must be loaded. */
export const itemDone = (
  states: States,
  motion: Pick<MotionState, 'id' | 'item'>,
  outcome: 'taken' | 'withdrawn',
  at: string,
): EntityChange[] => {
  const item = states.get('agenda-item', motion.item ?? '')?.state;
  if (item?.puts !== motion.id || isSettled(item)) return [];
  const meeting = standsOn(states, item.id);
  if (meeting?.current === item.id) return [];
  const waiting = waitingOf(states);
  const settled = { type: 'item-settled', v: 1, data: { item: item.id, outcome } } as const;
  return [
    agendaItemChange(item.id, { type: `item-${outcome}`, v: 1, data: { at } }),
    ...(meeting ? [meetingChange(meeting.ref, settled)] : []),
    ...(waiting.includes(item.id) ? [waitingChange(without(waiting, item.id))] : []),
  ];
};
