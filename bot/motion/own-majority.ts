import { USUAL } from '../../cards/motion-dialogs.ts';
import type { Majority } from '../../src/domain/motion/rules.ts';
import { maybeWords } from '../inputs.ts';
import { MAJORITY_WORDS, majoritySaid } from '../rule-words.ts';
import { majorityOf } from '../rules.ts';

/** As a form asks; null: the committee's. Throws Invalid (`rule-unclear`). */
export const majorityInput = maybeWords(20).transform((said) => {
  if (said === USUAL) return null;
  return said === undefined ? undefined : majorityOf(said);
});

/** What stands at the end of a motion and asks for a majority of its own. Percentages may be the motion's subject. */
const ENDS = [
  // “…, by two-thirds”
  String.raw`\s*,\s*(?:to\s+be\s+)?(?:carried\s+)?(?:by|with)\s+(?<fraction>two[\s-]+thirds|three[\s-]+(?:quarters|fourths)|unanimity)`,
  // “…, by a 75% majority”
  String.raw`\s*,\s*(?:to\s+be\s+)?(?:carried\s+)?(?:by|with|needs)\s+(?:an?\s+)?(?<said>${MAJORITY_WORDS})\s+(?:majority|vote)`,
  // “… (two-thirds majority)”
  String.raw`\s*\((?:by\s+|with\s+)?(?:an?\s+)?(?<aside>${MAJORITY_WORDS})\s+majority\)`,
].map((end) => new RegExp(`${end}[\\s.]*$`, 'iu'));

/** Takes the majority that a motion asks for off the end of its words. Throws Invalid (`rule-unclear`). */
export const withMajority = (
  words: string,
): { readonly text: string; readonly majority?: Majority } => {
  for (const end of ENDS) {
    const found = end.exec(words);
    const { fraction, said = fraction, aside = said ?? '' } = found?.groups ?? {};
    const majority = majoritySaid(aside);
    if (found && found.index > 0 && majority !== undefined)
      return { text: words.slice(0, found.index), majority: majorityOf(majority) };
  }
  return { text: words };
};
