import { z } from 'zod';
import { answerDialog } from '../../cards/circular-dialogs.ts';
import { handsDialog, putDialog } from '../../cards/motion-dialogs.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { text } from '../../src/text/text.ts';
import { circulate, circulateForm, missingOf, moveBetween } from '../circular/answers.ts';
import { maybeDate, maybePerson, maybeWords, present, words } from '../inputs.ts';
import type { VerbRoute } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Done, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { castOnce, motionOf, orCasting, propose, shown } from './answers.ts';

const casting = z.enum(['for', 'against']).optional();
/** Hands as a number input sends them; an empty one counts none. */
const hands = z.coerce.number().int().min(0).max(10_000).default(0);
const nothing = z.looseObject({});

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

export const motionVerbs: readonly VerbRoute[] = [
  verbRoute({
    verb: 'motion.propose',
    input: z.object({ text: words(), next: z.literal('true').optional() }),
    handle: async (turn, { text: said, next }, { committee }) => {
      const body = await bodyOf(turn, committee);
      if (body.state.inSession) return propose(turn, body, said);
      return moveBetween(turn, body, { text: said, ...(next ? { next: true } : {}) });
    },
  }),
  press('motion.second', (number, { me }) => text('motion.seconded', { number, name: me.name })),
  press('motion.withdraw', (number) => text('motion.withdrawnLine', { number })),
  press('motion.ratify', (number, _, { changed }) => {
    const decision = changed.find(({ type }) => type === 'decision')?.id ?? '';
    return text('motion.ratified', { number, decision });
  }),
  verbRoute({
    verb: 'motion.open',
    input: z.object({
      text: maybeWords(),
      secret: z.enum(['true', 'false']).optional(),
      until: maybeDate,
    }),
    form: async (turn, target, fixed) => {
      const body = await bodyOf(turn, target.committee);
      if (!body.state.inSession) return circulateForm(turn, body, target, fixed);
      return putDialog(sceneFor(turn, body).place, rulesOf(body.state).secretBallots);
    },
    handle: async (turn, { secret, until, ...input }, { committee, id }) => {
      const body = await bodyOf(turn, committee);
      if (!body.state.inSession) return circulate(turn, body, present({ ...input, until, id }));
      const done = await carryOut(turn, body, {
        verb: 'motion.open',
        ...present({ id }),
        input: { ...present(input), ...(secret === 'true' ? { secret: true } : {}) },
      });
      return shown(turn, body, motionOf(done, { ...present({ id }) }));
    },
  }),
  verbRoute({
    verb: 'motion.vote',
    input: z.object({ choice: z.enum(['for', 'against', 'abstain']), of: maybePerson }),
    form: async (turn, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      const { place } = sceneFor(turn, body);
      return answerDialog(place, { id, number: numberOf(id) }, await missingOf(turn, body, id));
    },
    handle: async (turn, input, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      return castOnce(turn, body, id, input);
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
      orCasting(turn, await bodyOf(turn, committee), { verb: 'motion.close', id }, present(input)),
  }),
];
