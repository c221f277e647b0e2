import type { MinutesStatus } from '../../src/domain/minutes/state.ts';
import { ATTENDANCE } from '../../src/domain/minutes/state.ts';
import { Refused } from '../../src/errors.ts';
import { home } from '../home.ts';
import { present, typedWords } from '../inputs.ts';
import { moved } from '../meeting/commands.ts';
import { CODE } from '../named.ts';
import { aloud } from '../register/commands.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { addendumTyped } from './addenda.ts';
import { correctionOf, decideOn } from './corrections.ts';
import type { AtHand } from './shown.ts';
import { minutesMeant } from './shown.ts';
import type { Turn } from '../turn.ts';
import { addAddendum, approve, circulate, confirm, propose, showToChair } from './steps.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const REF = String.raw`${CODE}(?<ref>m-\d{1,9})`;
const OF = String.raw`(?:\s+(?:of\s+|for\s+)?${REF})?`;
const WORDS = String.raw`(?<words>\S[\s\S]*?)`;
const THE = String.raw`(?:the\s+)?`;
/** `addendum to the minutes of M-4` */
const TO = String.raw`(?:to\s+${THE}(?:minutes\s+(?:of\s+)?)?)?`;

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
  const target = groups['roll'] ? ATTENDANCE : groups['entry']?.toUpperCase();
  return propose(at, await correctionOf(at, { text: written(groups), ...present({ target }) }));
};

const decided = async (at: AtHand, groups: Groups): Promise<Reply> => {
  const accept = groups['answer']?.toLowerCase() === 'accept';
  const reason = written(groups);
  return decideOn(at, {
    number: Number(groups['number']),
    accept,
    ...(reason === '' ? {} : { reason }),
  });
};

/** Nothing that was held is opened again; what to do instead depends on how far its minutes are. */
const reopened = async (turn: Turn, groups: Groups): Promise<never> => {
  const { status, meeting: ref } = (await minutesMeant(turn, groups)).minutes.state;
  const code = {
    draft: 'minutes-open',
    circulated: 'minutes-circulated',
    approved: 'minutes-sealed',
  };
  throw new Refused(code[status], { ref });
};

export const minutesCommands: readonly CommandRoute[] = [
  {
    name: 'minutes',
    pattern: new RegExp(`^minutes(?:\\s+of\\s+the\\s+last\\s+meeting|${OF})\\s*$`, 'iu'),
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
    `correct\\s+${REF}(?:\\s+(?:(?<entry>[adn]-\\d{1,9})|(?<roll>attendance|roll)))?\\s*:\\s*${WORDS}`,
    'circulated',
    corrected,
  ),
  on(
    'accept correction 2',
    `(?<answer>accept|refuse|withdraw)\\s+(?:my\\s+)?correction\\s+(?<number>\\d{1,4})${OF}(?:[\\s:,–—-]+${WORDS})?`,
    'circulated',
    decided,
  ),
  {
    name: 'reopen minutes',
    pattern: new RegExp(
      `^(?:re-?open|unapprove|unseal)\\s+${THE}(?:minutes|meeting)${OF}\\s*$`,
      'iu',
    ),
    handle: reopened,
  },
  {
    name: 'reopen M-4',
    pattern: new RegExp(
      `^(?:re-?open|unapprove|unseal|resume)\\s+(?:meeting\\s+)?${REF}\\s*$`,
      'iu',
    ),
    handle: async (turn, groups) =>
      (await home(turn)).state.inSession === groups['ref']?.toUpperCase()
        ? moved('meeting.resume')(turn)
        : reopened(turn, groups),
  },
  on(
    'addendum M-4: <text>',
    `(?:add\\s+)?(?:an\\s+)?addendum\\s+${TO}${REF}(?:,?\\s+(?:on\\s+)?(?<about>[adnr]-\\d{1,9}|item\\s+\\d{1,3}|for\\s+(?:all|everybody)))?\\s*:\\s*${WORDS}`,
    'approved',
    async (at, groups) =>
      addAddendum(at, await addendumTyped(at, written(groups), groups['about'])),
  ),
];
