import { text, type TextKey } from './text.ts';
import { inOrder } from './format.ts';

const CHOICES = ['for', 'against', 'abstain'] as const;

/** A member whose vote somebody else cast: by an alternate, or through a proxy. */
export const castText = (name: string, by: string, proxy = false): string =>
  text('minutes.castBy', { name, by, proxy: String(proxy) });

/** Who voted which way, by name. `onRequest`: only those who asked that it be recorded. */
export const votesText = (
  votes: { readonly [choice in (typeof CHOICES)[number]]?: readonly string[] } & {
    readonly onRequest: boolean;
  },
): string => {
  const parts = CHOICES.flatMap((choice) => {
    const names = votes[choice] ?? [];
    return names.length > 0
      ? [text(`minutes.${choice}`, { names: inOrder(names).join(', ') })]
      : [];
  });
  return text('minutes.votes', { votes: parts.join('; '), onRequest: String(votes.onRequest) });
};

/** Who moved and who seconded a motion, by name. */
export const moversText = ({
  mover = 'none',
  seconder = 'none',
}: {
  readonly mover?: string;
  readonly seconder?: string;
}): string => text('minutes.moved', { mover, seconder });

const MAJORITY: Readonly<Record<string, TextKey>> = {
  simple: 'motion.simple',
  absolute: 'motion.absolute',
  'two-thirds': 'motion.twoThirds',
  unanimous: 'motion.unanimous',
};

/** What carries a motion: `two thirds of the votes cast`, of a part such as `3/4` as well. */
export const majorityText = (majority: string): string => {
  const key = MAJORITY[majority];
  return key ? text(key) : text('motion.part', { part: majority });
};
