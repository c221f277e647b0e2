import { text } from '../../src/text/text.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import type { Body, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';
import { shown } from './answers.ts';
import { loadMotion } from './said.ts';

/** Declares an interest from a motion's card. At a meeting everybody is told that there is one, not which. */
export const recuse = async (turn: Turn, body: Body, id: string, words: string): Promise<Reply> => {
  const { state } = await loadMotion(turn, body, id);
  const { changed } = await carryOut(turn, body, {
    verb: 'motion.recuse',
    id,
    input: { text: words },
  });
  if (state.circular) return shown(turn, body, id, text('circular.recusedNote'));
  const reply = await shown(turn, body, id, text('motion.recusedNote'));
  const ref = body.state.inSession ?? '';
  return changed.length > 0
    ? { ...reply, public: say(text('reply.interestDeclared', { name: turn.me.name, ref })) }
    : reply;
};
