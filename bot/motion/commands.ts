import { establish } from '../home.ts';
import { typedWords } from '../inputs.ts';
import type { CommandRoute } from '../route.ts';
import { propose } from './answers.ts';

export const motionCommands: readonly CommandRoute[] = [
  {
    name: 'motion: <text>',
    pattern: /^motion\s*:\s*(?<words>\S[\s\S]*)$/iu,
    handle: async (turn, { words: said = '' }) =>
      propose(turn, await establish(turn), typedWords(said)),
  },
];
