import { readAhead } from '../../src/domain/when/clock-time.ts';
import { Invalid } from '../../src/errors.ts';
import { readerOf } from '../dates.ts';
import type { Body, Turn } from '../turn.ts';

/**
 * The UTC instant at which a vote closes: `15:20` in the committee's zone, `in 10 minutes`, `midnight`. Throws
 * Invalid (`closes-unclear`, `closes-past`).
 */
export const closingTime = async (turn: Turn, body: Body, words: string): Promise<string> => {
  const read = readAhead(words, await readerOf(turn, body));
  if ('instant' in read) return read.instant;
  throw new Invalid(read.why === 'past' ? 'closes-past' : 'closes-unclear', {
    text: words.slice(0, 60),
  });
};
