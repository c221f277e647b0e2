import { z } from 'zod';
import { answerCard } from '../cards/answer.ts';
import { castingButtons, handsDialog, putDialog } from '../cards/motion.ts';
import { numberOf } from '../src/domain/motion/putting.ts';
import { rulesOf } from '../src/domain/rules.ts';
import type { Verb } from '../src/domain/verbs.ts';
import { Refused } from '../src/errors.ts';
import { refusalText, text } from '../src/text/text.ts';
import { reservedNow } from './decision.ts';
import { establish } from './home.ts';
import { maybeWords, present, typedWords, words } from './inputs.ts';
import type { Feature, Reply, Target } from './route.ts';
import { content, say, verbRoute } from './route.ts';
import { sceneFor } from './scene.ts';
import { recordCard } from './show.ts';
import type { Body, Done, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const casting = z.enum(['for', 'against']).optional();
/** Hands as a number input sends them; an empty one counts none. */
const hands = z.coerce.number().int().min(0).max(10_000).default(0);
const nothing = z.looseObject({});

const motionOf = ({ changed }: Done, { id }: Pick<Target, 'id'>): string =>
  id ?? changed.find(({ type }) => type === 'motion')?.id ?? '';

/** The motion as it stands now, in place of the card that was pressed; a form closes with the line. */
const shown = async (turn: Turn, body: Body, id: string, note?: string): Promise<Reply> => {
  const card = await recordCard(turn, body, id);
  return { ...present({ card, note }) };
};

const propose = async (turn: Turn, body: Body, said: string): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'motion.propose', input: { text: said } });
  const line = text('motion.moved', {
    number: numberOf(motionOf(done, {})),
    name: turn.me.name,
    text: (await reservedNow(turn, body)) ? text('motion.reserved') : said.slice(0, 120),
    seconding: String(rulesOf(body.state).seconding),
  });
  return { public: say(line), note: line };
};

/** A tie asks whoever presides, with what was counted; everything else is as it comes. */
const orCasting = async (
  turn: Turn,
  body: Body,
  request: { readonly verb: 'motion.close' | 'motion.record'; readonly id?: string },
  input: Readonly<Record<string, unknown>>,
): Promise<Reply> => {
  const { verb, id } = request;
  try {
    const done = await carryOut(turn, body, { verb, ...present({ id }), input });
    return await shown(turn, body, motionOf(done, request));
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'casting-needed') throw error;
    const question = refusalText(error.code, error.params);
    const buttons = castingButtons(sceneFor(turn, body).place, request, input);
    const asked = content(question, answerCard(question, buttons));
    const dialog = turn.inbound.kind === 'dialog-submit';
    return { ...(dialog ? { alsoPrivate: asked } : { private: asked }), note: question };
  }
};

/** A press with one public line: the motion's number, and what its words need beside that. */
const press = (verb: Verb, line: (number: number, turn: Turn, done: Done) => string) =>
  verbRoute({
    verb,
    input: nothing,
    handle: async (turn, _input, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      const done = await carryOut(turn, body, { verb, id, input: {} });
      const said = say(line(numberOf(id), turn, done));
      return { ...(await shown(turn, body, id)), public: said };
    },
  });

export const motionFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'motion.propose',
      input: z.object({ text: words() }),
      handle: async (turn, input, { committee }) =>
        propose(turn, await bodyOf(turn, committee), input.text),
    }),
    press('motion.second', (number, { me }) => text('motion.seconded', { number, name: me.name })),
    press('motion.withdraw', (number) => text('motion.withdrawnLine', { number })),
    press('motion.ratify', (number, _, { changed }) => {
      const decision = changed.find(({ type }) => type === 'decision')?.id ?? '';
      return text('motion.ratified', { number, decision });
    }),
    verbRoute({
      verb: 'motion.open',
      input: z.object({ text: maybeWords() }),
      form: async (turn, { committee }) =>
        putDialog(sceneFor(turn, await bodyOf(turn, committee)).place),
      handle: async (turn, input, { committee, id }) => {
        const body = await bodyOf(turn, committee);
        const done = await carryOut(turn, body, {
          verb: 'motion.open',
          ...present({ id }),
          input: present(input),
        });
        return shown(turn, body, motionOf(done, { ...present({ id }) }));
      },
    }),
    verbRoute({
      verb: 'motion.vote',
      input: z.object({ choice: z.enum(['for', 'against', 'abstain']) }),
      handle: async (turn, input, { committee, id = '' }) => {
        const body = await bodyOf(turn, committee);
        await carryOut(turn, body, { verb: 'motion.vote', id, input });
        return shown(turn, body, id, text('motion.voteNoted'));
      },
    }),
    verbRoute({
      verb: 'motion.record',
      input: z.object({ text: maybeWords(), for: hands, against: hands, abstain: hands, casting }),
      form: async (turn, { committee, id = '' }) =>
        handsDialog(sceneFor(turn, await bodyOf(turn, committee)).place, {
          id,
          number: numberOf(id),
        }),
      handle: async (turn, input, { committee, id }) => {
        const body = await bodyOf(turn, committee);
        return orCasting(turn, body, { verb: 'motion.record', ...present({ id }) }, present(input));
      },
    }),
    verbRoute({
      verb: 'motion.close',
      input: z.object({ casting }),
      handle: async (turn, input, { committee, id = '' }) =>
        orCasting(
          turn,
          await bodyOf(turn, committee),
          { verb: 'motion.close', id },
          present(input),
        ),
    }),
  ],
  commands: [
    {
      name: 'motion: <text>',
      pattern: /^motion\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { words: said = '' }) =>
        propose(turn, await establish(turn), typedWords(said)),
    },
  ],
};
