import type { z } from 'zod';
import type { Majority, Quorum } from '../src/domain/motion/rules.ts';
import { partsOf } from '../src/domain/motion/rules.ts';
import type { Rules } from '../src/domain/rules.ts';
import { Invalid } from '../src/errors.ts';
import { maybeWords, present, yesNo } from './inputs.ts';

/** What the set-up form asks about votes. */
export const ruleInputs = {
  quorum: maybeWords(20),
  majority: maybeWords(20),
  majorityPart: maybeWords(10),
  castingVote: yesNo.optional(),
  seconding: yesNo.optional(),
};

const unclear = (said: string): Invalid => new Invalid('rule-unclear', { text: said });

/** `half`, `5`, `2/3`. Throws Invalid (`rule-unclear`). */
const quorumOf = (said: string): Quorum => {
  if (/^(?:over[ -])?half$/iu.test(said)) return 'over-half';
  if (/^[1-9]\d{0,2}$/u.test(said)) return Number(said);
  const parts = partsOf(said.replaceAll(' ', ''));
  if (!parts) throw unclear(said);
  return `${parts[0]}/${parts[1]}`;
};

/** A part must be over half, or both sides could carry. Throws Invalid (`rule-unclear`). */
const majorityOf = (said: string): Majority => {
  if (said === 'simple' || said === 'absolute' || said === 'two-thirds' || said === 'unanimous')
    return said;
  const [over, under] = partsOf(said.replaceAll(' ', '')) ?? [0, 1];
  if (over * 2 <= under) throw unclear(said);
  return `${over}/${under}`;
};

type Said = z.infer<z.ZodObject<typeof ruleInputs>>;

/** The rules that were chosen. Throws Invalid (`rule-unclear`). */
export const chosenRules = (input: Said): Partial<Rules> => {
  const majority = input.majorityPart ?? input.majority;
  return present({
    quorum: input.quorum === undefined ? undefined : quorumOf(input.quorum),
    majority: majority === undefined ? undefined : majorityOf(majority),
    castingVote: input.castingVote,
    seconding: input.seconding,
  });
};
