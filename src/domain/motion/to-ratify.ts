import { known } from '../meeting/find.ts';
import type { States } from '../model.ts';

/** Whether an item is to ratify a motion that still waits for it. Both must be loaded. */
export const stillToRatify = (states: States, item: string): boolean => {
  const { ratifies = '' } = states.get('agenda-item', item)?.state ?? {};
  return states.get('motion', ratifies)?.state.status === 'provisional';
};

/** The motions that the items of an agenda are to ratify, as far as these are loaded. */
export const ratifiedBy = (states: States, items: readonly string[]): string[] =>
  items.flatMap((id) => known(states.get('agenda-item', id)?.state.ratifies));

/** The item among these that is to ratify a motion. */
export const ratifyingItem = (
  states: States,
  items: readonly string[],
  motion: string,
): string | undefined =>
  items.find((id) => states.get('agenda-item', id)?.state.ratifies === motion);
