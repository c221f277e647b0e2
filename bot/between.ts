import { LONGEST_TITLE } from '../cards/agenda.ts';
import { answerCard } from '../cards/answer.ts';
import { dialog, execute } from '../cards/buttons.ts';
import type { Element } from '../cards/kit.ts';
import { peopleInRole } from '../src/domain/committee.ts';
import { rulesOf } from '../src/domain/rules.ts';
import { text } from '../src/text/text.ts';
import { present } from './inputs.ts';
import type { Reply } from './route.ts';
import { content, say } from './route.ts';
import { rightsOf, sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';

/** A button carries the words twice, the second time for clients without Action.Execute. */
const CARRIED_BYTES = 8_000;

/** What is to be decided, and the record that it arises from. */
interface Said {
  readonly text: string;
  readonly from?: string;
}

const ways = async (turn: Turn, body: Body, { text: words, from }: Said): Promise<Element[]> => {
  const scene = sceneFor(turn, body);
  const { place } = scene;
  const may = await rightsOf(scene);
  const { circular } = rulesOf(body.state);
  const chaired = peopleInRole(body.state, 'chair', 'deputy').length > 0;
  const said = { text: words, ...present({ from }) };
  return [
    ...(circular && may('motion.open')
      ? [dialog(text('circular.put'), 'motion.open', place, {}, said)]
      : []),
    ...(circular && may('motion.propose') && !may('motion.open')
      ? [execute(text('circular.put'), 'motion.propose', place, {}, said)]
      : []),
    ...(chaired && may('decision.record')
      ? [
          dialog(
            text('circular.byChair'),
            'decision.record',
            place,
            {},
            { ...said, method: 'chair' },
          ),
        ]
      : []),
    may('motion.propose')
      ? execute(text('circular.nextAgenda'), 'motion.propose', place, {}, { ...said, next: 'true' })
      : execute(
          text('circular.nextAgenda'),
          'agenda.propose',
          place,
          {},
          { title: words.slice(0, LONGEST_TITLE), kind: 'decision', ...present({ from }) },
        ),
  ];
};

/** Outside a meeting nothing is decided by typing it: it is asked how it is meant. */
export const askHow = async (turn: Turn, body: Body, said: Said): Promise<Reply> => {
  const question = text('circular.how');
  if (Buffer.byteLength(said.text) > CARRIED_BYTES)
    return { private: say(`${question} ${text('reply.decideShorter')}`) };
  return { private: content(question, answerCard(question, await ways(turn, body, said))) };
};
