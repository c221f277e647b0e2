import { text } from './text.ts';

/** What became of a risk, issue, assumption or dependency in a meeting, after its own sentence. */
export const heardText = ({
  text: sentence,
  is,
  score,
  outcome,
  became,
  word,
}: {
  readonly text: string;
  readonly is: string;
  readonly score?: number;
  readonly outcome?: string;
  readonly became?: string;
  readonly word?: string;
}): string => {
  const what = text('minutes.heard', {
    is,
    score: score ?? 'none',
    outcome: outcome?.replaceAll('-', '_') ?? 'none',
    became: became ?? 'none',
  });
  return text('minutes.heardOf', { text: sentence, what: word ? `${what}: ${word}` : what });
};

/** The sentence of what was raised, with its score where it got one with it. */
export const raisedText = ({
  text: sentence,
  score,
}: {
  readonly text: string;
  readonly score?: number;
}): string =>
  score === undefined ? sentence : text('minutes.raisedWith', { text: sentence, score });
