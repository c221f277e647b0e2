import { type Asking, numberOf } from '../../src/domain/motion/putting.ts';
import type { Movers } from '../../src/domain/motion/partaking.ts';
import { soonText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { present } from '../inputs.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { carryOutNamed, motionOf, shown } from './answers.ts';
import { closingTime } from './closing-time.ts';
import { loadMotion } from './said.ts';

/**
 * Opens a vote; of one under way, moves the time at which it closes by itself, in words (null: none), which the
 * others are told. Throws Invalid as `closingTime`.
 */
export const openVote = async (
  turn: Turn,
  body: Body,
  id: string | undefined,
  {
    closes,
    ...asked
  }: Movers &
    Asking & { readonly text?: string; readonly secret?: true; readonly closes?: string | null },
): Promise<Reply> => {
  const before = id === undefined ? undefined : (await loadMotion(turn, body, id)).state;
  const done = await carryOutNamed(turn, body, {
    verb: 'motion.open',
    ...present({ id }),
    input: {
      ...asked,
      ...present({ closes: closes ? await closingTime(turn, body, closes) : closes }),
    },
  });
  const motion = motionOf(done, present({ id }));
  const reply = await shown(turn, body, motion);
  if (before?.status !== 'voting' || turn.place === 'personal') return reply;
  const { closesAt } = (await loadMotion(turn, body, motion)).state;
  const { zone, today } = sceneFor(turn, body).place;
  const time = closesAt ? soonText(closesAt, zone, today) : 'none';
  return { ...reply, public: say(text('motion.timed', { number: numberOf(motion), time })) };
};
