import { z } from 'zod';
import { closeRaidDialog, raidDialog } from '../cards/raid.ts';
import type { RaidInput } from '../src/domain/raid/record.ts';
import type { RaidKind } from '../src/domain/raid/state.ts';
import { text } from '../src/text/text.ts';
import { candidatesOf, choosable, chosenPerson } from './candidates.ts';
import { establish } from './home.ts';
import { maybePerson, present, typedWords, words } from './inputs.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import { sceneFor } from './scene.ts';
import { recordCard } from './show.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut, noRecord } from './turn.ts';

const kinds = ['risk', 'issue', 'assumption', 'dependency'] as const satisfies readonly RaidKind[];

const add = async (turn: Turn, body: Body, input: RaidInput): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'raid.add', input });
  const ref = done.changed.find(({ type }) => type === 'raid')?.id ?? '';
  const line = text('reply.raidAdded', { ref, kind: input.kind });
  return { public: say(line), note: line };
};

export const raidFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'raid.add',
      input: z.object({ kind: z.enum(kinds), text: words(), owner: maybePerson }),
      form: async (turn, target) => {
        const body = await bodyOf(turn, target.committee);
        const people = choosable(await candidatesOf(turn, body));
        return raidDialog(sceneFor(turn, body).place, target, { people });
      },
      handle: async (turn, { owner, ...input }, target) =>
        add(turn, await bodyOf(turn, target.committee), {
          ...input,
          ...present({ owner: owner ? await chosenPerson(turn, owner) : undefined }),
        }),
    }),
    verbRoute({
      verb: 'raid.close',
      input: z.object({ why: words(2000) }),
      form: async (turn, { committee, id = '', version }) => {
        const body = await bodyOf(turn, committee);
        return closeRaidDialog(sceneFor(turn, body).place, {
          id,
          ref: id,
          ...present({ version }),
        });
      },
      handle: async (turn, input, target) => {
        const body = await bodyOf(turn, target.committee);
        await carryOut(turn, body, { verb: 'raid.close', ...target, input });
        const card = await recordCard(turn, body, target.id ?? '');
        if (!card) throw noRecord(target.id);
        return { card };
      },
    }),
  ],
  commands: [
    {
      name: 'risk: <text>',
      pattern: /^(?<kind>risk|issue|assumption|dependency)\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { kind = '', words: said = '' }) => {
        const known = kinds.find((each) => each === kind.toLowerCase()) ?? 'risk';
        return add(turn, await establish(turn), { kind: known, text: typedWords(said) });
      },
    },
  ],
};
