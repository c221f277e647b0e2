import { readInstant } from '../../src/domain/when/instant.ts';
import { Invalid } from '../../src/errors.ts';
import { readerOf } from '../action/add.ts';
import type { Body, Turn } from '../turn.ts';

const MINUTES = /^(?:in\s+|for\s+)?(?<minutes>\d{1,3})\s*(?:m|min|mins|minutes?)$/iu;

/**
 * The UTC instant at which a vote closes: `15:20` in the committee's zone, `in 10 minutes`. Throws Invalid
 * (`closes-unclear`).
 */
export const closingTime = async (turn: Turn, body: Body, words: string): Promise<string> => {
  const minutes = MINUTES.exec(words.trim())?.groups?.['minutes'];
  if (minutes !== undefined)
    return new Date(Date.parse(turn.now) + Number(minutes) * 60_000).toISOString();
  const read = readInstant(words, await readerOf(turn, body));
  if (!('instant' in read))
    throw new Invalid(read.why === 'past' ? 'closes-past' : 'closes-unclear', {
      text: words.slice(0, 60),
    });
  return read.instant;
};
