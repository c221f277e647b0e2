import type { Ask, Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

export const id = 'minutes-M-1';

/** A held meeting with one item, one note of Maya's, one decision and one action of Priya's. */
export const held = (settings: object = {}): Board => {
  const on = board(undefined, settings);
  on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
  on.does('maya', 'meeting.start');
  on.does('maya', 'note.add', { input: { text: 'The forcast was tabled.' } });
  on.does('ana', 'decision.record', { input: { text: 'Adopt it.', method: 'consensus' } });
  on.does('maya', 'action.add', {
    input: { what: 'Send it', owner: 'priya', due: '2026-12-04' },
  });
  on.does('maya', 'meeting.close');
  return on;
};

export const circulated = (settings: object = {}): Board => {
  const on = held(settings);
  on.does('maya', 'minutes.circulate', { id });
  return on;
};

export const correction = (text: string, target?: string): Ask => ({
  id,
  input: { text, ...(target === undefined ? {} : { target }) },
});

export const decide = (number: number, accept: boolean): Ask => ({ id, input: { number, accept } });
