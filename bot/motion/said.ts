import type { MotionState } from '../../src/domain/motion/state.ts';
import { Refused } from '../../src/errors.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { sceneFor } from '../scene.ts';
import { whoIs } from '../candidates.ts';
import { present } from '../inputs.ts';
import { loading } from '../named.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import type { Body, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';

export const loadMotion = loading<MotionState>('motion');

/** What is said to whoever voted, or wrote down somebody's answer. */
export const votedLine = async (
  turn: Turn,
  body: Body,
  { id, of }: { readonly id: string; readonly of?: string | undefined },
): Promise<string> => {
  const { state } = await loadMotion(turn, body, id);
  if (!state.circular) return text('motion.voteNoted');
  if (of !== undefined) return text('circular.theirsNoted');
  if (state.status !== 'voting') return text('circular.answerClosed');
  const { today } = sceneFor(turn, body).place;
  return text('circular.answerNoted', { last: dayText(state.circular?.last ?? today, today) });
};

/**
 * A vote in words, `name`'s where the secretary writes down somebody's answer. It is not said before the
 * conversation, and stays in the chat's history: of a secret vote nobody's does.
 */
export const typedVote = async (
  turn: Turn,
  body: Body,
  id: string,
  { choice, name }: { readonly choice: string; readonly name?: string | undefined },
): Promise<Reply> => {
  const of = name === undefined ? undefined : (await whoIs(turn, body, name)).id;
  const { state } = await loadMotion(turn, body, id);
  if (state.secret) throw new Refused('secret-by-card');
  await carryOut(turn, body, { verb: 'motion.vote', id, input: { choice, ...present({ of }) } });
  return { private: say(await votedLine(turn, body, { id, of })) };
};
