import type { MotionState } from '../../src/domain/motion/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { noRecord } from '../turn.ts';

/** Throws NotFound (`record`). */
export const loadMotion = async (
  { services }: Turn,
  { pk }: Body,
  id: string,
): Promise<Entity<MotionState>> => {
  const entity = await services.records.load(pk, id);
  if (entity?.type !== 'motion') throw noRecord(id);
  return entity as Entity<MotionState>;
};

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
