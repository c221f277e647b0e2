import type { MinutesStatus } from '../../src/domain/minutes/state.ts';
import { typedWords } from '../inputs.ts';
import { aloud } from '../register/commands.ts';
import type { CommandRoute, Reply } from '../route.ts';
import type { AtHand } from './shown.ts';
import { minutesMeant } from './shown.ts';
import { addAddendum, approve, circulate, confirm, decide, propose, showToChair } from './steps.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const REF = String.raw`(?:(?<code>[a-z][a-z0-9]{0,5})\s+)?(?<ref>m-\d{1,9})`;
const OF = String.raw`(?:\s+(?:of\s+|for\s+)?${REF})?`;

const on = (
  name: string,
  pattern: string,
  status: MinutesStatus,
  how: (at: AtHand, groups: Groups) => Promise<Reply>,
): CommandRoute => ({
  name,
  pattern: new RegExp(`^${pattern}\\s*$`, 'iu'),
  handle: async (turn, groups) => how(await minutesMeant(turn, groups, status), groups),
});

const written = ({ words = '' }: Groups): string => typedWords(words);

const corrected = async (at: AtHand, groups: Groups): Promise<Reply> => {
  const target = groups['entry']?.toUpperCase();
  return propose(at, { text: written(groups), ...(target ? { target } : {}) });
};

const decided = async (at: AtHand, groups: Groups): Promise<Reply> => {
  const accept = groups['answer']?.toLowerCase() === 'accept';
  const reason = written(groups);
  return decide(at, {
    number: Number(groups['number']),
    accept,
    ...(reason === '' ? {} : { reason }),
  });
};

const WORDS = String.raw`(?<words>\S[\s\S]*?)`;

export const minutesCommands: readonly CommandRoute[] = [
  {
    name: 'minutes',
    pattern: new RegExp(`^minutes${OF}\\s*$`, 'iu'),
    handle: async (turn, groups) => {
      const { body, minutes } = await minutesMeant(turn, groups);
      return aloud(turn, body, { show: 'minutes', id: minutes.state.meeting });
    },
  },
  on('circulate minutes', `circulate\\s+minutes${OF}`, 'draft', (at) => circulate(at, {})),
  on('approve minutes', `approve\\s+minutes${OF}`, 'circulated', (at) => approve(at, {})),
  on('confirm minutes', `confirm\\s+minutes${OF}`, 'circulated', (at) => confirm(at, {})),
  on('show minutes to chair', `show\\s+minutes${OF}\\s+to\\s+(?:the\\s+)?chair`, 'draft', (at) =>
    showToChair(at, {}),
  ),
  on(
    'correct M-4: <text>',
    `correct\\s+${REF}(?:\\s+(?<entry>[adn]-\\d{1,9}))?\\s*:\\s*${WORDS}`,
    'circulated',
    corrected,
  ),
  on(
    'accept correction 2',
    `(?<answer>accept|refuse)\\s+correction\\s+(?<number>\\d{1,4})${OF}(?:[\\s:,–—-]+${WORDS})?`,
    'circulated',
    decided,
  ),
  on('addendum M-4: <text>', `addendum\\s+${REF}\\s*:\\s*${WORDS}`, 'approved', (at, groups) =>
    addAddendum(at, { text: written(groups) }),
  ),
];
