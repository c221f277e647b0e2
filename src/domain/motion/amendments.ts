import type { EntityChange } from '../../records/entity.ts';
import { known } from '../meeting/find.ts';
import type { States } from '../model.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import type { MotionState } from './state.ts';

/** The motions that one amends, and its amendments, as far as they are loaded. */
export const chainOf = (states: States, id = ''): string[] => {
  const { amends, amendment } = states.get('motion', id)?.state ?? {};
  return known(
    amends,
    states.get('motion', amends ?? '')?.state.amends,
    amendment,
    states.get('motion', amendment ?? '')?.state.amendment,
  );
};

/** What the end of an amendment means to the motion that it amends: carried, its text is the new wording. */
export const amendmentSettled = (
  states: States,
  { id, text, amends }: Pick<MotionState, 'id' | 'text' | 'amends'>,
  carried: boolean,
): EntityChange[] => {
  const amended = states.get('motion', amends ?? '')?.state;
  if (!amended) return [];
  const event: MotionEvent = {
    type: 'amendment-settled',
    v: 1,
    data: { amendment: id, carried },
    ...(carried ? { text: { text, before: amended.text } } : {}),
  };
  return [motionChange(amended.id, event)];
};
