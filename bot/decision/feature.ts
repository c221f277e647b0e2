import { z } from 'zod';
import { chairDialog } from '../../cards/circular-dialogs.ts';
import { decisionDialog } from '../../cards/decision-dialogs.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { EntityType } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { askHow } from '../between.ts';
import { decisionCommands } from './commands.ts';
import { decisionVerbs } from './verbs.ts';
import { establish } from '../home.ts';
import { maybeWords, present, typedWords, words } from '../inputs.ts';
import { originRef } from '../named.ts';
import type { Feature, Reply } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';

interface Recording {
  readonly text: string;
  readonly rationale?: string;
  readonly method: 'consensus' | 'chair';
  readonly from?: string;
}

export const record = async (turn: Turn, body: Body, input: Recording): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'decision.record', input });
  const made = (wanted: EntityType) => done.changed.find(({ type }) => type === wanted)?.id;
  const unbound = made('motion');
  const behalf = done.onBehalfOf ? await sceneFor(turn, body).name(done.onBehalfOf) : 'none';
  const said = { text: input.text.slice(0, 80), more: String(input.text.length > 80), behalf };
  const line = unbound
    ? text('reply.agreedUnbound', { ...said, number: numberOf(unbound) })
    : text('reply.decided', { ...said, ref: made('decision') ?? '' });
  return { public: say(line), note: line };
};

export const decisionFeature: Feature = {
  verbs: [
    ...decisionVerbs,
    verbRoute({
      verb: 'decision.record',
      input: z.object({
        text: words(),
        rationale: maybeWords(),
        method: z.enum(['consensus', 'chair']).default('consensus'),
        from: originRef.optional(),
      }),
      form: async (turn, target, { method, text: said, from }) => {
        const { place } = sceneFor(turn, await bodyOf(turn, target.committee));
        return method === 'chair' && typeof said === 'string'
          ? chairDialog(place, { text: said, ...present({ from: originRef.safeParse(from).data }) })
          : decisionDialog(place, target);
      },
      handle: async (turn, { rationale, from, ...input }, target) =>
        record(turn, await bodyOf(turn, target.committee), {
          ...input,
          ...present({ rationale, from }),
        }),
    }),
  ],
  commands: [
    ...decisionCommands,
    {
      name: 'decision: <text>',
      pattern: /^decision\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { words: said = '' }) => {
        const body = await establish(turn);
        const decided = typedWords(said);
        if (!body.state.inSession) return askHow(turn, body, { text: decided });
        return record(turn, body, { text: decided, method: 'consensus' });
      },
    },
  ],
};
