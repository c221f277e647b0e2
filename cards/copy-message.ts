import { unfold } from './buttons.ts';
import { type Element, line } from './kit.ts';
import { words } from './words.ts';

const MESSAGE = 'message';

/** Unfolds what the reader may send by another way to somebody whom Gavel does not reach. */
export const copyButton = (): Element => unfold(words('action.copyMessage'), MESSAGE);

/** What *Copy message* unfolds. */
export const messageToCopy = (message: string): Element => ({
  type: 'Container',
  id: MESSAGE,
  isVisible: false,
  style: 'emphasis',
  items: [line(message)],
});
