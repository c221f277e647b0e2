import { z } from 'zod';
import { objectDialog } from '../../cards/circular-dialogs.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { readInstant } from '../../src/domain/when/instant.ts';
import type { Reader } from '../../src/domain/when/read.ts';
import { Invalid } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { readerOf, typedDate } from '../dates.ts';
import { establish, home, lookUp } from '../home.ts';
import { present, typedWords, words } from '../inputs.ts';
import { shown } from '../motion/answers.ts';
import type { Feature, Reply } from '../route.ts';
import { verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { record } from '../decision/feature.ts';
import { typedVote } from '../motion/said.ts';
import { circulate, circulateTyped } from './answers.ts';

const object = async (turn: Turn, body: Body, id: string, why: string): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'motion.object', id, input: { why } });
  return shown(turn, body, id, text('circular.objectedNote'));
};

/** Answers are taken to the end of a day. Throws as `typedDate`, and Invalid (`circular-hour`) for an hour. */
const lastDay = (words: string, reader: Reader): string => {
  const day = typedDate(words, reader);
  const read = readInstant(words, reader);
  if ('why' in read && read.why === 'no-time') return day;
  throw new Invalid('circular-hour', { text: words.slice(0, 60) });
};

const motionId = (number: string): string => `V-${Number(number)}`;

export const circularFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'motion.object',
      input: z.object({ why: words(2000) }),
      form: async (turn, { committee, id = '' }) =>
        objectDialog(sceneFor(turn, await bodyOf(turn, committee)).place, {
          id,
          number: numberOf(id),
        }),
      handle: async (turn, { why }, { committee, id = '' }) =>
        object(turn, await bodyOf(turn, committee), id, why),
    }),
  ],
  commands: [
    {
      // A colon ends the day, but not the one within an hour that somebody names.
      name: 'circular until <date>: <text>',
      pattern:
        /^circular(?:\s+from\s+(?<from>[ar]-\d{1,9}))?(?:\s+(?:until|by)\s+(?<until>(?:[^:]|(?<=\d):(?=\d\d)){1,100}))?\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { from, until, words: said = '' }) => {
        const body = await establish(turn);
        const last = until && lastDay(until, await readerOf(turn, body));
        return circulateTyped(turn, body, {
          text: typedWords(said),
          ...present({ from: from?.toUpperCase() }),
          ...(last ? { until: last } : {}),
        });
      },
    },
    {
      name: 'ask all voters 2 until <date>',
      pattern:
        /^ask\s+all(?:\s+voters)?\s+(?:(?:on|about)\s+)?(?:motion\s+|v-)?#?(?<number>\d{1,9})(?:\s+(?:until|by)\s+(?<until>\S.{0,99}))?\s*$/iu,
      handle: async (turn, { number = '', until }) => {
        const { body } = await lookUp(turn, { ref: motionId(number) });
        const last = until && lastDay(until, await readerOf(turn, body));
        return circulate(turn, body, {
          id: motionId(number),
          between: true,
          ...(last ? { until: last } : {}),
        });
      },
    },
    {
      name: 'chair’s decision: <text> because <why>',
      pattern:
        /^chair(?:['’]?s)?\s+decision(?:\s+from\s+(?<from>[ar]-\d{1,9}))?\s*:\s*(?<words>\S[\s\S]*?)(?:\s+because\s+(?<why>\S[\s\S]*))?$/iu,
      handle: async (turn, { from, words: said = '', why }) =>
        record(turn, await establish(turn), {
          text: typedWords(said),
          method: 'chair',
          ...present({ from: from?.toUpperCase() }),
          ...(why === undefined ? {} : { rationale: typedWords(why) }),
        }),
    },
    {
      name: 'vote 2 for',
      pattern:
        /^vote\s+(?:on\s+)?(?:motion\s+|v-)?(?<number>\d{1,9})\s*:?\s+(?<choice>for|against|abstain)(?:\s+(?:for|of)\s+(?<name>\S.*))?\s*$/iu,
      handle: async (turn, { number = '', choice = '', name }) =>
        typedVote(turn, await home(turn), motionId(number), { choice: choice.toLowerCase(), name }),
    },
    {
      name: 'discuss 2 <why>',
      pattern:
        /^(?:discuss|object\s+to)\s+(?:motion\s+|v-)?(?<number>\d{1,9})\s*[:,]?\s+(?<why>\S[\s\S]*)$/iu,
      handle: async (turn, { number = '', why = '' }) =>
        object(turn, await home(turn), motionId(number), typedWords(why, 2000)),
    },
  ],
};
