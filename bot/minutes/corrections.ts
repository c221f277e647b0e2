import type { CorrectionInput } from '../../src/domain/minutes/corrections.ts';
import type { ActionReads } from '../../src/domain/minutes/state.ts';
import { ATTENDANCE } from '../../src/domain/minutes/state.ts';
import { spokenAction, welcomeOwner } from '../action/add.ts';
import { whoIs } from '../candidates.ts';
import { NeedsPerson } from '../choices.ts';
import { present } from '../inputs.ts';
import { loadMeeting } from '../meeting/shown.ts';
import { spokenRoll } from '../meeting/spoken-roll.ts';
import type { AtHand } from './shown.ts';
import { decide } from './steps.ts';

const OWNER = /^owner\s*:?\s+(?<name>\S.*)$/isu;

/** `Omar to buy it by 30 November`, `by 30 November`, `owner Omar`, as after `edit A-1`. */
const actionRead = async ({ turn, body }: AtHand, words: string): Promise<ActionReads> => {
  const { name } = OWNER.exec(words)?.groups ?? {};
  if (name !== undefined) return { owner: (await whoIs(turn, body, name)).id };
  const { what, owner, due, several } = await spokenAction(turn, body, words);
  if (several) throw new NeedsPerson(words.slice(0, words.indexOf(what)).trim(), several);
  return present({ what: what || undefined, owner: owner?.id, due });
};

const rollRead = async ({ turn, body, minutes }: AtHand, words: string) => {
  const { state } = await loadMeeting(turn, body, minutes.state.meeting);
  return (await spokenRoll(turn, body, words, state)).entries;
};

/**
 * What is proposed; of the attendance and of an action taken apart. Throws NeedsPerson, NotFound (`person`),
 * Refused (`date-past`, `roll-time`).
 */
export const correctionOf = async (
  at: AtHand,
  { text, target }: CorrectionInput,
): Promise<CorrectionInput> => ({
  text,
  ...present({ target }),
  ...(target?.startsWith('A-') ? { reads: await actionRead(at, text) } : {}),
  ...(target === ATTENDANCE ? { roll: await rollRead(at, text) } : {}),
});

/** Decides on one; whoever has an action by it comes to know the committee. */
export const decideOn: typeof decide = async (at, input, version) => {
  const reply = await decide(at, input, version);
  const { corrections } = at.minutes.state;
  const owner = corrections.find(({ number }) => number === input.number)?.reads?.owner;
  if (input.accept) await welcomeOwner(at.turn, at.body, owner);
  return reply;
};
