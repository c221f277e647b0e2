import type { Ask, Board } from '../../../helpers/domain.ts';
import { board } from '../../../helpers/domain.ts';

/** Ana, Ben, Priya and Omar have a vote; Maya keeps the minutes. It is Monday 23 November, 10:00. */
export const text = 'Buy the crane.';
export const moved: Ask = { input: { text } };
export const V1 = { id: 'V-1' };
export const says = (choice: string): Ask => ({ ...V1, input: { choice } });
export const object: Ask = { ...V1, input: { why: 'Let us talk' } };

/** Put to all voters by Ana, until its usual last day or the one that is named. */
export const put = (settings: object = {}, until?: string): Board => {
  const on = board(undefined, settings);
  on.does('ana', 'motion.open', { input: { text, until } });
  return on;
};
