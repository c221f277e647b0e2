import { numberOf } from '../../src/domain/motion/putting.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { listText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { whoIs } from '../candidates.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Done, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';
import { carryOutNamed } from './answers.ts';
import { moversSaid } from './movers.ts';

/**
 * Something done to a motion that needs no further words, pressed or typed: `public` for everybody, `note` for
 * whoever did it.
 */
export type Deed = (turn: Turn, body: Body, id: string) => Promise<Pick<Reply, 'public' | 'note'>>;

/** Said before everybody, with the motion's number and what its line needs beside that. */
const aloud =
  (verb: Verb, line: (number: number, turn: Turn, done: Done) => string): Deed =>
  async (turn, body, id) => {
    const done = await carryOut(turn, body, { verb, id, input: {} });
    return { public: say(line(numberOf(id), turn, done)) };
  };

export const second = aloud('motion.second', (number, { me }) =>
  text('motion.seconded', { number, name: me.name }),
);

/** As whoever keeps the minutes heard it. */
export const secondedBy =
  (name: string): Deed =>
  async (turn, body, id) => {
    const { seconder = turn.me.id } = await moversSaid(turn, body, { seconder: name });
    await carryOutNamed(turn, body, { verb: 'motion.second', id, input: { seconder } });
    const said = { number: numberOf(id), name: await sceneFor(turn, body).name(seconder) };
    return { public: say(text('motion.seconded', said)) };
  };

export const withdraw = aloud('motion.withdraw', (number, _, { changed }) => {
  // Its amendments, moved after it, fall with it; the motion that it amends stands.
  const fallen = changed
    .filter(({ type, id }) => type === 'motion' && numberOf(id) > number)
    .map(({ id }) => text('motion.fallen', { number: numberOf(id) }));
  return text('motion.withdrawnLine', { number, fallen: listText(fallen) || 'none' });
});

export const ratify = aloud('motion.ratify', (number, _, { changed }) => {
  const decision = changed.find(({ type }) => type === 'decision')?.id ?? '';
  return text('motion.ratified', { number, decision });
});

export const refuseRatification: Deed = async (turn, body, id) => {
  await carryOut(turn, body, { verb: 'motion.ratify', id, input: { refused: true } });
  return { public: say(text('motion.unratified', { number: numberOf(id) })) };
};

/**
 * Confirmed to whoever asks for it, `name`'s where it was heard of them. `reasoned`: they said why, which stands
 * beside no vote.
 */
export const dissent =
  (reasoned: boolean, name?: string): Deed =>
  async (turn, body, id) => {
    const of = name === undefined ? turn.me : await whoIs(turn, body, name);
    const other = of.id !== turn.me.id;
    await carryOut(turn, body, {
      verb: 'motion.dissent',
      id,
      input: other ? { of: of.id } : {},
    });
    const said = { reasoned: String(reasoned), name: other ? of.name : 'none' };
    return { note: text('motion.dissentNoted', said) };
  };
